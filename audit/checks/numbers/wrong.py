"""The rule on a number that stands in the place of another (NB101)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from audit.checks.evidence import Evidence
from audit.checks.meaning.freedom import is_free
from audit.checks.numbers.comparing import comparison, source_facts, target_facts, told_by_steps
from audit.checks.numbers.duals import told_as_one
from audit.checks.numbers.exchanged import exchanged, reversed_ranges
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.magnitudes import is_shifted
from audit.checks.numbers.reporting import fact_finding
from audit.checks.numbers.scores import differing, scores
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.language.numerals import Kind
from audit.records import Finding, Severity, Span

_NEAR = 24
_NAMED = 3  # how many may be named before `autres`
_OTHERS = re.compile(r"\b(?:autres?|others?|اخر|اخري|اخرين|اخرون)\b")


@rule("NB101", "wrong-number", "accuracy/mistranslation/number", Severity.MAJOR)
def wrong_number(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Another number stands in the place of the original's.

    ## What it does
    Reads the numbers of both sides, in figures and words, and matches them; what is left over on both sides, at places
    that translate each other, is wrong. A number written out, repeated, rounded by its word (`une dizaine`) or told in
    another form is no error; a dual that is told as a single thing («جنديان», `un soldat`) is.

    ## Why it is bad
    A figure is what a reader takes from the story, and other desks copy it.

    ## Example
    «أصيب 37 شخصا» → `73 personnes ont été blessées`

    ## Use instead
    `37 personnes ont été blessées`
    """
    reported = []
    for source, target in comparison(evidence).differing:
        if not _is_no_slip(source, target, evidence):
            reported.append(target.span)
            yield fact_finding(rule, evidence, source, target)
    for find in (_exchanged, _reversed, _of_other_scores, _of_two):
        for slip in find(evidence):
            if not any(slip.target.overlaps(span) for span in reported):
                reported.append(slip.target)
                yield rule.finding(
                    slip.message,
                    confidence=slip.confidence,
                    source=slip.source,
                    target=slip.target,
                    severity=slip.severity,
                )


class _Slip(NamedTuple):
    """Numbers that are those of the original, in another order or another pair."""

    source: Span
    target: Span
    message: str
    confidence: float = 0.8
    severity: Severity | None = None


def _exchanged(evidence: Evidence) -> Iterator[_Slip]:
    for one, other in exchanged(comparison(evidence), evidence):
        seen = [fact.span.of(evidence.target) for fact in (one[1], other[1])]
        message = f"“{seen[0]}” and “{seen[1]}” have changed places"
        yield _Slip(one[0].span, one[1].span, message, 0.75, Severity.INFO if is_free(evidence) else None)


def _reversed(evidence: Evidence) -> Iterator[_Slip]:
    for here, there in reversed_ranges(evidence):
        message = f"“{there.of(evidence.target)}” runs the other way than “{here.of(evidence.source)}”"
        yield _Slip(here, there, message)


def _of_other_scores(evidence: Evidence) -> Iterator[_Slip]:
    given = list(scores(source_facts(evidence), evidence.source))
    made = list(scores(target_facts(evidence), evidence.target))
    for here, there in differing(given, made):
        message = f"“{there.span.of(evidence.target)}” where the original has “{here.span.of(evidence.source)}”"
        yield _Slip(here.span, there.span, message)


def _of_two(evidence: Evidence) -> Iterator[_Slip]:
    for here, there in told_as_one(evidence):
        message = f"“{there.of(evidence.target)}” where the original has two: “{here.of(evidence.source)}”"
        yield _Slip(here, there, message, 0.7)


def _is_no_slip(source: Fact, target: Fact, evidence: Evidence) -> bool:
    """Whether two that differ are another rule's, or are told in another way."""
    dated = source.dated and target.dated
    return (
        dated
        or is_shifted(source, target)
        or _is_counted_in(source, target, evidence)
        or _is_told_by_step(source, target, evidence)
    )


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
