"""Values that a text tells without the number: by a word, or by the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from audit.checks.numbers.facts import Fact
from audit.language.dates import PartKind
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

_DECADE = re.compile("عقد(?:ه|ها|هم|هن)? ال(ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)")
_IN_DECADE = {
    "ثاني": 10, "ثالث": 20, "رابع": 30, "خامس": 40, "سادس": 50, "سابع": 60, "ثامن": 70, "تاسع": 80,
}  # fmt: skip
"""«في عقده الثالث»: who is in his third decade is twenty-odd years old."""

_NAMED_DAYS = {
    (25, 12): r"christmas day|jour de noël|à noël|عيد الميلاد",
    (26, 12): r"boxing day",
    (24, 12): r"christmas eve|réveillon de noël|ليله عيد الميلاد",
    (31, 12): r"new year's eve|saint-sylvestre|réveillon du nouvel an|ليله راس السنه",
    (1, 1): r"new year's day|jour de l'an|nouvel an|راس السنه",
    (1, 5): r"may day|fête du travail|عيد العمال|labou?r day",
    (14, 7): r"bastille day|fête nationale française",
    (4, 7): r"independence day|fête de l'indépendance américaine",
    (8, 3): r"international women's day|journée internationale des (?:droits des )?femmes|اليوم العالمي للمراه",
}
"""Days of the year that have a name, in folded words."""

_TURN = re.compile(r"début du siècle|turn of the (?:century|millennium)|(?:مطلع|بدايه) (?:القرن|الالفيه)")
_TURNS = (2000, 2001)
_CLOCK = {PartKind.HOUR: "hour", PartKind.MINUTE: "minute"}
_CLOSE = re.compile(r"fin (?:du|de ce) siècle|end of the century|(?:نهايه|اواخر) (?:هذا )?القرن\b")
_CLOSES = (2099, 2100)
"""`d'ici à la fin du siècle`: by 2100."""
_MIDDLE = re.compile(r"milieu (?:du|de ce) siècle|mid-?century|middle of the century|(?:منتصف|اواسط) (?:هذا )?القرن\b")
_MIDDLES = (2050,)
_DECADE_ENDS = re.compile(
    r"fin de (?:la|cette) décennie|end of (?:the|this) decade|(?:نهايه|اواخر) (?:هذا )?العقد\b(?! ال(?!حالي|جاري))"
)
_LAST_OF_DECADE = (9, 0)
"""`avant la fin de la décennie`: by 2030, or in 2029."""

_MIDNIGHT, _NOON = (
    re.compile(r"\bminuit\b|\bmidnight\b|منتصف الليل"),
    re.compile(r"\bmidi\b|\bnoon\b|\bالظهر\b|\bظهرا\b"),
)
_RUNOFF = re.compile(r"\b(?:ال)?جوله (?:ال)?اعاده\b|\brun-?off\b")
"""«جولة الإعادة»: `le second tour`."""

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
_MINORS = {
    "ar": re.compile(r"\b(?:ال)?قا?صر(?:ين|ون|ات|ه)?\b"), "fr": re.compile(r"\bmineure?s?\b"),
    "en": re.compile(r"\bminors?\b|\bunderage\b"),
}  # fmt: skip
_OF_AGE = 18
"""`moins de 18 ans`: who is a minor."""

_REGULAR = (45, 90, 105, 120)  # minutes
_LAST_MINUTE = re.compile(r"\b(?:dernière|ultime) minute\b|\b(?:last|final) minute\b|\bالدقيقه الاخيره\b")
_ADDED = re.compile(r"(?:e|'|’|ème)?\s?\+\s?\d")
_MILLENNIUM = re.compile(r"\bmillénaires?\b|\bmillenni(?:um|a)\b|\bالالفيه\b")
_THOUSAND = 1000
_ODD = re.compile(rf"\b(?:ال)?({'|'.join(_AGED)})ه?\b")
"""«خمسيني»: somebody of fifty-odd years."""


def is_regular_time(fact: Fact, text: str) -> bool:
    """Whether a number is the minute before the added time of a game (`90e+4`), which others tell by that alone."""
    return fact.value in _REGULAR and _ADDED.match(text, fact.span.end) is not None


def is_implied(fact: Fact, text: str, code: str) -> bool:
    """Whether a word of ``text`` says it without a number: `dix ans`, `a decade`."""
    unit, age = fact.unit, _DECADES.search(text) if code == "fr" else None
    if age is not None and _AGES.index(age[1].lower()) == fact.value // 10 - 4:
        return True
    if code == "ar" and (_IN_DECADE.get(_decade(text)) == fact.value or _is_aged(fact, text)):
        return True
    if fact.value == _OF_AGE and code in _MINORS and _MINORS[code].search(fold(text)):
        return True
    if fact.value == _THOUSAND and _MILLENNIUM.search(fold(text)):
        return True
    if fact.dated and _is_named_day(fact, fold(text)):
        return True
    if fact.part is PartKind.YEAR and _is_edge_of_era(fact, fold(text)):
        return True
    if _is_by_the_clock(fact, fold(text)) or _is_of_runoff(fact, fold(text)):
        return True
    if fact.value == _WEEK and not fact.dated and code in _DAILY and _DAILY[code].search(fold(text)):
        return True
    if fact.part in _CLOCK and fact.value == 1:
        return any(other.code == _CLOCK[fact.part] for other in units_named(text, code))
    if unit is None or unit.factor is None:
        return False
    counts = _WITH_HALF if _HALF.search(fold(text)) else (Fraction(1),)
    pairs = [2 + count - 1 for count in counts if count < 2]  # «سنتين ونصفا», two and a half
    if code == "ar" and any(converts(fact.value, unit, pair, other) for other in _paired(text) for pair in pairs):
        return True
    if (
        code == "ar"
        and fact.value == 1
        and any(unit in units_named(one[1], code) for one in _ONE_AND.finditer(fold(text)))
    ):
        return True
    return any(converts(fact.value, unit, count, other) for other in units_named(text, code) for count in counts)


def _is_edge_of_era(fact: Fact, text: str) -> bool:
    """Whether a text tells a year as the first, the middle or the last of a century, or as the last of a decade."""
    edges = (_TURNS, _TURN), (_CLOSES, _CLOSE), (_MIDDLES, _MIDDLE)
    told = any(fact.value in years and words.search(text) for years, words in edges)
    return told or (fact.value % 10 in _LAST_OF_DECADE and _DECADE_ENDS.search(text) is not None)


def _is_by_the_clock(fact: Fact, text: str) -> bool:
    """Whether a text tells an hour by its name, or the minute of a game as its last."""
    if fact.part is PartKind.HOUR:
        return (0 in fact.values and bool(_MIDNIGHT.search(text))) or (fact.value == 12 and bool(_NOON.search(text)))
    return fact.value in _REGULAR and not fact.dated and bool(_LAST_MINUTE.search(text))


def _is_of_runoff(fact: Fact, text: str) -> bool:
    return fact.kind is Kind.ORDINAL and fact.value == 2 and bool(_RUNOFF.search(text))


def _paired(text: str) -> Iterator[Unit]:
    """The units of time of which an Arabic text tells two by the dual."""
    for dual in _DUAL.finditer(fold(text)):
        yield from units_named(_SINGULAR[dual[1]], "ar")


def _is_named_day(fact: Fact, text: str) -> bool:
    """Whether a text names the day that a day or a month is part of: Boxing Day."""
    if fact.part not in (PartKind.DAY, PartKind.MONTH):
        return False
    place = 0 if fact.part is PartKind.DAY else 1
    return any(fact.value == day[place] and re.search(name, text) for day, name in _NAMED_DAYS.items())


def _is_aged(fact: Fact, text: str) -> bool:
    return fact.value >= 20 and any(_AGED[age[1]] == fact.value // 10 * 10 for age in _ODD.finditer(fold(text)))


def _decade(text: str) -> str:
    found = _DECADE.search(fold(text))
    return found[1] if found else ""
