"""What is found at fault with a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.records import Span


class Kind(StrEnum):
    TRANSLATED = "translated"
    WRONG = "wrong"
    DROPPED = "dropped"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Fault:
    """A name at fault; a side without a span has no counterpart. ``certainty`` is 0 to 1."""

    kind: Kind
    source: Span | None
    target: Span | None
    certainty: float
