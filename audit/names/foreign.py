"""How much an Arabic word looks like a foreign name written in Arabic letters: trigrams of letters."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_UNSEEN = 0.3  # what a trigram says that is in no list: Arabic words hardly have such


@lru_cache(maxsize=20_000)
def foreignness(word: str) -> float:
    """The mean log ratio of a folded word's trigrams in names and in the vocabulary; above 0.3 mostly names."""
    ratios = _ratios()
    found = trigrams(word)
    return sum(ratios.get(trigram, _UNSEEN) for trigram in found) / len(found)


def trigrams(word: str) -> list[str]:
    """The runs of three letters of a word, its edges counted as letters."""
    framed = f"^{word}$"
    return [framed[i : i + 3] for i in range(len(framed) - 2)]


@cache
def _ratios() -> dict[str, float]:
    text = (files("audit.names") / "data" / "trigrams.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return {trigram: float(band) / 10 for band, row in lines for trigram in row.split(" ")}
