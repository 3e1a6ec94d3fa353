"""Writers of what an audit found: one module a format, found by name.

report = open_report("jsonl", Path("out/audit.jsonl"))
report.add(document)            # as often as there are documents
report.close(Summary(totals))
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol, cast

from audit.errors import AuditError
from audit.records import DocumentAudit, Problem, Totals

__all__ = ["FORMATS", "Report", "Summary", "check_format", "open_report"]

FORMATS = {
    "table": "audit.reports.table:TableReport",
    "jsonl": "audit.reports.jsonl:JsonlReport",
    "scores": "audit.reports.scores:ScoresReport",
    "html": "audit.reports.html.writer:HtmlReport",
}
"""Format name to the writer, a class that takes the open text stream it writes to."""

STREAMED = frozenset({"jsonl"})
"""Formats whose file is worth having even where the run ended early: they are written as the audit goes."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known at the end of a run. ``seconds`` is the time it took; ``interrupted`` that it was cut short."""

    totals: Totals = field(default_factory=Totals)
    documents: int = 0
    problems: tuple[Problem, ...] = ()
    signature: str = ""
    seconds: float = 0.0
    interrupted: bool = False


class Report(Protocol):
    """A writer. ``add`` may be called several times running with one document's name: parts of a large row file."""

    def add(self, document: DocumentAudit) -> None: ...

    def close(self, summary: Summary) -> None: ...


class Writer(Protocol):
    """What a format's name stands for."""

    def __call__(self, stream: IO[str]) -> Report: ...


def check_format(name: str) -> str:
    """``name``, where it is a format; raises AuditError that names the nearest known one where it is not."""
    if name not in FORMATS:
        import difflib

        near = difflib.get_close_matches(name, FORMATS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known formats: {', '.join(FORMATS)}"
        raise AuditError(f"unknown format {name!r}; {hint}")
    return name


def open_report(format: str, destination: Path | IO[str]) -> Report:
    """A report in ``format`` that writes to a file, whose folders are made, or to an open text stream.

    A streamed format is flushed after each document; a file of any other appears whole, when the report is closed.

    Raises:
        AuditError: the format is unknown or the file cannot be written.
    """
    module, _, name = FORMATS[check_format(format)].partition(":")
    writer = cast("Writer", getattr(importlib.import_module(module), name))
    if not isinstance(destination, Path):
        return writer(destination)
    from audit.reports.files import StreamedFile, WholeFile

    return StreamedFile(writer, destination) if format in STREAMED else WholeFile(writer, destination)
