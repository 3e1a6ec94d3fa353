"""Additions (AD): text of the translation that the original does not have."""

from __future__ import annotations

from audit.checks.addition import clauses, repeats, segments

__all__ = ["clauses", "repeats", "segments"]
