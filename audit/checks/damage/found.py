"""A damaged stretch of text, as the detectors hand it to the rule."""

from __future__ import annotations

from dataclasses import dataclass

from audit.records import Span


@dataclass(frozen=True, slots=True)
class Damage:
    """Where it is, what stood there before (``None`` where that cannot be told), how sure that is, and why."""

    span: Span
    mended: str | None
    confidence: float
    why: str


LONGEST_WORD = 60


def word_around(text: str, start: int, end: int) -> Span:
    """``start..end`` widened to the letters, lost ones too, that touch it; not beyond the length of a word."""
    first, last = max(start - LONGEST_WORD, 0), min(end + LONGEST_WORD, len(text))
    while start > first and _is_letter(text[start - 1]):
        start -= 1
    while end < last and _is_letter(text[end]):
        end += 1
    return Span(start, end)


def _is_letter(character: str) -> bool:
    return character.isalpha() or character == "\ufffd"
