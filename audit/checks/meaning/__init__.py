"""Rules on changed meaning (MT): stretches, polarity, conditions, modality, opposites, phrases, attribution."""

from __future__ import annotations

from audit.checks.meaning import attribution, conditions, modality, opposites, phrases, polarity, spans

__all__ = ["attribution", "conditions", "modality", "opposites", "phrases", "polarity", "spans"]
