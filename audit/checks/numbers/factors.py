"""Figures that a side tells by how many times they are another: `moitié moins`, `le triple`, «ثلاثة أضعاف»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from audit.checks.numbers.fact import Fact
from audit.language.normalize import fold
from audit.language.numerals import Kind

_WORDS = {
    "ar": (
        (2, r"\b[وف]?[يت]?(?:تضاعف|مضاعف)\w*|\b(?:ال|ب|ل)?ضعف(?:ي|ا|ين|ها|ه|هم)?\b|\bمرتين\b"
            r"|\b(?:الي|ب|بنسبه) ?(?:ال)?نصف\b"),
        (3, r"\bثلاثه اضعاف|\bثلاث مرات"),
        (4, r"\bاربعه اضعاف|\bاربع مرات"),
        (5, r"\bخمسه اضعاف|\bخمس مرات"),
        (10, r"\bعشره اضعاف|\bعشر مرات"),
    ),
    "fr": (
        (2, r"(?<!première )(?<!seconde )(?<!deuxième )\bmoitié\b|\bdoubl\w+|\bdeux fois\b|\bpar deux\b"),
        (3, r"\btripl\w+|\btrois fois\b|\bpar trois\b"),
        (4, r"\bquadrupl\w+|\bquatre fois\b|\bpar quatre\b"),
        (5, r"\bquintupl\w+|\bcinq fois\b|\bpar cinq\b"),
        (10, r"\bdécupl\w+|\bdix fois\b|\bpar dix\b"),
    ),
    "en": (
        (2, r"(?<!first )(?<!second )\bhal(?:f|v\w+)\b|\bdoubl\w+|\btwice\b|\btwofold\b|\btwo times\b"),
        (3, r"\btripl\w+|\btrebl\w+|\bthree times\b|\bthreefold\b"),
        (4, r"\bquadrupl\w+|\bfour times\b|\bfourfold\b"),
        (5, r"\bquintupl\w+|\bfive times\b|\bfivefold\b"),
        (10, r"\bten times\b|\btenfold\b"),
    ),
}  # fmt: skip
_READ = {code: [(factor, re.compile(words)) for factor, words in rows] for code, rows in _WORDS.items()}
_NEAR = Fraction(2, 100)  # by which a figure may be off
_WRITTEN = 12  # counts up to this are another so many times by chance


@lru_cache(maxsize=256)
def factors(text: str, code: str) -> frozenset[int]:
    """How many times a text says that something is another."""
    folded = fold(text) if code in _READ else ""
    return frozenset(factor for factor, words in _READ.get(code, ()) if words.search(folded))


def is_multiple(fact: Fact, told: Iterable[Fact], other: str, code: str) -> bool:
    """Whether ``other``, the text of the other side in the language ``code``, tells a figure as so many times one of
    those that are ``told`` on both sides, or as that part of it."""
    if fact.dated or fact.kind not in (Kind.CARDINAL, Kind.SERIES) or (fact.value <= _WRITTEN and fact.unit is None):
        return False
    known = factors(other, code)
    ratios = [_ratio(fact, one) for one in told] if known else []
    return any(abs(ratio / factor - 1) <= _NEAR for ratio in ratios for factor in known)


def _ratio(one: Fact, other: Fact) -> Fraction:
    """How many times the greater of two figures is the lesser; 0 where they count other things."""
    units = {fact.unit.code for fact in (one, other) if fact.unit is not None}
    low, high = sorted((one.value, other.value))
    alike = low > 0 and not other.dated and one.percent is other.percent and len(units) < 2
    return high / low if alike else Fraction(0)
