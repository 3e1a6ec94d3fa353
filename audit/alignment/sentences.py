"""Sentence alignment of two documents, n-to-m, by dynamic programming over the encoder's token states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.alignment.beads import Bead
from audit.alignment.blocks import blocked
from audit.alignment.chain import best_chain
from audit.alignment.exchanged import exchanged
from audit.alignment.lone import related
from audit.alignment.moved import moved
from audit.alignment.settling import Doubts, settled
from audit.alignment.worth import Worth

if TYPE_CHECKING:
    from audit.encoder import Encoded


def align_sentences(source: Sequence[Encoded], target: Sequence[Encoded], doubts: Doubts | None = None) -> list[Bead]:
    """Align the sentences of two documents in order; every sentence is in exactly one bead.

    A bead joins up to three sentences a side. Its worth is how much better than unrelated text its tokens find their
    counterparts on the other side (greedy matching as in BERTScore, Zhang et al., 2020), less costs for joining and for
    lengths that disagree; a sentence left alone is worth nothing. The best chain near the diagonal is found by dynamic
    programming (Gale and Church, 1993). Where ``doubts`` can tell how likely a pair is to have a fault, neighbours are
    joined that are doubtful apart and not together, passages paired crosswise that are told in the other order, and
    what was left alone on both sides is paired wherever it stands.
    """
    if not source or not target:
        return [Bead(range(i, i + 1), range(0)) for i in range(len(source))] + [
            Bead(range(0), range(j, j + 1)) for j in range(len(target))
        ]
    worth = Worth(source, target)
    beads = best_chain(worth)
    if doubts is None:
        return beads

    def chain(passage: range, other: range) -> list[Bead]:
        beads = best_chain(worth.within(passage, other))
        return [bead.shifted(passage.start, other.start) for bead in beads]

    def align(passage: range, other: range) -> list[Bead]:
        return settled(chain(passage, other), source, target, worth.gain, doubts)

    beads = exchanged(settled(beads, source, target, worth.gain, doubts), worth, chain, align)
    beads = moved(beads, source, target, worth.gain, doubts, chain, align)
    return related(blocked(beads, source, target, doubts), source, target, doubts)
