"""Omissions (OM): clauses, sentences and ends of sentences that the translation lacks."""

from __future__ import annotations

from audit.checks.omission import clauses, cutoff, segments

__all__ = ["clauses", "cutoff", "segments"]
