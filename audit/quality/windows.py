"""Cuts pairs too long for the network into windows that lie opposite each other, and joins what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from audit.quality.head import Logits

LONGEST = 256  # tokens on a side that are read at once
_CORE = 160
_MARGIN = 48
_AROUND = 12  # tokens on each side of a cut whose links say where the other side is cut


@dataclass(frozen=True, slots=True)
class Window:
    """What is read of each side, and the part of it whose result is kept; token ranges of the whole."""

    source: tuple[int, int]
    target: tuple[int, int]
    source_core: tuple[int, int]
    target_core: tuple[int, int]


def windows(source: np.ndarray, target: np.ndarray) -> list[Window]:
    """Windows of a pair of states, [n, width] and [m, width]; one where the pair is short enough.

    The source is cut into equal cores; a cut's counterpart in the target is where the links of the tokens around it
    lie, kept in order.
    """
    n, m = len(source), len(target)
    if max(n, m) <= LONGEST:
        return [Window((0, n), (0, m), (0, n), (0, m))]
    count = -(-max(n, m) // _CORE)
    cuts = [round(i * n / count) for i in range(count + 1)]
    other = _opposite(source, target, cuts)
    return [
        Window(
            (max(0, cuts[i] - _MARGIN), min(n, cuts[i + 1] + _MARGIN)),
            (max(0, other[i] - _MARGIN), min(m, other[i + 1] + _MARGIN)),
            (cuts[i], cuts[i + 1]),
            (other[i], other[i + 1]),
        )
        for i in range(count)
        if cuts[i + 1] > cuts[i]
    ]


def _opposite(source: np.ndarray, target: np.ndarray, cuts: list[int]) -> list[int]:
    import numpy as np

    n, m = len(source), len(target)
    # Only of the tokens around the cuts: a product of all takes memory by the square of a text's length.
    far = (target / np.maximum(np.linalg.norm(target, axis=1, keepdims=True), 1e-12)).T
    inner = [np.median((source[max(0, c - _AROUND) : c + _AROUND] @ far).argmax(1)) for c in cuts[1:-1]]
    # Never further from the diagonal than a window reaches, so that no target core outgrows what is read at once.
    even = [c * m / n for c in cuts[1:-1]]
    placed = [round(float(np.clip(x, e - _MARGIN, e + _MARGIN))) for x, e in zip(inner, even, strict=True)]
    return [0, *np.clip(np.maximum.accumulate([0, *placed])[1:], 0, m).tolist(), m]


def joined(parts: Sequence[tuple[Window, Logits]]) -> Logits:
    """One pair's logits out of its windows'; the segment's are the worst window's."""
    import numpy as np

    from audit.quality.head import Logits

    if len(parts) == 1:
        return parts[0][1]
    source = [x.source[_core(w.source, w.source_core)] for w, x in parts]
    target = [x.target[_core(w.target, w.target_core)] for w, x in parts]
    gaps = [x.gaps[_core(w.target, w.target_core)] for w, x in parts] + [parts[-1][1].gaps[-1:]]
    edits = [x.edit_gaps[_core(w.target, w.target_core)] for w, x in parts] + [parts[-1][1].edit_gaps[-1:]]
    segments = np.stack([x.segment for _, x in parts])
    segment = np.r_[segments[:, :3].mean(0), segments[:, 3:].max(0)]
    whole = [np.concatenate(x) for x in (source, target, gaps, edits)]
    similarity = float(np.mean([x.similarity for _, x in parts]))
    return Logits(whole[0], whole[1], whole[2], whole[3], segment, similarity)


def _core(read: tuple[int, int], core: tuple[int, int]) -> slice:
    return slice(core[0] - read[0], core[1] - read[0])
