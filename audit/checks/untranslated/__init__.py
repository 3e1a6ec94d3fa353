"""Untranslated text (UT): foreign scripts, other languages, copies of the original."""

from __future__ import annotations

from audit.checks.untranslated import copied, languages, left, transliterated

__all__ = ["copied", "languages", "left", "transliterated"]
