"""Numbers, dates and units (NB101 to NB106): what the two sides tell in figures, and in words for figures."""

from __future__ import annotations

from audit.checks.numbers import alone, dates, magnitudes, units, wrong

__all__ = ["alone", "dates", "magnitudes", "units", "wrong"]
