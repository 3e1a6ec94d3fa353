"""Dates and hours that a text tells without the number: `Boxing Day`, `minuit`, «منتصف القرن»."""

from __future__ import annotations

import re

from audit.checks.numbers.fact import Fact
from audit.language.dates import PartKind
from audit.language.units import units_named

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

_EDGES = (
    ((2000, 2001), r"début du siècle|turn of the (?:century|millennium)|(?:مطلع|بدايه) (?:القرن|الالفيه)"),
    ((2099, 2100), r"fin (?:du|de ce) siècle|end of the century|(?:نهايه|اواخر) (?:هذا )?القرن\b"),
    ((2050,), r"milieu (?:du|de ce) siècle|mid-?century|middle of the century|(?:منتصف|اواسط) (?:هذا )?القرن\b"),
)
_EDGES_OF_ERAS = [(years, re.compile(words)) for years, words in _EDGES]
"""`d'ici à la fin du siècle`: by 2100."""

_DECADE_ENDS = re.compile(
    r"fin de (?:la|cette) décennie|end of (?:the|this) decade|(?:نهايه|اواخر) (?:هذا )?العقد\b(?! ال(?!حالي|جاري))"
)
_LAST_OF_DECADE = (9, 0)
"""`avant la fin de la décennie`: by 2030, or in 2029."""

_SEASON = re.compile(r"(?<![^\W_])[A-Z]{2}['’-]?(\d\d)(?!\w)")
"""`SS19`, `PE19`, `FY24`: a season or a year in business, by its last figures."""

_MIDNIGHT, _NOON = (
    re.compile(r"\bminuit\b|\bmidnight\b|منتصف الليل"),
    re.compile(r"\bmidi\b|\bnoon\b|\bالظهر\b|\bظهرا\b"),
)
_CLOCK = {PartKind.HOUR: "hour", PartKind.MINUTE: "minute"}
_REGULAR = (45, 90, 105, 120)  # minutes
_LAST_MINUTE = re.compile(r"\b(?:dernière|ultime) minute\b|\b(?:last|final) minute\b|\bالدقيقه الاخيره\b")
_ADDED = re.compile(r"(?:e|'|’|ème)?\s?\+\s?\d")


def is_regular_time(fact: Fact, text: str) -> bool:
    """Whether a number is the minute before the added time of a game (`90e+4`), which others tell by that alone."""
    return fact.value in _REGULAR and _ADDED.match(text, fact.span.end) is not None


def is_named_day(fact: Fact, text: str, folded: str, code: str) -> bool:
    """Whether a text names the day that a day or a month is part of: Boxing Day."""
    if fact.part not in (PartKind.DAY, PartKind.MONTH):
        return False
    place = 0 if fact.part is PartKind.DAY else 1
    return any(fact.value == day[place] and re.search(name, folded) for day, name in _NAMED_DAYS.items())


def is_edge_of_era(fact: Fact, text: str, folded: str, code: str) -> bool:
    """Whether a text tells a year as the first, the middle or the last of a century, or as the last of a decade."""
    if fact.part is not PartKind.YEAR:
        return False
    told = any(fact.value in years and words.search(folded) for years, words in _EDGES_OF_ERAS)
    return told or (fact.value % 10 in _LAST_OF_DECADE and _DECADE_ENDS.search(folded) is not None)


def is_season(fact: Fact, text: str, folded: str, code: str) -> bool:
    """Whether a text tells a year by the letters of a season and its last two figures."""
    return fact.part is PartKind.YEAR and any(int(season[1]) == fact.value % 100 for season in _SEASON.finditer(text))


def is_by_the_clock(fact: Fact, text: str, folded: str, code: str) -> bool:
    """Whether a text tells an hour by its name, or the minute of a game as its last."""
    if fact.part is PartKind.HOUR:
        midnight = 0 in fact.values and _MIDNIGHT.search(folded) is not None
        return midnight or (fact.value == 12 and _NOON.search(folded) is not None)
    return fact.value in _REGULAR and not fact.dated and _LAST_MINUTE.search(folded) is not None


def is_one_of_the_clock(fact: Fact, text: str, folded: str, code: str) -> bool:
    """Whether a text names the hour or the minute of which a part of an hour is one: «الساعة الواحدة»."""
    if fact.part not in _CLOCK or fact.value != 1:
        return False
    return any(unit.code == _CLOCK[fact.part] for unit in units_named(text, code))
