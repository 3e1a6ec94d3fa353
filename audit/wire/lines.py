"""Joins the lines of a file to paragraphs: by blank lines, and where lines are hard-wrapped, by their lengths."""

from __future__ import annotations

from collections.abc import Sequence

from audit.records import Span
from audit.wire.furniture import is_furniture

_WIDEST_WRAP = 132
_TERMINATORS = '.!?…؟:;。！？»”"'


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs of ``text``, trimmed of white space.

    A blank line ends a paragraph. Lines that stand together are a paragraph each, unless they break where a line of
    fixed width had to break.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[Span] = []
    for place, (line, apart) in enumerate(lines):
        if found and not apart and _goes_on(text, lines[place - 1][0], line, width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _lines(text: str) -> list[tuple[Span, bool]]:
    """The lines that are not blank, trimmed, each with whether it stands apart from the one before."""
    found = []
    apart = True
    start = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            begin = start + line.index(stripped[0])
            found.append((Span(begin, begin + len(stripped)), apart))
        apart = not stripped
        start += len(line) + 1
    return found


def _wrap_width(text: str, lines: Sequence[tuple[Span, bool]]) -> int | None:
    """The width at which the lines were wrapped, or ``None`` where they were not."""
    joints = [(lines[i][0], lines[i + 1][0]) for i in range(len(lines) - 1) if not lines[i + 1][1]]
    width = max((len(line) for line, _ in lines), default=0)
    if len(joints) < 3 or width > _WIDEST_WRAP:
        return None
    full = sum(_is_full(text, line, following, width) for line, following in joints)
    return width if full >= 0.6 * len(joints) else None


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line's first word did not fit on this line."""
    return len(line) + 1 + len(following.of(text).split()[0]) > width


def _goes_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    if is_furniture(line.of(text)) or is_furniture(following.of(text)):
        return False
    if width is not None and _is_full(text, line, following, width):
        return True
    return len(line) >= 40 and text[line.end - 1] not in _TERMINATORS and text[following.start].islower()
