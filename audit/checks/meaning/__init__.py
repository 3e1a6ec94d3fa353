"""Rules on text whose meaning the translation changes (MT): stretches, polarity, opposites, phrases, attribution."""

from __future__ import annotations

from audit.checks.meaning import attribution, opposites, phrases, polarity, spans

__all__ = ["attribution", "opposites", "phrases", "polarity", "spans"]
