"""Hostile or damaged text made harmless to show: controls, direction overrides and lone surrogates become visible."""

from __future__ import annotations

import re
import unicodedata

ISOLATE_RIGHT_TO_LEFT, ISOLATE_LEFT_TO_RIGHT, END_ISOLATE = "\u2067", "\u2066", "\u2069"

HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, save tab and line feed
    "\u2028\u2029"  # line ends that only some programs honour
    "\u202a-\u202e\u2066-\u2069"  # direction overrides, embeddings and isolates: they reorder the text around them
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated formatting, interlinear annotation
    "\ud800-\udfff\ufffe\uffff]"  # lone surrogates, noncharacters
)
"""One character that must not reach a page or a terminal as it is. Direction *marks* are harmless and stay."""

_SHORT_NAMES = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u2028": "LS", "\u2029": "PS",
}  # fmt: skip


def symbol(character: str) -> str:
    """What stands for a hostile character: its control picture, its usual short name, or its code point."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"[{_SHORT_NAMES.get(character) or f'U+{code:04X}'}]"


def description(character: str) -> str:
    """The code point and, where it has one, the name of a hostile character: ``U+202E right-to-left override``."""
    name = unicodedata.name(character, "control" if unicodedata.category(character) == "Cc" else "")
    return f"U+{ord(character):04X} {name.lower()}".rstrip()


def inert(text: str) -> str:
    """``text`` with every hostile character replaced by its symbol."""
    return HOSTILE.sub(lambda found: symbol(found[0]), text)


def direction(text: str, language: str | None = None) -> str:
    """``rtl`` or ``ltr``: by the majority of strong characters, else by the language; spans of one script decide."""
    strong = [unicodedata.bidirectional(c) for c in text[:500]]
    right, left = strong.count("R") + strong.count("AL"), strong.count("L")
    if right != left:
        return "rtl" if right > left else "ltr"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "ug", "sd", "ckb", "dv"})
"""ISO 639 codes of the languages written from right to left."""
