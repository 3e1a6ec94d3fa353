"""Finds neighbouring passages that the translation tells in the other order, which no chain in order can pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.alignment.beads import WIDEST, Align, Bead
from audit.alignment.worth import Worth

_WINDOW = 4  # beads that two exchanged passages are looked for in
_BETTER = 4.0  # worth, in summed cosines, that an exchange must gain
_PROMISING = -8.0  # the same, with each passage as one bead, from which it is aligned by itself


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Two passages in place of the beads ``first`` to ``last``, the second exclusive; ``gain`` is worth."""

    first: int
    last: int
    passages: Sequence[Bead]
    gain: float


def exchanged(beads: Sequence[Bead], worth: Worth, chain: Align, align: Align) -> list[Bead]:
    """``beads`` in document order, in which neighbouring passages are paired crosswise where that is worth more.

    A passage has up to three sentences a side: by ``chain`` its worth is told, by ``align`` it is aligned in the end.
    """
    made: list[Bead] = []
    place = 0
    for one in _apart(_exchanges(beads, worth, chain)):
        made += beads[place : one.first]
        for passage in one.passages:
            made += align(passage.source, passage.target)
        place = one.last
    return [*made, *beads[place:]]


def _apart(exchanges: Iterable[_Exchange]) -> list[_Exchange]:
    """The best of those that share a bead, in order."""
    taken: list[_Exchange] = []
    for one in sorted(exchanges, key=lambda exchange: -exchange.gain):
        if not any(one.first < other.last and other.first < one.last for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda exchange: exchange.first)


def _exchanges(beads: Sequence[Bead], worth: Worth, chain: Align) -> Iterator[_Exchange]:
    """The exchanges of every window of beads that gain enough."""

    def total(some: Iterable[Bead]) -> float:
        return sum(
            worth(b.source.stop, b.target.stop, len(b.source), len(b.target)) for b in some if b.source and b.target
        )

    for first in range(len(beads)):
        for last in range(first + 1, min(first + _WINDOW, len(beads)) + 1):
            window = beads[first:last]
            before = total(window)
            for passages in _crosswise(_hull([b.source for b in window]), _hull([b.target for b in window])):
                if total(passages) - before < _PROMISING:
                    continue
                gain = sum(total(chain(passage.source, passage.target)) for passage in passages) - before
                if gain >= _BETTER:
                    yield _Exchange(first, last, passages, gain)


def _hull(ranges: Sequence[range]) -> range:
    """From the first to the last sentence of some ranges that follow each other."""
    filled = [one for one in ranges if one]
    return range(filled[0].start, filled[-1].stop) if filled else range(0)


def _crosswise(source: range, target: range) -> Iterator[tuple[Bead, Bead]]:
    """Each way to cut both sides in two and pair the first part of one with the second of the other."""
    for i in source[1:]:
        for j in target[1:]:
            late = Bead(range(source.start, i), range(j, target.stop))
            early = Bead(range(i, source.stop), range(target.start, j))
            if max(map(len, (late.source, late.target, early.source, early.target))) <= WIDEST:
                yield late, early
