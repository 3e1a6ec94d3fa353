"""The rule on dates that stand in the place of others (NB103)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import comparison
from audit.checks.numbers.exchanged import exchanged_days
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.months import moved_by_months
from audit.checks.numbers.quarters import another_quarter
from audit.checks.numbers.relative import day_steps, steps, tells_day, tells_year
from audit.checks.numbers.reporting import fact_finding
from audit.checks.numbers.stages import another_stage
from audit.checks.rules import Rule, rule
from audit.language.dates import PartKind
from audit.records import Finding, Severity

_YEAR, _WEEK = 12, 7  # months, days
_NEAR = 30  # characters before a month in which it is said to be its end, or what comes before it
_END = re.compile(r"(?:نهاية|أواخر|آخر|متم|ختام|\bfin|\bend(?: of)?)\s(?:شهر\s|du mois d['e]\s?)?\Z")
_BY = re.compile(r"(?:قبل|\bavant|\bbefore|\bd['’]ici)\s(?:شهر\s|le mois d['e]\s?|le début d['e]\s?)?\Z")


@rule("NB103", "wrong-date", "accuracy/mistranslation/date-time", Severity.MAJOR, furniture=True)
def wrong_date(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Another day, month, year or hour stands in the place of the original's.

    ## What it does
    Compares the parts of dates and hours: months under their Levantine, Egyptian and Maghrebi names, Hijri dates by
    conversion, weekdays, `hier` and `demain`, `dernier` and `prochain`, quarters, and the beginning, the middle and the
    end of a period. The same moment in another form is no error.

    ## Why it is bad
    The event is moved to another day; a past one may become a future one.

    ## Example
    «17 تشرين الثاني» → `le 17 octobre`

    ## Use instead
    `le 17 novembre`
    """
    reported = False
    for source, target in comparison(evidence).differing:
        if source.dated and target.dated and not _is_told_otherwise(source, target, evidence):
            reported = True
            yield fact_finding(rule, evidence, source, target)
    for given, made in exchanged_days(evidence):
        message = f"“{made.span.of(evidence.target)}” where the original has “{given.span.of(evidence.source)}”"
        yield rule.finding(message, confidence=0.8, source=given.span, target=made.span)
    for source, target in moved_by_months(evidence):
        reported = True
        yield fact_finding(rule, evidence, source, target)
    source_language = evidence.source_language.code if evidence.source_language else ""
    texts = evidence.source, source_language, evidence.target, evidence.target_language.code
    other = another_quarter(*texts) or another_stage(*texts)
    if other is not None and not reported:
        message = f"“{other[1].of(evidence.target)}” where the original has “{other[0].of(evidence.source)}”"
        yield rule.finding(message, confidence=0.85, source=other[0], target=other[1])


def _is_told_otherwise(source: Fact, target: Fact, evidence: Evidence) -> bool:
    """Whether a side tells a month, a weekday or a year by another: the two may be right both."""
    sides = (evidence.source, evidence.source_language), (evidence.target, evidence.target_language)
    if source.part is target.part is PartKind.YEAR:
        return abs(source.value - target.value) == 1 and any(tells_year(*side) for side in sides)
    if source.part is target.part is PartKind.MONTH and _is_end_of(source, evidence.source, target, evidence.target):
        return True
    if source.part is PartKind.MONTH:
        here, there = (steps(*side) for side in sides)
        crossed = _is_crossed(target.value - source.value, here, there, _YEAR)
        return bool(here) is not bool(there) or crossed  # «تموز … الشهر السابق», `juin … le mois suivant`
    if source.part is not PartKind.WEEKDAY:
        return False
    here, there = (day_steps(*side) for side in sides)
    crossed = _is_crossed(
        target.value - source.value, here, there, _WEEK
    )  # `Sunday … the next day`, `lundi … la veille`
    return sum(tells_day(*side) for side in sides) == 1 or crossed


def _is_crossed(apart: Fraction, here: set[int], there: set[int], cycle: int) -> bool:
    """Whether each side tells by a step what the other names: two months or weekdays that are ``apart``."""
    return apart % cycle in {step % cycle for step in here} and apart % cycle in {-step % cycle for step in there}


def _is_end_of(one: Fact, text: str, other: Fact, told: str) -> bool:
    """Whether the end of one month is told as before the next: «قبل نهاية يناير», `avant février`."""
    ends = ((one, text, other, told), (other, told, one, text))
    return any(
        later.value == earlier.value % _YEAR + 1
        and _END.search(words, max(0, earlier.span.start - _NEAR), earlier.span.start)
        and _BY.search(before, max(0, later.span.start - _NEAR), later.span.start)
        for earlier, words, later, before in ends
    )
