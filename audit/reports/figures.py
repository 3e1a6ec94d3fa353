"""How scores are printed that may be on any scale."""

from __future__ import annotations


def figure(value: float) -> str:
    """One decimal for a score of a hundred, two for one that is about a unit."""
    return f"{value:.1f}" if value == 0 or abs(value) >= 10 else f"{value:.2f}"
