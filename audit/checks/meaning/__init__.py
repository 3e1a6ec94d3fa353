"""Rules on text whose meaning the translation changes (MT): stretches, polarity, opposites, attribution."""

from __future__ import annotations

from audit.checks.meaning import attribution, opposites, polarity, spans

__all__ = ["attribution", "opposites", "polarity", "spans"]
