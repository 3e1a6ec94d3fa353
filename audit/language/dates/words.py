"""Words of dates and hours: the names of months and weekdays as they stand in text, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from audit.language.dates.hijri import hijri_openers
from audit.language.dates.inflected import month_forms, weekday_forms
from audit.language.facts import Language
from audit.language.normalize import fold

_CLITICS = ("", "و", "ب", "ل", "ف", "ك", "وب", "ول", "لل")

# Names that are other words too: «مارس» practised, `May` may, «الاثنين» the two.
_DOUBTFUL = {
    "ar": "مارس جوان مايس ماي الاثنين الإثنين",
    "fr": "mars",
    "en": "may march august",
}
# Abbreviations and homographs that are taken for a month or day only beside a number.
_NUMBERED = {
    "ar": "آب مارت",
    "fr": "sept oct nov déc dec avr fév fev févr janv juil",
    "en": "mar sun sat mon wed sept dec jan feb jun jul aug oct nov apr sep thu thurs fri tue tues",
}
_BEFORE = {
    "ar": """
    في شهر شهري منذ خلال حتى مطلع نهاية أواخر أوائل بداية منتصف إلى يوم وفي مساء صباح ليل ليلة فجر ظهر عصر قبل بعد
    """,
    "fr": "en de depuis dès fin début mi courant jusqu'en à d'ici mois et entre d",
    "en": "in of since until till by early late mid from to during between through this on",
    "de": "im ab seit bis anfang mitte ende vom zum",
    "es": "en de desde hasta fines finales principios mediados",
    "it": "in a di da dal del entro fine inizio metà",
    "pt": "em de desde até",
    "ru": "в с до по к начале конце середине",
    "uk": "у в з із до по на початку наприкінці",
}
_PAST = {
    "ar": "الماضي الماضية المنصرم المنصرمة الفائت الفائتة الماضيين",
    "fr": "dernier dernière passé passée écoulé écoulée derniers dernières",
    "en": "last past",
}
_FUTURE = {
    "ar": "المقبل المقبلة القادم القادمة المقبلين",
    "fr": "prochain prochaine prochains prochaines",
    "en": "next coming",
}
_RELATIVE = {
    "ar": {"أمس": -1, "الأمس": -1, "البارحة": -1, "غدا": 1, "غدًا": 1, "الغد": 1, "غد": 1},
    "fr": {"hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1},
    "en": {"yesterday": -1, "today": 0, "tomorrow": 1},
}
_BEYOND = {
    "ar": {"أمس": "أول", "البارحة": "أول", "غد": "بعد", "الغد": "بعد"},
    "fr": {"hier": "avant", "demain": "après"},
    "en": {"yesterday": "before", "tomorrow": "after"},
}
_OPENING = {"ar": "فاتح الفاتح غرة"}
_INSIDE = {"ar": "من شهر عام سنة لعام لسنة", "fr": "de du mois d l an", "en": "of the", "es": "de del", "pt": "de"}
_NOON = {"ar": "", "fr": "midi minuit", "en": "noon midnight midday"}


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of dates, folded, with the particles that are written to them.

    Attributes:
        months: names cut into words, to 1..12.
        weekdays: names to 1..7.
        doubtful: names that are other words too.
        numbered: names that count only beside a number.
        before: what stands before a month that has no day.
        sides: adjectives of months and weekdays, -1 `dernier`, 1 `prochain`.
        relative: -1 yesterday, 0 today, 1 tomorrow.
        beyond: what stands before one of these and makes it two days: `avant-hier`.
        opening: names of the first day of a month.
        inside: words between day, month and year.
        noon: names of twelve o'clock.
        telling: what any part of a date begins with that is no figure.
    """

    months: Mapping[tuple[str, ...], int]
    weekdays: Mapping[str, int]
    doubtful: frozenset[str]
    numbered: frozenset[str]
    before: frozenset[str]
    sides: Mapping[str, int]
    relative: Mapping[str, int]
    beyond: Mapping[str, frozenset[str]]
    opening: frozenset[str]
    inside: frozenset[str]
    noon: frozenset[str]
    telling: frozenset[str]


_known: dict[str, DateWords] = {}


def date_words(language: Language) -> DateWords:
    """The words of dates of ``language``; for a language not listed here, the names of months and weekdays alone."""
    if language.code not in _known:
        _known[language.code] = _build(language)
    return _known[language.code]


def _build(language: Language) -> DateWords:
    code = language.code
    clitics = _CLITICS if code == "ar" else ("",)
    months = {
        tuple((clitic + fold(form)).split()): number
        for name, number in language.months.items()
        if "/" not in name
        for form in month_forms(name, code)
        for clitic in clitics
    }
    weekdays = {
        clitic + fold(form): number
        for name, number in language.weekdays.items()
        for form in weekday_forms(name, code)
        for clitic in clitics
    }
    sides = {word: side for table, side in ((_PAST, -1), (_FUTURE, 1)) for word in _folded(table, code)}
    relative = {clitic + fold(word): day for word, day in _RELATIVE.get(code, {}).items() for clitic in clitics}
    openers = {name[0] for name in months} | {name.partition("-")[0] for name in weekdays} | hijri_openers(code == "ar")
    return DateWords(
        months,
        weekdays,
        frozenset(clitic + word for word in _folded(_DOUBTFUL, code) for clitic in clitics),
        frozenset(clitic + word for word in _folded(_NUMBERED, code) for clitic in clitics) | _abbreviations(language),
        _folded(_BEFORE, code),
        sides,
        relative,
        {
            fold(word): frozenset(clitic + fold(before) for clitic in clitics)
            for word, before in _BEYOND.get(code, {}).items()
        },
        frozenset(clitic + word for word in _folded(_OPENING, code) for clitic in clitics),
        _folded(_INSIDE, code),
        _folded(_NOON, code),
        frozenset(openers | weekdays.keys() | sides.keys() | relative.keys()),
    )


def _abbreviations(language: Language) -> frozenset[str]:
    """Names that are the beginning of another name of the same month or day (`mar`, which is the sea in Spanish)."""
    if language.code in _NUMBERED:
        return frozenset()
    tables = language.months, language.weekdays
    return frozenset(
        fold(short)
        for table in tables
        for short, number in table.items()
        if any(other == number and name != short and name.startswith(short) for name, other in table.items())
    )


@cache
def time_nouns(code: str) -> frozenset[str]:
    """Words for week, month and year, which `dernier` and `prochain` go with."""
    from audit.language.units.names import names

    spans = {"day", "week", "month", "year"}
    words = {fold(name) for name, unit in names(code).items() if unit in spans and " " not in name}
    return frozenset(words | {"ال" + word for word in words} if code == "ar" else words)


def _folded(table: Mapping[str, str], code: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table.get(code, "").split())
