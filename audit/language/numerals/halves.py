"""Numbers and a half in languages whose words are not read closely: `anderthalb Milliarden`, `un millón y medio`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from audit.language.numerals.magnitudes import magnitude
from audit.language.numerals.quantity import Quantity
from audit.records import Span

_HALF = Fraction(1, 2)
_THOUSAND = 1000

_NEXT = re.compile(r"\s\w+")
_WORDS = {
    "de": "anderthalb|eineinhalb zweieinhalb dreieinhalb viereinhalb fünfeinhalb sechseinhalb siebeneinhalb achteinhalb"
    " neuneinhalb",
    "nl": "anderhalve?|eenenhalve? twee[eë]nhalve? drie[eë]nhalve? vier[eë]nhalve? vijf[eë]nhalve? zes[eë]nhalve?",
    "pl": "półtor(?:a|ej)",
    "ru": "полтор(?:а|ы)|полутора",
    "uk": "півтор(?:а|и)|півтори",
}
"""From one and a half on, as many as are one word."""

_AND_HALF = {
    "es": re.compile(r"\sy\smedi[oa]\b"),
    "it": re.compile(r"\se\smezz[oa]\b"),
    "pt": re.compile(r"\se\smei[oa]\b"),
}


def halves(text: str, code: str) -> Iterator[Quantity]:
    """The numbers and a half of ``text`` that are one word, with the magnitude behind it; small ones loose.

    >>> [str(q.value) for q in halves("anderthalb Milliarden Euro", "de")]
    ['1500000000']
    """
    pattern = _pattern(code)
    for match in pattern.finditer(text) if pattern else ():
        factor = magnitude(text, match.end(), code)
        value = (int((match.lastgroup or "x1")[1:]) + _HALF) * factor
        end = match.end()
        if factor > 1 and (word := _NEXT.match(text, end)):
            end = word.end()
        yield Quantity(Span(match.start(), end), (value,), digits=factor > 1, loose=factor == 1)


def with_halves(quantities: Sequence[Quantity], text: str, code: str) -> list[Quantity]:
    """The numbers in words, each with the half that is told behind it: `dos millones y medio`."""
    half = _AND_HALF.get(code)
    return [_with_half(q, text, half) if half else q for q in quantities]


def _with_half(quantity: Quantity, text: str, half: re.Pattern[str]) -> Quantity:
    told = half.match(text, quantity.span.end)
    if told is None or quantity.digits or quantity.value.denominator != 1:
        return quantity
    unit = Fraction(1)
    while quantity.value % (unit * _THOUSAND) == 0 and quantity.value:
        unit *= _THOUSAND
    return replace(quantity, span=Span(quantity.span.start, told.end()), values=(quantity.value + unit * _HALF,))


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    if code not in _WORDS:
        return None
    counts = "|".join(f"(?P<x{count}>{words})" for count, words in enumerate(_WORDS[code].split(), start=1))
    return re.compile(rf"(?<!\w)(?:{counts})(?!\w)", re.IGNORECASE)
