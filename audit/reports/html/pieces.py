"""A text cut where its markings begin and end, so that a template can print it piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.records import Severity, Span
from audit.reports.inert import HOSTILE, description, direction, symbol

_RIGHT_TO_LEFT_RUN = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
    "(?:[^A-Za-z\u00c0-\u024f“”\n]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marking: the number of its finding in the segment, its severity, and where; an empty span is a gap.

    ``missing`` is what the gap lacks: text of the other side.
    """

    number: int
    severity: Severity
    span: Span
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same markings (``text``), or a gap (``gap``), whose ``text`` is what is missing there.

    ``ends`` are the findings whose marking ends with this piece.
    ``edit`` says what happened to the text since another version of it, where there is one.
    """

    kind: str
    text: str
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    severity: str = ""
    edit: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Plain text, or the symbol of one hostile character with its description."""

    text: str
    description: str = ""


def runs(text: str) -> Iterator[Run]:
    """``text`` cut at hostile characters, each of which becomes a run of its own."""
    start = 0
    for found in HOSTILE.finditer(text):
        if found.start() > start:
            yield Run(text[start : found.start()])
        yield Run(symbol(found[0]), description(found[0]))
        start = found.end()
    if start < len(text):
        yield Run(text[start:])


def pieces(text: str, marks: Sequence[Mark], edits: Sequence[tuple[Span, str]] = ()) -> Iterator[Piece]:
    """The pieces of ``text`` in order; together their text, gaps aside, is the text itself.

    ``edits`` are stretches, none over another, and what happened to each.
    """
    gaps = [mark for mark in marks if not len(mark.span)]
    spans = [mark for mark in marks if len(mark.span)]
    edges = [edge for mark in marks for edge in (mark.span.start, mark.span.end)]
    edges += [edge for span, _ in edits for edge in (span.start, span.end)]
    cuts = sorted({0, len(text), *edges})
    for place, start in enumerate(cuts):
        yield from (_gap(mark) for mark in gaps if mark.span.start == start)
        end = cuts[place + 1] if place + 1 < len(cuts) else start
        if end > start:
            edit = next((kind for span, kind in edits if span.start <= start and end <= span.end), "")
            yield _run_of(text[start:end], start, end, spans, edit)


def _run_of(text: str, start: int, end: int, spans: Sequence[Mark], edit: str) -> Piece:
    over = [mark for mark in spans if mark.span.start <= start and end <= mark.span.end]
    return Piece(
        "text",
        text,
        tuple(mark.number for mark in over),
        tuple(mark.number for mark in over if mark.span.end == end),
        max(over, key=lambda mark: mark.severity).severity.label if over else "",
        edit,
    )


def _gap(mark: Mark) -> Piece:
    return Piece("gap", mark.missing, (mark.number,), (mark.number,), mark.severity.label)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a message in one direction; ``rtl`` parts are isolated from what stands around them."""

    text: str
    rtl: bool


def phrases(message: str) -> Iterator[Phrase]:
    """A message cut into its left-to-right and right-to-left parts."""
    for place, part in enumerate(_RIGHT_TO_LEFT_RUN.split(message)):
        if part:
            yield Phrase(part, place % 2 == 1)


def shortened(text: str, most: int = 160) -> str:
    """The beginning of ``text``, cut between words, for a gap."""
    if len(text) <= most:
        return text
    return (text[:most].rpartition(" ")[0] or text[:most]) + " …"


def language_attributes(text: str, language: str | None) -> dict[str, str]:
    """``lang`` and ``dir`` for an element that holds ``text``; an unknown language is the empty string, as in HTML."""
    known = language if language and re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else ""
    return {"lang": known, "dir": direction(text, language)}
