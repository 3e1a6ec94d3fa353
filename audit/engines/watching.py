"""Audits what arrives in a folder, as it arrives."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audit.engines import Outcome
from audit.engines.run import run_documents
from audit.errors import MissingExtra
from audit.records import Document, DocumentAudit, Problem, Segment, SegmentAudit

if TYPE_CHECKING:
    from audit.auditor import Auditor

_LONGEST_WAIT = 600.0  # seconds after which a folder is read that never comes to rest


class Seen:
    """What was audited before: segments, and whole documents of this run. Only hashes are held."""

    def __init__(self) -> None:
        self._hashes: set[bytes] = set()

    def new(self, *values: object) -> bool:
        """Whether ``values`` were not met before; now they are."""
        digest = hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        fresh = digest not in self._hashes
        self._hashes.add(digest)
        return fresh

    def new_segment(self, segment: Segment) -> bool:
        """Whether the segment was not met before, in the same place and words."""
        return self.new(segment.document, segment.id, segment.source, segment.target)


def watch(
    auditor: Auditor, folder: Path, seen: Seen, settle: float, stop: threading.Event | None = None
) -> Iterator[Outcome]:
    """Yield audits of what is in ``folder`` and of what comes to be there, until ``stop`` is set or Ctrl-C pressed.

    Nothing in ``seen`` is yielded again. The folder is read when nothing has changed in it for ``settle`` seconds, so
    that a file is whole and its original there too.

    Raises:
        MissingExtra: the package that watches is not installed.
        AuditError: as an audit does.
    """
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise MissingExtra("watching a folder", "watch") from None

    # Watching begins before the first reading, so that nothing falls between the two.
    step, longest = int(settle * 1000), int(_LONGEST_WAIT * 1000)
    rounds = changes(folder, step=step, debounce=longest, stop_event=stop, rust_timeout=500, yield_on_timeout=True)
    first = True
    for changed in rounds:
        if first or changed:
            first = False
            yield from _arrived(auditor, folder, seen)


def _arrived(auditor: Auditor, folder: Path, seen: Seen) -> Iterator[Outcome]:
    from audit.reading import read

    for outcome in run_documents(auditor, _fresh(read([folder], auditor.settings), seen)):
        if isinstance(outcome, Problem):
            yield outcome
            continue
        segments = tuple(audited for audited in outcome.segments if seen.new_segment(audited.segment))
        if segments:
            yield outcome if _together(outcome) else replace(outcome, segments=segments)


def _together(audit: DocumentAudit) -> bool:
    """Whether the segments come from a text: then a change anywhere gives all of it again, as it stands now."""
    return audit.target_path is not None


def _fresh(items: Iterator[Document | Problem], seen: Seen) -> Iterator[Document | Problem]:
    """What was not read before in this run; whether a segment was audited in an earlier run shows when it is there."""
    for item in items:
        if isinstance(item, Problem):
            if seen.new(item):
                yield item
        elif seen.new(item):
            yield item


def remember(seen: Seen, audits: Iterator[SegmentAudit]) -> None:
    """Take the segments of earlier audits as seen."""
    for audited in audits:
        seen.new_segment(audited.segment)
