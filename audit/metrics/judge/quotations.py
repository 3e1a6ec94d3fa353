"""Finds a quotation in the text that it claims to be from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from audit.records import Span

_FEWEST = 3  # letters of a quotation that may begin or end inside a word
_IDEOGRAPHS = 0x2E80  # from here on, scripts are written without spaces
_MARKS = "\"'«»“”„‘’‹›….,;:،؛ "
_ALIKE = ('"«»“”„', "'‘’‹›`", "-‐‑‒–—")
"""Characters that a model writes one for another when it copies."""


def find(quotation: str, text: str, taken: Sequence[Span] = ()) -> Span | None:
    """Where ``quotation`` stands in ``text``: whole words before parts of words, places not ``taken`` before others.

    White space, the kinds of quotation marks, apostrophes and hyphens, and the marks at either end may differ, nothing
    else. ``None`` where it does not stand there at all.
    """
    if len(quotation) > 2 * len(text) + 16:
        return None
    for wanted in (quotation.strip(), quotation.strip(_MARKS)):
        places = list(_places(wanted, text))
        if places:
            return min(places, key=lambda span: (any(span.overlaps(other) for other in taken), not _whole(span, text)))
    return None


def _places(wanted: str, text: str) -> Iterator[Span]:
    pieces = unicodedata.normalize("NFD", wanted).split()
    if not any(character.isalnum() for character in wanted):
        return
    letters, origins = _decomposed(text)
    for match in re.finditer(r"\s+".join("".join(map(_pattern, piece)) for piece in pieces), letters):
        if match.end() < len(letters) and unicodedata.combining(letters[match.end()]):
            continue  # another letter: the text has an accent there
        span = Span(origins[match.start()], origins[match.end() - 1] + 1)
        if len(span) >= _FEWEST or _whole(span, text):
            yield span


def _decomposed(text: str) -> tuple[str, list[int]]:
    """``text`` in canonical decomposition, and for each character of it the place that it comes from."""
    parts = [unicodedata.normalize("NFD", character) for character in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _ in part]


def _pattern(character: str) -> str:
    alike = next((kinds for kinds in _ALIKE if character in kinds), character)
    return f"[{re.escape(alike)}]" if len(alike) > 1 else re.escape(character)


def _whole(span: Span, text: str) -> bool:
    """Whether the span neither begins nor ends inside a word."""
    return not (_inside_word(text, span.start) or _inside_word(text, span.end))


def _inside_word(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    return all(character.isalnum() and ord(character) < _IDEOGRAPHS for character in text[place - 1 : place + 1])
