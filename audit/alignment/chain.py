"""Finds the chain of beads of greatest total worth, in document order, by dynamic programming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.alignment.beads import WIDEST, Bead
from audit.alignment.worth import Worth

if TYPE_CHECKING:
    import numpy as np

_WITHOUT_SOURCE = (0, 1)
_SHAPES = [(1, 1), (1, 0), _WITHOUT_SOURCE] + [
    (a, b) for a in range(1, WIDEST + 1) for b in range(1, WIDEST + 1) if (a, b) != (1, 1)
]
"""Sentences a side of a bead; of beads that are worth the same, the one of the first shape is taken."""


def best_chain(worth: Worth) -> list[Bead]:
    """The chain of beads of greatest total worth; a sentence left alone is worth nothing."""
    import numpy as np

    totals: list[np.ndarray] = []  # of the best chain up to each place near the diagonal; the last rows alone are kept
    steps: list[np.ndarray] = []  # the shape of its last bead, as a place in _SHAPES
    alone = _SHAPES.index(_WITHOUT_SOURCE)
    for i in range(worth.sources + 1):
        columns = worth.columns(i)
        options = np.full((len(_SHAPES), len(columns)), -np.inf)
        worths = worth.row(i) if i else None
        for place, (a, b) in enumerate(_SHAPES):
            if not 0 < a <= i:
                continue
            before = worth.columns(i - a)
            reached = range(max(columns.start, before.start + b), min(columns.stop, before.stop + b))
            here = slice(reached.start - columns.start, reached.stop - columns.start)
            there = slice(reached.start - b - before.start, reached.stop - b - before.start)
            options[place, here] = totals[-a][there]
            if b and worths is not None:
                options[place, here] += worths[a - 1, b - 1, here]
        best = options.max(axis=0)
        if not i:
            best[0] = 0.0
        best = np.maximum.accumulate(best)  # a target sentence alone adds nothing
        options[alone, 1:] = best[:-1]
        steps.append(options.argmax(axis=0).astype(np.uint8))
        totals = [*totals[1 - WIDEST :], best]
    return _walked_back(worth, steps)


def _walked_back(worth: Worth, steps: list[np.ndarray]) -> list[Bead]:
    """The beads of the chain that ends both documents."""
    chain: list[Bead] = []
    i, j = worth.sources, worth.targets
    while i or j:
        a, b = _SHAPES[steps[i][j - worth.columns(i).start]]
        chain.append(Bead(range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return chain[::-1]
