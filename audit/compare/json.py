"""A comparison as one JSON object: the figures, then every segment with its findings, changes and scores."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import IO, Any

from audit.compare.records import Change, Comparison, Interval, SegmentComparison, Status
from audit.records import SegmentAudit, Totals
from audit.reports.inert import HOSTILE
from audit.reports.jsonl import record


def write(comparison: Comparison, stream: IO[str]) -> None:
    """Spans are half-open, in code points, into the texts of their side; findings are as in the record contract."""
    counts = comparison.counts()
    between = {one.name: {"score": round(one.score, 2), "signature": one.signature} for one in comparison.likeness}
    made = {
        "faults": {status.value: counts[status] for status in Status},
        "old": _totals(comparison.old),
        "new": _totals(comparison.new),
        "quality": _interval(comparison.quality),
        "between": between,
        "segments": [_segment(pair) for pair in comparison.segments],
    }
    text = json.dumps(made, ensure_ascii=False, allow_nan=False, indent=1)
    stream.write(HOSTILE.sub(_escape, text) + "\n")


def _escape(found: Any) -> str:
    return f"\\u{ord(found[0]):04x}"


def _segment(pair: SegmentComparison) -> dict[str, Any]:
    shown = pair.shown.segment
    findings = record(replace(pair.shown, findings=tuple(finding for _, finding in pair.findings)))["findings"]
    statuses = [status.value for status, _ in pair.findings]
    return {
        "id": shown.id,
        "document": shown.document,
        "segment": shown.index,
        "source": shown.source,
        "old": _side(pair.old, pair.difference.old),
        "new": _side(pair.new, pair.difference.new),
        "chrF": _rounded(pair.chrf),
        "TER": _rounded(pair.ter),
        "findings": [{"status": status, **made} for status, made in zip(statuses, findings, strict=True)],
    }


def _side(audited: SegmentAudit | None, changes: Sequence[Change]) -> dict[str, Any] | None:
    if audited is None:
        return None
    return {
        "target": audited.segment.target,
        "scores": record(audited)["scores"],
        "changes": [{"edit": one.edit.value, "span": [one.span.start, one.span.end]} for one in changes],
    }


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "segments": totals.segments,
        "words": totals.words,
        "findings": {severity.label: number for severity, number in sorted(totals.severities.items()) if number},
        "penalty": round(totals.penalty(), 2),
        "quality": _rounded(totals.quality),
    }


def _interval(found: Interval | None) -> dict[str, Any] | None:
    if found is None:
        return None
    figures = {name: _rounded(getattr(found, name)) for name in ("old", "new", "difference", "low", "high")}
    return {**figures, "p": round(found.p, 3), "segments": found.segments, "signature": found.signature}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2) + 0.0
