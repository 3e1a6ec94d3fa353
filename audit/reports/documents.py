"""What of a document reports and the gate look at, and what they call it."""

from __future__ import annotations

from dataclasses import replace

from audit.records import DocumentAudit


def counting(document: DocumentAudit) -> DocumentAudit:
    """The document without the findings that the baseline knows or accepts."""
    if all(finding.counts for audited in document.segments for finding in audited.findings):
        return document
    kept = (replace(one, findings=tuple(f for f in one.findings if f.counts)) for one in document.segments)
    return replace(document, segments=tuple(kept))


def title(document: DocumentAudit) -> str:
    """Where a reader finds it: the translation's file, or the original's, or the name."""
    return document.target_path or document.source_path or document.name
