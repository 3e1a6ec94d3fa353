"""Collects the facts that must come out the same on the other side: numbers, and the parts of dates and hours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache

from audit.checks.numbers.compounds import split_seconds, with_fractions, with_heights, with_hundredths, with_one
from audit.checks.numbers.fact import Fact
from audit.language import get
from audit.language.dates import HIJRI, Part, PartKind, date_parts
from audit.language.dates.hijri import gregorian
from audit.language.numerals import Quantity, numbers

__all__ = ["Fact", "facts"]

_CENTURY = re.compile(r"القرن(?:ين)?\s\Z")
_NEAR = 24  # characters
_BASIS_POINTS = re.compile(r"\s(?:points? de base|basis points?|(?:نقطة|نقاط) أساس)")
_ISOTOPE = re.compile(
    r"(?:carbon|uranium|iod|ca?esium|césium|plutonium|cobalt|strontium|كربون|يورانيوم|يود|سيزيوم|بلوتونيوم)(?:e|ine)?[\s-]\Z",
    re.IGNORECASE,
)
"""`la datation au carbone 14`: part of a name, which others tell without it."""

_HUNDREDTHS = re.compile(r"\bs(?:ec(?:ondes?)?)?\.?\s\d{1,2}/\Z")
"""`56 s 88/100`: the hundred counts nothing."""

_ROUND_THE_CLOCK = re.compile(
    r"(?:24|7)\s?[^\W\d]*\s?(?:sur|/|على)\s?(?:24|7)\b|(?<=24 heures sur )24|(?<=7 jours sur )7|(?<=24/)[27]"
)


@lru_cache(maxsize=1 << 10)
def facts(text: str, code: str) -> tuple[Fact, ...]:
    """The facts of ``text`` in the language ``code``, in text order."""
    language = get(code)
    quantities = numbers(text, language)
    parts = _without_doubles(date_parts(text, language, quantities))
    found = [_of_part(part, text) for part in [*parts, *_gregorian(parts)]]
    taken = [part.span for part in parts]
    decade = any(q.values[1:] and q.values[1] == 1900 + q.value for q in quantities) or any(
        part.kind is PartKind.YEAR for part in parts
    )
    for quantity in quantities:
        if not any(quantity.span.overlaps(span) for span in taken):
            found += split_seconds(_of_quantity(quantity, text, decade), text)
    found = [fact for fact in found if not _HUNDREDTHS.search(text, max(0, fact.span.start - _NEAR), fact.span.start)]
    found = [fact for fact in found if _ISOTOPE.search(text, max(0, fact.span.start - _NEAR), fact.span.start) is None]
    found.sort(key=lambda fact: fact.span)
    if code == "fr":
        found = list(with_hundredths(found, text))
    if code == "en":
        found = with_heights(found, text)
    if code == "fa":
        found = list(map(_with_solar_year, found))
    return tuple(with_one(fact, text, code) for fact in with_fractions(found, text))


def _with_solar_year(fact: Fact) -> Fact:
    """A number that may be a year of the Iranian calendar, whose new year is in March: ۱۴۰۳ is 2024 or 2025."""
    if not (fact.digits and fact.value.denominator == 1 and 1300 <= fact.value < 1450):
        return fact
    return replace(fact, values=(*fact.values, fact.value + 621, fact.value + 622))


def _without_doubles(parts: list[Part]) -> list[Part]:
    """One part for one place: that of a whole date before a lone year."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda p: -p.date):
        if not any(part.span.overlaps(other.span) for other in kept):
            kept.append(part)
    return kept


def _gregorian(parts: Sequence[Part]) -> Iterator[Part]:
    """The Gregorian parts of whole Hijri dates, to within a day."""
    dates: defaultdict[int, dict[PartKind, Part]] = defaultdict(dict)
    for part in parts:
        dates[part.date][part.kind] = part
    for date in dates.values():
        if not {PartKind.DAY, PartKind.MONTH, PartKind.YEAR} <= date.keys():
            continue
        year, month, day = (date[kind].values[0] for kind in (PartKind.YEAR, PartKind.MONTH, PartKind.DAY))
        if month <= HIJRI:
            continue
        middle = gregorian(year, month - HIJRI, day)
        days = [middle, middle - timedelta(1), middle + timedelta(1)]
        span = date[PartKind.MONTH].span
        for kind, name in ((PartKind.DAY, "day"), (PartKind.MONTH, "month"), (PartKind.YEAR, "year")):
            yield Part(kind, span, tuple(getattr(d, name) for d in days), loose=True)


def _of_part(part: Part, text: str) -> Fact:
    digits = any(character.isdigit() for character in part.span.of(text))
    values = tuple(Fraction(value) for value in part.values)
    return Fact(part.span, values, part.kind, part.loose, digits, date=part.date)


def _of_quantity(q: Quantity, text: str, decade: bool) -> Fact:
    """The fact that a number is; in a text that names a ``decade``, its century need not be told."""
    values, loose = q.values, q.loose or q.value == 0 or _ROUND_THE_CLOCK.match(text, q.span.start) is not None
    if (q.unit is not None and q.unit.code == "century") or _CENTURY.search(text, 0, q.span.start):
        values = (*values, (q.value - 1) * 100)  # the nineteenth century is the 1800s
        loose = loose or decade
    if q.percent:
        values = (*values, q.value / 100)  # 50 % is one half
        if q.value and 100 % q.value == 0:
            values = (*values, 100 / q.value)  # 20 % is one in five
        loose = loose or q.value == 100
    if _BASIS_POINTS.match(text, q.span.end):
        values = (*values, q.value / 100)
    return Fact(q.span, values, None, loose, q.digits, q.kind, q.percent, q.unit, q.unit_span)
