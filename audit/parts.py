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
