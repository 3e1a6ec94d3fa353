"""Pairs sentences that the translation has in another place: a paragraph of background that a desk moved up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from audit.alignment.beads import WIDEST, Align, Bead
from audit.alignment.settling import Doubts, texts_of
from audit.alignment.worth import gains

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoded

_LIKELY = 0.6  # doubt below which two sentences that stand apart are taken for translations of each other
_FURTHER = 0.05  # how much more doubt each cosine that their tokens gain makes up for
_WORST = 0.9  # doubt that nothing makes up for
_MOST = 400  # pairs of sentences, and of passages, that are looked at
_BLOCK = 64  # sentences a side that are compared at once
_SHAPES = [(1, 1), *((1, b) for b in range(2, WIDEST + 1)), *((a, 1) for a in range(2, WIDEST + 1))]
_TOGETHER = 2  # beads of two passages that stand for each other, in order
_COVERED = 0.6  # share of the sentences of the shorter passage that those have


def moved(
    beads: Sequence[Bead],
    source: Sequence[Encoded],
    target: Sequence[Encoded],
    gain: Callable[[Bead], float],
    doubts: Doubts,
    chain: Align,
    align: Align,
) -> list[Bead]:
    """``beads`` in which sentences that were left alone on both sides are paired, wherever they stand.

    Passages of several sentences are aligned as documents are, by ``chain``, and where that leaves sentences alone, by
    ``align``; single sentences by a closer look. ``gain`` says how well the tokens of a bead are matched inside it,
    ``doubts`` what it lacks or has too much.
    """
    lost = [bead.source.start for bead in beads if not bead.target]
    new = [bead.target.start for bead in beads if not bead.source]
    paired = _passages(_likely_passages(_runs(lost), _runs(new), source, target), gain, chain, align)
    lost = [i for i in lost if not any(i in bead.source for bead in paired)]
    new = [j for j in new if not any(j in bead.target for bead in paired)]
    paired += _sentences(lost, new, source, target, doubts)
    here = {bead.source.start: bead for bead in paired}
    gone_source = {i for bead in paired for i in bead.source}
    gone_target = {j for bead in paired for j in bead.target}
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


def _likely_passages(
    lost: Sequence[range], new: Sequence[range], source: Sequence[Encoded], target: Sequence[Encoded]
) -> list[tuple[range, range]]:
    """The pairs of passages of several sentences; where there are too many to look at, those most alike as a whole."""
    import numpy as np

    left, right = ([run for run in runs if len(run) >= _TOGETHER] for runs in (lost, new))
    pairs = [(one, other) for one in left for other in right]
    if len(pairs) <= _MOST:
        return pairs
    alike = np.stack([_mean(run, source) for run in left]) @ np.stack([_mean(run, target) for run in right]).T
    kept = np.argsort(-alike, axis=None, kind="stable")[:_MOST]
    return [pairs[place] for place in sorted(kept.tolist())]


def _mean(run: range, sentences: Sequence[Encoded]) -> np.ndarray:
    """The unit-length mean of a passage's token states."""
    import numpy as np

    total = sum(sentences[place].states.sum(axis=0) for place in run)
    return total / max(float(np.linalg.norm(total)), 1e-9)


def _passages(
    pairs: Sequence[tuple[range, range]], gain: Callable[[Bead], float], chain: Align, align: Align
) -> list[Bead]:
    """The beads of passages of several sentences, of which most stand for each other in order."""
    found: list[tuple[float, list[Bead]]] = []
    for one, other in pairs:
        beads = _complete(_paired(chain(one, other)), one, other, gain)
        if (covered := _covered(beads, one, other)) < 1:
            beads = max(beads, _paired(align(one, other)), key=lambda some: _covered(some, one, other))
            covered = _covered(beads, one, other)
        if covered >= _COVERED and max(sum(len(b.source) for b in beads), len(beads)) >= _TOGETHER:
            found.append((sum(map(gain, beads)), beads))
    taken: list[Bead] = []
    for _, beads in sorted(found, key=lambda passage: -passage[0]):
        if not any(_share(bead, other) for bead in beads for other in taken):
            taken += beads
    return taken


def _paired(beads: Sequence[Bead]) -> list[Bead]:
    return [bead for bead in beads if bead.source and bead.target]


def _covered(beads: Sequence[Bead], one: range, other: range) -> float:
    """The share of the sentences of two passages that are in a bead, of the side where it is lower."""
    sides = sum(len(bead.source) for bead in beads) / len(one), sum(len(bead.target) for bead in beads) / len(other)
    return min(sides)


def _share(one: Bead, other: Bead) -> bool:
    return bool(set(one.source) & set(other.source) or set(one.target) & set(other.target))


def _complete(beads: Sequence[Bead], one: range, other: range, gain: Callable[[Bead], float]) -> list[Bead]:
    """The beads of two passages, with a sentence of each that is left over in the same place."""
    kept = [bead for bead in beads if gain(bead) > 0]
    edges = [(one.start, other.start), *((bead.source.stop, bead.target.stop) for bead in kept)]
    starts = [*((bead.source.start, bead.target.start) for bead in kept), (one.stop, other.stop)]
    for (i, j), (end_i, end_j) in zip(edges, starts, strict=True):
        between = Bead(range(i, end_i), range(j, end_j))
        if len(between.source) == len(between.target) == 1 and gain(between) > 0:
            kept.append(between)
    return kept


def _runs(places: Sequence[int]) -> list[range]:
    """Places that follow each other."""
    runs: list[range] = []
    for place in places:
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def _sentences(
    lost: Sequence[int], new: Sequence[int], source: Sequence[Encoded], target: Sequence[Encoded], doubts: Doubts
) -> list[Bead]:
    """The pairs of a sentence and one to three of the other side in which little is to be doubted."""
    asked = _most_gaining(lost, new, source, target)
    found = doubts([texts_of(pair, source, target) for _, pair in asked]) if asked else []
    weighed = [(gain, pair, max(doubt)) for (gain, pair), doubt in zip(asked, found, strict=True)]
    likely = [pair for _, pair, doubt in weighed if doubt < _LIKELY]
    related = [pair for gain, pair, doubt in weighed if doubt < min(_WORST, _LIKELY + _FURTHER * gain)]
    taken: list[Bead] = []
    for pair in (*likely, *related):
        if not any(_share(pair, other) for other in taken):
            taken.append(pair)
    return taken


def _most_gaining(
    lost: Sequence[int], new: Sequence[int], source: Sequence[Encoded], target: Sequence[Encoded]
) -> list[tuple[float, Bead]]:
    """The pairs of a sentence and one to three neighbours of the other side that gain most, and anything at all, with
    their gains.

    Of two documents that have little in common these are too many to be kept together, so a block is looked at a time.
    """
    best: list[tuple[float, Bead]] = []
    for some in _cut(lost):
        for others in _cut(new):
            best = sorted([*best, *_gaining(some, others, source, target)], key=_rank)[:_MOST]
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
) -> Iterator[tuple[float, Bead]]:
    """Pairs of a sentence and one to three neighbours that end in two blocks, with their gain where there is any.

    Of each shape, no more than are looked at in the end, but for ties.
    """
    import numpy as np

    (rows, old), (columns, known) = some, others
    found = gains([source[i] for i in rows], [target[j] for j in columns])
    for a, b in _SHAPES:
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
