"""Collects the facts that must come out the same on the other side: numbers, and the parts of dates and hours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest

from audit.language import get
from audit.language.dates import HIJRI, Part, PartKind, date_parts
from audit.language.dates.hijri import gregorian
from audit.language.numerals import Kind, Quantity, numbers
from audit.language.units import UNITS, Unit, heights, parts_of, units_named
from audit.records import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, or a part of a date.

    Attributes:
        span: where it stands, its unit excluded.
        values: what it may mean, the likeliest first.
        part: what it is in a date or hour; ``None`` for any other number.
        loose: whether the other side may well say the same without it.
        digits: whether it is written with digits.
        kind: what it does, where it is a number.
        date: which date it belongs to, counted from 1; 0 for none.
    """

    span: Span
    values: tuple[Fraction, ...]
    part: PartKind | None = None
    loose: bool = False
    digits: bool = False
    kind: Kind = Kind.CARDINAL
    percent: bool = False
    unit: Unit | None = None
    unit_span: Span | None = None
    date: int = 0

    @property
    def value(self) -> Fraction:
        return self.values[0]

    @property
    def numeric(self) -> bool:
        """Whether it is told as a number; names of months and days are not."""
        return self.part not in _NAMED

    @property
    def dated(self) -> bool:
        """Whether it tells a date or an hour."""
        return self.part is not None

    @property
    def counts(self) -> bool:
        """Whether it counts things that can be added up: people and objects, no shares, units or dates."""
        plain = self.part is None and self.kind is Kind.CARDINAL and not self.percent and self.unit is None
        return plain and self.value.denominator == 1 and self.value >= 1

    @property
    def whole_span(self) -> Span:
        """Where it stands with its unit."""
        if self.unit_span is None:
            return self.span
        return Span(min(self.span.start, self.unit_span.start), max(self.span.end, self.unit_span.end))


def _split_seconds(fact: Fact, text: str) -> list[Fact]:
    """`45,61 secondes` is told as `45 s 61` too: seconds and hundredths apart."""
    parts = _DECIMAL.fullmatch(fact.span.of(text))
    if parts is None or fact.unit is None or fact.unit.code != "second":
        return [fact]
    whole, rest = (Span(*parts.span(i)).shifted(fact.span.start) for i in (1, 2))
    first = replace(fact, span=whole, values=(Fraction(parts[1]),))
    return [first, replace(fact, span=rest, values=(Fraction(parts[2]),), unit=None, unit_span=None)]


_DECIMAL = re.compile(r"(\d+)[.,٫](\d{1,3})")
_AND = re.compile(r"\s(?:et\s|and\s(?:a\s)?|و\s?)?")
_HALF_OF = re.compile(
    r"و?(?:نصف|ربع) ال(?:مليون|مليار|ألف|تريليون|طن|كيلو\w*|متر|لتر|ساعة|يوم|شهر|عام|سنة|درجة|نقطة|دولار|دينار|درهم)"
)  # «57 مليون يورو ونصف المليون»
_CENTURY = re.compile(r"القرن(?:ين)?\s\Z")
_UNIT_BEFORE = re.compile(r"(?<!\w)(\w+)\s(?:واحد[ةا]?\s)?(و\s?)?\Z")
_ONE_AND = re.compile(r"واحد[ةا]?\sو")
_NEAR = 24  # characters
_INCHES = 12  # of a foot
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
_NAMED = (PartKind.MONTH, PartKind.WEEKDAY, PartKind.RELATIVE_DAY, PartKind.SIDE)


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
            found += _split_seconds(_of_quantity(quantity, text, decade), text)
    found = [fact for fact in found if not _HUNDREDTHS.search(text, max(0, fact.span.start - _NEAR), fact.span.start)]
    found = [fact for fact in found if _ISOTOPE.search(text, max(0, fact.span.start - _NEAR), fact.span.start) is None]
    found.sort(key=lambda fact: fact.span)
    if code == "fr":
        found = list(_with_hundredths(found, text))
    if code == "en":
        found = _with_heights(found, text)
    if code == "fa":
        found = list(map(_with_solar_year, found))
    return tuple(_with_one(fact, text, code) for fact in _with_fractions(found, text))


def _with_heights(found: Sequence[Fact], text: str) -> list[Fact]:
    """Feet and inches that are told as one (`6-foot-6`) are one number, in feet or in inches."""
    told = [Fact(span, (feet, feet * _INCHES), digits=True, unit=UNITS["foot"]) for span, feet in heights(text)]
    rest = [fact for fact in found if not any(fact.span.overlaps(height.span) for height in told)]
    return sorted([*rest, *told], key=lambda fact: fact.span)


def _with_solar_year(fact: Fact) -> Fact:
    """A number that may be a year of the Iranian calendar, whose new year is in March: ۱۴۰۳ is 2024 or 2025."""
    if not (fact.digits and fact.value.denominator == 1 and 1300 <= fact.value < 1450):
        return fact
    return replace(fact, values=(*fact.values, fact.value + 621, fact.value + 622))


def _with_hundredths(found: Sequence[Fact], text: str) -> Iterator[Fact]:
    """`deux mètres cinquante`, `8 euros 50`: the number right behind a unit are its hundredths; of an hour, minutes."""
    told = False
    for place, fact in enumerate(found):
        if told:
            fact = replace(fact, loose=True)
        following = found[place + 1] if place + 1 < len(found) else None
        told = following is not None and _are_hundredths(fact, following, text)
        if following is not None and told:
            parts = 60 if fact.unit is not None and fact.unit.code == "hour" else 100
            fact = replace(fact, values=(*fact.values, fact.value + following.value / parts))
        yield fact


def _are_hundredths(fact: Fact, following: Fact, text: str) -> bool:
    divided = fact.unit is not None and (fact.unit.dimension == "currency" or fact.unit.code in ("m", "hour"))
    plain = following.unit is None and following.part is None and not following.percent
    beside = not text[fact.whole_span.end : following.span.start].strip()
    return divided and plain and beside and following.span.start > fact.span.end and 9 < following.value < 100


def _with_one(fact: Fact, text: str, code: str) -> Fact:
    """«طنا و300 كيلوغرام»: a count may go on with a larger unit that stands once before it, without a number.

    In «دولار واحد وعشرين سنتا» the one belongs to the larger unit: a dollar and twenty cents.
    """
    before = _UNIT_BEFORE.search(text, max(0, fact.span.start - _NEAR), fact.span.start) if code == "ar" else None
    if before is None or fact.unit is None:
        return fact
    one = _ONE_AND.match(text, fact.span.start, fact.span.end)
    if not (one or before[2] or text.startswith("و", fact.span.start)):
        return fact
    ratios = [_ratio(unit, fact.unit) for unit in units_named(before[1].removesuffix("ا"), code)]
    rest = fact.value - 1 if one else fact.value
    made = [rest + ratio for ratio in ratios if ratio > 1]
    return replace(fact, values=(*fact.values, *made, *((rest,) if one and made else ())))


def _ratio(larger: Unit, smaller: Unit) -> Fraction:
    """How many of one unit another is; 0 where it cannot be counted in it."""
    if larger.dimension != smaller.dimension:
        return Fraction(0)
    parts = parts_of(smaller, larger)
    if parts:
        return Fraction(parts)
    return larger.factor / smaller.factor if larger.factor and smaller.factor else Fraction(0)


def _with_fractions(found: Sequence[Fact], text: str) -> Iterator[Fact]:
    """A count may mean what it makes with what stands behind its unit: a fraction (`29 pouces trois quarts`, «عامين
    ونصف»), or a count in a smaller unit (`8 mètres et 30 centimètres`)."""
    share: Fraction | None = None
    added = False
    for fact, following in zip_longest(found, found[1:]):
        if added:
            fact = replace(fact, loose=True)  # told with what it adds to
        added = False
        if share is not None:
            fact = replace(fact, values=(*fact.values, share))
        share = _share(fact, following, text) if following is not None else None
        if share is not None:
            yield replace(fact, values=(*fact.values, fact.value + share))
        elif fact.unit is not None and following is not None and _adds_up(fact, following, text):
            added = True
            yield replace(fact, values=(*fact.values, fact.value + following.value))
        else:
            yield fact


def _share(count: Fact, rest: Fact, text: str) -> Fraction | None:
    """What a count in a smaller unit right behind another adds to it, in the larger unit."""
    near, far = count.unit, rest.unit
    if near is None or far is None or near.dimension != far.dimension or not near.factor or not far.factor:
        return None
    if near.factor <= far.factor or _AND.fullmatch(text, count.whole_span.end, rest.span.start) is None:
        return None
    return rest.value * far.factor / near.factor


def _adds_up(count: Fact, fraction: Fact, text: str) -> bool:
    between = _AND.fullmatch(text, count.whole_span.end, fraction.span.start)
    part = fraction.kind is Kind.FRACTION and fraction.value < 1
    part = part or (_HALF_OF.match(text, fraction.span.start) is not None and fraction.value < count.value)
    return part and between is not None


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
