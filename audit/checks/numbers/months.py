"""Days that were put into another month, whose own is told elsewhere: `le 5 juillet … à la mi-juin`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import comparison, source_facts, target_facts
from audit.checks.numbers.fact import Fact
from audit.language.dates import PartKind


def moved_by_months(evidence: Evidence) -> Iterator[tuple[Fact, Fact]]:
    """Months of the two sides that differ, of dates of one day that each side tells once; the wrong one is no month of
    the original's."""
    wrong = [fact for fact in comparison(evidence).extra if fact.part is PartKind.MONTH and fact.date]
    if not wrong:
        return
    source, target = source_facts(evidence), target_facts(evidence)
    told = {value for fact in source if fact.part is PartKind.MONTH for value in fact.values}
    for made in wrong:
        days = [fact for fact in target if fact.part is PartKind.DAY and fact.date == made.date]
        if len(days) != 1 or not told.isdisjoint(made.values):
            continue
        here, there = _of_day(source, days[0]), _of_day(target, days[0])
        given = [f for f in source if len(here) == 1 and f.part is PartKind.MONTH and f.date == here[0].date]
        if len(given) == 1 and len(there) == 1 and not given[0].loose:
            yield given[0], made


def _of_day(facts: Sequence[Fact], day: Fact) -> list[Fact]:
    """The days of dates that are the same day of a month."""
    return [fact for fact in facts if fact.part is PartKind.DAY and fact.date and fact.value == day.value]
