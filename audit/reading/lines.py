"""Line numbers of offsets in a text."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from audit.records import Span


class LineIndex:
    """Finds the lines, counted from 1, that a span of ``content`` stands on. Lines end with ``\\n``."""

    def __init__(self, content: str) -> None:
        lengths = [len(line) + 1 for line in content.split("\n")]
        self._starts = [0, *accumulate(lengths[:-1])]

    def line(self, offset: int) -> int:
        """The line of the code point at ``offset``; a line break belongs to the line that it ends."""
        return bisect_right(self._starts, offset)

    def lines(self, span: Span) -> tuple[int, int]:
        """The first and the last line that ``span`` touches; an empty span stands on the line of its start."""
        return self.line(span.start), self.line(max(span.start, span.end - 1))
