"""Pairs sentences that were left alone on both sides, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from audit.alignment.beads import WIDEST, Bead
from audit.alignment.settling import Doubts, doubted
from audit.alignment.worth import gains

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoded

_LIKELY = 0.6  # doubt below which two sentences that stand apart are taken for translations of each other
_FURTHER = 0.05  # how much more doubt each cosine that their tokens gain makes up for
_WORST = 0.9  # doubt that nothing else makes up for
_INSIDE = 0.2  # doubt of one side below which the other tells all of it,
_MATCHED = 4.0  # where their tokens gain so many cosines
_MOST = 400  # pairs of sentences that are looked at
_BLOCK = 64  # sentences a side that are compared at once
_SHAPES = ((1, 1), *((1, b) for b in range(2, WIDEST + 1)), *((a, 1) for a in range(2, WIDEST + 1)))
_CROSSED = tuple((a, b) for a in range(2, WIDEST + 1) for b in range(2, WIDEST + 1))  # told in another order

Shape = tuple[int, int]
"""Sentences a side."""


def lone_places(beads: Sequence[Bead]) -> tuple[list[int], list[int]]:
    """The sentences of either side that are left alone."""
    lost = [bead.source.start for bead in beads if not bead.target]
    return lost, [bead.target.start for bead in beads if not bead.source]


def placed(beads: Sequence[Bead], pairs: Sequence[Bead]) -> list[Bead]:
    """``beads`` with ``pairs`` of sentences that were left alone, each where the first of its original stood."""
    here = {bead.source.start: bead for bead in pairs}
    gone_source = {i for bead in pairs for i in bead.source}
    gone_target = {j for bead in pairs for j in bead.target}
    kept: list[Bead] = []
    for bead in beads:
        if bead.source and bead.target:
            kept.append(bead)
        elif bead.source:
            kept += [here[bead.source.start]] if bead.source.start in here else []
            kept += [] if bead.source.start in gone_source else [bead]
        elif bead.target.start not in gone_target:
            kept.append(bead)
    return kept


def likely_pairs(
    lost: Sequence[int], new: Sequence[int], source: Sequence[Encoded], target: Sequence[Encoded], doubts: Doubts
) -> list[Bead]:
    """The pairs of a sentence and one to three of the other side in which little is to be doubted."""
    weighed = _weighed(lost, new, source, target, doubts, _SHAPES)
    return _apart([pair for _, pair, doubt in weighed if max(doubt) < _LIKELY])


def related(beads: Sequence[Bead], source: Sequence[Encoded], target: Sequence[Encoded], doubts: Doubts) -> list[Bead]:
    """``beads`` in which sentences left alone are paired where they tell much of the same, or one all of the other.

    What one of them lacks then, or has too much, is for a closer look.
    """
    weighed = _weighed(*lone_places(beads), source, target, doubts, (*_SHAPES, *_CROSSED))
    likely = [pair for _, pair, doubt in weighed if max(doubt) < _LIKELY]
    return placed(beads, _apart([*likely, *(pair for gain, pair, doubt in weighed if _are_related(gain, doubt))]))


def _are_related(gain: float, doubt: tuple[float, float]) -> bool:
    inside = min(doubt) < _INSIDE and gain > _MATCHED
    return inside or max(doubt) < min(_WORST, _LIKELY + _FURTHER * gain)


def _apart(pairs: Sequence[Bead]) -> list[Bead]:
    """Of pairs that share a sentence, the first."""
    taken: list[Bead] = []
    for pair in pairs:
        if not any(share(pair, other) for other in taken):
            taken.append(pair)
    return taken


def share(one: Bead, other: Bead) -> bool:
    """Whether two beads have a sentence in common."""
    return bool(set(one.source) & set(other.source) or set(one.target) & set(other.target))


def _weighed(
    lost: Sequence[int],
    new: Sequence[int],
    source: Sequence[Encoded],
    target: Sequence[Encoded],
    doubts: Doubts,
    shapes: Sequence[Shape],
) -> list[tuple[float, Bead, tuple[float, float]]]:
    """Pairs of ``shapes`` that gain anything, the most first, with their gains and what they lack and have too much."""
    asked = _most_gaining(lost, new, source, target, shapes)
    found = doubted((pair for _, pair in asked), source, target, doubts)
    return [(gain, pair, found[pair]) for gain, pair in asked]


def _most_gaining(
    lost: Sequence[int],
    new: Sequence[int],
    source: Sequence[Encoded],
    target: Sequence[Encoded],
    shapes: Sequence[Shape],
) -> list[tuple[float, Bead]]:
    """The pairs of ``shapes`` that gain most, and anything at all, with their gains.

    Of two documents that have little in common these are too many to be kept together, so a block is looked at a time.
    """
    best: list[tuple[float, Bead]] = []
    for some in _cut(lost):
        for others in _cut(new):
            best = sorted([*best, *_gaining(some, others, source, target, shapes)], key=_rank)[:_MOST]
    return best


def _rank(weighed: tuple[float, Bead]) -> tuple[float, int, int, int, int]:
    """The most gain first, then the order of the documents."""
    gain, bead = weighed
    return -gain, bead.source.start, bead.source.stop, bead.target.start, bead.target.stop


def _cut(places: Sequence[int]) -> Iterator[tuple[Sequence[int], int]]:
    """Places in blocks, each behind the last ones of the block before, and how many these are."""
    for start in range(0, len(places), _BLOCK):
        before = min(start, WIDEST - 1)
        yield places[start - before : start + _BLOCK], before


def _gaining(
    some: tuple[Sequence[int], int],
    others: tuple[Sequence[int], int],
    source: Sequence[Encoded],
    target: Sequence[Encoded],
    shapes: Sequence[Shape],
) -> Iterator[tuple[float, Bead]]:
    """Pairs of neighbouring sentences that end in two blocks, with their gain where there is any.

    Of each shape, no more than are looked at in the end, but for ties.
    """
    import numpy as np

    (rows, old), (columns, known) = some, others
    found = gains([source[i] for i in rows], [target[j] for j in columns])
    for a, b in shapes:
        shape = found[a - 1, b - 1]
        possible = _ends(rows, a)[:, None] & _ends(columns, b) & (shape > 0)
        possible[:old] = possible[:, :known] = False
        if possible.sum() > _MOST:
            possible &= shape >= np.partition(shape[possible], -_MOST)[-_MOST]
        for row, column in np.argwhere(possible).tolist():
            i, j = rows[row] + 1, columns[column] + 1
            yield float(shape[row, column]), Bead(range(i - a, i), range(j - b, j))


def _ends(places: Sequence[int], count: int) -> np.ndarray:
    """Whether each place is the last of ``count`` that follow each other."""
    import numpy as np

    ends = np.zeros(len(places), bool)
    ends[count - 1 :] = np.subtract(places[count - 1 :], places[: len(places) - count + 1]) == count - 1
    return ends
