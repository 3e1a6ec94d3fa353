"""Word links inside a segment, from the encoder's token states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.records import Span

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoded

_BLOCK = 512  # words that are compared at once: a text without end would take memory by the square of its length

Best = tuple["np.ndarray", "np.ndarray", "np.ndarray"]
"""For each word of one side, the place of its best match, the cosine, and that of the next best; negative ones as 0."""


def link_words(
    source: Encoded, target: Encoded, source_words: Sequence[Span], target_words: Sequence[Span]
) -> list[tuple[int, int]]:
    """Pairs of places (source word, target word) that are each other's best match, in source order.

    A word is the mean of the states of its tokens; the match is by cosine. This is the *Argmax* method of SimAlign
    (Jalili Sabet et al., 2020) on words instead of word pieces.
    """
    return list(weighed_links(source, target, source_words, target_words))


def weighed_links(
    source: Encoded, target: Encoded, source_words: Sequence[Span], target_words: Sequence[Span]
) -> dict[tuple[int, int], float]:
    """The pairs of ``link_words``, each with its lead: by how much its cosine is above the next best of either word.

    The two differences are added up, so a lead is between 0, where another word fits as well, and 4.
    """
    import numpy as np

    if not source_words or not target_words or not len(source.offsets) or not len(target.offsets):
        return {}
    near, far = word_states(source, source_words), word_states(target, target_words)
    rows, columns = [], []
    for start in range(0, len(near), _BLOCK):
        similarity = near[start : start + _BLOCK] @ far.T
        rows.append(_best(similarity, axis=1))
        places, best, second = _best(similarity, axis=0)
        columns.append((places + start, best, second))
    forward, best, second = (np.concatenate(part) for part in zip(*rows, strict=True))
    backward, other_best, other_second = columns[0] if len(columns) == 1 else _best_of(columns)
    mutual = np.flatnonzero((backward[forward] == np.arange(len(near))) & (best > 0))
    there = forward[mutual]
    leads = (best - second)[mutual] + (other_best - other_second)[there]
    return dict(zip(zip(mutual.tolist(), there.tolist(), strict=True), leads.tolist(), strict=True))


def _best(similarity: np.ndarray, axis: int) -> Best:
    import numpy as np

    ordered = np.sort(similarity, axis=axis).clip(min=0)
    best = ordered.take(-1, axis=axis)
    second = ordered.take(-2, axis=axis) if similarity.shape[axis] > 1 else np.zeros_like(best)
    return similarity.argmax(axis=axis), best, second


def _best_of(parts: Sequence[Best]) -> Best:
    """The best of what was the best in several parts."""
    import numpy as np

    places, best, second = (np.stack(part) for part in zip(*parts, strict=True))
    first = best.argmax(axis=0)[None]
    ordered = np.sort(np.concatenate([best, second]), axis=0)
    return np.take_along_axis(places, first, axis=0)[0], ordered[-1], ordered[-2]


def word_states(encoded: Encoded, words: Sequence[Span]) -> np.ndarray:
    """The unit-length mean of each word's token states, [words, width] float32; zeros for a word without tokens."""
    import numpy as np

    starts, ends = encoded.offsets[:, 0], encoded.offsets[:, 1]
    first = np.searchsorted(ends, [w.start for w in words], side="right")
    last = np.searchsorted(starts, [w.end for w in words], side="left")
    sums = np.zeros((len(words), encoded.states.shape[1]), np.float32)
    for place in range(0, len(words), _BLOCK):  # only of the tokens of so many words: all of them are a square
        block = slice(place, place + _BLOCK)
        near = slice(first[block].min(), last[block].max())
        tokens = np.arange(near.start, near.stop)
        inside = (tokens >= first[block, None]) & (tokens < last[block, None])
        sums[block] = inside.astype(np.float32) @ encoded.states[near]
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
