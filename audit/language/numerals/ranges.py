"""Relates neighbouring numbers: the ends of a range share magnitude and unit, the figures of a score one sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audit.language.numerals.quantity import Kind, Quantity

_SERIES = re.compile(r"\s?[-–—:/]\s?|\s(?:à|to|إلى|الى)\s")
_RANGE = re.compile(
    r"\s?[-–—]\s?|\s(?:à|et|ou|to|and|or|a|y|o|al|e|bis|und|oder|до|и|или|إلى|الى|أو|او)\s|\s?و\s?ـ?", re.IGNORECASE
)


def related(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """``quantities``, in text order, each read in the light of the one after it."""
    found = list(quantities)
    for place in range(len(found) - 1):
        between = text[found[place].span.end : found[place + 1].span.start]
        if 0 < len(between) < 6:
            found[place : place + 2] = _pair(found[place], found[place + 1], between)
    return found


def _pair(low: Quantity, high: Quantity, between: str) -> tuple[Quantity, Quantity]:
    if low.digits and high.digits:
        if between == " " and low.unit is None:
            return replace(low, kind=Kind.NAME), replace(high, kind=Kind.NAME)  # a telephone number
        low, high = _years(low, high, between)
        if _SERIES.fullmatch(between) and low.kind is not Kind.NAME:
            low, high = replace(low, kind=Kind.SERIES), replace(high, kind=Kind.SERIES)
    if _RANGE.fullmatch(between):
        low = _lower_end(low, high)
    return low, high


def _years(low: Quantity, high: Quantity, between: str) -> tuple[Quantity, Quantity]:
    """`1950-53`: the second year without its century."""
    if between in "-–/" and 1000 <= low.value < 2200 and low.value % 100 < high.value < 100 and not high.unit:
        century = low.value - low.value % 100
        return low, replace(high, values=(century + high.value, high.value))
    return low, high


def _lower_end(low: Quantity, high: Quantity) -> Quantity:
    """`35 à 40 millions`, `10 à 20 %`: what is said once for both ends."""
    if 0 < low.value < 1000 < high.value:
        low = replace(low, values=(*low.values, low.value * _magnitude(high)))
    if high.percent and low.digits and 1900 <= low.value < 2100:
        return low  # «من 68 في المئة سنة 2020 إلى 35 في المئة»
    unit = low.unit or (None if low.percent else high.unit)
    return replace(low, percent=low.percent or high.percent, unit=unit)


def _magnitude(quantity: Quantity) -> int:
    return next(magnitude for magnitude in (10**12, 10**9, 10**6, 1000) if quantity.value >= magnitude)
