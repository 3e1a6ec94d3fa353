"""Damaged text (TX): characters, displaced fragments, quotation marks, typography."""

from __future__ import annotations

from audit.checks.damage import characters, fragments, quotation, typography

__all__ = ["characters", "fragments", "quotation", "typography"]
