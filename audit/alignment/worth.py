"""What beads of two documents are worth, from how well their tokens match each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.alignment.beads import WIDEST, Bead

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoded

_LEVEL = 0.44  # cosine that a token must find on the other side to count as translated there
_JOIN = 3.0  # cost of each sentence beyond 1:1, in units of summed cosine
_SHORT = 10  # tokens below which a sentence is cheaper to join
_LENGTH = 0.3  # weight of the disagreement of the two sides in length
_BAND = 24  # sentences that a counterpart may stand off the diagonal, besides a tenth of the document
_ROWS = 16  # source sentences whose tokens are compared at once


class Worth:
    """What each possible bead of two documents is worth.

    A bead's *gain* is how much better than unrelated text its tokens match each other, all of them together; its worth
    is that less costs for joining sentences and for lengths that disagree. Gains are kept for beads near the diagonal,
    in which the documents are aligned, and computed anew for the few others: all of them would take memory by the
    square of a document's length, and most of the time.
    """

    def __init__(self, source: Sequence[Encoded], target: Sequence[Encoded]) -> None:
        self._source, self._target = source, target
        self._sides = _Side(source), _Side(target)
        self._reach = _BAND + abs(len(source) - len(target)) + max(len(source), len(target)) // 10
        starts = range(0, len(source), _ROWS)
        self._tiles = [self._tile(range(start, min(start + _ROWS, len(source)))) for start in starts]

    def __call__(self, i: int, j: int, a: int, b: int) -> float:
        """Worth of the bead of source sentences i-a..i-1 with target sentences j-b..j-1."""
        source, target = self._sides
        gain = self.gain(Bead(range(i - a, i), range(j - b, j)))
        left, right = source.masses[a - 1, i], target.masses[b - 1, j]
        apart = abs(left - right) / max(left + right, 1)
        joins = source.joins[a - 1, i] + target.joins[b - 1, j]
        return float(gain - joins - _LENGTH * apart * apart * (left + right))

    @property
    def sources(self) -> int:
        return len(self._source)

    @property
    def targets(self) -> int:
        return len(self._target)

    def columns(self, i: int) -> range:
        """The places between target sentences, near the diagonal, where beads may end that end before source i."""
        middle = i * self.targets // self.sources
        return range(max(0, middle - self._reach), min(self.targets, middle + self._reach) + 1)

    def row(self, i: int) -> np.ndarray:
        """[WIDEST, WIDEST, columns of i]: what ``__call__`` says of i, each a, each b and each of the columns as j.

        Where a bead would begin before its document does, the number means nothing.
        """
        import numpy as np

        source, target = self._sides
        columns = self.columns(i)
        ends = slice(columns.start, columns.stop)
        left, right = source.masses[:, None, i, None], target.masses[None, :, ends]
        apart = abs(left - right) / np.maximum(left + right, 1)
        joins = source.joins[:, None, i, None] + target.joins[None, :, ends]
        gains = np.zeros(apart.shape)
        covered, tile = self._tiles[(i - 1) // _ROWS]
        first = max(columns.start, 1)  # no bead ends before the first sentence
        inside = slice(first - 1 - covered.start, columns.stop - 1 - covered.start)
        gains[:, :, first - columns.start :] = tile[:, :, (i - 1) % _ROWS, inside]
        return gains - joins - _LENGTH * apart * apart * (left + right)

    def gain(self, bead: Bead) -> float:
        """How much better than unrelated text the tokens of a bead match, all of them together."""
        last, end = bead.source[-1], bead.target[-1]
        covered, tile = self._tiles[last // _ROWS]
        if covered.start <= end < covered.stop:
            return float(tile[len(bead.source) - 1, len(bead.target) - 1, last % _ROWS, end - covered.start])
        return self.within(bead.source, bead.target).gain(Bead(*map(range, (len(bead.source), len(bead.target)))))

    def within(self, source: range, target: range) -> Worth:
        """The same of a passage of each side, whose sentences count from 0."""
        return Worth(self._source[source.start : source.stop], self._target[target.start : target.stop])

    def _tile(self, rows: range) -> tuple[range, np.ndarray]:
        """The gains of beads that end with one of the source sentences ``rows`` and one of the target sentences that
        are given, near the diagonal: [WIDEST, WIDEST, rows, target sentences]."""
        covered = range(max(self.columns(rows.start + 1).start - 1, 0), self.columns(rows.stop).stop - 1)
        first, left = max(rows.start - WIDEST + 1, 0), max(covered.start - WIDEST + 1, 0)
        found = gains(self._source[first : rows.stop], self._target[left : covered.stop])
        return covered, found[:, :, rows.start - first :, covered.start - left :].copy()


class _Side:
    """What beads cost on one side.

    ``masses`` and ``joins`` are [WIDEST, sentences + 1]: at [width - 1, end], the tokens of the ``width`` sentences
    before ``end``, and what joining these costs; of no meaning where they are not so many.
    """

    def __init__(self, sentences: Sequence[Encoded]) -> None:
        import numpy as np

        lengths = np.array([len(e.offsets) for e in sentences])
        sums = np.concatenate([[0], lengths.cumsum()])
        self.masses = np.zeros((WIDEST, len(sums)), int)
        self.joins = np.zeros((WIDEST, len(sums)))
        shortest = lengths
        for width in range(1, WIDEST + 1):
            self.masses[width - 1, width:] = sums[width:] - sums[:-width]
            if width > 1:  # short sentences have little to prove themselves by
                shortest = np.minimum(shortest[1:], lengths[: 1 - width])
                self.joins[width - 1, width:] = _JOIN * (width - 1) * np.minimum(1.0, shortest / _SHORT)


def gains(source: Sequence[Encoded], target: Sequence[Encoded]) -> np.ndarray:
    """[WIDEST, WIDEST, source sentences, target sentences]: at [a - 1, b - 1, s, t], the gain of the bead of the ``a``
    sentences up to s with the ``b`` up to t; of no meaning where they are not so many."""
    import numpy as np

    (near, rows), (far, columns) = _tokens(source), _tokens(target)
    similarity = near @ far.T
    forward = np.maximum.reduceat(similarity, columns[:-1], axis=1)  # each source token's best in each target sentence
    backward = np.stack([similarity[start:end].max(axis=0) for start, end in pairwise(rows)])
    levels = [_LEVEL * np.array([len(e.states) for e in side]) for side in (source, target)]
    found = np.zeros((WIDEST, WIDEST, len(source), len(target)), np.float32)
    best, back = forward.copy(), backward.copy()
    for width in range(WIDEST):  # the best among so many sentences more
        if width:
            best[:, width:] = np.maximum(best[:, width:], forward[:, :-width])
            back[width:] = np.maximum(back[width:], backward[:-width])
        found[:, width] += _running(np.add.reduceat(best, rows[:-1], axis=0) - levels[0][:, None])
        found[width] += _running(np.add.reduceat(back, columns[:-1], axis=1).T - levels[1][:, None]).swapaxes(1, 2)
    return found


def _running(values: np.ndarray) -> np.ndarray:
    """[WIDEST, *values.shape]: the sums of each row, of it and the row before, and so on."""
    import numpy as np

    sums = np.stack([values] * WIDEST)
    for width in range(1, WIDEST):
        sums[width:, width:] += values[:-width]
    return sums


def _tokens(sentences: Sequence[Encoded]) -> tuple[np.ndarray, np.ndarray]:
    """The token states of sentences, of unit length, and the places where each sentence begins and the last ends. A
    sentence without tokens has one of zeros here, which is like none."""
    import numpy as np

    parts = [e.states if len(e.states) else np.zeros((1, e.states.shape[1]), np.float32) for e in sentences]
    states = np.concatenate(parts)
    unit = states / np.maximum(np.linalg.norm(states, axis=1, keepdims=True), 1e-9)
    return unit, np.cumsum([0, *map(len, parts)])
