"""Tells whether a name stands in quotation marks."""

from __future__ import annotations

import re

from audit.names.groups import Group
from audit.names.side import Side

_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
_MARKS = re.compile('[«»“”"]')


def is_quoted(side: Side, group: Group) -> bool:
    """Whether a name is all that stands between two quotation marks."""
    before = side.text[: side.spans[group.start].start].rstrip()[-1:]
    behind = side.text[side.spans[group.end - 1].end :].lstrip()[:1]
    return before in _OPENING and behind in _CLOSING


def is_in_quotation(side: Side, start: int, end: int) -> bool:
    """Whether the quotation marks nearest to words ``start`` to ``end`` open and close around them."""
    before = _MARKS.findall(side.text, 0, side.spans[start].start)
    behind = _MARKS.search(side.text, side.spans[end - 1].end)
    return bool(before) and before[-1] in _OPENING and behind is not None and behind.group() in _CLOSING
