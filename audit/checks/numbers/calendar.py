"""The rule on days and times that there are not: the 31st of June, two weekdays that cannot both be right (NB108)."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from itertools import combinations

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import source_facts, target_facts
from audit.checks.numbers.facts import Fact
from audit.checks.numbers.hours import impossible_times
from audit.checks.rules import Rule, rule
from audit.language.dates import PartKind
from audit.records import Finding, Severity, Span

_BESIDE = re.compile(r",?\s(?:the |le )?\Z")
_LONGEST_GAP = 6
_YEARS = (2023, 2024)  # one without the 29th of February and one with it, where a date names no year
_WEEK, _MONTHS = 7, 12
_FIRST_YEAR = 1900  # before it weekdays are rarely told, and calendars differed


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
        leap = self.told == (29, 2)
        return {year: date(year, self.month, self.day).isoweekday() for year in years if not leap or year % 4 == 0}


@rule("NB108", "impossible-date", "accuracy/mistranslation/date-time", Severity.MAJOR, needs_source=False)
def impossible_date(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A day that no calendar has, a weekday that it cannot be, or a time that no clock shows.

    ## What it does
    Reads whole Gregorian dates. It reports a day that its month does not have, a weekday that the date did not fall on,
    where the year is given, two dates of one year that cannot both fall on the weekdays they are given, and a time of
    day past 24 hours or 59 minutes. It needs no original; where the original says the same, that is noted.

    ## Why it is bad
    One of the figures is wrong, and whoever plans by the date comes on the wrong day.

    ## Example
    `Les inscriptions seront closes le 31 juin.`

    ## Use instead
    `Les inscriptions seront closes le 30 juin.`
    """
    given = {day.told for day in days(source_facts(evidence), evidence.source)}
    for day, why in _wrong(list(days(target_facts(evidence), evidence.target))):
        faithful = day.told in given
        yield rule.finding(
            f"“{day.span.of(evidence.target)}”: {why}" + (", as in the original" if faithful else ""),
            confidence=0.8,
            target=day.span,
            severity=Severity.INFO if faithful else None,
        )
    for span in impossible_times(evidence.target, evidence.target_language.code):
        faithful = span.of(evidence.target) in evidence.source
        yield rule.finding(
            f"“{span.of(evidence.target)}”: no clock shows it" + (", as in the original" if faithful else ""),
            confidence=0.8,
            target=span,
            severity=Severity.INFO if faithful else None,
        )


def _wrong(found: Sequence[Day]) -> Iterator[tuple[Day, str]]:
    """Days that are wrong, each with why."""
    real = [day for day in found if day.exists]
    yield from ((day, "the month has no such day") for day in found if not day.exists)
    named = [day for day in real if day.weekday is not None]
    for day in named:
        if day.year and day.weekday not in day.weekdays().values():
            yield day, "it is another day of the week"
    undated = [day for day in named if day.year is None]
    for one, other in combinations(undated, 2):
        if not _agree(one, other):
            yield other, "it cannot be that day of the week beside the other date"
            return


def _agree(one: Day, other: Day) -> bool:
    """Whether two days can fall on their weekdays in one year."""
    first, second = one.weekdays(), other.weekdays()
    apart = (other.weekday or 0) - (one.weekday or 0)
    return any((second[year] - first[year] - apart) % _WEEK == 0 for year in first.keys() & second.keys())


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
            int(year.value) if year and _FIRST_YEAR <= year.value <= MAXYEAR else None,
            int(weekday.value) if weekday else None,
        )
