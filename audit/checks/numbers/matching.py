"""Matches the facts of the two sides, and pairs what is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from audit.checks.evidence import Evidence
from audit.checks.numbers.accounted import DERIVED, REPEATED, TOLD, WHOLES, Reason, View
from audit.checks.numbers.agreement import agreement, conversion, same_value
from audit.checks.numbers.derived import changes, complements, times, told_as_shares, wholes, worked_out
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.likeness import likeness, sort
from audit.checks.numbers.nights import nights
from audit.checks.numbers.pairing import Links, Pair, greedy, rest
from audit.checks.numbers.remainders import rests
from audit.checks.numbers.unread import in_figures, is_short
from audit.language.numerals import SPELLED, reads_words


@dataclass(frozen=True, slots=True)
class Comparison:
    """What agrees, what stands against something else, and what stands on one side alone."""

    matched: tuple[Pair, ...] = ()
    converted: tuple[Pair, ...] = ()
    differing: tuple[Pair, ...] = ()
    missing: tuple[Fact, ...] = ()
    extra: tuple[Fact, ...] = ()


class _Rest:
    """What no step has accounted for yet, on either side."""

    def __init__(self, source: Sequence[Fact], target: Sequence[Fact]) -> None:
        self.left, self.right = list(source), list(target)

    def pair(self, score: Callable[[Fact, Fact], float]) -> list[Pair]:
        """Take away the pairs of the highest scores."""
        pairs = greedy(self.left, self.right, score)
        self.take(pairs)
        return pairs

    def take(self, pairs: Sequence[Pair]) -> None:
        self.left, self.right = rest(self.left, self.right, pairs)

    def drop(self, reasons: Sequence[Reason], near: View, far: View) -> None:
        """Leave out what one of the ``reasons`` accounts for."""
        self.left = [fact for fact in self.left if not any(reason(fact, near) for reason in reasons)]
        self.right = [fact for fact in self.right if not any(reason(fact, far) for reason in reasons)]

    def keep(self, wanted: Callable[[Fact], bool]) -> None:
        self.left, self.right = list(filter(wanted, self.left)), list(filter(wanted, self.right))


def compare(source: Sequence[Fact], target: Sequence[Fact], evidence: Evidence) -> Comparison:
    """Match the facts of both sides as multisets, each with the freedom of a good translation."""
    linked = Links(evidence)
    codes = evidence.source_language.code if evidence.source_language else "", evidence.target_language.code
    told = source, target
    words = all(map(reads_words, codes))
    if not words:
        spelled = all(reads_words(code) or code in SPELLED for code in codes)
        source, target = in_figures(source, spelled), in_figures(target, spelled)
    ends = list(nights(source, target, (evidence.source, evidence.target), codes))
    told_nights = [(day, last) for day, last, _ in ends]
    taken = [fact for night in ends for fact in night]
    source, target = ([fact for fact in side if fact not in taken] for side in (source, target))

    left_over = _Rest(source, target)
    matched = left_over.pair(lambda s, t: agreement(s, t, linked))
    matched += [night for night in told_nights if same_value(*night)]
    converted = left_over.pair(conversion)
    views = _views((source, target), told, matched, converted, evidence, codes)
    left_over.drop(TOLD, *views)
    left_over.take(list(_worked_out(left_over, matched, (*source, *target), evidence)))
    left_over.drop(WHOLES, *views)
    shares = list(_told_as_shares(left_over.left, left_over.right))
    left_over.keep(lambda fact: fact not in shares)
    left_over.drop(DERIVED, *views)
    sole = _lone(left_over.left) & _lone(left_over.right)
    differing = left_over.pair(lambda s, t: likeness(s, t, linked, alone=sort(s) in sole))
    differing += [night for night in told_nights if not same_value(*night)]
    left_over.drop(REPEATED, *views)
    if not words:  # a name may stand in a case ending that is not known, a round share in words
        left_over.keep(lambda fact: fact.numeric and not is_short(fact))
    return Comparison(tuple(matched), tuple(converted), tuple(differing), tuple(left_over.left), tuple(left_over.right))


def _views(
    sides: tuple[Sequence[Fact], Sequence[Fact]],
    told: tuple[Sequence[Fact], Sequence[Fact]],
    matched: Sequence[Pair],
    converted: Sequence[Pair],
    evidence: Evidence,
    codes: tuple[str, str],
) -> tuple[View, View]:
    """The segment as each of its sides sees it."""
    texts = evidence.source, evidence.target
    near, far = (
        View(
            side=side,
            text=texts[side],
            code=codes[side],
            facts=sides[side],
            told=told[side],
            other_text=texts[1 - side],
            other_code=codes[1 - side],
            other_facts=sides[1 - side],
            other_told=told[1 - side],
            matched=matched,
            converted=converted,
        )
        for side in (0, 1)
    )
    return near, far


def _worked_out(left_over: _Rest, matched: Sequence[Pair], told: Sequence[Fact], evidence: Evidence) -> Iterator[Pair]:
    """Pairs of which one follows from the other and from what both sides tell."""
    left, right = left_over.left, left_over.right
    yield from times(left, right, told, evidence)
    yield from worked_out(left, right, matched)
    yield from changes(left, right, matched, evidence)
    yield from complements(left, right)
    yield from wholes(left, right, matched, evidence)
    yield from rests(left, right, matched, evidence)


def _told_as_shares(left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[Fact]:
    """Shares that the other side tells by two counts, and those counts."""
    for some, others in ((left, right), (right, left)):
        for three in told_as_shares(some, others):
            yield from three


def _lone(facts: Sequence[Fact]) -> set[str]:
    """The sorts of which there is one."""
    return {kind for kind, count in Counter(map(sort, facts)).items() if count == 1}
