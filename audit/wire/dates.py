"""Recognizes the dates that stand alone or begin a story, also where a month's name is damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from audit.language import Language, get
from audit.language.normalize import fold, unaccented


class Kind(Enum):
    NUMBER = auto()
    MONTH = auto()
    WEEKDAY = auto()
    LINK = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a possible date, at ``text[start:end]``."""

    kind: Kind
    start: int
    end: int


_BREAK = r"\s\[\](),،/.:;|–—-"
_TOKEN = re.compile(rf"\d+|[^\W\d_](?:[^\d{_BREAK}]|[-'’](?=\w))*|[^\w{_BREAK}][^{_BREAK}]*")
_NUMERIC = re.compile(
    r"(?<!\d)(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2})(?!\d)"
)

# Words that stand in a date without being one: articles, hours, what was done that day.
_LINKS = """
le la l à a h er st nd rd th of the on at de del du am pm gmt utc cet est min heure heures hrs hours um uhr den il el em
publié modifié mis mise jour ligne updated published posted date last
في يوم الموافق الموافقة هـ ه م ص مساء صباحا بتوقيت غرينتش جرينتش الساعة تاريخ التاريخ بتاريخ نشر نشرت تحديث آخر
محرم صفر ربيع جمادى الأول الأولى الثاني الثانية الآخر الآخرة رجب شعبان رمضان شوال ذو ذي القعدة الحجة
"""


@cache
def _links() -> frozenset[str]:
    return frozenset(fold(word) for word in _LINKS.split())


@cache
def _names(code: str | None) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Months and weekdays of the wire's languages and of ``code``, folded; and the months without diacritics."""
    languages = [get(c) for c in dict.fromkeys(("ar", "fr", "en", code or "en"))]
    months = frozenset(fold(m) for language in languages for m in language.months)
    weekdays = frozenset(fold(d) for language in languages for d in language.weekdays)
    return months, weekdays, frozenset(unaccented(m) for m in months if len(m) > 2)


def tokens(text: str, language: Language | None) -> Iterator[Token]:
    """The words and numbers of ``text``, each with what it is in a date."""
    months, weekdays, plain = _names(None if language is None else language.code)
    found = list(_TOKEN.finditer(text))
    skip = -1
    for place, m in enumerate(found):
        if place == skip:
            continue
        word = fold(m.group())
        if place + 1 < len(found) and f"{word} {fold(found[place + 1].group())}" in months:
            skip = place + 1
            yield Token(Kind.MONTH, m.start(), found[skip].end())
            continue
        yield Token(_kind(word, m.group(), months, weekdays, plain), m.start(), m.end())


def _kind(word: str, written: str, months: frozenset[str], weekdays: frozenset[str], plain: frozenset[str]) -> Kind:
    if written.isdecimal():
        return Kind.NUMBER
    if word in months or _is_damaged_month(written, plain):
        return Kind.MONTH
    if word in weekdays:
        return Kind.WEEKDAY
    return Kind.LINK if word in _links() else Kind.WORD


def _is_damaged_month(word: str, plain: frozenset[str]) -> bool:
    """Whether ``word`` is a month's name with an accent lost or characters damaged: `DÈcembre`, `fÃ©vrier`, `ao�t`."""
    bare = unaccented(word)
    if bare in plain:
        return True
    if word.isascii() and word.isalpha():
        return False
    from rapidfuzz import fuzz

    letters = re.sub("[^a-z]", "", bare)
    return len(letters) >= 3 and any(m[0] == letters[0] and fuzz.ratio(m, letters) >= 80 for m in plain if m.isascii())


def has_numeric_date(text: str) -> bool:
    """Whether a date in digits stands in ``text``: `05/12/2023`, `2023-12-05`."""
    return _NUMERIC.search(text) is not None


def is_date(text: str, language: Language | None = None) -> bool:
    """Whether all of ``text``, a line, is a date, with or without brackets, a weekday and an hour.

    In brackets any single word may stand for the month: `[05/ DÈcembre/2023]`.
    """
    if len(text) > 90 or not any(c.isdigit() for c in text):
        return False
    found = list(tokens(text, language))
    kinds = [t.kind for t in found]
    words = [t for t in found if t.kind is Kind.WORD]
    bracketed = text.strip()[:1] in "[(" and text.strip()[-1:] in "])"
    if Kind.MONTH in kinds or has_numeric_date(text):
        return not words
    years = [t for t in found if t.kind is Kind.NUMBER and t.end - t.start == 4]
    return bracketed and len(words) == 1 and bool(years) and kinds.count(Kind.NUMBER) == 2
