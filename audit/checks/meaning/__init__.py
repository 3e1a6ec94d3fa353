"""Rules on changed meaning (MT): stretches and wholes, polarity, conditions, modality, words, phrases, attribution."""

from __future__ import annotations

from audit.checks.meaning import (
    attribution,
    conditions,
    friends,
    half_negation,
    modality,
    opposites,
    phrases,
    polarity,
    poor,
    roles,
    spans,
    titles,
)

__all__ = [
    "attribution",
    "conditions",
    "friends",
    "half_negation",
    "modality",
    "opposites",
    "phrases",
    "polarity",
    "poor",
    "roles",
    "spans",
    "titles",
]
