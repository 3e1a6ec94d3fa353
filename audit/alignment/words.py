"""Word links inside a segment, from the encoder's token states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.records import Span

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoded


def link_words(
    source: Encoded, target: Encoded, source_words: Sequence[Span], target_words: Sequence[Span]
) -> list[tuple[int, int]]:
    """Pairs of places (source word, target word) that are each other's best match, in source order.

    A word is the mean of the states of its tokens; the match is by cosine. This is the *Argmax* method of SimAlign
    (Jalili Sabet et al., 2020) on words instead of word pieces.
    """
    import numpy as np

    if not source_words or not target_words or not len(source.offsets) or not len(target.offsets):
        return []
    similarity = word_states(source, source_words) @ word_states(target, target_words).T
    forward = similarity.argmax(axis=1)
    backward = similarity.argmax(axis=0)
    mutual = np.flatnonzero(backward[forward] == np.arange(len(source_words)))
    return [(int(place), int(forward[place])) for place in mutual if similarity[place, forward[place]] > 0]


def word_states(encoded: Encoded, words: Sequence[Span]) -> np.ndarray:
    """The unit-length mean of each word's token states, [words, width] float32; zeros for a word without tokens."""
    import numpy as np

    starts, ends = encoded.offsets[:, 0], encoded.offsets[:, 1]
    first = np.searchsorted(ends, [w.start for w in words], side="right")
    last = np.searchsorted(starts, [w.end for w in words], side="left")
    sums = np.concatenate([np.zeros((1, encoded.states.shape[1]), np.float32), encoded.states.cumsum(axis=0)])
    means = sums[np.maximum(last, first)] - sums[first]
    return means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
