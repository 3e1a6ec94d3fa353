"""Ages that a word tells: `un sexagénaire`, «خمسيني», `a minor`."""

from __future__ import annotations

import re

from audit.checks.numbers.fact import Fact

_DECADE = re.compile("عقد(?:ه|ها|هم|هن)? ال(ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)")
_IN_DECADE = {
    "ثاني": 10, "ثالث": 20, "رابع": 30, "خامس": 40, "سادس": 50, "سابع": 60, "ثامن": 70, "تاسع": 80,
}  # fmt: skip
"""«في عقده الثالث»: who is in his third decade is twenty-odd years old."""

_AGES = ("quadra", "quinqua", "sexa", "septua", "octo", "nona", "cente")
_DECADES = re.compile(rf"\b({'|'.join(_AGES)})g[ée]naires?\b", re.IGNORECASE)
"""`un sexagénaire` is sixty-odd years old: from forty on, ten years each."""

_AGED = {
    "عشريني": 20, "ثلاثيني": 30, "اربعيني": 40, "خمسيني": 50, "ستيني": 60, "سبعيني": 70, "ثمانيني": 80, "تسعيني": 90,
}  # fmt: skip
_ODD = re.compile(rf"\b(?:ال)?({'|'.join(_AGED)})ه?\b")
"""«خمسيني»: somebody of fifty-odd years."""

_MINORS = {
    "ar": re.compile(r"\b(?:ال)?قا?صر(?:ين|ون|ات|ه)?\b"), "fr": re.compile(r"\bmineure?s?\b"),
    "en": re.compile(r"\bminors?\b|\bunderage\b"),
}  # fmt: skip
_OF_AGE = 18
"""`moins de 18 ans`: who is a minor."""


def is_age(fact: Fact, text: str, folded: str, code: str) -> bool:
    """Whether a text tells a number as an age, by a word."""
    if fact.value == _OF_AGE and code in _MINORS and _MINORS[code].search(folded):
        return True
    if code == "fr":
        age = _DECADES.search(text)
        return age is not None and _AGES.index(age[1].lower()) == fact.value // 10 - 4
    return code == "ar" and (_is_in_decade(fact, folded) or _is_aged(fact, folded))


def _is_in_decade(fact: Fact, folded: str) -> bool:
    decade = _DECADE.search(folded)
    return decade is not None and _IN_DECADE[decade[1]] == fact.value


def _is_aged(fact: Fact, folded: str) -> bool:
    return fact.value >= 20 and any(_AGED[age[1]] == fact.value // 10 * 10 for age in _ODD.finditer(folded))
