"""Units of measure and currencies: their names in text, and how they convert into each other."""

from __future__ import annotations

from audit.language.units.converting import alike, converts, parts_of
from audit.language.units.heights import heights
from audit.language.units.reading import unit_beside, unit_of_dual, units_named
from audit.language.units.unit import UNITS, Unit

__all__ = ["UNITS", "Unit", "alike", "converts", "heights", "parts_of", "unit_beside", "unit_of_dual", "units_named"]
