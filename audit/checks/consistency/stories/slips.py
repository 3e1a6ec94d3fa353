"""Amounts that make one of the head of the story exactly where one of them is read with its point elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from audit.checks.consistency.sentences import by_sentence, in_brackets, is_shifted
from audit.checks.consistency.stories.passages import Contradiction, Passage
from audit.checks.numbers.facts import Fact
from audit.records import Span

_FEWEST, _MOST = 3, 5  # amounts of one enumeration
_LARGE = 1_000_000  # from here on an amount without a unit may be of money
_LISTS = re.compile(r"[^.;:()]{0,120}?(?:,|\bet)\s[^.;:()]{0,110}?\s?(?:pour|à|de|d['’])?\s?")


def slips(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """`pour 2,6 milliards …, pour 15 milliards et … pour 600 millions`, where the head has 4,7 milliards."""
    wholes = {
        (fact.unit.code, fact.value): fact.whole_span.of(one.text)
        for one in read
        if one.is_head
        for fact in one.facts
        if fact.unit is not None and _is_money(fact) and not in_brackets(fact, one.text)
    }
    for passage in read if wholes and code == "fr" else ():
        for found in by_sentence(passage.facts, passage.text):
            parts = [fact for fact in found if _is_money(fact) and not in_brackets(fact, passage.text)]
            units = {fact.unit.code for fact in parts if fact.unit is not None}
            if not _FEWEST <= len(parts) <= _MOST or len(units) != 1:
                continue
            slipped = _slipped(parts, {value for unit, value in wholes if unit in units})
            gaps = [(one.whole_span.end, other.span.start) for one, other in pairwise(parts)]
            joined = all(_LISTS.fullmatch(passage.text, *gap) for gap in gaps)
            if slipped is not None and joined:
                part, whole = slipped
                said = wholes[units.pop(), whole]
                why = f"with the others it makes another sum than the “{said}” in the head of the story"
                yield Contradiction(passage.place, part, why)


def _slipped(parts: Sequence[Fact], wholes: set[Fraction]) -> tuple[Span, Fraction] | None:
    """The only part, greater than the whole, with whose point elsewhere they make it; none where some do so as told."""
    amount = sum((part.value for part in parts), Fraction(0))
    told = {part.value for part in parts}
    pairs = {one.value + other.value for one, other in combinations(parts, 2)}
    if wholes & {amount, *pairs}:
        return None
    found = [
        (part.whole_span, whole)
        for whole in wholes - told
        for part in parts
        if part.value > whole and is_shifted([part.value], amount - whole)
    ]
    return found[0] if len(found) == 1 else None


def _is_money(fact: Fact) -> bool:
    if fact.loose or fact.percent or fact.dated:
        return False
    return fact.unit.dimension == "currency" if fact.unit is not None else fact.value >= _LARGE
