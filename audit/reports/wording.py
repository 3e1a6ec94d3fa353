"""Small pieces of English that reports and commands share."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """``3 documents``, ``1 document``, ``12,000 documents``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
