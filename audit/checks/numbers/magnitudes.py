"""The rule on numbers whose digits are right and whose magnitude is not (NB102)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import comparison, source_facts, target_facts
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.reporting import fact_finding
from audit.checks.rules import Rule, rule
from audit.language.numerals import Kind, reads_words
from audit.language.numerals.magnitudes import magnitude
from audit.records import Finding, Severity

_MAGNITUDES = (1000, 10**6, 10**9)  # that a figure may go without where another of its side has them
_LEAST = 100  # ten for one is a wrong number; a magnitude begins where figures are grouped or named


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


def is_shifted(source: Fact, target: Fact) -> bool:
    """Whether one number is the other times a power of ten, or one order of magnitude stands for another."""
    if Kind.APPROXIMATE in (source.kind, target.kind):
        return True
    return any(_is_power_of_ten(s, t) for s in source.values for t in target.values)


def _is_power_of_ten(one: Fraction, other: Fraction) -> bool:
    low, high = sorted((abs(one), abs(other)))
    if not low or low == high or high < _LEAST:
        return False
    ratio = high / low
    return ratio.denominator == 1 and str(ratio.numerator).strip("0") == "1"


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
