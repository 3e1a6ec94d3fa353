"""Dates and hours in text: their parts, in any calendar, with the values that they may have."""

from __future__ import annotations

from audit.language.dates.moment import HIJRI, Part, PartKind
from audit.language.dates.reading import date_parts

__all__ = ["HIJRI", "Part", "PartKind", "date_parts"]
