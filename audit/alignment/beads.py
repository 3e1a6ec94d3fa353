"""What sentence alignment finds: beads of sentences that translate each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

WIDEST = 3
"""Sentences a side of one bead."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that translate each other: half-open ranges of places; an empty one means dropped or added text."""

    source: range
    target: range

    def shifted(self, source: int, target: int) -> Bead:
        """This bead of two passages, as one of the documents in which they begin there."""
        return Bead(*(range(p.start + by, p.stop + by) for p, by in ((self.source, source), (self.target, target))))

    def joined(self, after: Bead) -> Bead:
        """This bead and the one that follows it in a document, as one."""
        return Bead(_joined(self.source, after.source), _joined(self.target, after.target))


def _joined(one: range, other: range) -> range:
    if one and other:
        return range(one.start, other.stop)
    return one or other


Align = Callable[[range, range], list[Bead]]
"""Aligns a passage of each side by themselves."""
