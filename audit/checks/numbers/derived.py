"""Values that a side works out from others: a remainder, a share, a ratio, a sum, a total of several alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from audit.checks.evidence import Evidence
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.pairing import Pair
from audit.language.normalize import fold
from audit.language.numerals import Kind

WRITTEN = 12
"""Numbers up to which a language may write words where another writes figures."""

NEAR = 40
"""Letters between the members of an enumeration that may be told as a range or a sum."""

_NEAR = Fraction(2, 100)
"""What a share may be rounded by: 140 of 210 are two thirds, 52 of 102 one half."""

_BY = re.compile(
    r"(?:hauss|baiss|augment|diminu|recul|progress|gagn|perd|bond|repli|chut|gain|pert|increas|decreas|rose|fell|drop|grew"
    r"|زياد|ارتفا?ع|انخف|تراجع|بفارق|بمقدار)\w*(?: \w+){0,3} (?:de|d'|by|of|بنحو|ب\w*)? ?\Z"
)
_MORE = re.compile(r"[ %\w]{0,20}?\b(?:de plus|de moins|points?|more|fewer|اضافي\w*|نقط\w*)\b")
"""What shows that a number is a change."""

_OF_WHICH = re.compile(r"\b(?:dont|including|of wh(?:ich|om)|among them|بينه[ام]|بينهن|منه[ام]|منهن)\b")
"""What stands between a whole and the part of it that is told: `24 aéronefs, dont 11`."""

_MAGNITUDES = (1, 10**3, 10**6, 10**9)

_EACH = {
    "ar": re.compile(r"\bكل(?: من)?(?:ها|هما|هم|هن)\b|\bلكل\b|\bكل واحده?\b"),
    "fr": re.compile(r"\bchac|\bchaque\b|\bpar\b|\bpiece\b"),
    "en": re.compile(r"\beach\b|\bapiece\b|\bper\b|\bevery\b"),
}
"""What shows that a number is told of each of several: `two instalments of $250 million each`, $500 million in all."""


def changes(
    left: Sequence[Fact], right: Sequence[Fact], matched: Sequence[Pair], evidence: Evidence
) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of which one is a value and the other the change from it to what both sides tell: from 58 to 41 thousand,
    and `ont diminué de 17.000, à 41.000`."""
    for side, here, there, text in ((1, right, left, evidence.target), (0, left, right, evidence.source)):
        ends = [pair[side] for pair in matched]
        for fact in here:
            if fact.dated or fact.value <= 1 or not _is_change(fact, text):
                continue
            for other in there:
                if not other.dated and any(abs(other.value - end.value) == fact.value for end in ends):
                    yield (other, fact) if side else (fact, other)


def _is_change(fact: Fact, text: str) -> bool:
    """Whether words around a number say that it is one by which something changed."""
    before, after = text[max(0, fact.span.start - NEAR) : fact.span.start], text[fact.span.end : fact.span.end + NEAR]
    return _BY.search(fold(before)) is not None or _MORE.match(fold(after)) is not None


def wholes(left: Sequence[Fact], right: Sequence[Fact], matched: Sequence[Pair], evidence: Evidence) -> Iterator[Pair]:
    """Pairs of which one is the other and a part that both sides tell: `24 aéronefs, dont 11 hélicoptères` for 13
    planes and 11 helicopters."""
    for side, here, there, text in ((1, right, left, evidence.target), (0, left, right, evidence.source)):
        parts = [pair[side] for pair in matched if is_count(pair[side])]
        for whole in filter(is_count, here):
            told = {part.value for part in parts if _is_part_of(part, whole, text)}
            for rest in filter(is_count, there):
                if whole.value - rest.value in told:
                    yield (rest, whole) if side else (whole, rest)


def _is_part_of(part: Fact, whole: Fact, text: str) -> bool:
    between = text[whole.span.end : part.span.start]
    return 0 < len(between) <= NEAR and _OF_WHICH.search(fold(between)) is not None


def is_base(fact: Fact, matched: Sequence[Pair], side: int, text: str) -> bool:
    """Whether a count is what another, which both sides tell, was before a change that both tell: `18 sièges : il en
    perd dix, sur 28`."""
    told = [pair[side] for pair in matched if is_count(pair[side])]
    changed = [other.value for other in told if _is_change(other, text)] if is_count(fact) else []
    return any(abs(fact.value - other.value) in changed for other in told)


def complements(left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[Pair]:
    """Pairs of percentages that are one hundred together: 4 % still to be counted, and 96 % counted."""
    for one in left:
        yield from ((one, other) for other in right if one.percent and other.percent and one.value + other.value == 100)


def worked_out(left: Sequence[Fact], right: Sequence[Fact], matched: Sequence[Pair]) -> Iterator[Pair]:
    """Pairs of what is left over of which one is the other less what both sides tell: 68 aboard, 41 saved and 9 dead,
    for 18 missing; or that together are what both tell: 2,350, which is 150 more, for 2,200 before."""
    told = [s.value for s, t in matched if is_count(s) and is_count(t)]
    parts = {one + other for one, other in combinations(told, 2)}  # one is oftener chance: 54 for 45 in nine groups
    for one in filter(is_count, left):
        for other in filter(is_count, right):
            apart, both = abs(one.value - other.value), one.value + other.value
            least = min(one.value, other.value)
            if (apart and apart in parts and least > 1) or (both in told and least > WRITTEN):
                yield one, other


def told_as_shares(some: Sequence[Fact], others: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, Fact]]:
    """A percentage or fraction of ``some`` with the two small counts of ``others`` that tell it: 40 %, two in five."""
    counts = [fact for fact in others if 1 < fact.value <= WRITTEN and not fact.dated and not fact.percent]
    for fact in some:
        parts = [value for value in fact.values if value < 1] if fact.percent or fact.kind is Kind.FRACTION else ()
        for one, other in combinations(counts, 2):
            if min(one.value, other.value) / max(one.value, other.value) in parts:
                yield fact, one, other


def is_share(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether the other side tells a share by its parts: «واحد من كل أربعة» for `un quart`, `four in five` for 80 %."""
    if fact.value > 1 and any(1 / fact.value in other.values for other in others):
        return True
    return any(told_as_shares([fact], others))


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


def is_part(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether the other side tells a count and the share of it that ``fact`` is: half of 3,000 for 1,500, or a quarter
    of 88 million for `22 des 88 millions`."""
    others = [other for other in others if not other.dated]
    shares = [value for other in others if other.kind is Kind.FRACTION for value in other.values]
    parts = {other.value * share for other in others if is_count(other) for share in shares if 0 < share < 1}
    return is_count(fact) and any(fact.value * magnitude in parts for magnitude in _MAGNITUDES)


def is_step(fact: Fact, matched: Sequence[Pair], told: Iterable[Fact]) -> bool:
    """Whether a percentage is another, which both sides tell, and the points between them that the other side tells."""
    steps = {other.value for other in told if not other.dated}
    return fact.percent and any(abs(fact.value - s.value) in steps for s, t in matched if s.percent and t.percent)


def is_growth(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether a percentage is the change between two counts that the other side tells: 30 % from one to 1.3 million."""
    counts = [other.value for other in others if is_count(other) and other.value > 0]
    return fact.percent and any(
        abs(100 * abs(one - two) / base - fact.value) < 1 for one, two in combinations(counts, 2) for base in (one, two)
    )


def is_ratio(fact: Fact, own: Iterable[Fact], others: Iterable[Fact]) -> bool:
    """Whether the other side tells the share that one of two counts is of the other: 140 of 210 for two thirds."""
    shares = [other.value for other in others if other.kind is Kind.FRACTION and 0 < other.value < 1]
    counts = [other.value for other in own if is_count(other) and other is not fact and other.value > 0]
    return is_count(fact) and any(
        abs(min(fact.value, count) / max(fact.value, count) - share) <= _NEAR for count in counts for share in shares
    )


def is_count(fact: Fact) -> bool:
    """Whether a number is an amount that can be added up with others, whatever its unit."""
    return not fact.dated and not fact.percent and fact.kind is Kind.CARDINAL


def times(
    left: Sequence[Fact], right: Sequence[Fact], told: Sequence[Fact], evidence: Evidence
) -> list[tuple[Fact, Fact]]:
    """Pairs of which one is the other so many times as the text has of it, where a side tells it of each."""
    sides = (evidence.source, evidence.source_language), (evidence.target, evidence.target_language)
    if not (left and right) or not any(language and _tells_each(text, language.code) for text, language in sides):
        return []
    counts = {fact.value for fact in told if 2 <= fact.value <= WRITTEN and not fact.dated}
    return [(one, other) for one in left for other in right if _ratio(one, other) in counts]


def _tells_each(text: str, code: str) -> bool:
    return code in _EACH and _EACH[code].search(fold(text)) is not None


def _ratio(one: Fact, other: Fact) -> Fraction | None:
    low, high = sorted((one.value, other.value))
    return None if low <= 0 or one.dated or other.dated else high / low
