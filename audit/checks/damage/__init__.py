"""Damaged text (TX): characters, displaced fragments, quotation marks, brackets, typography."""

from __future__ import annotations

from audit.checks.damage import brackets, characters, fragments, quotation, typography

__all__ = ["brackets", "characters", "fragments", "quotation", "typography"]
