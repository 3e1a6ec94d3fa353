"""What a planted fault is, and where in a text one may stand."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audit.language import Language
from audit.records import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with a fault in it, and every stretch that a finding may touch to count as having found it."""

    text: str
    spans: Sequence[Span]


Fault = Callable[[str, Language, random.Random], Planted | None]
"""Plants a fault into a clean text; ``None`` where the text has no place for it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: its name in the table, how it is planted, and the MQM categories that count as finding it."""

    name: str
    plant: Fault
    categories: tuple[str, ...]


def plain_words(text: str) -> list[Span]:
    """Spans of the words of ``text`` that are letters only, apostrophes and hyphens inside them included."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def replaced(text: str, span: Span, new: str) -> Planted:
    """``text`` with ``new`` in place of ``span``, which is where the fault is."""
    return Planted(text[: span.start] + new + text[span.end :], [Span(span.start, span.start + len(new))])
