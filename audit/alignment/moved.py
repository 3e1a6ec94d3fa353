"""Pairs sentences that the translation has in another place: a paragraph of background that a desk moved up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from audit.alignment.beads import Align, Bead
from audit.alignment.lone import likely_pairs, lone_places, placed, share
from audit.alignment.settling import Doubts

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoded

_MOST = 400  # pairs of passages that are looked at
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
    lost, new = lone_places(beads)
    paired = _passages(_likely_passages(_runs(lost), _runs(new), source, target), gain, chain, align)
    lost = [i for i in lost if not any(i in bead.source for bead in paired)]
    new = [j for j in new if not any(j in bead.target for bead in paired)]
    return placed(beads, [*paired, *likely_pairs(lost, new, source, target, doubts)])


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
        if not any(share(bead, other) for bead in beads for other in taken):
            taken += beads
    return taken


def _paired(beads: Sequence[Bead]) -> list[Bead]:
    return [bead for bead in beads if bead.source and bead.target]


def _covered(beads: Sequence[Bead], one: range, other: range) -> float:
    """The share of the sentences of two passages that are in a bead, of the side where it is lower."""
    sides = sum(len(bead.source) for bead in beads) / len(one), sum(len(bead.target) for bead in beads) / len(other)
    return min(sides)


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
