"""Sentence alignment of two documents, n-to-m, by dynamic programming over the encoder's token states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.alignment.beads import WIDEST, Bead
from audit.alignment.blocks import blocked
from audit.alignment.exchanged import Worth, exchanged
from audit.alignment.moved import moved
from audit.alignment.settling import Doubts, settled

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoded

_LEVEL = 0.44  # cosine that a token must find on the other side to count as translated there
_JOIN = 3.0  # cost of each sentence beyond 1:1, in units of summed cosine
_SHORT = 10  # tokens below which a sentence is cheaper to join
_LENGTH = 0.3  # weight of the disagreement of the two sides in length
_BAND = 24  # sentences that a counterpart may stand off the diagonal, besides a tenth of the document


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
    worth = _Worth(source, target)
    beads = list(_best_chain(len(source), len(target), worth))
    if doubts is None:
        return beads

    def chain(passage: range, other: range) -> list[Bead]:
        def inside(i: int, j: int, a: int, b: int) -> float:
            return worth(i + passage.start, j + other.start, a, b)

        beads = _best_chain(len(passage), len(other), inside)
        return [bead.shifted(passage.start, other.start) for bead in beads]

    def align(passage: range, other: range) -> list[Bead]:
        return settled(chain(passage, other), source, target, worth.gain, doubts)

    beads = exchanged(settled(beads, source, target, worth.gain, doubts), worth, chain, align)
    beads = moved(beads, source, target, worth.gain, doubts, chain, align)
    return blocked(beads, source, target, doubts)


class _Worth:
    """What each possible bead is worth, from the matches of tokens to sentences."""

    def __init__(self, source: Sequence[Encoded], target: Sequence[Encoded]) -> None:
        import numpy as np

        forward, backward = _token_matches(source, target)
        source_lengths = np.array([len(e.offsets) for e in source])
        target_lengths = np.array([len(e.offsets) for e in target])
        self._source_gain = [_gains(forward, source_lengths, width) for width in range(1, WIDEST + 1)]
        self._target_gain = [_gains(backward, target_lengths, width) for width in range(1, WIDEST + 1)]
        self._source_mass = np.concatenate([[0], source_lengths.cumsum()])
        self._target_mass = np.concatenate([[0], target_lengths.cumsum()])

    def __call__(self, i: int, j: int, a: int, b: int) -> float:
        """Worth of the bead of source sentences i-a..i-1 with target sentences j-b..j-1."""
        gain = self.gain(Bead(range(i - a, i), range(j - b, j)))
        left = self._source_mass[i] - self._source_mass[i - a]
        right = self._target_mass[j] - self._target_mass[j - b]
        apart = abs(left - right) / max(left + right, 1)
        joins = self._joins(self._source_mass, i, a) + self._joins(self._target_mass, j, b)
        return float(gain - joins - _LENGTH * apart * apart * (left + right))

    def gain(self, bead: Bead) -> float:
        """How much better than unrelated text the tokens of a bead match, all of them together."""
        i, j, a, b = bead.source.stop, bead.target.stop, len(bead.source), len(bead.target)
        gain = self._source_gain[b - 1][i, j] - self._source_gain[b - 1][i - a, j]
        return float(gain + self._target_gain[a - 1][j, i] - self._target_gain[a - 1][j - b, i])

    @staticmethod
    def _joins(mass: np.ndarray, end: int, width: int) -> float:
        """What joining ``width`` sentences costs: less for short ones, which have little to prove themselves by."""
        if width == 1:
            return 0.0
        shortest = (mass[end - width + 1 : end + 1] - mass[end - width : end]).min()
        return _JOIN * (width - 1) * min(1.0, shortest / _SHORT)


def _gains(matches: np.ndarray, lengths: np.ndarray, width: int) -> np.ndarray:
    """[near sentences + 1, far sentences + 1]: running sums over near sentences of their tokens' gain.

    Entry [i, j] sums the tokens before sentence i, each with its best match among the ``width`` far sentences that end
    before j.
    """
    import numpy as np

    best = matches.copy()
    for step in range(1, width):
        best[:, step:] = np.maximum(best[:, step:], matches[:, :-step])
    sums = np.zeros((len(lengths) + 1, matches.shape[1] + 1))
    tokens = np.concatenate([np.zeros((1, best.shape[1])), (best - _LEVEL).cumsum(axis=0)])
    sums[:, 1:] = tokens[np.concatenate([[0], lengths.cumsum()])]
    return sums


def _token_matches(source: Sequence[Encoded], target: Sequence[Encoded]) -> tuple[np.ndarray, np.ndarray]:
    """Cosine of each token's best counterpart in each sentence of the other side: [source tokens, target sentences] and
    [target tokens, source sentences]."""
    import numpy as np

    near = [_unit(e.states) for e in source]
    far = np.concatenate([_unit(e.states) for e in target])
    bounds = np.concatenate([[0], np.cumsum([len(e.offsets) for e in target])])
    forward = np.zeros((sum(map(len, near)), len(target)), np.float32)
    backward = np.zeros((len(far), len(source)), np.float32)
    row = 0
    for place, states in enumerate(near):
        similarity = states @ far.T
        for j, (start, end) in enumerate(pairwise(bounds)):
            if end > start and len(states):
                forward[row : row + len(states), j] = similarity[:, start:end].max(axis=1)
        if len(states):
            backward[:, place] = similarity.max(axis=0)
        row += len(states)
    return forward, backward


def _unit(states: np.ndarray) -> np.ndarray:
    import numpy as np

    return states / np.maximum(np.linalg.norm(states, axis=1, keepdims=True), 1e-9)


def _best_chain(sources: int, targets: int, worth: Worth) -> Iterator[Bead]:
    """The chain of beads of greatest total worth, in document order."""
    best = {(0, 0): 0.0}
    step: dict[tuple[int, int], tuple[int, int]] = {}
    reach = _BAND + abs(sources - targets) + max(sources, targets) // 10
    for i in range(sources + 1):
        middle = i * targets // sources
        for j in range(max(0, middle - reach), min(targets, middle + reach) + 1):
            for a, b in _SHAPES:
                before = best.get((i - a, j - b))
                if before is None:
                    continue
                total = before + (worth(i, j, a, b) if a and b else 0.0)
                if (i, j) not in step or total > best[i, j]:
                    best[i, j], step[i, j] = total, (a, b)
    chain: list[Bead] = []
    i, j = sources, targets
    while i or j:
        a, b = step[i, j]
        chain.append(Bead(range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    yield from reversed(chain)


_SHAPES = [(1, 1), (1, 0), (0, 1)] + [
    (a, b) for a in range(1, WIDEST + 1) for b in range(1, WIDEST + 1) if (a, b) != (1, 1)
]
