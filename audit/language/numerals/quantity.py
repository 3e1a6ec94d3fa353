"""A number as it stands in a text: its value, how it is written, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from audit.language.units.unit import Unit
from audit.records import Span


class Kind(StrEnum):
    """What a number does in its sentence."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    APPROXIMATE = "approximate"
    """An order of magnitude without a count: `des dizaines`, «مئات», `thousands`."""
    DUAL = "dual"
    """Two of something, said by the form of the noun: «جنديان»."""
    SERIES = "series"
    """Part of a score, a range, a time or another group that one sign holds together: `2-1`, `18:30`."""
    NAME = "name"
    """Part of a name: `F-16`, `Covid-19`, `Louis XIV`."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number.

    Attributes:
        span: where it stands, from its first to its last word, without its unit.
        values: what it may mean, the likeliest first: `1.234` is 1234 or 1.234, «خمس» 5 or a fifth.
        kind: what it does.
        digits: whether it is written with digits.
        loose: whether the other language may well say the same without a number (`un`, `demi`, `premier`).
        percent: whether it is a percentage.
        unit: the unit or currency beside it, if any.
        unit_span: where that unit stands.
    """

    span: Span
    values: tuple[Fraction, ...]
    kind: Kind = Kind.CARDINAL
    digits: bool = False
    loose: bool = False
    percent: bool = False
    unit: Unit | None = None
    unit_span: Span | None = None

    @property
    def value(self) -> Fraction:
        return self.values[0]
