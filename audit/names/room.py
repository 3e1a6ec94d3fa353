"""Where in the translation a word would stand, and whether anything there is left that could render it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from audit.names.compare import Link
from audit.names.side import Side


class Room:
    """The words of a translation that neither a link nor a name of the original accounts for."""

    def __init__(self, source: Side, target: Side, links: Sequence[Link]) -> None:
        self.source, self.target, self.links = source, target, links

    @cached_property
    def counterparts(self) -> dict[int, int]:
        """Places of the original to those that render them, by link or by sound."""
        found = dict(self.links)
        if self.source.arabic and not self.target.arabic:
            found.update((theirs, place) for place, span in self.target.pairs.items() for theirs in span)
        return found

    @cached_property
    def spare(self) -> list[int]:
        """The words that render nothing, as far as is known."""
        taken = {t for _, t in self.links} | self.target.matched
        return [
            place
            for place, word in enumerate(self.target.words)
            if place not in taken and not word.function and len(word.key) > 1
        ]

    def crowded(self, place: int) -> bool:
        """Whether no word is to spare between the counterparts of the words before and behind a place."""
        known, ends = self.counterparts, (len(self.source.words), len(self.target.words))
        before = next((known[p] for p in range(place - 1, -1, -1) if p in known), -1)
        behind = next((known[p] for p in range(place + 1, ends[0]) if p in known), ends[1])
        first, last = sorted((before, behind))
        return not any(first < spare < last for spare in self.spare)
