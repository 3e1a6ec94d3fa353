"""What must come out the same on the other side: a number, or a part of a date or hour."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from audit.language.dates import PartKind
from audit.language.numerals import Kind
from audit.language.units import Unit
from audit.records import Span

_NAMED = (PartKind.MONTH, PartKind.WEEKDAY, PartKind.RELATIVE_DAY, PartKind.SIDE)


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, or a part of a date.

    Attributes:
        span: where it stands, its unit excluded.
        values: what it may mean, the likeliest first.
        part: what it is in a date or hour; ``None`` for any other number.
        loose: whether the other side may well say the same without it.
        digits: whether it is written with digits.
        kind: what it does, where it is a number.
        date: which date it belongs to, counted from 1; 0 for none.
    """

    span: Span
    values: tuple[Fraction, ...]
    part: PartKind | None = None
    loose: bool = False
    digits: bool = False
    kind: Kind = Kind.CARDINAL
    percent: bool = False
    unit: Unit | None = None
    unit_span: Span | None = None
    date: int = 0

    @property
    def value(self) -> Fraction:
        return self.values[0]

    @property
    def numeric(self) -> bool:
        """Whether it is told as a number; names of months and days are not."""
        return self.part not in _NAMED

    @property
    def dated(self) -> bool:
        """Whether it tells a date or an hour."""
        return self.part is not None

    @property
    def counts(self) -> bool:
        """Whether it counts things that can be added up: people and objects, no shares, units or dates."""
        plain = self.part is None and self.kind is Kind.CARDINAL and not self.percent and self.unit is None
        return plain and self.value.denominator == 1 and self.value >= 1

    @property
    def whole_span(self) -> Span:
        """Where it stands with its unit."""
        if self.unit_span is None:
            return self.span
        return Span(min(self.span.start, self.unit_span.start), max(self.span.end, self.unit_span.end))
