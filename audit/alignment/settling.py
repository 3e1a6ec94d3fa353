"""Joins neighbouring beads where a closer look at both sides finds less to doubt in them together than apart.

Sentence alignment weighs each sentence's matches by themselves. Where a translation splits a sentence, or moves an
attribution from one sentence to the next, one bead seems to lack what its neighbour seems to have too much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from audit.alignment.beads import WIDEST, Bead

if TYPE_CHECKING:
    from audit.encoder import Encoded

Doubts = Callable[[Sequence[tuple["Encoded", "Encoded"]]], list[tuple[float, float]]]
"""How likely each pair of texts is to lack something, and to have too much, 0 to 1."""

_FAULTLESS = 0.3  # doubt below which a whole is taken for a translation
_LIKELY = 0.75  # the same where a sentence was left alone and its tokens are matched in the whole
_MATCHED = 1.0  # cosines, summed, that they must gain there
_FURTHER = 0.1  # how much more doubt each further cosine makes up for
_WORST = 0.85  # doubt that nothing makes up for
_RELIEF = 0.15  # how much less doubt there must be in the whole than in the worse of its parts
_BETTER = 2.5  # cosines, summed, that a join must gain to be looked at
_FAULTY = 0.5  # doubt from which something is held to be lacking or too much
_BATCH = 64  # pairs of texts that are looked at together


@dataclass(frozen=True, slots=True)
class _Join:
    """Neighbouring beads, by the place of the first, and the one that they make."""

    place: int
    parts: tuple[Bead, ...]
    whole: Bead

    @property
    def places(self) -> range:
        return range(self.place, self.place + len(self.parts))


def settled(
    beads: Sequence[Bead],
    source: Sequence[Encoded],
    target: Sequence[Encoded],
    gain: Callable[[Bead], float],
    doubts: Doubts,
) -> list[Bead]:
    """``beads`` with some neighbours joined; ``gain`` says how well the tokens of a bead are matched inside it."""
    joins = [join for join in _joins(beads) if _promising(join, gain)]
    found = doubted((bead for join in joins for bead in (*join.parts, join.whole)), source, target, doubts)

    def relief(join: _Join) -> float:
        whole = max(found[join.whole])
        parts = [found[part] for part in join.parts]
        alone = not all(part.source and part.target for part in join.parts)
        gained = gain(join.whole) - sum(gain(p) for p in join.parts if p.source and p.target) - _MATCHED
        likely = alone and gained > 0 and whole < min(_WORST, _LIKELY + _FURTHER * gained)
        return max(map(max, parts)) - whole if (likely or whole < _FAULTLESS) and complementary(parts) else 0.0

    taken: dict[int, Bead] = {}
    gone: set[int] = set()
    for join in sorted(joins, key=relief, reverse=True):
        if relief(join) >= _RELIEF and gone.isdisjoint(join.places):
            taken[join.place] = join.whole
            gone.update(join.places)
    return [taken.get(place, bead) for place, bead in enumerate(beads) if place in taken or place not in gone]


def doubted(
    beads: Iterable[Bead], source: Sequence[Encoded], target: Sequence[Encoded], doubts: Doubts
) -> dict[Bead, tuple[float, float]]:
    """What each bead lacks and has too much; where it has one side, that side is lacking, or too much, as a whole."""
    found = {bead: (float(bool(bead.source)), float(bool(bead.target))) for bead in beads}
    asked = [bead for bead in found if bead.source and bead.target]
    for start in range(0, len(asked), _BATCH):  # the states of all of them together take much memory
        some = asked[start : start + _BATCH]
        found |= zip(some, doubts([_texts_of(bead, source, target) for bead in some]), strict=True)
    return found


def complementary(parts: Sequence[tuple[float, float]]) -> bool:
    """Whether one part lacks something and another has too much."""
    lacking = [place for place, (missing, _) in enumerate(parts) if missing >= _FAULTY]
    excess = [place for place, (_, added) in enumerate(parts) if added >= _FAULTY]
    return any(one != other for one in lacking for other in excess)


def _joins(beads: Sequence[Bead]) -> list[_Join]:
    """Two or three neighbours that are not too many sentences together and have both sides; also four, each alone."""
    joins = []
    for count in (2, 3, 4):
        for place in range(len(beads) - count + 1):
            parts = tuple(beads[place : place + count])
            if count == 4 and any(part.source and part.target for part in parts):
                continue
            whole = reduce(Bead.joined, parts)
            if whole.source and whole.target and max(len(whole.source), len(whole.target)) <= WIDEST:
                joins.append(_Join(place, parts, whole))
    return joins


def _promising(join: _Join, gain: Callable[[Bead], float]) -> bool:
    """Whether a sentence was left alone, or the tokens of one bead find better counterparts in the next.

    A whole of many sentences has less to doubt than its parts for its size alone, so little else is looked at.
    """
    if any(not (part.source and part.target) for part in join.parts):
        return True
    return len(join.parts) == 2 and gain(join.whole) > sum(map(gain, join.parts)) + _BETTER


def _texts_of(bead: Bead, source: Sequence[Encoded], target: Sequence[Encoded]) -> tuple[Encoded, Encoded]:
    return _whole(source[bead.source.start : bead.source.stop]), _whole(target[bead.target.start : bead.target.stop])


def _whole(parts: Sequence[Encoded]) -> Encoded:
    """Sentences as one text; the offsets, which nobody reads here, stay those of the sentences."""
    import numpy as np

    from audit.encoder import Encoded

    if len(parts) == 1:
        return parts[0]
    return Encoded(np.concatenate([p.states for p in parts]), np.concatenate([p.offsets for p in parts]))
