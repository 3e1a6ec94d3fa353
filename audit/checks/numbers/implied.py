"""Values that a text tells without the number, by a word: `a decade`, `un sexagénaire`, «جولة الإعادة»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from audit.checks.numbers.ages import is_age
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.moments import is_by_the_clock, is_edge_of_era, is_named_day, is_one_of_the_clock, is_season
from audit.language.normalize import fold
from audit.language.numerals import Kind
from audit.language.units import Unit, converts, units_named

_WITH_HALF = (Fraction(1), Fraction(3, 2), Fraction(5, 2))
_HALF = re.compile(r"\bet demie?\b|\band a half\b|\bونصف")
"""`un an et demi`, `a year and a half`, «عام ونصف», «سنتين ونصف»: units that are named without a number."""

_SINGULAR = {
    "يوم": "يوم", "شهر": "شهر", "عام": "عام", "سنت": "سنة", "ساعت": "ساعة", "اسبوع": "أسبوع", "قرن": "قرن",
    "عقد": "عقد", "دقيقت": "دقيقة",
}  # fmt: skip
_DUAL = re.compile(rf"\b(?:ال)?({'|'.join(_SINGULAR)})(?:ين|ان|ي(?= \d))\b")
"""«اليومين الماضيين», «يومي 14 و15»: two of a unit."""

_ONE_AND = re.compile(rf"\b({'|'.join(fold(one) for one in _SINGULAR.values())}) و\d")
"""«دقيقة و44 ثانية»: one of a unit, and some of a smaller one."""

_RUNOFF = re.compile(r"\b(?:ال)?جوله (?:ال)?اعاده\b|\brun-?off\b")
"""«جولة الإعادة»: `le second tour`."""

_DAILY = {
    "ar": re.compile("يومي|كل يوم"), "fr": re.compile(r"tous les jours|chaque jour|quotidien"),
    "en": re.compile(r"\bdaily\b|every day"),
}  # fmt: skip
_WEEK = 7
"""`tous les jours` is seven times a week."""

_MILLENNIUM = re.compile(r"\bmillénaires?\b|\bmillenni(?:um|a)\b|\bالالفيه\b")
_THOUSAND = 1000


def is_implied(fact: Fact, text: str, code: str) -> bool:
    """Whether a word of ``text`` says it without a number: `dix ans`, `a decade`."""
    folded = fold(text)
    return any(tells(fact, text, folded, code) for tells in _WORDS)


def _is_millennium(fact: Fact, text: str, folded: str, code: str) -> bool:
    return fact.value == _THOUSAND and _MILLENNIUM.search(folded) is not None


def _is_runoff(fact: Fact, text: str, folded: str, code: str) -> bool:
    return fact.kind is Kind.ORDINAL and fact.value == 2 and _RUNOFF.search(folded) is not None


def _is_daily(fact: Fact, text: str, folded: str, code: str) -> bool:
    return fact.value == _WEEK and not fact.dated and code in _DAILY and _DAILY[code].search(folded) is not None


def _is_of_unit(fact: Fact, text: str, folded: str, code: str) -> bool:
    """Whether it is one, one and a half or two of a unit that the text names without a number."""
    unit = fact.unit
    if unit is None or unit.factor is None:
        return False
    counts = _WITH_HALF if _HALF.search(folded) else (Fraction(1),)
    if code == "ar" and _is_of_arabic_unit(fact, unit, counts, folded):
        return True
    return any(converts(fact.value, unit, count, other) for other in units_named(text, code) for count in counts)


def _is_of_arabic_unit(fact: Fact, unit: Unit, counts: tuple[Fraction, ...], folded: str) -> bool:
    pairs = [2 + count - 1 for count in counts if count < 2]  # «سنتين ونصفا», two and a half
    if any(converts(fact.value, unit, pair, other) for other in _paired(folded) for pair in pairs):
        return True
    return fact.value == 1 and any(unit in units_named(one[1], "ar") for one in _ONE_AND.finditer(folded))


def _paired(folded: str) -> Iterator[Unit]:
    """The units of time of which an Arabic text tells two by the dual."""
    for dual in _DUAL.finditer(folded):
        yield from units_named(_SINGULAR[dual[1]], "ar")


_WORDS: tuple[Callable[[Fact, str, str, str], bool], ...] = (
    is_age,
    _is_millennium,
    is_named_day,
    is_edge_of_era,
    is_season,
    is_by_the_clock,
    _is_runoff,
    _is_daily,
    is_one_of_the_clock,
    _is_of_unit,
)
"""What a word may tell: the fact, the text, the text folded, and its language."""
