"""Cuts long token sequences into windows, and puts sequences of one length into batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a sequence: tokens ``start`` to ``end`` are read, ``keep_start`` to ``keep_end`` are kept."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def windows(count: int, capacity: int, overlap: int) -> list[Window]:
    """Windows of at most ``capacity`` tokens that overlap by ``overlap`` or more and keep every token exactly once.

    Neighbours meet in the middle of their overlap, so that a kept token has context on both sides. There is always at
    least one window, an empty one for an empty sequence.
    """
    if count <= capacity:
        return [Window(0, count, 0, count)]
    number = -(-(count - overlap) // (capacity - overlap))
    starts = [i * (count - capacity) // (number - 1) for i in range(number)]
    cuts = [0, *((later + earlier + capacity) // 2 for earlier, later in pairwise(starts)), count]
    return [Window(start, start + capacity, cuts[i], cuts[i + 1]) for i, start in enumerate(starts)]


def batches(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """Indices of ``lengths`` in batches, longest first: each of one length, at most ``budget`` tokens in all.

    With one length to a batch nothing is padded, and what comes out for a sequence does not depend on its company. A
    sequence longer than the budget is a batch of its own.
    """
    packed: list[list[int]] = []
    ranked = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    for length, group in groupby(ranked, key=lengths.__getitem__):
        indices = list(group)
        size = max(1, budget // max(length, 1))
        packed += [indices[start : start + size] for start in range(0, len(indices), size)]
    return packed
