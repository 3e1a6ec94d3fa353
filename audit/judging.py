"""Judges a segment: one finding for one fault, and a quality that counts what the estimator cannot see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.merging import GENERAL, merged
from audit.records import Finding, Scores, Segment, SegmentAudit, Severity, Span

_WORDING = ("LI101", "TX105")
"""Rules on how a thing is put or marked, whatever else is wrong with it."""

_LOSS = {Severity.INFO: 0.0, Severity.MINOR: 0.05, Severity.MAJOR: 0.35, Severity.CRITICAL: 0.6}
"""Share of the quality that a certain fault of each severity costs."""


def judge(segment: Segment, scores: Scores, findings: Sequence[Finding]) -> SegmentAudit:
    """The audit of one segment: its findings without repetition, in reading order, and its scores in their light.

    ``quality`` is what it would be without the findings of metrics: they have scores of their own.
    """
    own = _distinct([finding for finding in findings if not finding.evidence])
    kept = own if all(not finding.evidence for finding in findings) else _distinct(merged(findings))
    return SegmentAudit(segment, replace(scores, quality=_quality(scores.quality, own)), tuple(kept))


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    kept = [f for f in findings if not any(_covers(other, f) for other in findings)]
    return sorted(kept, key=lambda f: (f.target_span or f.source_span or Span(0, 0), f.rule))


def _covers(stronger: Finding, weaker: Finding) -> bool:
    """Whether ``stronger`` already says, more precisely, what ``weaker`` says."""
    if weaker.rule not in GENERAL or stronger.rule in GENERAL or stronger.severity == Severity.INFO:
        return False
    if stronger.rule in _WORDING:
        return False
    return _fills(stronger.source_span, weaker.source_span) or _fills(stronger.target_span, weaker.target_span)


def _fills(stronger: Span | None, weaker: Span | None) -> bool:
    """Whether one span holds at least half of the other."""
    if stronger is None or weaker is None or not stronger.overlaps(weaker):
        return False
    return 2 * (min(stronger.end, weaker.end) - max(stronger.start, weaker.start)) >= len(weaker)


def _quality(estimated: float | None, findings: Sequence[Finding]) -> float | None:
    if estimated is None:
        return None
    for finding in findings:
        estimated *= 1 - finding.confidence * _LOSS[finding.severity]
    return round(estimated, 1)
