"""Terms (TE): the user's glossary, and one translation for one term."""

from __future__ import annotations

from audit.checks.terminology import consistency, glossary

__all__ = ["consistency", "glossary"]
