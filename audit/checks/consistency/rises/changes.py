"""The rule on changes whose direction and figures contradict each other (NB109)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from audit.checks.consistency.rises.directions import DIRECTIONS, Direction
from audit.checks.consistency.rises.growth import false_growth, turned_growth
from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import source_facts, target_facts
from audit.checks.numbers.facts import Fact
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.language.numerals import Kind
from audit.records import Finding, Severity, Span

_WINDOW = 110  # characters before the first figure in which the direction is told
_COUNTED = (Kind.CARDINAL, Kind.SERIES)
_EXPECTED = re.compile(r"prév|estim|révis|attend|forecast|expect|revis|outlook|توقع|تقدير")
"""What may be revised downward while the thing itself goes up."""

_PASSED = re.compile(r"\bpass[eé]\w* de\Z")
_CALLED = re.compile(r"[^.;:!?,]{0,50},\s(?:soit\s)?(?:une?|en)\s(?P<change>\w+(?:\s\w+)?)")
_TIMES = {"doubl": 2, "tripl": 3, "quadrupl": 4}
_ABOUT = Fraction(1, 4)  # by which a multiple may be rounded
_CLAUSE = re.compile(r"[.;:!?؟؛«»\"]\s")


@rule("NB109", "contradictory-change", "accuracy/mistranslation/number", Severity.MAJOR, needs_source=False)
def contradictory_change(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A fall ends higher than it began, or a rise lower.

    ## What it does
    Looks for two figures of one unit as the start and the end of a change in French, English or Arabic, and reports
    them where the change is called a fall and they rise, or the reverse, or where they did not double or triple as is
    said; in French and English also where a percentage stands beside them (`5,2 millions, soit une hausse de 12 % par
    rapport aux 5,9 millions de 2023`), and, as minor, where that is far from what they make. It needs no original;
    where the original says the same, that is noted.

    ## Why it is bad
    The figures have changed places, or the fall is a rise.

    ## Example
    `la baisse de l'inflation, passée de 7,2 % à 8,1 %`

    ## Use instead
    `la baisse de l'inflation, passée de 8,1 % à 7,2 %`
    """
    code = evidence.source_language.code if evidence.source_language is not None else ""
    given = source_facts(evidence)
    faithful = any(_contradictions(evidence.source, given, code)) or any(turned_growth(given, evidence.source, code))
    theirs = {told for _, told, _ in false_growth(given, evidence.source, code)}
    made, code = target_facts(evidence), evidence.target_language.code
    for span in (*_contradictions(evidence.target, made, code), *turned_growth(made, evidence.target, code)):
        message = f"“{span.of(evidence.target)}” runs against the change it is called"
        severity = Severity.INFO if faithful else None
        yield rule.finding(message, confidence=0.8, target=span, severity=severity)
    for span, told, real in false_growth(made, evidence.target, code):
        severity = Severity.INFO if told in theirs else Severity.MINOR
        message = f"the change is {float(real):.3g} %, not {float(told):g}"
        yield rule.finding(message, confidence=0.7, target=span, severity=severity)


def _contradictions(text: str, facts: Sequence[Fact], code: str) -> Iterator[Span]:
    """Two figures that run against what is said of them."""
    told = DIRECTIONS.get(code)
    if told is None:
        return
    for one, other in pairwise([fact for fact in facts if not fact.loose and not fact.dated]):
        between = fold(text[one.whole_span.end : other.span.start]).strip()
        if not _are_ends(one, other):
            continue
        window = _CLAUSE.split(text[max(one.span.start - _WINDOW, 0) : one.span.start])[-1]
        folded = fold(window)
        before = folded.rstrip()
        if _PASSED.search(before) and told.end.fullmatch(between) and _is_called_otherwise(text, one, other, told):
            yield Span(one.span.start, other.whole_span.end)
            continue
        falls, rises = told.falls.search(before), told.rises.search(before)
        change = falls or rises
        if change is None or (falls and rises) or _EXPECTED.search(before):
            continue
        moved = told.start.search(before) and told.moves.search(before, change.start())
        forward = moved and told.end.fullmatch(between)
        backward = told.after.fullmatch(between) and told.reached.search(before)
        first = _of_one_scale(one, other)
        start, end = (first, other.value) if forward else (other.value, first)
        against = (end > start) is bool(falls) or (rises and not _is_multiple(before, start, end))
        if (forward or backward) and start != end and against:
            known = len(folded) == len(window)
            begin = one.span.start - len(window) + change.start() if known else one.span.start
            yield Span(begin, other.whole_span.end)


def _of_one_scale(one: Fact, other: Fact) -> Fraction:
    """The first of two figures as the second is told: `de 4,2 à 3,6 milliards` are billions, both."""
    return min(one.values, key=lambda value: abs(value - other.value))


def _is_called_otherwise(text: str, start: Fact, end: Fact, told: Direction) -> bool:
    """Whether a change is called the other thing behind its figures: `passé de 4,2 à 3,6 milliards, une hausse de`."""
    behind = _CALLED.match(fold(text[end.whole_span.end : end.whole_span.end + _WINDOW]))
    falls, rises = (pattern.search(behind["change"]) if behind else None for pattern in (told.falls, told.rises))
    first = _of_one_scale(start, end)
    return bool(falls if end.value > first else rises) and first != end.value


def _is_multiple(before: str, start: Fraction, end: Fraction) -> bool:
    """Whether a thing that doubled or tripled has about that many times what it had."""
    told = next((times for stem, times in _TIMES.items() if stem in before), None)
    if told is None or not start or "plus que" in before or "presque" in before:
        return True
    return abs(end / start / told - 1) <= _ABOUT


def _are_ends(one: Fact, other: Fact) -> bool:
    """Whether two numbers count the same, and differ."""
    plain = all(f.part is None and f.kind in _COUNTED and not f.loose for f in (one, other))
    codes = {fact.unit.code for fact in (one, other) if fact.unit is not None}
    return plain and len(codes) < 2 and one.value != other.value
