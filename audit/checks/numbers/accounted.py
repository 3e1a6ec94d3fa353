"""Reasons for which a fact that has found no partner is none the less told on the other side.

They are tried in the order of the tables, each table at its step of the comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audit.checks.numbers.derived import is_base, is_growth, is_part, is_ratio, is_step
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.factors import is_multiple
from audit.checks.numbers.implied import is_implied
from audit.checks.numbers.moments import is_regular_time
from audit.checks.numbers.pairing import Pair
from audit.checks.numbers.remainders import is_remainder, is_total
from audit.checks.numbers.retold import is_added, is_repeated, is_said_twice, is_spanned


@dataclass(frozen=True, slots=True)
class View:
    """A segment as one of its sides sees it.

    Attributes:
        side: 0 for the source, 1 for the target: the place of its facts in a pair.
        facts: what of it can be compared.
        told: all that it tells.
        matched: the pairs that agree.
        converted: the pairs of which one is the other in another unit.
    """

    side: int
    text: str
    code: str
    facts: Sequence[Fact]
    told: Sequence[Fact]
    other_text: str
    other_code: str
    other_facts: Sequence[Fact]
    other_told: Sequence[Fact]
    matched: Sequence[Pair]
    converted: Sequence[Pair]

    @property
    def agreed(self) -> list[Fact]:
        """The facts of this side that agree with the other."""
        return [pair[self.side] for pair in self.matched]


Reason = Callable[[Fact, View], bool]

TOLD: tuple[Reason, ...] = (
    lambda fact, seen: is_said_twice(fact, seen.facts),
    lambda fact, seen: is_implied(fact, seen.other_text, seen.other_code),
    lambda fact, seen: seen.side == 1 and is_regular_time(fact, seen.text),
    lambda fact, seen: is_added(fact, seen.told, seen.converted, seen.side),
)
"""Told by another fact of its side, or by a word of the other."""

WHOLES: tuple[Reason, ...] = (
    lambda fact, seen: is_base(fact, seen.matched, seen.side, seen.text),
    lambda fact, seen: is_remainder(fact, seen.matched, seen.side, seen.other_text, seen.other_code),
    lambda fact, seen: is_total(fact, seen.matched, seen.facts, seen.side, seen.text, seen.code),
)
"""A whole, or a part of one, that follows from what both sides tell."""

DERIVED: tuple[Reason, ...] = (
    lambda fact, seen: is_part(fact, seen.other_facts),
    lambda fact, seen: is_ratio(fact, seen.facts, seen.other_facts),
    lambda fact, seen: is_step(fact, seen.matched, seen.other_told),
    lambda fact, seen: is_growth(fact, seen.other_facts),
)
"""Worked out from what the other side tells: a share, a ratio, a change."""

REPEATED: tuple[Reason, ...] = (
    lambda fact, seen: is_repeated(fact, seen.other_facts),
    lambda fact, seen: is_spanned(fact, seen.matched, seen.side),
    lambda fact, seen: is_multiple(fact, seen.agreed, seen.other_text, seen.other_code),
)
"""Said by the other side elsewhere, or as the end, the middle or the multiple of something else."""
