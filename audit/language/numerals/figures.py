"""Reads figures: what a run of digits with its separators may mean."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

from audit.language.tokens import FRACTIONS

_SEPARATORS = re.compile(r"[^0-9]")
_LONGEST = 40  # longer runs of digits are no numbers that anyone compares
_DECIMAL_FIRST = frozenset(("fr", "de", "es", "it", "pt", "ru"))


@lru_cache(maxsize=1 << 14)
def readings(figure: str, language: str) -> tuple[Fraction, ...]:
    """What ``figure`` may mean, the likeliest first; empty where it is no single number (`1.2.3`).

    >>> readings("1.234,50", "fr"), readings("٣٫٥", "ar"), readings("3,500", "ar")
    ((Fraction(2469, 2),), (Fraction(7, 2),), (Fraction(3500, 1), Fraction(7, 2)))
    >>> readings("29¾", "fr")
    (Fraction(119, 4),)
    """
    if not figure or len(figure) > _LONGEST:
        return ()
    if figure[-1] in FRACTIONS:
        part = Fraction(unicodedata.numeric(figure[-1])).limit_denominator(10)
        return tuple(whole + part for whole in readings(figure[:-1].rstrip(), language)) or (part,)
    text = "".join(str(int(c)) if c.isdigit() else c for c in figure)
    signs = _SEPARATORS.findall(text)
    groups = _SEPARATORS.split(text)
    if not signs:
        return (Fraction(int(text)),)
    if len(set(signs)) == 1:
        return _one_sign(groups, signs[0], language)
    if len(set(signs[:-1])) == 1 and signs[-1] not in " \u00a0\u2007\u2009\u202f٬" and _thousands(groups[:-1]):
        return (_decimal("".join(groups[:-1]), groups[-1]),)
    return ()


def _one_sign(groups: list[str], sign: str, language: str) -> tuple[Fraction, ...]:
    whole = Fraction(int("".join(groups)))
    grouped = _thousands(groups)
    if sign in " \u00a0\u2007\u2009\u202f٬'’":
        return (whole,) if grouped else ()
    if len(groups) > 2:
        return (whole,) if grouped else ()
    decimal = _decimal(*groups)
    if sign == "٫" or not grouped:
        return (decimal,)
    decimal_first = (sign in ",،") == (language in _DECIMAL_FIRST)
    return (decimal, whole) if decimal_first else (whole, decimal)


def _thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and groups[0] != "0" and all(len(g) == 3 for g in groups[1:])


def _decimal(whole: str, part: str) -> Fraction:
    return Fraction(int(whole + part), 10 ** len(part))
