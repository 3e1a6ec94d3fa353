"""Leaves out of the estimate what translators drop or add freely: abbreviations and converted measures in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.encoder import Encoded

_UNITS = (
    r"feet|foot|ft\b|miles?\b|mi\b|mph|km|kilom|kg|m\b|m[eè]t[er]|pieds?\b|milles\b|yards?\b|inch|pouces?\b|lbs?\b|"
    r"pounds|livres|acres?\b|hectares?\b|gallons?|°|Fahrenheit|Celsius|قدم|أقدام|ميل|أميال|كم\b|كيلو|متر|فدان|رطل|بوصة|"
    r"фут|мил[яьи]|дюйм|Fuß|Meilen|pies\b|millas|piedi|miglia|pés\b|milhas|英尺|英里|公里|米|[$£€]"
)
GLOSS = re.compile(
    rf" ?[(（](?:[A-Z][A-Z./&-]{{1,7}}|[^()（）]{{0,12}}\d[^()（）]{{0,20}}(?:{_UNITS})[^()（）]{{0,16}})[)）]"
)
"""A bracket that holds an abbreviation, or the same measure in another unit."""

_FACTS = re.compile(r"\d+|[A-Z]{2,}")


def without_glosses(pair: tuple[Encoded, Encoded], source: str, target: str) -> tuple[Encoded, Encoded]:
    """``pair`` without the tokens of brackets of this kind that have no counterpart on the other side."""
    return _without(pair[0], source, target), _without(pair[1], target, source)


def _without(encoded: Encoded, text: str, other: str) -> Encoded:
    if ")" not in text and "）" not in text:
        return encoded
    known = _facts(other)
    lone = [match.span() for match in GLOSS.finditer(text) if not known & _facts(match.group())]
    if not lone:
        return encoded
    from audit.encoder import Encoded

    kept = [not any(a <= start and end <= b for a, b in lone) for start, end in encoded.offsets.tolist()]
    return Encoded(encoded.states[kept], encoded.offsets[kept]) if any(kept) else encoded


def _facts(text: str) -> set[int | str]:
    """The numbers of a text, whatever its digits, and its abbreviations."""
    return {int(found) if found[0].isdigit() else found for found in _FACTS.findall(text)}
