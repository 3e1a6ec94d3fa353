"""Rules on changed meaning (MT): stretches, polarity, conditions, modality, single words, phrases, attribution."""

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
    "roles",
    "spans",
    "titles",
]
