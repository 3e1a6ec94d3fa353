"""Audits that the tests of the reports share."""

from __future__ import annotations

import io
from typing import IO, Any

from audit.records import DocumentAudit, Finding, Problem, Scores, Segment, SegmentAudit, Severity, Span, Totals
from audit.reports import BINARY, FORMATS, Outcome, Summary, open_report

SOURCE = "وصلت القافلة إلى بلدة رأس العين مساء السبت، بعدما تأخرت يومين."
TARGET = "Le convoi est arrivé samedi soir\nà la tête de la source."


def finding(**changes: object) -> Finding:
    values: dict[str, Any] = {
        "rule": "NM101", "name": "wrong-name", "category": "accuracy/mistranslation/entity",
        "severity": Severity.MAJOR, "confidence": 0.94, "message": "“رأس العين” is a place.",
        "source_span": Span(22, 31), "target_span": Span(35, 55), "suggestion": "Ras al-Ain",
    }  # fmt: skip
    return Finding(**{**values, **changes})


def segment(**changes: object) -> Segment:
    values: dict[str, Any] = {
        "id": "feed/ar/0412.txt#3", "document": "feed/ar/0412.txt", "index": 3, "source": SOURCE, "target": TARGET,
        "source_lines": (4, 4), "target_lines": (5, 6), "source_column": 1, "target_column": 9,
    }  # fmt: skip
    return Segment(**{**values, **changes})


def document(*findings: Finding, **changes: object) -> DocumentAudit:
    """A document of one segment and one without findings."""
    first = SegmentAudit(segment(**changes), Scores(71.444, 0.41, 0.02, 0.9123456), findings)
    second = SegmentAudit(segment(id="feed/ar/0412.txt#4", index=4, target_lines=(8, 9)), Scores())
    return DocumentAudit(first.segment.document, (first, second), "feed/ar/0412.txt", "feed/fr/0412.txt", "ar", "fr")


def summary(*documents: DocumentAudit, gate: Outcome | None = None) -> Summary:
    totals = sum((one.totals for one in documents), Totals())
    problems = (Problem("feed/ar/empty.txt", "empty file"), Problem("feed/fr/x.txt", "audited alone", unaudited=False))
    return Summary(totals, len(documents), problems, "wire-audit:1|encoder:x", 1.25, gate=gate)


def written(format: str, *documents: DocumentAudit, gate: Outcome | None = None) -> Any:
    """What a report in ``format`` writes of the documents: text, or bytes where the format is binary."""
    stream: IO[Any] = io.BytesIO() if format in BINARY else io.StringIO()
    report = open_report(format, stream)
    for one in documents:
        report.add(one)
    report.close(summary(*documents, gate=gate))
    return stream.getvalue()  # type: ignore[attr-defined]


MACHINE = tuple(name for name in FORMATS if name not in ("table", "scores", "html"))
"""Formats that programs read."""
