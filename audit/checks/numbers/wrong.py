"""Rules on a number or unit that stands in the place of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.checks.evidence import Evidence
from audit.checks.meaning.freedom import is_free
from audit.checks.numbers.comparing import comparison, source_facts, target_facts, told_by_steps
from audit.checks.numbers.exchanged import exchanged, reversed_ranges
from audit.checks.numbers.facts import Fact
from audit.checks.numbers.reporting import fact_finding
from audit.checks.numbers.scores import differing, scores
from audit.checks.numbers.wording import as_share, with_unit
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.language.numerals import Kind, reads_words
from audit.language.numerals.magnitudes import magnitude
from audit.language.units import alike, converts
from audit.records import Finding, Severity

_POINTS = re.compile(r"\s*(?:%\s*)?(?:نقطه|نقطتين|نقطتان|نقاط|نقط|points?|percentage points?)\b")
_KINDS = ("per cent", "points")
_NEAR = 24
_NAMED = 3  # how many may be named before `autres`
_OTHERS = re.compile(r"\b(?:autres?|others?|اخر|اخري|اخرين|اخرون)\b")
_TENTH = "عشر"  # ten, and a tenth
_FOLLOWING = re.compile(r"\s*(\w+)")
_MAGNITUDES = (1000, 10**6, 10**9)  # that a figure may go without where another of its side has them


@rule("NB101", "wrong-number", "accuracy/mistranslation/number", Severity.MAJOR)
def wrong_number(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Another number stands in the place of the original's.

    ## What it does
    Reads the numbers of both sides, in figures and words, and matches them; what is left over on both sides, at places
    that translate each other, is wrong. A number written out, repeated, rounded by its word (`une dizaine`) or told in
    another form is no error.

    ## Why it is bad
    A figure is what a reader takes from the story, and other desks copy it.

    ## Example
    «أصيب 37 شخصا» → `73 personnes ont été blessées`

    ## Use instead
    `37 personnes ont été blessées`
    """
    reported = []
    for source, target in comparison(evidence).differing:
        dated = source.dated and target.dated
        told = _is_counted_in(source, target, evidence) or _is_told_by_step(source, target, evidence)
        if not dated and not is_shifted(source, target) and not told:
            reported.append(target.span)
            yield fact_finding(rule, evidence, source, target)
    for one, other in exchanged(comparison(evidence), evidence):
        if not any(one[1].span.overlaps(span) for span in reported):
            reported.append(one[1].span)
            seen = [fact.span.of(evidence.target) for fact in (one[1], other[1])]
            message = f"“{seen[0]}” and “{seen[1]}” have changed places"
            severity = Severity.INFO if is_free(evidence) else None
            yield rule.finding(message, confidence=0.75, source=one[0].span, target=one[1].span, severity=severity)
    for here, there in reversed_ranges(evidence):
        if not any(there.overlaps(span) for span in reported):
            reported.append(there)
            message = f"“{there.of(evidence.target)}” runs the other way than “{here.of(evidence.source)}”"
            yield rule.finding(message, confidence=0.8, source=here, target=there)
    sides = scores(source_facts(evidence), evidence.source), scores(target_facts(evidence), evidence.target)
    for given, made in differing(list(sides[0]), list(sides[1])):
        if not any(made.span.overlaps(span) for span in reported):
            message = f"“{made.span.of(evidence.target)}” where the original has “{given.span.of(evidence.source)}”"
            yield rule.finding(message, confidence=0.8, source=given.span, target=made.span)


def _is_counted_in(source: Fact, target: Fact, evidence: Evidence) -> bool:
    """Whether one side counts some more, who are named or told apart: `lui et huit autres` for nine, `le septième`."""
    if not 1 <= abs(source.value - target.value) <= _NAMED or (source.digits and target.digits):
        return False
    if (source.kind is Kind.ORDINAL) is not (target.kind is Kind.ORDINAL):
        return abs(source.value - target.value) == 1
    sides = (source, evidence.source), (target, evidence.target)
    near = (text[fact.span.end : fact.span.end + _NEAR] for fact, text in sides)
    return any(_OTHERS.search(fold(text)) for text in near)


def _is_told_by_step(source: Fact, target: Fact, evidence: Evidence) -> bool:
    """Whether one of two ordinals is that of a quarter of the year that the other side tells from the one beside it."""
    if Kind.ORDINAL not in (source.kind, target.kind):
        return False
    stepped = told_by_steps(evidence)
    return any(
        fact.span.overlaps(span) for fact, spans in zip((source, target), stepped, strict=True) for span in spans
    )


@rule("NB102", "wrong-magnitude", "accuracy/mistranslation/number", Severity.CRITICAL)
def wrong_magnitude(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """The digits are right and the magnitude is not: ten, a thousand, a million times too much or too little.

    ## What it does
    Reports numbers of which one is the other multiplied by a power of ten, and orders of magnitude (`des milliers`)
    that stand in the place of others.

    ## Why it is bad
    It is the costliest slip in economic copy, and reads well.

    ## Example
    «تسعة ملايين دولار» → `neuf milliards de dollars`

    ## Use instead
    `neuf millions de dollars`
    """
    told = evidence.once(_magnitudes)
    for source, target in comparison(evidence).differing:
        elliptic = _is_elliptic(source, target, told[0]) or _is_elliptic(target, source, told[1])
        if not (source.dated and target.dated) and is_shifted(source, target) and not elliptic:
            yield fact_finding(rule, evidence, source, target)
    for source, target in comparison(evidence).matched:
        if _is_of_another_magnitude(source, target, evidence):
            yield fact_finding(rule, evidence, source, target)


def _magnitudes(evidence: Evidence) -> tuple[frozenset[int], frozenset[int]]:
    """The magnitudes that numbers of the source, and of the target, are multiples of."""
    source, target = (
        frozenset(
            magnitude
            for magnitude in _MAGNITUDES
            if any(one.value >= magnitude and one.value % magnitude == 0 for one in own if not one.dated)
        )
        for own in (source_facts(evidence), target_facts(evidence))
    )
    return source, target


def _is_elliptic(fact: Fact, other: Fact, told: frozenset[int]) -> bool:
    """Whether a plain figure goes without the magnitude that another of its side has: `62 sur 250 millions`."""
    ratio = other.value / fact.value if fact.value else Fraction(0)
    return fact.unit is None and fact.digits and fact.value < min(_MAGNITUDES) and ratio in told


def _is_of_another_magnitude(source: Fact, target: Fact, evidence: Evidence) -> bool:
    """Whether one digits differ by the word behind them, in languages whose number words are not read otherwise."""
    codes = evidence.source_language.code if evidence.source_language else "", evidence.target_language.code
    if all(map(reads_words, codes)) or source.dated or target.dated or not (source.digits or target.digits):
        return False
    sides = (source, evidence.source, codes[0]), (target, evidence.target, codes[1])
    told = [
        (fact.value, 1 if reads_words(code) else magnitude(text, fact.span.end, code)) for fact, text, code in sides
    ]
    if all(factor == 1 for _, factor in told):
        return False
    return is_shifted(
        *(replace(fact, values=(value * factor,)) for (fact, *_), (value, factor) in zip(sides, told, strict=True))
    )


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


def is_shifted(source: Fact, target: Fact) -> bool:
    """Whether one number is the other times a power of ten, or one order of magnitude stands for another."""
    if Kind.APPROXIMATE in (source.kind, target.kind):
        return True
    return any(_is_power_of_ten(s, t) for s in source.values for t in target.values)


def _is_power_of_ten(one: Fraction, other: Fraction) -> bool:
    low, high = sorted((abs(one), abs(other)))
    if not low or low == high or not is_grouped(high):
        return False
    ratio = high / low
    return ratio.denominator == 1 and str(ratio.numerator).strip("0") == "1"


def is_grouped(value: Fraction) -> bool:
    """Ten for one is a wrong number; a magnitude begins where figures are grouped or named."""
    return value >= 100


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
