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
    similarity = word_states(source, source_words) @ word_states(target, target_words).T
    forward = similarity.argmax(axis=1)
    backward = similarity.argmax(axis=0)
    mutual = np.flatnonzero(backward[forward] == np.arange(len(source_words)))
    leads = _leads(similarity, axis=1)[mutual] + _leads(similarity, axis=0)[forward[mutual]]
    return {
        (int(place), int(forward[place])): float(lead)
        for place, lead in zip(mutual, leads, strict=True)
        if similarity[place, forward[place]] > 0
    }


def _leads(similarity: np.ndarray, axis: int) -> np.ndarray:
    """The best value along ``axis`` less the second best, where there is one; negative cosines count as 0."""
    import numpy as np

    ordered = np.sort(similarity.clip(min=0), axis=axis)
    best = ordered.take(-1, axis=axis)
    return best - ordered.take(-2, axis=axis) if similarity.shape[axis] > 1 else best


def word_states(encoded: Encoded, words: Sequence[Span]) -> np.ndarray:
    """The unit-length mean of each word's token states, [words, width] float32; zeros for a word without tokens."""
    import numpy as np

    starts, ends = encoded.offsets[:, 0], encoded.offsets[:, 1]
    first = np.searchsorted(ends, [w.start for w in words], side="right")
    last = np.searchsorted(starts, [w.end for w in words], side="left")
    tokens = np.arange(len(starts))
    inside = (tokens >= first[:, None]) & (tokens < last[:, None])
    sums = inside.astype(np.float32) @ encoded.states
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
