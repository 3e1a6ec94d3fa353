"""The commonest words of a language with their frequency, as far as a list is bundled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

MISSING = 1.0
"""How far below the rarest word of a list a word that is not in it is taken to lie, in Zipf units."""


@cache
def zipf(code: str) -> Mapping[str, float]:
    """Zipf frequencies (log10 of occurrences in 10^9 words) of a language's commonest words, folded.

    From wordfreq (Speer, 2022). Empty where no list is bundled.
    """
    path = files("audit.language") / "common" / f"{code}.tsv"
    if not path.is_file():
        return {}
    table: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        band, tab, words = line.partition("\t")
        if tab:
            table.update(dict.fromkeys(words.split(), int(band) / 10))
    return table


@cache
def unlisted(code: str) -> float:
    """The Zipf frequency that a word outside the list of ``code`` is taken to have."""
    return min(zipf(code).values(), default=0.0) - MISSING
