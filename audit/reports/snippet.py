"""A short stretch of text around a span, for one line of a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.records import Span
from audit.reports.inert import (
    END_ISOLATE,
    ISOLATE_RIGHT_TO_LEFT,
    inert,
)

_RIGHT_TO_LEFT_RUN = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z\u00c0-\u024f\n]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """``before`` + ``marked`` + ``after``, inert, on one line, cut between words and marked with ``…`` where cut."""

    before: str
    marked: str
    after: str


def snippet(text: str, span: Span | None, width: int) -> Snippet:
    """About ``width`` characters of ``text`` around ``span``, or its beginning where there is no span."""
    if span is None:
        return Snippet("", "", _head(_one_line(text), width))
    before, marked, after = (_one_line(part) for part in (text[: span.start], span.of(text), text[span.end :]))
    marked = _middle(marked, width * 2 // 3)
    room = max(width - len(marked), 0)
    left = min(len(before), max(room // 2, room - len(after)))
    return Snippet(_tail(before, left), marked, _head(after, room - left))


def isolated(text: str) -> str:
    """``text`` with each right-to-left run isolated, so that it does not reorder what stands around it."""
    return _RIGHT_TO_LEFT_RUN.sub(lambda run: f"{ISOLATE_RIGHT_TO_LEFT}{run[0]}{END_ISOLATE}", text)


def _one_line(text: str) -> str:
    return inert(re.sub(r"[\t\n\r ]+", " ", text))


def _head(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    cut = text[: max(width - 1, 0)]
    return (cut.rpartition(" ")[0] or cut) + _ELLIPSIS if cut else _ELLIPSIS


def _tail(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    cut = text[len(text) - max(width - 1, 0) :]
    return _ELLIPSIS + (cut.partition(" ")[2] or cut) if cut else _ELLIPSIS


def _middle(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    half = width // 2
    return _head(text, half) + " " + _tail(text, half)[len(_ELLIPSIS) :].lstrip()
