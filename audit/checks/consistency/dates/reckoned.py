"""Days reckoned from another that are not so far from it: `quatorze jours après la signature, soit le 6 mai`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from audit.checks.consistency.dates.datelines import dateline
from audit.checks.numbers.days import Day
from audit.checks.numbers.facts import Fact

_IN = re.compile(r"\b[Dd]ans\s\Z")
_SO = re.compile(r",\s(?:soit|c['’]est-à-dire|à savoir)\s(?:le\s)?")
_AFTER = re.compile(
    r"\saprès\s(?:la\s|le\s|l['’]|sa\s|son\s)(?P<event>[^\W\d_]{3,16}?)(?:ation|ature|tion|sion|ement|ment|ure|age|ance|ée)"
    r"(?:\s[^.;:,()\d]{1,60})?,\s(?:soit|c['’]est-à-dire)\s(?:le\s)?"
)
_LONGEST = {"day": 60, "week": 8}
_IN_DAYS = {"day": 1, "week": 7}
_SLACK = {"day": 1, "week": 3}
_COUNTED_WITH = 15  # `quinze jours` are two weeks, `huit jours` one
_HEAD = 5  # segments in which the event is told with its day
_SOME_YEAR = 2023
_NEAR = 10  # characters


def misreckoned(
    days: Sequence[Sequence[Day]], facts: Sequence[Sequence[Fact]], texts: Sequence[str]
) -> Iterator[tuple[int, Day, str]]:
    """The days told as so many days after the story, or after an event of its head whose day it tells."""
    for place, found in enumerate(days):
        for fact in facts[place] if found else ():
            unit = fact.unit.code if fact.unit is not None else ""
            if unit not in _LONGEST or not 1 < fact.value <= _LONGEST[unit] or fact.value.denominator > 1:
                continue
            day = next((one for one in found if one.span.start > fact.whole_span.end), None)
            if day is None or not day.exists or day.told == (29, 2):
                continue
            base = _base(fact, day, place, days, texts)
            if base is None or base is day or not base.exists or base.told == (29, 2):
                continue
            apart = _apart(base, day)
            told = int(fact.value) * _IN_DAYS[unit]
            slack = _SLACK[unit] + (fact.value == _COUNTED_WITH)
            if abs(apart - told) > slack:
                yield place, day, f"that is {apart} days from the {base.span.of(texts[_place(base, days)])}, not {told}"


def _base(fact: Fact, day: Day, place: int, days: Sequence[Sequence[Day]], texts: Sequence[str]) -> Day | None:
    """The day from which another is reckoned."""
    text, between = texts[place], (fact.whole_span.end, day.span.start)
    if _SO.fullmatch(text, *between) and _IN.search(text, max(0, fact.whole_span.start - _NEAR), fact.whole_span.start):
        told = dateline(days, texts)
        return told[1] if told else None
    after = _AFTER.fullmatch(text, *between)
    if after is None:
        return None
    event = re.compile(rf"\b{re.escape(after['event'])}[^\W\d_]{{1,8}}\s[^.;:]{{0,30}}\Z", re.IGNORECASE)
    told_on = [
        one
        for where, found in enumerate(days[:_HEAD])
        for one in found
        if where != place and event.search(texts[where], max(0, one.span.start - 4 * _NEAR), one.span.start)
    ]
    return told_on[0] if len(told_on) == 1 else None


def _place(day: Day, days: Sequence[Sequence[Day]]) -> int:
    return next(place for place, found in enumerate(days) if any(one is day for one in found))


def _apart(base: Day, day: Day) -> int:
    """How many days the second is behind the first; where neither tells a year, in the same or the next."""
    year = base.year or day.year or _SOME_YEAR
    first = date(year, base.month, base.day)
    second = date(day.year or year, day.month, day.day)
    if second < first and not day.year:
        second = date(year + 1, day.month, day.day)
    return (second - first) // timedelta(1)
