"""Numbers that one segment of a document lacks and another has too many: a desk moved them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from fractions import Fraction

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import comparison
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.matching import Comparison

Side = Callable[[Comparison], Sequence[Fact]]
"""What of a comparison stands on one side alone."""

TELLING = 100
"""Numbers from which one that is missing here and one too many there are the same, however far apart."""

_FEW = 2
"""Numbers up to which two are the same by chance."""

_FAR = 3  # segments between which the others are


def missing(found: Comparison) -> Sequence[Fact]:
    return found.missing


def extra(found: Comparison) -> Sequence[Fact]:
    return found.extra


def is_moved(fact: Fact, place: int, segments: Sequence[Evidence], there: Side) -> bool:
    """Whether a number that the segment at ``place`` has on one side alone stands on the other side of another."""
    if fact.value <= _FEW:
        return False
    near = range(max(0, place - _FAR), min(len(segments), place + _FAR + 1))
    places = range(len(segments)) if fact.value >= TELLING else near
    return not alone([segments[at] for at in places if at != place], there).isdisjoint(fact.values)


def alone(segments: Sequence[Evidence], side: Side) -> Set[Fraction]:
    """The values that stand on one side alone in some segments of prose."""
    read = (comparison(one) for one in segments if not one.segment.role.is_furniture)
    return {value for found in read for fact in side(found) for value in fact.values}
