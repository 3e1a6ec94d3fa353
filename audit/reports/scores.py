"""The scores of every segment as columns of text, for a terminal."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from audit.parts import parts
from audit.records import DocumentAudit, Scores, Segment
from audit.reports.documents import title
from audit.reports.figures import figure
from audit.reports.inert import inert
from audit.reports.snippet import isolated, snippet
from audit.reports.wording import counted

if TYPE_CHECKING:
    from audit.reports import Summary

_NAMED = ("quality", "omission", "addition", "similarity")
_WIDTH = 80
_NONE = "–"


class ScoresReport:
    """A line a segment: where it stands, its scores, and the beginning of its text; then the mean of the run."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._title = ""

    def add(self, document: DocumentAudit) -> None:
        for part in parts(document):
            extra = sorted({name for audited in part.segments for name in audited.scores.extra})
            if title(part) != self._title:
                self._title = title(part)
                self._write(isolated(inert(self._title)))
                self._write(_row("line", {name: name for name in (*_NAMED, *extra)}, ""))
            for audited in part.segments:
                segment, values = audited.segment, {name: _said(audited.scores, name) for name in (*_NAMED, *extra)}
                self._write(_row(_place(segment), values, segment.target or segment.source or ""))
            self._write("")

    def close(self, summary: Summary) -> None:
        totals = summary.totals
        quality = "no quality" if totals.quality is None else f"quality {totals.quality:.1f}"
        self._write(f"{quality} over {counted(totals.segments, 'segment')}, {counted(totals.words, 'word')}")

    def _write(self, line: str) -> None:
        self._stream.write(line.rstrip() + "\n")


def _row(place: str, values: dict[str, str], text: str) -> str:
    columns = f"{place:>6}" + "".join(f"{value:>{max(len(name), 5) + 2}}" for name, value in values.items())
    return columns + "  " + isolated(snippet(text, None, max(_WIDTH - len(columns) - 2, 12)).after)


def _said(scores: Scores, name: str) -> str:
    value = getattr(scores, name) if name in _NAMED else scores.extra.get(name)
    if value is None:
        return _NONE
    if name in _NAMED:
        return f"{value:.1f}" if name == "quality" else f"{value:.2f}"
    return figure(value)


def _place(segment: Segment) -> str:
    lines = segment.target_lines or segment.source_lines
    return str(lines[0]) if lines else f"#{segment.index}"
