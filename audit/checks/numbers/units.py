"""The rule on what numbers count: another unit, another currency, a percentage or none (NB104)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import comparison, source_facts, target_facts
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.reporting import fact_finding
from audit.checks.numbers.wording import as_share, with_unit
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.language.numerals import Kind, reads_words
from audit.language.units import alike, converts
from audit.records import Finding, Severity

_POINTS = re.compile(r"\s*(?:%\s*)?(?:نقطه|نقطتين|نقطتان|نقاط|نقط|points?|percentage points?)\b")
_KINDS = ("per cent", "points")
_NEAR = 24
_TENTH = "عشر"  # ten, and a tenth
_FOLLOWING = re.compile(r"\s*(\w+)")


@rule("NB104", "wrong-unit-or-currency", "accuracy/mistranslation/unit", Severity.MAJOR)
def wrong_unit(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """The number is right and what it counts is not: another unit, another currency, a percentage or none.

    ## What it does
    Compares the units beside numbers that agree. Where both the number and the unit differ and the one is the other
    converted, that is only noted (`info`).

    ## Why it is bad
    300 hectares are three square kilometres, not three hundred.

    ## Example
    «750 مليون درهم» → `750 millions de dollars`

    ## Use instead
    `750 millions de dirhams`
    """
    found = comparison(evidence)
    for source, target in found.matched:
        points = _in_points(source, evidence.source), _in_points(target, evidence.target)
        if source.percent and target.percent and points[0] is not points[1]:
            given, made = source.span.of(evidence.source), target.span.of(evidence.target)
            message = f"“{made}” is in {_KINDS[points[1]]}, “{given}” in {_KINDS[points[0]]}"
            yield rule.finding(message, confidence=0.85, source=source.whole_span, target=target.whole_span)
        elif source.value == target.value and _is_hundredfold(source, target):
            yield fact_finding(rule, evidence, source, target, suggest=with_unit)
        elif _is_share_of_one_side(source, target, evidence):
            yield fact_finding(rule, evidence, source, target, suggest=as_share)
        elif source.unit and target.unit and (_counts_other(source, target) or _lasts_other(source, target, evidence)):
            rounded = converts(source.value, source.unit, target.value, target.unit)  # 30 yards are 30 metres
            severity = Severity.INFO if rounded else Severity.MAJOR
            yield fact_finding(rule, evidence, source, target, severity, with_unit)
    for source, target in found.converted:
        if source.unit and source.unit.dimension != "duration":
            yield fact_finding(rule, evidence, source, target, Severity.INFO)


def _is_hundredfold(source: Fact, target: Fact) -> bool:
    """Whether one of two values is in per cent, and the other in hundredths of it."""
    in_points = [fact.unit is not None and fact.unit.code == "basis point" for fact in (source, target)]
    return (in_points[0] and target.percent) or (source.percent and in_points[1])


def _is_share_of_one_side(source: Fact, target: Fact, evidence: Evidence) -> bool:
    """Whether one value is a percentage on one side only; in languages whose word for it is read."""
    codes = evidence.source_language.code if evidence.source_language else "", evidence.target_language.code
    told = source.value == target.value and not source.loose and not target.loose
    if _in_points(source, evidence.source) and _in_points(target, evidence.target):
        return False  # «أربع نقاط مئوية» are `quatre points`
    if fold(source.span.of(evidence.source)) == _TENTH and target.percent:
        return False
    if _stands_alone(source, evidence) if target.percent else _stands_alone(target, evidence, of_target=True):
        return False
    return told and source.percent is not target.percent and all(reads_words(code) for code in codes)


def _stands_alone(fact: Fact, evidence: Evidence, *, of_target: bool = False) -> bool:
    """Whether a number counts nothing that is told, beside a percentage on its side: `8 % après avoir frôlé les 80`."""
    text = evidence.target if of_target else evidence.source
    language = evidence.target_language if of_target else evidence.source_language
    following = _FOLLOWING.match(text, fact.span.end)
    counts = following is not None and language is not None and fold(following[1]) not in language.function_words
    return not counts and any(other is not fact for other in evidence.once(_percentages)[of_target])


def _percentages(evidence: Evidence) -> tuple[list[Fact], list[Fact]]:
    """The percentages of the source, and of the target."""
    source, target = (
        [fact for fact in own if fact.percent] for own in (source_facts(evidence), target_facts(evidence))
    )
    return source, target


def _in_points(fact: Fact, text: str) -> bool:
    """Whether a percentage is one of points: four points more are not four per cent more."""
    return _POINTS.match(fold(text[fact.span.end : fact.span.end + _NEAR])) is not None


def _lasts_other(source: Fact, target: Fact, evidence: Evidence) -> bool:
    """Whether the one length of time that either side tells, in words, is of another unit: two months for two weeks."""
    plain = _is_duration(source) and _is_duration(target) and source.value == target.value > 1
    plain = plain and Kind.ORDINAL not in (source.kind, target.kind)  # «الربع الثاني من عام», the second quarter
    units = source.unit, target.unit
    told = plain and units[0] is not None and units[1] is not None and not alike(units[0], units[1])
    return told and evidence.once(_has_lone_durations)


def _has_lone_durations(evidence: Evidence) -> bool:
    """Whether either side tells one length of time."""
    sides = source_facts(evidence), target_facts(evidence)
    return all(sum(_is_duration(fact) for fact in side) == 1 for side in sides)


def _is_duration(fact: Fact) -> bool:
    return fact.unit is not None and fact.unit.dimension == "duration"


def _counts_other(source: Fact, target: Fact) -> bool:
    assert source.unit and target.unit
    if source.loose or target.loose or Kind.ORDINAL in (source.kind, target.kind):
        return False
    rough = Kind.APPROXIMATE in (source.kind, target.kind)  # thousands of miles are thousands of kilometres
    return not alike(source.unit, target.unit) and not (rough and source.unit.dimension == target.unit.dimension)
