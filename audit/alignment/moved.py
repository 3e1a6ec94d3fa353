"""Pairs sentences that the translation has in another place: a paragraph of background that a desk moved up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from audit.alignment.beads import WIDEST, Align, Bead
from audit.alignment.settling import Doubts, texts_of

if TYPE_CHECKING:
    from audit.encoder import Encoded

_LIKELY = 0.6  # doubt below which two sentences that stand apart are taken for translations of each other
_MOST = 400  # pairs of sentences that are looked at
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
    paired = _passages(lost, new, gain, chain, align)
    lost = [i for i in lost if not any(i in bead.source for bead in paired)]
    new = [j for j in new if not any(j in bead.target for bead in paired)]
    paired += _sentences(lost, new, source, target, gain, doubts)
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


def _passages(
    lost: Sequence[int], new: Sequence[int], gain: Callable[[Bead], float], chain: Align, align: Align
) -> list[Bead]:
    """The beads of passages of several sentences, of which most stand for each other in order."""
    found: list[tuple[float, list[Bead]]] = []
    for one in _runs(lost):
        for other in _runs(new):
            if min(len(one), len(other)) < _TOGETHER:
                continue
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


def _stretches(places: Sequence[int]) -> list[range]:
    """One to three places that follow each other."""
    return [
        range(start, stop)
        for run in _runs(places)
        for start in run
        for stop in range(start + 1, min(start + WIDEST, run.stop) + 1)
    ]


def _sentences(
    lost: Sequence[int],
    new: Sequence[int],
    source: Sequence[Encoded],
    target: Sequence[Encoded],
    gain: Callable[[Bead], float],
    doubts: Doubts,
) -> list[Bead]:
    """The pairs of a sentence and one to three of the other side in which little is to be doubted."""
    pairs = [
        Bead(one, other) for one in _stretches(lost) for other in _stretches(new) if min(len(one), len(other)) == 1
    ]
    asked = sorted((pair for pair in pairs if gain(pair) > 0), key=lambda pair: -gain(pair))[:_MOST]
    found = doubts([texts_of(pair, source, target) for pair in asked]) if asked else []
    taken: list[Bead] = []
    for pair, doubt in zip(asked, found, strict=True):
        if max(doubt) < _LIKELY and not any(_share(pair, other) for other in taken):
            taken.append(pair)
    return taken
