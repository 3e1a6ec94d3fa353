"""Compares what one sign holds together: scores and ranges, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audit.checks.numbers.fact import Fact
from audit.language.numerals import Kind
from audit.records import Span

_SIGN = re.compile(r"\s?[-–—]\s?|\s(?:à|إلى|to)\s")
_MOST = 200


@dataclass(frozen=True, slots=True)
class Score:
    """Two figures held together: `2-1`."""

    span: Span
    values: frozenset[int]


def scores(facts: Sequence[Fact], text: str) -> Iterator[Score]:
    """The scores among ``facts``: two whole figures without unit, neither of which belongs to a date."""
    for low, high in pairwise(facts):
        both = (low, high)
        if any(f.kind is not Kind.SERIES or f.dated or f.unit or f.percent for f in both):
            continue
        if any(f.value.denominator > 1 or f.value > _MOST for f in both):
            continue
        if _SIGN.fullmatch(text[low.span.end : high.span.start]):
            yield Score(Span(low.span.start, high.span.end), frozenset((int(low.value), int(high.value))))


def differing(source: Sequence[Score], target: Sequence[Score]) -> list[tuple[Score, Score]]:
    """Scores in the same place of the two texts that are not the same, where both have as many."""
    left, right = list(source), list(target)
    for score in source:
        same = next((other for other in right if other.values == score.values), None)
        if same is not None:
            left.remove(score)
            right.remove(same)
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []
