"""A text under change: what each character became, and which of the original characters were lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

KEPT, LOST, UNSURE = 0, 1, -1
CLEAN, ADDED, WRONG = 0, 1, 2


@dataclass(slots=True)
class Draft:
    """A text with a label for each character, a mark for each boundary between two, and where characters come from.

    `labels` is CLEAN, ADDED, WRONG or UNSURE; `gaps` is 0, 1 or UNSURE; `origin` is the character's place in the
    original, -1 for one that was put in; `fate` says of each original character whether its content is KEPT or LOST.
    """

    text: str
    labels: np.ndarray
    gaps: np.ndarray
    origin: np.ndarray
    fate: np.ndarray

    @classmethod
    def of(cls, text: str) -> Draft:
        n = len(text)
        return cls(text, np.zeros(n, np.int8), np.zeros(n + 1, np.int8), np.arange(n), np.zeros(n, np.int8))

    def replace(self, start: int, end: int, new: str, label: int, fate: int, gap: int = 0) -> None:
        """Put `new` in place of a range; the lost characters get `fate`, both ends of what is put in get `gap`."""
        lost = self.origin[start:end]
        lost = lost[lost >= 0]
        if fate != KEPT:
            self.fate[lost] = fate
        if gap == 0:
            gap = int(self.gaps[start : end + 1].max(initial=0))
        inner = np.zeros(max(0, len(new) - 1), np.int8)
        ends = np.full(2 if new else 1, gap, np.int8)
        self.gaps = np.concatenate([self.gaps[:start], ends[:1], inner, ends[1:], self.gaps[end + 1 :]])
        self.text = self.text[:start] + new + self.text[end:]
        self.labels = np.concatenate([self.labels[:start], np.full(len(new), label, np.int8), self.labels[end:]])
        self.origin = np.concatenate([self.origin[:start], np.full(len(new), -1), self.origin[end:]])

    def delete(self, start: int, end: int) -> None:
        """Lose a range, with the space that would be doubled."""
        if start > 0 and end < len(self.text) and self.text[start - 1].isspace() and self.text[end].isspace():
            end += 1
        elif end >= len(self.text):
            while start > 0 and self.text[start - 1].isspace():
                start -= 1
        elif start == 0:
            while end < len(self.text) and self.text[end].isspace():
                end += 1
        self.replace(start, end, "", CLEAN, LOST, gap=1)

    def insert(self, at: int, new: str, label: int, gap: int = 0) -> None:
        self.replace(at, at, new, label, KEPT, gap)

    def respell(self, start: int, end: int, new: str) -> None:
        """Write the same content otherwise: nothing is lost, nothing added, labels stay."""
        label = int(self.labels[start]) if start < len(self.labels) else CLEAN
        origin = self.origin[start:end]
        self.replace(start, end, new, label, KEPT)
        if len(origin):
            picked = np.minimum(np.arange(len(new)), len(origin) - 1)
            self.origin[start : start + len(new)] = origin[picked]

    def sub(self, pattern: str, new: str, chance: float, draw: np.random.Generator) -> None:
        """Respell each match of a pattern with a given chance."""
        for match in reversed(list(re.finditer(pattern, self.text))):
            if draw.random() < chance:
                self.respell(match.start(), match.end(), match.expand(new))


def word_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Words, or single characters where the language writes no spaces."""
    pattern = r"[A-Za-z0-9]+|[^\s]" if language == "zh" else r"\S+"
    return [match.span() for match in re.finditer(pattern, text)]
