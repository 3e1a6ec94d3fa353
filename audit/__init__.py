"""wire-audit: audits machine-translated wire copy without references."""

from __future__ import annotations

from audit.records import Audit, Document, DocumentAudit, Finding, Scores, Segment, SegmentAudit, Severity, Span

__version__ = "0.1.0"

__all__ = [
    "Audit",
    "Document",
    "DocumentAudit",
    "Finding",
    "Scores",
    "Segment",
    "SegmentAudit",
    "Severity",
    "Span",
]
