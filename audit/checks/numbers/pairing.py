"""Pairs facts of the two sides, by how well they go together and by the words that translate each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from audit.checks.evidence import Evidence
from audit.checks.numbers.fact import Fact
from audit.records import Span

Pair = tuple[Fact, Fact]


class Links:
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


def greedy(source: Sequence[Fact], target: Sequence[Fact], score: Callable[[Fact, Fact], float]) -> list[Pair]:
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


def rest(source: Iterable[Fact], target: Iterable[Fact], pairs: Sequence[Pair]) -> tuple[list[Fact], list[Fact]]:
    first, second = {id(s) for s, _ in pairs}, {id(t) for _, t in pairs}
    return [f for f in source if id(f) not in first], [f for f in target if id(f) not in second]
