"""An audit as rows of a table: one for each finding, and one for each segment that has none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audit.records import DocumentAudit, SegmentAudit, Span
from audit.reports.paths import file_of
from audit.reports.places import Located, Locator

TEXT, INTEGER, NUMBER = "text", "integer", "number"

COLUMNS = {
    "file": TEXT, "document": TEXT, "id": TEXT, "segment": INTEGER, "role": TEXT,
    "source_line": INTEGER, "target_line": INTEGER, "source": TEXT, "target": TEXT,
    "quality": NUMBER, "omission": NUMBER, "addition": NUMBER, "similarity": NUMBER,
    "rule": TEXT, "name": TEXT, "category": TEXT, "severity": TEXT, "confidence": NUMBER,
    "message": TEXT, "suggestion": TEXT, "source_marked": TEXT, "target_marked": TEXT,
    "source_start": INTEGER, "source_end": INTEGER, "target_start": INTEGER, "target_end": INTEGER,
    "fingerprint": TEXT, "known": INTEGER, "accepted": TEXT,
}  # fmt: skip
"""Column to its kind. Spans are half-open, in code points, as in the record contract."""


class Flattener:
    """Makes the rows of one run; documents are to come in the order of the audit."""

    def __init__(self) -> None:
        self._locator = Locator()

    def rows(self, document: DocumentAudit) -> Iterator[dict[str, Any]]:
        """Rows with a value, or ``None``, for each column."""
        for audited, found in self._locator.locate(document):
            facts = _segment(document, audited)
            for located in found:
                yield {**dict.fromkeys(COLUMNS), **facts, **_finding(located)}
            if not found:
                yield {**dict.fromkeys(COLUMNS), **facts}


def _segment(document: DocumentAudit, audited: SegmentAudit) -> dict[str, Any]:
    segment, scores = audited.segment, audited.scores
    return {
        "file": file_of(document),
        "document": segment.document,
        "id": segment.id,
        "segment": segment.index,
        "role": segment.role.value,
        "source_line": segment.source_lines[0] if segment.source_lines else None,
        "target_line": segment.target_lines[0] if segment.target_lines else None,
        "source": segment.source,
        "target": segment.target,
        **{name: _rounded(getattr(scores, name)) for name in ("quality", "omission", "addition", "similarity")},
    }


def _finding(located: Located) -> dict[str, Any]:
    finding, segment = located.finding, located.audited.segment
    return {
        "rule": finding.rule,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity.label,
        "confidence": _rounded(finding.confidence),
        "message": finding.message,
        "suggestion": finding.suggestion,
        **_side("source", segment.source or "", finding.source_span),
        **_side("target", segment.target, finding.target_span),
        "fingerprint": located.fingerprint,
        "known": int(finding.known),
        "accepted": finding.accepted,
    }


def _side(name: str, text: str, span: Span | None) -> dict[str, Any]:
    if span is None:
        return {}
    return {f"{name}_marked": span.of(text), f"{name}_start": span.start, f"{name}_end": span.end}


def _rounded(value: float | None) -> float | None:
    """A plain float; what is not a number is nothing."""
    return None if value is None or value != value or abs(value) == float("inf") else round(float(value), 4) + 0.0
