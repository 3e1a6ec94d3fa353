"""The days that a text tells, with day and month, and the weekday and the year where they are given."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from audit.checks.numbers.fact import Fact
from audit.language.dates import PartKind
from audit.records import Span

_BESIDE = re.compile(r",?\s(?:the |le )?\Z")
_LONGEST_GAP = 6
_YEARS = (2023, 2024)  # one without the 29th of February and one with it, where a date names no year
_MONTHS = 12
_FIRST_YEAR = 1900  # before it weekdays are rarely told, and calendars differed
_LAST_YEAR = 2199  # as `is_year` has it: behind the year 9999 there is none that dates can be reckoned in


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a text tells it: day and month, and the weekday and the year where they are given."""

    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None

    @property
    def told(self) -> tuple[int, int]:
        return self.day, self.month

    @property
    def exists(self) -> bool:
        return self.day <= calendar.monthrange(self.year or max(_YEARS), self.month)[1]

    def weekdays(self) -> dict[int, int]:
        """The weekday, 1 to 7, that the day is in each year that may be meant."""
        years = (self.year,) if self.year else _YEARS
        meant = [year for year in years if self.told != (29, 2) or calendar.isleap(year)]
        return {year: date(year, self.month, self.day).isoweekday() for year in meant}


def days(facts: Sequence[Fact], text: str) -> Iterator[Day]:
    """The days that ``text`` tells with day and month, in text order; not where a figure may be either."""
    dates: defaultdict[int, dict[PartKind, Fact]] = defaultdict(dict)
    weekdays = {fact.span.end: fact for fact in facts if fact.part is PartKind.WEEKDAY}
    for fact in facts:
        if fact.date and fact.part is not None:
            dates[fact.date].setdefault(fact.part, fact)
    for parts in dates.values():
        if not {PartKind.DAY, PartKind.MONTH} <= parts.keys():
            continue
        day, month, year = parts[PartKind.DAY], parts[PartKind.MONTH], parts.get(PartKind.YEAR)
        if len(day.values) > 1 or len(month.values) > 1 or not 1 <= month.value <= _MONTHS:
            continue
        start = min(part.span.start for part in parts.values())
        beside = _BESIDE.search(text, max(start - _LONGEST_GAP, 0), start)
        weekday = weekdays.get(beside.start()) if beside else None
        yield Day(
            Span(weekday.span.start if weekday else start, max(part.span.end for part in parts.values())),
            int(day.value),
            int(month.value),
            int(year.value) if year and _FIRST_YEAR <= year.value <= _LAST_YEAR else None,
            int(weekday.value) if weekday else None,
        )
