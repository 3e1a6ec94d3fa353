"""Omissions (OM): clauses, sentences, ends of sentences and words that the translation lacks."""

from __future__ import annotations

from audit.checks.omission import clauses, cutoff, gaps, items, listed_names, members, qualifiers, segments

__all__ = ["clauses", "cutoff", "gaps", "items", "listed_names", "members", "qualifiers", "segments"]
