"""Line numbers of offsets in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from audit.records import Span


class LineIndex:
    """Finds the lines, counted from 1, that a span of ``content`` stands on. Lines end with ``\n``.

    ``numbers`` are the numbers of the lines of ``content`` where they are not 1, 2, 3 and so on (`Text.lines`).
    """

    def __init__(self, content: str, numbers: Sequence[int] = ()) -> None:
        self._numbers = numbers
        lengths = [len(line) + 1 for line in content.split("\n")]
        self._starts = [0, *accumulate(lengths[:-1])]

    def line(self, offset: int) -> int:
        """The line of the code point at ``offset``; a line break belongs to the line that it ends."""
        line = bisect_right(self._starts, offset)
        return self._numbers[line - 1] if line <= len(self._numbers) else line

    def lines(self, span: Span) -> tuple[int, int]:
        """The first and the last line that ``span`` touches; an empty span stands on the line of its start."""
        return self.line(span.start), self.line(max(span.start, span.end - 1))
