"""Numbers that are told in several parts: `8 mètres et 30 centimètres`, `6-foot-6`, «طنا و300 كيلوغرام»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import zip_longest

from audit.checks.numbers.fact import Fact
from audit.language.numerals import Kind
from audit.language.units import UNITS, Unit, heights, parts_of, units_named
from audit.records import Span

_NEAR = 24  # characters
_INCHES = 12  # of a foot
_DECIMAL = re.compile(r"(\d+)[.,٫](\d{1,3})")
_AND = re.compile(r"\s(?:et\s|and\s(?:a\s)?|و\s?)?")
_HALF_OF = re.compile(
    r"و?(?:نصف|ربع) ال(?:مليون|مليار|ألف|تريليون|طن|كيلو\w*|متر|لتر|ساعة|يوم|شهر|عام|سنة|درجة|نقطة|دولار|دينار|درهم)"
)  # «57 مليون يورو ونصف المليون»
_UNIT_BEFORE = re.compile(r"(?<!\w)(\w+)\s(?:واحد[ةا]?\s)?(و\s?)?\Z")
_ONE_AND = re.compile(r"واحد[ةا]?\sو")


def split_seconds(fact: Fact, text: str) -> list[Fact]:
    """`45,61 secondes` is told as `45 s 61` too: seconds and hundredths apart."""
    parts = _DECIMAL.fullmatch(fact.span.of(text))
    if parts is None or fact.unit is None or fact.unit.code != "second":
        return [fact]
    whole, rest = (Span(*parts.span(i)).shifted(fact.span.start) for i in (1, 2))
    first = replace(fact, span=whole, values=(Fraction(parts[1]),))
    return [first, replace(fact, span=rest, values=(Fraction(parts[2]),), unit=None, unit_span=None)]


def with_heights(found: Sequence[Fact], text: str) -> list[Fact]:
    """Feet and inches that are told as one (`6-foot-6`) are one number, in feet or in inches."""
    told = [Fact(span, (feet, feet * _INCHES), digits=True, unit=UNITS["foot"]) for span, feet in heights(text)]
    rest = [fact for fact in found if not any(fact.span.overlaps(height.span) for height in told)]
    return sorted([*rest, *told], key=lambda fact: fact.span)


def with_hundredths(found: Sequence[Fact], text: str) -> Iterator[Fact]:
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


def with_one(fact: Fact, text: str, code: str) -> Fact:
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


def with_fractions(found: Sequence[Fact], text: str) -> Iterator[Fact]:
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
