"""An audit of a row file, taken apart into the documents that its rows name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from audit.records import DocumentAudit


def parts(document: DocumentAudit) -> Iterator[DocumentAudit]:
    """One audit for each run of segments of one document, named ``file: document`` where rows name theirs."""
    for name, segments in groupby(document.segments, key=lambda audited: audited.segment.document):
        full = name if name == document.name else f"{document.name}: {name}"
        yield replace(document, name=full, segments=tuple(segments))


def counting(document: DocumentAudit) -> DocumentAudit:
    """The document without the findings that the baseline knows or accepts."""
    if all(finding.counts for audited in document.segments for finding in audited.findings):
        return document
    kept = (replace(one, findings=tuple(f for f in one.findings if f.counts)) for one in document.segments)
    return replace(document, segments=tuple(kept))


def title(document: DocumentAudit) -> str:
    """Where a reader finds it: the translation's file, or the original's, or the name."""
    return document.target_path or document.source_path or document.name
