"""How far a run is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """The document at hand, and segments done; ``total`` is 0 while it is not known."""

    stage: str
    done: int
    total: int = 0


Show = Callable[[Progress], None]
