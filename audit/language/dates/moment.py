"""The parts of dates and hours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.records import Span

HIJRI = 100
"""Added to the number of a Hijri month."""


class PartKind(StrEnum):
    """What a part of a date or hour says."""

    DAY = "day"
    MONTH = "month"
    """1 to 12; Hijri months are 101 to 112."""
    YEAR = "year"
    WEEKDAY = "weekday"
    """1 (Monday) to 7."""
    HOUR = "hour"
    MINUTE = "minute"
    RELATIVE_DAY = "relative day"
    """-1 yesterday, 0 today, 1 tomorrow."""
    SIDE = "side"
    """-1 for the past one (`mars dernier`), 1 for the next, beside a month or weekday."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: where it stands and what it may mean, the likeliest first.

    Attributes:
        date: which date of the text it belongs to, counted from 0.
        loose: whether the same moment may well be told without it.
    """

    kind: PartKind
    span: Span
    values: tuple[int, ...]
    date: int = 0
    loose: bool = False
