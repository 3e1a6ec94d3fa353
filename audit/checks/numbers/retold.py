"""What is told twice: by its own side in another unit, or by the other side elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from audit.checks.numbers.agreement import approximately, comparable, conversion, same_value
from audit.checks.numbers.derived import NEAR, is_share, is_sum
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.pairing import Pair
from audit.language.dates import PartKind
from audit.language.numerals import Kind


def is_said_twice(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether its own side says it in another unit: `72 km (45 miles)`."""
    return any(conversion(fact, other) > 0 for other in others if other is not fact)


def is_added(fact: Fact, own: Sequence[Fact], converted: Sequence[Pair], side: int) -> bool:
    """Whether a count in a smaller unit was converted with the one before it: «6 قناطير و40 كيلوغراماً», 640 kg."""
    before = max((pair for pair in converted if pair[side].span < fact.span), key=lambda p: p[side].span, default=None)
    if before is None or any(before[side].span < other.span < fact.span for other in own):
        return False
    larger, other = before[side], before[1 - side]
    both = [value for value in larger.values[1:] if value - larger.value in fact.values]
    return any(conversion(replace(larger, values=(value,)), other) > 0 for value in both)


def is_repeated(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether the other side says the same elsewhere: repeated, taken up by a pronoun, rounded, as a share, or in two
    parts (`29¾`)."""
    others = [other for other in others if comparable(fact, other)]
    if fact.kind is Kind.APPROXIMATE and any(approximately(fact, other) for other in others):
        return True
    if any(same_value(fact, other) or 0 < other.value % 1 in fact.values for other in others):
        return True
    return is_share(fact, others) or is_sum(fact, others)


def is_spanned(fact: Fact, matched: Sequence[Pair], side: int) -> bool:
    """Whether a day or ordinal lies between two that the other side has as the ends of a range: `du XIe au XIIIe`."""
    alike = [pair[side] for pair in matched if pair[side].kind is fact.kind and pair[side].part is fact.part]
    near = [one for one in alike if abs(one.span.start - fact.span.start) <= NEAR]
    counted = fact.kind is Kind.ORDINAL or fact.part is PartKind.DAY
    return counted and any(one.value < fact.value for one in near) and any(one.value > fact.value for one in near)
