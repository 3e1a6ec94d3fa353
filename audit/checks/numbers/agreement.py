"""Facts of the two sides that tell one value: as it stands, about, or in another unit."""

from __future__ import annotations

from audit.checks.numbers.fact import Fact
from audit.checks.numbers.pairing import Links
from audit.language.numerals import Kind
from audit.language.units import converts, parts_of

_MILLION = 10**6
_ENOUGH = 3  # figures that matter, to which a number may be rounded by one: 134 billion for 133.9


def same_value(source: Fact, target: Fact) -> bool:
    return not set(source.values).isdisjoint(target.values)


def comparable(source: Fact, target: Fact) -> bool:
    return source.numeric and target.numeric if source.numeric or target.numeric else source.part is target.part


def agreement(source: Fact, target: Fact, linked: Links) -> float:
    """How well two facts of one value go together; 0 where the values differ."""
    if not comparable(source, target) or not (same_value(source, target) or approximately(source, target)):
        return 0.0
    score = 1.0 + (source.value == target.value) + (source.part is target.part) + (source.percent is target.percent)
    score += source.unit is not None and target.unit is not None and source.unit.code == target.unit.code
    return score + linked.join(source, target) + 1 - linked.distance(source, target)


def approximately(source: Fact, target: Fact) -> bool:
    """`dizaines` and `dozens`, `plusieurs milliers` and «آلاف»."""
    if Kind.APPROXIMATE not in (source.kind, target.kind):
        return False
    low, high = sorted((source.value, target.value))
    return low > 0 and high / low < 2


def conversion(source: Fact, target: Fact) -> float:
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
    spelled = len(told.span) not in (len(figures), len(figures) + (len(figures) - 1) // 3)  # its figures, in groups
    step = zeros if len(figures) - zeros >= _ENOUGH else zeros - 1
    finer = int(exact.value) % 10**step if zeros > 1 else 0
    return spelled and bool(finer) and 2 * abs(exact.value - told.value) <= 10**zeros
