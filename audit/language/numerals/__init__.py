"""Numbers in text: figures and words of Arabic, French and English, figures of any other language."""

from __future__ import annotations

from audit.language.numerals.quantity import Kind, Quantity
from audit.language.numerals.reading import numbers, reads_words
from audit.language.numerals.spelled import SPELLED

__all__ = ["SPELLED", "Kind", "Quantity", "numbers", "reads_words"]
