"""Numbers, dates and units (NB): what the two sides tell in figures, and in words for figures."""

from __future__ import annotations

from audit.checks.numbers import alone, calendar, changes, dates, sums, wrong

__all__ = ["alone", "calendar", "changes", "dates", "sums", "wrong"]
