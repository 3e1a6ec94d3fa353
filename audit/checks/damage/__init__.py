"""Damaged text (TX): characters, displaced words and fragments, quotation marks, brackets, typography."""

from __future__ import annotations

from audit.checks.damage import (
    brackets,
    characters,
    displaced,
    fragments,
    moved_quotation,
    moved_sentences,
    quotation,
    typography,
)

__all__ = [
    "brackets",
    "characters",
    "displaced",
    "fragments",
    "moved_quotation",
    "moved_sentences",
    "quotation",
    "typography",
]
