"""Runs an audit in this process, one document after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import AuditError
from audit.records import DocumentAudit, Problem

if TYPE_CHECKING:
    from audit.auditor import Auditor


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: the document at hand, and segments done; ``total`` is 0 while it is not known."""

    stage: str
    done: int
    total: int = 0


def run_local(
    auditor: Auditor, paths: Sequence[str | Path], progress: Callable[[Progress], None] | None = None
) -> Generator[DocumentAudit | Problem, None, None]:
    """Yield the audit of each document at ``paths`` as soon as it is there, and each problem in its place."""
    from audit.reading import read

    done = 0
    for item in read(paths, auditor.settings):
        if isinstance(item, Problem):
            yield item
            continue
        if progress:
            progress(Progress(item.name, done))
        try:
            for audited in auditor.audit_document(item):
                done += len(audited.segments)
                yield audited
                if progress:
                    progress(Progress(item.name, done))
        except AuditError as error:
            yield Problem(item.name, str(error))
