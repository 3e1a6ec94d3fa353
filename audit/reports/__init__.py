"""Writers of what an audit found: one module a format, found by name.

report = open_report("jsonl", Path("out/audit.jsonl"))
report.add(document)            # as often as there are documents
report.close(Summary(totals))
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol, cast

from audit.errors import AuditError
from audit.records import DocumentAudit, Problem, Totals

if TYPE_CHECKING:
    from audit.plugins import Plugin

__all__ = ["FORMATS", "Outcome", "Previous", "Reference", "Report", "Summary", "check_format", "open_report"]

FORMATS = {
    "table": "audit.reports.table:TableReport",
    "jsonl": "audit.reports.jsonl:JsonlReport",
    "scores": "audit.reports.scores:ScoresReport",
    "html": "audit.reports.html.writer:HtmlReport",
    "xliff": "audit.reports.xliff:XliffReport",
    "sarif": "audit.reports.sarif:SarifReport",
    "junit": "audit.reports.junit:JunitReport",
    "github": "audit.reports.github:GithubReport",
    "gitlab": "audit.reports.gitlab:GitlabReport",
    "markdown": "audit.reports.markdown:MarkdownReport",
    "csv": "audit.reports.csv:CsvReport",
    "parquet": "audit.reports.parquet:ParquetReport",
}
"""Format name to the writer, a class that takes the open stream it writes to."""

BINARY = frozenset({"parquet"})
"""Formats whose writers take a stream of bytes; all others take one of text."""

STREAMED = frozenset({"jsonl"})
"""Formats whose file is worth having even where the run ended early: they are written as the audit goes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate came to: whether it passed, and the lines that say why and where to begin."""

    passed: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """The run before, to hold this one against: its totals, as a whole and by document."""

    totals: Totals
    documents: Mapping[str, Totals]


@dataclass(frozen=True, slots=True)
class Reference:
    """A metric's score of the run, with the signature that makes it reproducible."""

    name: str
    score: float
    signature: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known at the end of a run. ``seconds`` is the time it took; ``interrupted`` that it was cut short.

    ``gate`` and ``previous`` are ``None``, ``references`` is empty, where there was none. ``metrics`` are means over
    the segments, of metrics against the source.
    """

    totals: Totals = field(default_factory=Totals)
    documents: int = 0
    problems: tuple[Problem, ...] = ()
    signature: str = ""
    seconds: float = 0.0
    interrupted: bool = False
    gate: Outcome | None = None
    previous: Previous | None = None
    references: tuple[Reference, ...] = ()
    metrics: tuple[Reference, ...] = ()


class Report(Protocol):
    """A writer. ``add`` may be called several times running with one document's name: parts of a large row file."""

    def add(self, document: DocumentAudit) -> None: ...

    def close(self, summary: Summary) -> None: ...


class Writer(Protocol):
    """What a format's name stands for."""

    def __call__(self, stream: IO[Any]) -> Report: ...


def check_format(name: str) -> str:
    """``name``, where it is a format; raises AuditError that names the nearest known one where it is not."""
    if name not in FORMATS and name not in _added():
        import difflib

        known = [*FORMATS, *_added()]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known formats: {', '.join(known)}"
        raise AuditError(f"unknown format {name!r}; {hint}")
    return name


def _added() -> dict[str, Plugin]:
    """The formats of other packages (`docs/extending.md`)."""
    from audit.plugins import plugins

    return {plugin.name: plugin for plugin in plugins("audit.reports")}


def _writer(format: str) -> Writer:
    if format not in FORMATS:
        return cast("Writer", _added()[format].load())
    module, _, name = FORMATS[format].partition(":")
    return cast("Writer", getattr(importlib.import_module(module), name))


def open_report(format: str, destination: Path | IO[str]) -> Report:
    """A report in ``format`` that writes to a file, whose folders are made, or to an open text stream.

    A streamed format is flushed after each document; a file of any other appears whole, when the report is closed.

    Raises:
        AuditError: the format is unknown or needs what is not installed, or the file cannot be written.
    """
    writer = _writer(check_format(format))
    binary = format in BINARY
    if not isinstance(destination, Path):
        return writer(getattr(destination, "buffer", destination) if binary else destination)
    from audit.reports.files import StreamedFile, WholeFile

    return StreamedFile(writer, destination) if format in STREAMED else WholeFile(writer, destination, binary=binary)
