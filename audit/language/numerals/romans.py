"""Reads Roman numerals: `XIXe siècle`, `Louis XIV`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.language.numerals.quantity import Kind, Quantity
from audit.language.tokens import Token
from audit.language.units import unit_beside
from audit.records import Span

_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN = re.compile(
    r"(?P<roman>M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3}))(?P<ordinal>er|re|ème|eme|e|è)?"
)


def roman_numerals(found: Sequence[Token], text: str, language: str) -> Iterator[Quantity]:
    """The Roman numerals among the tokens of ``text``; one letter counts only with an ordinal's ending."""
    for place, token in enumerate(found):
        if text[token.start] not in _LETTERS or token.figure:
            continue
        match = _ROMAN.fullmatch(text, token.start, token.end)
        if match is None or not match["roman"]:
            continue
        ending = match["ordinal"]
        if len(match["roman"]) == 1 and not (ending and match["roman"] in "IVX"):
            continue  # `De`, `Le`
        unit, unit_span = unit_beside(text, found, place, place, language) or (None, None)
        value = Fraction(roman(match["roman"]))
        yield Quantity(Span(*match.span()), (value,), Kind.ORDINAL, loose=not ending, unit=unit, unit_span=unit_span)


def roman(letters: str) -> int:
    """The value of a Roman numeral.

    >>> roman("XIX")
    19
    """
    values = [_LETTERS[letter] for letter in letters]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
