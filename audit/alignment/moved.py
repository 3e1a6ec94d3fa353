"""Pairs sentences that the translation has in another place: a paragraph of background that a desk moved up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from audit.alignment.beads import Bead
from audit.alignment.settling import Doubts, texts_of

if TYPE_CHECKING:
    from audit.encoder import Encoded

_LIKELY = 0.6  # doubt below which two sentences that stand apart are taken for translations of each other
_MOST = 400  # pairs of sentences that are looked at


def moved(
    beads: Sequence[Bead],
    source: Sequence[Encoded],
    target: Sequence[Encoded],
    gain: Callable[[Bead], float],
    doubts: Doubts,
) -> list[Bead]:
    """``beads`` in which sentences that were left alone on both sides are paired, wherever they stand.

    ``gain`` says how well the tokens of a bead are matched inside it, ``doubts`` what it lacks or has too much.
    """
    lost = [bead for bead in beads if not bead.target]
    new = [bead for bead in beads if not bead.source]
    pairs = [(gain(pair), pair) for one in lost for other in new if gain(pair := Bead(one.source, other.target)) > 0]
    asked = [pair for _, pair in sorted(pairs, key=lambda found: -found[0])[:_MOST]]
    found = doubts([texts_of(pair, source, target) for pair in asked]) if asked else []
    paired: dict[range, Bead] = {}
    gone: set[range] = set()
    for pair, doubt in zip(asked, found, strict=True):
        if max(doubt) < _LIKELY and pair.source not in paired and pair.target not in gone:
            paired[pair.source] = pair
            gone.add(pair.target)
    return [paired.get(bead.source, bead) for bead in beads if bead.source or bead.target not in gone]
