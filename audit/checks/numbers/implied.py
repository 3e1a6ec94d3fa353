"""Values that a text tells without the number: by a word, a share, a sum, or the clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from audit.checks.numbers.facts import Fact
from audit.language.dates import PartKind
from audit.language.normalize import fold
from audit.language.numerals import Kind
from audit.language.units import converts, units_named

WRITTEN = 12
"""Numbers up to which a language may write words where another writes figures."""

NEAR = 40
"""Letters between the members of an enumeration that may be told as a range or a sum."""

_WITH_HALF = (Fraction(1), Fraction(3, 2), Fraction(5, 2))
_HALF = re.compile(r"\bet demie?\b|\band a half\b|\bونصف")
"""`un an et demi`, `a year and a half`, «عام ونصف», «سنتين ونصف»: units that are named without a number."""

_DECADE = re.compile("عقد(?:ه|ها|هم|هن)? ال(ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)")
_IN_DECADE = {
    "ثاني": 10, "ثالث": 20, "رابع": 30, "خامس": 40, "سادس": 50, "سابع": 60, "ثامن": 70, "تاسع": 80,
}  # fmt: skip
"""«في عقده الثالث»: who is in his third decade is twenty-odd years old."""

_CLOCK = {PartKind.HOUR: "hour", PartKind.MINUTE: "minute"}
_DAILY = {
    "ar": re.compile("يومي|كل يوم"), "fr": re.compile(r"tous les jours|chaque jour|quotidien"),
    "en": re.compile(r"\bdaily\b|every day"),
}  # fmt: skip
_WEEK = 7
"""`tous les jours` is seven times a week."""

_AGES = ("quadra", "quinqua", "sexa", "septua", "octo", "nona", "cente")
_DECADES = re.compile(rf"\b({'|'.join(_AGES)})g[ée]naires?\b", re.IGNORECASE)
"""`un sexagénaire` is sixty-odd years old: from forty on, ten years each."""

_AGED = {
    "عشريني": 20,
    "ثلاثيني": 30,
    "اربعيني": 40,
    "خمسيني": 50,
    "ستيني": 60,
    "سبعيني": 70,
    "ثمانيني": 80,
    "تسعيني": 90,
}
_ODD = re.compile(rf"\b(?:ال)?({'|'.join(_AGED)})ه?\b")
"""«خمسيني»: somebody of fifty-odd years."""


def is_implied(fact: Fact, text: str, code: str) -> bool:
    """Whether a word of ``text`` says it without a number: `dix ans`, `a decade`."""
    unit, age = fact.unit, _DECADES.search(text) if code == "fr" else None
    if age is not None and _AGES.index(age[1].lower()) == fact.value // 10 - 4:
        return True
    if code == "ar" and (_IN_DECADE.get(_decade(text)) == fact.value or _is_aged(fact, text)):
        return True
    if fact.value == _WEEK and not fact.dated and code in _DAILY and _DAILY[code].search(fold(text)):
        return True
    if fact.part in _CLOCK and fact.value == 1:
        return any(other.code == _CLOCK[fact.part] for other in units_named(text, code))
    if unit is None or unit.factor is None:
        return False
    counts = _WITH_HALF if _HALF.search(fold(text)) else (Fraction(1),)
    return any(converts(fact.value, unit, count, other) for other in units_named(text, code) for count in counts)


def _is_aged(fact: Fact, text: str) -> bool:
    return fact.value >= 20 and any(_AGED[age[1]] == fact.value // 10 * 10 for age in _ODD.finditer(fold(text)))


def _decade(text: str) -> str:
    found = _DECADE.search(fold(text))
    return found[1] if found else ""


def is_share(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether the other side tells a share by its parts: «واحد من كل أربعة» for `un quart`, `four in five` for 80 %."""
    if fact.value > 1 and any(1 / fact.value in other.values for other in others):
        return True
    parts = [value for value in fact.values if value < 1] if fact.percent or fact.kind is Kind.FRACTION else []
    counts = [other.value for other in others if 1 < other.value <= WRITTEN and not other.dated]
    return any(one / other in parts for one in counts for other in counts)


def is_sum(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether the other side tells two parts of a small number: `trois hommes et une femme` for four."""
    near = [other for other in others if not other.dated and other.value < fact.value]
    return (
        not fact.dated
        and _is_small(fact)
        and any(
            one.value + other.value == fact.value and abs(one.span.start - other.span.start) <= NEAR
            for one, other in combinations(near, 2)
        )
    )


def _is_small(fact: Fact) -> bool:
    return 2 < fact.value <= WRITTEN and fact.kind is Kind.CARDINAL
