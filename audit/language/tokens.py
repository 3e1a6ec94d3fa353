"""Cuts a text into the words and figures that numbers and dates are read from."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from audit.language.normalize import fold

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u200c-\u200f"

FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""The signs of fractions, by themselves or behind a figure."""

# 14 200 (any kind of space between groups of three), 1.234,50, 3٫5, 1،5; never the stop or comma that ends a clause.
_DIGITS = r"\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3})+(?!\d)(?:[.,٫،]\d+)?|\d+(?:[.,٫٬'’،]\d+)*"
FIGURE = rf"(?:{_DIGITS})(?:[ \u00a0\u202f]?[{FRACTIONS}])?|[{FRACTIONS}]"
_TOKEN = re.compile(rf"(?P<figure>{FIGURE})|[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*|[%٪]")


class Token(NamedTuple):
    """A word or figure at ``text[start:end]``; ``gap`` is what stands between it and the token before."""

    folded: str
    start: int
    end: int
    figure: bool
    gap: str

    @property
    def adjacent(self) -> bool:
        """Whether nothing but a space, a hyphen or an invisible mark, or the plus of `300+ billion`, parts them."""
        return self.gap in _JOINTS or (not self.gap.strip(_INVISIBLE) and "\n" not in self.gap)


_INVISIBLE = " \t\u00a0\u2009\u202f\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_JOINTS = frozenset(("", " ", "\u00a0", "\u202f", "-", "\u2011", "\u2010", "+ ", "+\u00a0"))


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text``, kept for those who read it next: of numbers, of dates and of hours."""
    found = []
    last = 0
    for m in _TOKEN.finditer(text):
        start, end = m.span()
        found.append(Token(_folded(m.group()), start, end, m.lastgroup is not None, text[last:start]))
        last = end
    return tuple(found)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)
