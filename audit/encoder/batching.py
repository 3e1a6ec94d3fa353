"""Cuts long token sequences into windows, and packs sequences of like length into batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a sequence: tokens ``start`` to ``end`` are read, those from ``keep_start`` to ``keep_end`` are kept."""

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
    cuts = [0, *((later + earlier + capacity) // 2 for earlier, later in zip(starts, starts[1:], strict=False)), count]
    return [Window(start, start + capacity, cuts[i], cuts[i + 1]) for i, start in enumerate(starts)]


def batches(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """Indices of ``lengths`` in batches of like length, longest first, each at most ``budget`` tokens with its padding.

    A sequence longer than the budget is a batch of its own.
    """
    packed: list[list[int]] = []
    room = 0
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if room < 1:
            packed.append([])
            room = budget // max(lengths[index], 1)
        packed[-1].append(index)
        room -= 1
    return packed
