"""Turns what a judge reports of a segment into findings of this program's rules, where the texts bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.metrics.findings import rule_of
from audit.metrics.judge.answer import Answer, Reported
from audit.metrics.judge.quotations import find
from audit.records import Finding, Severity, Span

RULES = {
    "omission": "OM101",
    "addition": "AD101",
    "mistranslation": "MT101",
    "negation": "MT102",
    "name": "NM102",
    "number": "NB101",
    "date": "NB103",
    "unit": "NB104",
    "untranslated": "UT101",
    "encoding": "TX101",
    "language": "LI101",
    "style": "LI101",
}
"""The rule that means what a judge's category means."""

CONFIDENCE = 0.6
"""Of a judge alone: a prior, not calibrated, since each model has its own. A second source raises it."""

WORST_SCORE = -25.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a judge found in one segment.

    ``score`` is that of GEMBA-MQM: MQM penalty points (1, 5, 25) of all findings, negated, no less than -25; 0 is best.
    ``refused`` counts entries that were not of the form asked for, ``unfounded`` those whose quotation is not in the
    text.
    """

    findings: tuple[Finding, ...]
    score: float
    refused: int
    unfounded: int


def annotate(answer: Answer, source: str, target: str) -> Annotation:
    """The annotation of a segment by a judge that answers ``answer``."""
    found: dict[tuple[str, Span | None, Span | None], Finding] = {}
    unfounded = 0
    for error in answer.errors:
        places = _places(error, source, target, list(found.values()))
        if places is None:
            unfounded += 1
            continue
        finding = _finding(error, *places)
        found.setdefault((finding.rule, finding.source_span, finding.target_span), finding)
    findings = tuple(found.values())
    score = max(WORST_SCORE, -sum(finding.severity.penalty for finding in findings)) + 0.0
    return Annotation(findings, score, answer.refused, unfounded)


def _places(
    error: Reported, source: str, target: str, before: Sequence[Finding]
) -> tuple[Span | None, Span | None] | None:
    """Where the quotations of an error stand; ``None`` where the one that it rests on stands nowhere.

    An omission rests on what it quotes of the source, everything else on what it quotes of the translation.
    """
    in_source = find(error.source, source, list(_spans(before, "source_span")))
    in_target = find(error.translation, target, list(_spans(before, "target_span")))
    decisive = in_source if error.category == "omission" else in_target
    return (in_source, in_target) if decisive else None


def _spans(findings: Sequence[Finding], side: str) -> Iterator[Span]:
    return (span for finding in findings if (span := getattr(finding, side)))


def _finding(error: Reported, source: Span | None, target: Span | None) -> Finding:
    return rule_of(RULES[error.category]).finding(
        error.explanation or error.category,
        confidence=CONFIDENCE,
        source=source,
        target=target,
        severity=Severity[error.severity.upper()],
        suggestion=error.suggestion if error.suggestion and target else None,
    )
