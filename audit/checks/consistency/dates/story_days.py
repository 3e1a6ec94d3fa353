"""Days that cannot be right beside the date of the story: another weekday, or past where they are told as to come."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator, Sequence
from datetime import date

from audit.checks.consistency.dates.datelines import dateline
from audit.checks.numbers.days import Day

_SOME_YEAR = 2023  # for a dateline that names none, of which then only day and month are read
_HEAD = 5  # segments in which a story tells when it was written
_CERTAIN = 120  # days from the story within which no other year can be meant
_LATE = 45  # days before the story up to which a future tense cannot be that of a historian
_COMING = {
    "fr": re.compile(
        r"\b(?:(?:ser|aur|pourr|ir|fer)(?:a|ont)|[a-zà-ÿ]{2,20}(?:er|dr|vr)(?:a|ont)|[a-zà-ÿ]{2,20}iront"
        r"|doi(?:t|vent)|devrai(?:en)?t|(?:est|sont) (?:prévu|attendu|programmé|fixé)e?s?"
        r"|(?!\w*(?:tira|vira|pira|mira|chira)\b)[a-zà-ÿ]{2,20}ira)\s[^.;:!?«»]{0,60}\Z"  # `tira`, `expira` are past
    ),
    "en": re.compile(r"\b(?:will|(?:is|are) (?:due )?to)\s[^.;:!?]{0,60}\Z"),
}
_OF_BEFORE = re.compile(
    r"\b(?:pour|après|depuis|suite|contre|selon|commise?s?|survenue?s?|perpétrée?s?|for|after|since|over)\s"
    r"|\b(?:celui|celle|ceux|celles|qui|que|dont|où|that|which|those)\s|\b(?:du|de|des|of)\s\Z"
    r"|(?<!être )(?<!sera )(?<!seront )(?:sign|adopt|lanc|publi|entam|annonc|tu|arrêt|enlev|nomm|formul|déclench)ée?s?"
    r"\s(?:le\s)?\Z|(?<!être )(?<!sera )(?<!seront )(?:conclue?s?|ouverte?s?|disparue?s?|élue?s?|morte?s?)\s(?:le\s)?\Z"
)
"""What shows that a date behind a verb to come is that of something else: `sera jugé pour l'attentat du 12 mai`."""

_NEAR = 100  # characters before a date in which its verb stands

Told = tuple[int, Day, str]
"""The place of a segment, the day that it tells, and what is wrong with it."""


def untimely(days: Sequence[Sequence[Day]], texts: Sequence[str], code: str) -> Iterator[Told]:
    """The days of a story, told segment by segment, that cannot be what they are said to be, given when it was written.

    A story tells that by the first whole date at its head, or, but for the year, by its dateline. One that does not is
    not looked at.
    """
    written = _written(days[:_HEAD])
    told = dateline(days, texts) if written is None else None
    if told is not None and told[1].told != (29, 2):
        written = date(_SOME_YEAR, told[1].month, told[1].day)
    if written is None:
        return
    for place, found in enumerate(days):
        for day in found:
            if day.year is not None or not day.exists:
                continue
            meant = _nearest(day, written)
            if meant is None:
                continue
            if told is None and day.weekday is not None and not _is_right(day, meant, written):
                yield place, day, f"it is another day of the week in {meant.year}"
            elif 0 < (written - meant).days <= _LATE and _is_to_come(day, texts[place], code):
                yield (
                    place,
                    day,
                    f"it is told as to come, and the story is of {written:{'%d.%m.' if told else '%d.%m.%Y'}}",
                )


def _written(head: Sequence[Sequence[Day]]) -> date | None:
    """The first day of the head that is told with its year, and with the right weekday where it has one."""
    for found in head:
        for day in found:
            if day.year and day.exists and day.weekday in (None, *day.weekdays().values()):
                return date(day.year, day.month, day.day)
    return None


def _nearest(day: Day, written: date) -> date | None:
    """The day of that name that is nearest to when the story was written."""
    dates = _dates(day, written)
    return min(dates, key=lambda found: abs(found - written)) if dates else None


def _dates(day: Day, written: date) -> list[date]:
    years = range(written.year - 1, written.year + 2)
    return [date(year, day.month, day.day) for year in years if day.told != (29, 2) or isleap(year)]


def _is_right(day: Day, meant: date, written: date) -> bool:
    """Whether a weekday is right, in the nearest year or, where that is far, in one beside it."""
    if meant.isoweekday() == day.weekday:
        return True
    near = abs((meant - written).days) <= _CERTAIN
    return not near and any(found.isoweekday() == day.weekday for found in _dates(day, written))


def _is_to_come(day: Day, text: str, code: str) -> bool:
    before = text[max(0, day.span.start - _NEAR) : day.span.start]
    coming = _COMING[code].search(before) if code in _COMING else None
    return coming is not None and not _OF_BEFORE.search(coming.group())
