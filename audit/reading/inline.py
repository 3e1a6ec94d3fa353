"""Inline markup of XLIFF and TMX: out of the text, kept beside it with its place in the text and in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from audit.reading.markup import Node

PLACEHOLDER = "\ufffc"
"""Stands in the text for markup that shows something there: an image, a variable, a line break of the original."""

# Native code stands in these; what is between two of them is text.
_CODE = frozenset({"bpt", "ept", "it", "ph", "ut"})
# Each of these is something at that place, not a style that begins or ends there.
_SHOWN = frozenset({"x", "ph", "ut"})


@dataclass
class Flat:
    """The text of a segment without its markup, and the markup: JSON values, in the order of the file.

    Each has its ``tag`` as in the file, the ``span`` of the text that it encloses (code points, half-open; that of its
    placeholder where it shows something), and the file's ``line`` and ``column`` on which its content begins.
    """

    text: str = ""
    inline: list[dict[str, Any]] = field(default_factory=list)


def flatten(node: Node, skipped: frozenset[str] = frozenset()) -> Flat:
    """The text of a ``source``, ``target`` or ``seg``; elements named in ``skipped`` are left out with their text."""
    pieces: list[str] = []
    flat = Flat()
    _below(node, pieces, flat, skipped, [0])
    flat.text = "".join(pieces)
    return flat


def _below(node: Node, pieces: list[str], flat: Flat, skipped: frozenset[str], size: list[int]) -> None:
    """Appends to ``pieces`` and ``flat.inline``; ``size`` holds the characters so far."""
    for part in node.parts:
        if isinstance(part, str):
            pieces.append(part)
            size[0] += len(part)
            continue
        if part.tag in skipped:
            continue
        if part.tag == "cp" and (character := _character(part.attributes.get("hex", ""))):
            pieces.append(character)
            size[0] += 1
            continue
        span = [size[0], size[0]]
        flat.inline.append({"tag": _tag(part), "span": span, "line": part.line, "column": part.column})
        if part.tag in _SHOWN:
            pieces.append(PLACEHOLDER)
            size[0] += 1
        if part.tag not in _CODE:
            _below(part, pieces, flat, skipped, size)
        span[1] = size[0]


def _character(digits: str) -> str | None:
    """The character that XML cannot hold and XLIFF 2 writes as a number."""
    try:
        code = int(digits, 16)
    except ValueError:
        return None
    return chr(code) if code < 0xD800 or 0xE000 <= code <= 0x10FFFF else None


def _tag(node: Node) -> str:
    from xml.sax.saxutils import quoteattr  # brings half of the standard library's network modules

    name = f"{node.prefix}:{node.tag}" if node.prefix else node.tag
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in node.attributes.items())
    return f"<{name}{attributes}>"
