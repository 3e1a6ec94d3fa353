"""Joins passages that a translation tells in a mixed order: a quotation cut in two, its halves in different places.

No neighbouring sentences translate each other there, while the passage as a whole leaves little to doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.alignment.beads import Bead
from audit.alignment.settling import Doubts, complementary, doubted

if TYPE_CHECKING:
    from audit.encoder import Encoded

_MOST = 5  # sentences a side of a block
_LONGEST = 8  # beads of one
_FAULTLESS = 0.5  # doubt below which a block is taken for a translation


@dataclass(frozen=True, slots=True)
class _Block:
    """Neighbouring beads, by their places, and the one that they make."""

    places: range
    parts: Sequence[Bead]
    whole: Bead


def blocked(beads: Sequence[Bead], source: Sequence[Encoded], target: Sequence[Encoded], doubts: Doubts) -> list[Bead]:
    """``beads`` with the shortest blocks joined that hold less to doubt than their parts do."""
    blocks = sorted(_blocks(beads), key=lambda block: len(block.places))
    found = doubted((bead for block in blocks for bead in (block.whole, *block.parts)), source, target, doubts)
    joined: dict[int, Bead] = {}
    gone: set[int] = set()
    for block in blocks:
        parts = [found[part] for part in block.parts]
        if gone.isdisjoint(block.places) and max(found[block.whole]) < _FAULTLESS and complementary(parts):
            joined[block.places.start] = block.whole
            gone.update(block.places)
    return [joined.get(place, bead) for place, bead in enumerate(beads) if place in joined or place not in gone]


def _blocks(beads: Sequence[Bead]) -> Iterator[_Block]:
    """Neighbours that fill a stretch of both sides, with a sentence left alone at one end."""
    for first in range(len(beads)):
        for last in range(first + 2, min(first + _LONGEST, len(beads)) + 1):
            parts = beads[first:last]
            if all(bead.source and bead.target for bead in (parts[0], parts[-1])):
                continue
            whole = Bead(_filled([part.source for part in parts]), _filled([part.target for part in parts]))
            if 0 < len(whole.source) <= _MOST and 0 < len(whole.target) <= _MOST:
                yield _Block(range(first, last), parts, whole)


def _filled(ranges: Sequence[range]) -> range:
    """The stretch that some ranges fill; an empty one where they leave a gap."""
    places = sorted(place for one in ranges for place in one)
    whole = range(places[0], places[-1] + 1) if places else range(0)
    return whole if len(whole) == len(places) else range(0)
