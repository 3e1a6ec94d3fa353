"""Tells whether a name stands in a list of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.names.side import Side
from audit.records import Span

_JOINED = re.compile(r",\s(?:and|et|or|ou)?\s?|\s(?:and|et|or|ou)\s(?:l[ea]s?\s|l['’]|d[ue]s?\s|d['’])?", re.IGNORECASE)
_ARABIC_COMMA = re.compile(r"\s?[،,]?\s")
_FEWEST = 3  # names of a list


def is_listed(name: Span, side: Side) -> bool:
    """Whether known names, three or more with ``name``, follow each other joined by commas and "and"."""
    run: list[Span] = []
    for span in (*_names(name, side), None):
        if run and (span is None or not _joins(run[-1], span, side)):
            if len(run) >= _FEWEST and name in run:
                return True
            run = []
        if span is not None:
            run.append(span)
    return False


def _names(name: Span, side: Side) -> Iterator[Span]:
    """The known names of a side and ``name`` itself, in order."""
    known = (Span(side.spans[k.start].start, side.spans[k.end - 1].end) for k in side.known if not k.adjective)
    apart = sorted({name, *(span for span in known if not span.overlaps(name))})
    end = -1
    for span in apart:
        if span.start > end:
            yield span
            end = span.end


def _joins(one: Span, other: Span, side: Side) -> bool:
    between = side.text[one.end : other.start]
    if side.arabic:
        return _ARABIC_COMMA.fullmatch(between) is not None and (
            side.text[other.start] == "و" or "،" in between or "," in between
        )
    return _JOINED.fullmatch(between) is not None
