"""Cuts two long documents into stretches, at places where both are sure to stand together.

Alignment holds the states of every token that it may pair. Of thousands of sentences these take more memory than all
else, while one vector for each sentence says well enough where the two sides tell the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encode

Stretch = tuple[range, range]
"""Sentences of the source and those of the target that belong with them; either may be empty."""

LONGEST = 400
"""Sentences a side of documents that are aligned as a whole, and of a stretch."""

_USUAL = 100  # sentences a side of a stretch, where there are sure places enough
_SURE = 4  # pairs that follow each other, without a gap on either side, in whose middle a place is sure
_BATCH = 128  # sentences that are encoded at once
_BLOCK = 64  # source sentences that are compared at once


def stretches(source: Sequence[str], target: Sequence[str], encode: Encode) -> list[Stretch]:
    """Stretches that fill two documents, given as sentences, in order; none with more than ``LONGEST`` a side.

    Where the documents have no sure place for so long, they are cut in equal shares.
    """
    end = len(source), len(target)
    if max(end) <= LONGEST:
        return [(range(len(source)), range(len(target)))]
    chain = _chain(_mutual(_vectors(source, encode), _vectors(target, encode))) if source and target else []
    places = [(0, 0), *_cuts(chain, end), end]
    return [share for (i, j), (to_i, to_j) in pairwise(places) for share in _shares(range(i, to_i), range(j, to_j))]


def _vectors(sentences: Sequence[str], encode: Encode) -> np.ndarray:
    """[sentences, width]: the mean state of the tokens of each sentence, of unit length."""
    import numpy as np

    sums = [
        encoded.states.sum(axis=0)
        for start in range(0, len(sentences), _BATCH)
        for encoded in encode(sentences[start : start + _BATCH])
    ]
    vectors = np.stack(sums)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def _mutual(source: np.ndarray, target: np.ndarray) -> list[tuple[int, int]]:
    """The pairs of sentences that are each most like the other, in the order of the source."""
    import numpy as np

    best = np.full(len(target), -np.inf, np.float32)
    back = np.zeros(len(target), int)
    forward: list[int] = []
    for start in range(0, len(source), _BLOCK):
        alike = source[start : start + _BLOCK] @ target.T
        forward += alike.argmax(axis=1).tolist()
        better = (highest := alike.max(axis=0)) > best
        back[better] = start + alike.argmax(axis=0)[better]
        best = np.maximum(best, highest)
    return [(i, j) for i, j in enumerate(forward) if back[j] == i]


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of ``pairs`` as go forward on both sides (longest increasing subsequence; Fredman, 1975)."""
    lasts: list[int] = []  # of the chains of each length, the least target sentence that one ends with
    places: list[int] = []  # the pairs that they end with
    before: list[int] = []  # the pair before each in its chain; -1 where it is the first
    for place, (_, j) in enumerate(pairs):
        length = bisect_left(lasts, j)
        before.append(places[length - 1] if length else -1)
        lasts[length : length + 1] = [j]
        places[length : length + 1] = [place]
    chain = []
    place = places[-1] if places else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def _cuts(chain: Sequence[tuple[int, int]], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The sure places that make stretches of a usual length, or longer where there are none in between."""
    last = before = (0, 0)
    for place in (*_sure_places(chain), end):
        if max(place[0] - last[0], place[1] - last[1]) > _USUAL and before != last:
            yield before
            last = before
        before = place


def _sure_places(chain: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Between the second and the third of four pairs that follow each other without a gap."""
    for first, last in zip(chain, chain[_SURE - 1 :], strict=False):
        if (last[0] - first[0], last[1] - first[1]) == (_SURE - 1, _SURE - 1):
            yield first[0] + _SURE // 2, first[1] + _SURE // 2


def _shares(source: range, target: range) -> Iterator[Stretch]:
    """A stretch in as few equal parts as the longest allows."""
    count = max(1, -(-max(len(source), len(target)) // LONGEST))
    for part in range(count):
        yield _share(source, part, count), _share(target, part, count)


def _share(places: range, part: int, count: int) -> range:
    return places[len(places) * part // count : len(places) * (part + 1) // count]
