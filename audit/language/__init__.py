"""What is known about languages: one module a language, a generic fallback, and identification."""

from __future__ import annotations

from audit.language.facts import Language

__all__ = ["Language"]
