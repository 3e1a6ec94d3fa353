"""Matches the facts of the two sides, and pairs what is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from audit.checks.evidence import Evidence
from audit.checks.numbers.derived import (
    NEAR,
    WRITTEN,
    changes,
    complements,
    is_base,
    is_growth,
    is_part,
    is_ratio,
    is_share,
    is_step,
    is_sum,
    times,
    told_as_shares,
    wholes,
    worked_out,
)
from audit.checks.numbers.factors import is_multiple
from audit.checks.numbers.facts import Fact
from audit.checks.numbers.implied import is_implied, is_regular_time
from audit.checks.numbers.nights import nights
from audit.checks.numbers.remainders import is_remainder, is_total, rests
from audit.language.dates import PartKind
from audit.language.numerals import SPELLED, Kind, reads_words
from audit.language.units import converts, parts_of
from audit.records import Span

Pair = tuple[Fact, Fact]

_YEAR = 4  # figures
_MILLION = 10**6


@dataclass(frozen=True, slots=True)
class Comparison:
    """What agrees, what stands against something else, and what stands on one side alone."""

    matched: tuple[Pair, ...] = ()
    converted: tuple[Pair, ...] = ()
    differing: tuple[Pair, ...] = ()
    missing: tuple[Fact, ...] = ()
    extra: tuple[Fact, ...] = ()


def compare(source: Sequence[Fact], target: Sequence[Fact], evidence: Evidence) -> Comparison:
    """Match the facts of both sides as multisets, each with the freedom of a good translation."""
    linked = _Links(evidence)
    near, far = evidence.source_language.code if evidence.source_language else "", evidence.target_language.code
    told = source, target
    words = reads_words(near) and reads_words(far)
    if not words:
        spelled = all(reads_words(code) or code in SPELLED for code in (near, far))
        source, target = _in_figures(source, spelled), _in_figures(target, spelled)
    ends = list(nights(source, target, (evidence.source, evidence.target), (near, far)))
    told_nights = [(day, last) for day, last, _ in ends]
    taken = [fact for night in ends for fact in night]
    source, target = ([fact for fact in side if fact not in taken] for side in (source, target))
    matched = _greedy(source, target, lambda s, t: _agreement(s, t, linked))
    matched += [night for night in told_nights if same_value(*night)]
    left, right = _rest(source, target, matched)
    converted = _greedy(left, right, _conversion)
    left, right = _rest(left, right, converted)
    left = [f for f in left if not _is_said_twice(f, source) and not is_implied(f, evidence.target, far)]
    right = [f for f in right if not _is_said_twice(f, target) and not is_implied(f, evidence.source, near)]
    right = [fact for fact in right if not is_regular_time(fact, evidence.target)]
    left = [fact for fact in left if not _is_added(fact, told[0], converted, 0)]
    right = [fact for fact in right if not _is_added(fact, told[1], converted, 1)]
    derived = [*times(left, right, (*source, *target), evidence), *worked_out(left, right, matched)]
    derived += [*changes(left, right, matched, evidence), *complements(left, right)]
    derived += [*wholes(left, right, matched, evidence), *rests(left, right, matched, evidence)]
    left, right = _rest(left, right, derived)
    left = [fact for fact in left if not is_base(fact, matched, 0, evidence.source)]
    right = [fact for fact in right if not is_base(fact, matched, 1, evidence.target)]
    left = [fact for fact in left if not is_remainder(fact, matched, 0, evidence.target, far)]
    right = [fact for fact in right if not is_remainder(fact, matched, 1, evidence.source, near)]
    left = [fact for fact in left if not is_total(fact, matched, source, 0, evidence.source, near)]
    right = [fact for fact in right if not is_total(fact, matched, target, 1, evidence.target, far)]
    shares = [
        fact
        for found in (told_as_shares(left, right), told_as_shares(right, left))
        for three in found
        for fact in three
    ]
    left, right = ([fact for fact in side if fact not in shares] for side in (left, right))
    left = [f for f in left if not _is_derived(f, source, target, matched, told[1])]
    right = [f for f in right if not _is_derived(f, target, source, matched, told[0])]
    sole = {kind for kind, count in Counter(map(_sort, left)).items() if count == 1} & {
        kind for kind, count in Counter(map(_sort, right)).items() if count == 1
    }
    differing = _greedy(left, right, lambda s, t: _likeness(s, t, linked, alone=_sort(s) in sole))
    left, right = _rest(left, right, differing)
    differing += [night for night in told_nights if not same_value(*night)]
    left = [f for f in left if not _is_repeated(f, target) and not _is_spanned(f, matched, 0)]
    right = [f for f in right if not _is_repeated(f, source) and not _is_spanned(f, matched, 1)]
    left = [f for f in left if not is_multiple(f, [s for s, _ in matched], evidence.target, far)]
    right = [f for f in right if not is_multiple(f, [t for _, t in matched], evidence.source, near)]
    if not words:  # a name may stand in a case ending that is not known, a round share in words
        left, right = ([fact for fact in side if fact.numeric and not _is_short(fact)] for side in (left, right))
    return Comparison(tuple(matched), tuple(converted), tuple(differing), tuple(left), tuple(right))


def _is_added(fact: Fact, own: Sequence[Fact], converted: Sequence[Pair], side: int) -> bool:
    """Whether a count in a smaller unit was converted with the one before it: «6 قناطير و40 كيلوغراماً», 640 kg."""
    before = max((pair for pair in converted if pair[side].span < fact.span), key=lambda p: p[side].span, default=None)
    if before is None or any(before[side].span < other.span < fact.span for other in own):
        return False
    larger, other = before[side], before[1 - side]
    both = [value for value in larger.values[1:] if value - larger.value in fact.values]
    return any(_conversion(replace(larger, values=(value,)), other) > 0 for value in both)


def _is_derived(
    fact: Fact, own: Sequence[Fact], others: Sequence[Fact], matched: Sequence[Pair], told: Sequence[Fact]
) -> bool:
    return (
        is_part(fact, others) or is_ratio(fact, own, others) or is_step(fact, matched, told) or is_growth(fact, others)
    )


def _in_figures(facts: Sequence[Fact], spelled: bool) -> list[Fact]:
    """What can be compared where one side's number words are not read: figures, to a power of ten, and names of days;
    and what is ``spelled`` in words, of more than twelve, where these are found on both sides.

    The magnitude of a figure may stand in a word that is not read (`28亿`, `2,8 Milliarden`), and small and round
    numbers may be written out; days and hours are not.
    """
    return [
        replace(
            fact,
            values=(*fact.values, *(_digits(value) for value in fact.values if fact.numeric)),
            loose=fact.loose or (fact.numeric and not fact.dated and not fact.percent and _is_short(fact)),
            digits=True,
        )
        for fact in facts
        if fact.digits or not fact.numeric or (spelled and (fact.value > WRITTEN or fact.percent))
    ]


def _is_short(fact: Fact) -> bool:
    """Whether a number has one or two significant digits, so that words may say it."""
    return len(str(_digits(fact.value))) < 3


def _digits(value: Fraction) -> Fraction:
    """The significant digits of a number: 28 for 2.8, 28 and 2,800."""
    while value and value.denominator > 1 and 10**12 % value.denominator == 0:
        value *= 10
    while value and value.denominator == 1 and value % 10 == 0:
        value /= 10
    return value


class _Links:
    """Word links between two facts."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._found: dict[Span, list[Span]] = {}

    def join(self, source: Fact, target: Fact) -> bool:
        """Whether a word of the one translates a word of the other."""
        if source.span not in self._found:
            e = self._evidence
            linked = [e.target_words[t] for s, t in e.links if e.source_words[s].overlaps(source.span)]
            self._found[source.span] = linked
        return any(word.overlaps(target.span) for word in self._found[source.span])

    def distance(self, source: Fact, target: Fact) -> float:
        """How far apart the two stand in their texts, 0 to 1."""
        e = self._evidence
        return abs(source.span.start / max(len(e.source), 1) - target.span.start / max(len(e.target), 1))


def _greedy(source: Sequence[Fact], target: Sequence[Fact], score: Callable[[Fact, Fact], float]) -> list[Pair]:
    """Pairs of the highest scores above 0, each fact in one pair at most."""
    scored = ((score(s, t), i, j) for i, s in enumerate(source) for j, t in enumerate(target))
    good = [one for one in scored if one[0] > 0]
    pairs: list[Pair] = []
    used: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(good, key=lambda item: (-item[0], item[1], item[2])):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((source[i], target[j]))
    return pairs


def _rest(source: Iterable[Fact], target: Iterable[Fact], pairs: Sequence[Pair]) -> tuple[list[Fact], list[Fact]]:
    first, second = {id(s) for s, _ in pairs}, {id(t) for _, t in pairs}
    return [f for f in source if id(f) not in first], [f for f in target if id(f) not in second]


def same_value(source: Fact, target: Fact) -> bool:
    return not set(source.values).isdisjoint(target.values)


def _comparable(source: Fact, target: Fact) -> bool:
    return source.numeric and target.numeric if source.numeric or target.numeric else source.part is target.part


def _agreement(source: Fact, target: Fact, linked: _Links) -> float:
    """How well two facts of one value go together; 0 where the values differ."""
    if not _comparable(source, target) or not (same_value(source, target) or _approximately(source, target)):
        return 0.0
    score = 1.0 + (source.value == target.value) + (source.part is target.part) + (source.percent is target.percent)
    score += source.unit is not None and target.unit is not None and source.unit.code == target.unit.code
    return score + linked.join(source, target) + 1 - linked.distance(source, target)


def _approximately(source: Fact, target: Fact) -> bool:
    """`dizaines` and `dozens`, `plusieurs milliers` and «آلاف»."""
    if Kind.APPROXIMATE not in (source.kind, target.kind):
        return False
    low, high = sorted((source.value, target.value))
    return low > 0 and high / low < 2


def _is_repeated(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether the other side says the same elsewhere: repeated, taken up by a pronoun, rounded, as a share, or in two
    parts (`29¾`)."""
    others = [other for other in others if _comparable(fact, other)]
    if fact.kind is Kind.APPROXIMATE and any(_approximately(fact, other) for other in others):
        return True
    if any(same_value(fact, other) or 0 < other.value % 1 in fact.values for other in others):
        return True
    return is_share(fact, others) or is_sum(fact, others)


def _is_spanned(fact: Fact, matched: Sequence[Pair], side: int) -> bool:
    """Whether a day or ordinal lies between two that the other side has as the ends of a range: `du XIe au XIIIe`."""
    alike = [pair[side] for pair in matched if pair[side].kind is fact.kind and pair[side].part is fact.part]
    near = [one for one in alike if abs(one.span.start - fact.span.start) <= NEAR]
    counted = fact.kind is Kind.ORDINAL or fact.part is PartKind.DAY
    return counted and any(one.value < fact.value for one in near) and any(one.value > fact.value for one in near)


def _is_said_twice(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether its own side says it in another unit: `72 km (45 miles)`."""
    return any(_conversion(fact, other) > 0 for other in others if other is not fact)


def _conversion(source: Fact, target: Fact) -> float:
    """1 where one unit was converted into another, or millions were rounded, else 0."""
    if _is_rounded(source, target) or _is_rounded(target, source):
        return 1.0
    if source.unit is None or target.unit is None:
        return 0.0
    near, far = source.unit, target.unit
    parts, of = (parts_of(near, far), source) if parts_of(near, far) else (parts_of(far, near), target)
    if parts:  # `0,18 euro`, «50 مليون سنتيم»
        others = target if of is source else source
        return float(any(small == parts * large for small in of.values for large in others.values))
    return float(any(converts(s, near, t, far) for s in source.values for t in target.values))


def _is_rounded(exact: Fact, told: Fact) -> bool:
    """Whether millions are told to the digits that matter, with a word for them: `1,67 million` for 1 673 230."""
    if told.value < _MILLION or told.value.denominator > 1 or exact.value.denominator > 1:
        return False
    figures = str(int(told.value))
    zeros = len(figures) - len(figures.rstrip("0"))
    spelled = len(told.span) > len(figures) + (len(figures) - 1) // 3  # longer than its figures in groups of three
    finer = int(exact.value) % 10 ** (zeros - 1) if zeros > 1 else 0
    return spelled and bool(finer) and 2 * abs(exact.value - told.value) <= 10**zeros


def _sort(fact: Fact) -> str:
    """What facts may stand in each other's place."""
    return "number" if fact.numeric else str(fact.part)


def _likeness(source: Fact, target: Fact, linked: _Links, *, alone: bool) -> float:
    """How sure it is that one stands in the place of the other; 0 where nothing says so."""
    joined = linked.join(source, target)
    ranked = joined and source.kind is target.kind is Kind.ORDINAL
    counted = alone and (_are_figures(source, target) or source.kind is target.kind is Kind.FRACTION)
    if not _comparable(source, target) or (source.loose and target.loose and not ranked and not counted):
        return 0.0
    parts = {source.part, target.part}
    kin = (len(parts) == 1 or parts in _LIKE_NUMBERS) and source.percent is target.percent
    kin = kin and source.digits is target.digits
    same_unit = source.unit is not None and target.unit is not None and source.unit.dimension == target.unit.dimension
    if source.kind is target.kind is Kind.NAME and _same_digits(source, target):
        return 0.0
    if {source.kind, target.kind} == {Kind.APPROXIMATE, Kind.ORDINAL}:
        return 0.0  # `le quarantième jour` is no other order of magnitude
    if source.loose or target.loose:
        dated = source.part is target.part is not None and (joined or (alone and not source.numeric))
        return 0.5 * (ranked or dated or counted)  # what may be left out, may not be exchanged
    if not joined and not (alone and (kin or same_unit)) and not (kin and same_unit):
        return 0.0
    return 0.1 + joined + 0.5 * alone + 0.5 * kin + 0.5 * same_unit + 0.2 * (1 - linked.distance(source, target))


def _are_figures(source: Fact, target: Fact) -> bool:
    """Whether both are figures that no language writes out, and neither is the end of the other: `les années 80`.

    A unit that is read on one side alone may be a converted one.
    """
    short, long = sorted((str(source.value), str(target.value)), key=len)
    figures = source.digits and target.digits and min(source.value, target.value) > WRITTEN
    figures = figures and source.kind is target.kind and source.part is target.part
    figures = figures and abs(source.value - target.value) > 1  # `dans sa 94e année` at 93
    units = [fact.unit for fact in (source, target) if fact.unit is not None]
    unlike = len(units) == 1 and units[0].dimension != "currency"  # nobody converts those in the place of a figure
    return figures and not unlike and not (len(long) <= _YEAR and long.endswith(short))


# `9:19.81` and `9 min 19 s 81`; a year is no count of anything.
_LIKE_NUMBERS = [{None, part} for part in (PartKind.DAY, PartKind.HOUR, PartKind.MINUTE)]


def _same_digits(source: Fact, target: Fact) -> bool:
    """`111 555 0800` and `0800 555 111`."""
    return sorted(str(source.value)) == sorted(str(target.value))
