"""Additions (AD): text of the translation that the original does not have."""

from __future__ import annotations

from audit.checks.addition import boilerplate, clauses, leftovers, qualifiers, repeats, segments

__all__ = ["boilerplate", "clauses", "leftovers", "qualifiers", "repeats", "segments"]
