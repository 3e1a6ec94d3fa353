"""How often a process of our own looks for garbage that reference counts do not free."""

from __future__ import annotations

import gc

_NEW, _ROUNDS, _FULL = 100_000, 20, 100


def collect_rarely() -> None:
    """Look for cycles rarely: an audit makes next to none, and each look at the tables and models takes its time."""
    gc.set_threshold(_NEW, _ROUNDS, _FULL)
