"""Days of a story, told without a year, whose weekdays cannot all be right: `mercredi 19` and `jeudi 23 novembre`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from audit.checks.consistency.dates.datelines import dateline
from audit.checks.numbers.days import Day
from audit.checks.numbers.facts import Fact
from audit.language.dates import PartKind

_WEEK = 7
_ALONE = 15  # characters behind a dateline that is a segment of its own
_NEAR = 120  # days from each other, beyond which another year may be meant
_YEARS = (2023, 2024, 2025)  # the second has a 29th of February
_STORY = 60  # segments of one story; a longer document may hold several
_MOST = 20  # days with a weekday: a calendar tells more
_LEAST = 2  # segments: of a lone one, its own days are read elsewhere


@dataclass(frozen=True, slots=True)
class _Named:
    """A day of a story, with the weekdays that it may be."""

    place: int
    day: Day
    weekdays: frozenset[int]
    sure: bool = False


def unlike(
    days: Sequence[Sequence[Day]], facts: Sequence[Sequence[Fact]], texts: Sequence[str]
) -> list[tuple[int, Day]]:
    """The days, told segment by segment, whose weekdays cannot be those of the same year as the others'.

    Of two, that is the one that disagrees with most of the others, or the later one; the dateline is taken as right.
    """
    if not _LEAST <= len(texts) <= _STORY:
        return []
    named = [
        _Named(place, day, frozenset({day.weekday}))
        for place, found in enumerate(days)
        if not any(_tells_year(facts[n]) for n in (place - 1, place) if n >= 0)
        for day in found
        if day.weekday is not None and day.year is None and day.exists
    ]
    named += list(_dateline(days, facts, texts))
    if len(named) > _MOST:
        return []
    wrong: list[_Named] = []
    while True:
        clashes = [(sum(not _agree(one, other) for other in named), one.place, n) for n, one in enumerate(named)]
        most = max((clash for clash in clashes if clash[0] and not named[clash[2]].sure), default=None)
        if most is None:
            break
        wrong.append(named.pop(most[2]))
    return [(one.place, one.day) for one in wrong] if len(wrong) <= len(named) else []


def _dateline(days: Sequence[Sequence[Day]], facts: Sequence[Sequence[Fact]], texts: Sequence[str]) -> Iterator[_Named]:
    """The day of the dateline, which is that of the news (`mercredi`), or the next."""
    found = dateline(days, texts)
    if found is None or found[1].year or found[1].weekday:
        return
    place, day = found
    alone = len(texts[place]) - day.span.end < _ALONE
    lead = facts[place + 1] if alone and place + 1 < len(facts) else facts[place]
    news = {int(fact.value) for fact in lead if fact.part is PartKind.WEEKDAY and len(fact.values) == 1}
    if news:
        yield _Named(place, day, frozenset(news | {one % _WEEK + 1 for one in news}), sure=True)


def _tells_year(facts: Sequence[Fact]) -> bool:
    return any(fact.part is PartKind.YEAR for fact in facts)


def agree(one: Day, other: Day) -> bool:
    """Whether two days that are told with their weekdays can both be right."""
    return _fit(one, other, (other.weekday or 0) - (one.weekday or 0))


def _agree(one: _Named, other: _Named) -> bool:
    """Whether two days of a story can be what they are called; far apart they may be of any year."""
    if all(abs(days) > _NEAR for days in _apart(one.day, other.day)):
        return True
    pairs = product(one.weekdays, other.weekdays)
    return any(_fit(one.day, other.day, second - first) for first, second in pairs)


def _fit(one: Day, other: Day, weekdays: int) -> bool:
    """Whether the second day can be so many weekdays behind the first: in the years in which they are near, if any."""
    apart = list(_apart(one, other))
    near = [days for days in apart if abs(days) <= _NEAR]
    return any((weekdays - days) % _WEEK == 0 for days in near or apart)


def _apart(one: Day, other: Day) -> Iterator[int]:
    """How many days the second may be behind the first, in the same year or one beside it."""
    for year, shift in product(_YEARS, (-1, 0, 1)):
        if (one.told == (29, 2) and year % 4) or (other.told == (29, 2) and (year + shift) % 4):
            continue
        yield (date(year + shift, other.month, other.day) - date(year, one.month, one.day)).days
