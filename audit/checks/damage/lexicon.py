"""Frequent accented words of a language, against which damaged words are mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``zipf``: Zipf frequency (0 to 8) of lower-case words with a letter outside ASCII; ``letters``: those letters.

    ``skeletons``: the words by what is left of them when those letters are lost.
    """

    zipf: Mapping[str, float] = field(default_factory=dict)
    letters: frozenset[str] = frozenset()
    skeletons: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __contains__(self, word: str) -> bool:
        return self.frequency(word) > 0

    def frequency(self, word: str) -> float:
        """Zipf frequency of a word in consistent case, 0.0 where it is unknown or its case is mixed (`DéCEMBRE`)."""
        if not (word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())):
            return 0.0
        return self.zipf.get(word.lower(), 0.0)

    def with_holes(self, pattern: str) -> list[str]:
        """Words, in the case of ``pattern``, that have a letter of ``letters`` for each `?` in it."""
        capitals = pattern.isupper() and sum(map(str.isalpha, pattern)) > 1
        found = []
        for word in self.skeletons.get(_skeleton(pattern.lower()), ()):
            if all(a in ("?", b) for a, b in zip(pattern.lower(), word, strict=True)):
                cased = word.upper() if capitals else word
                found.append("".join(b if a == "?" else a for a, b in zip(pattern, cased, strict=False)))
        return found


def _skeleton(word: str) -> str:
    return "".join(letter if letter.isascii() else "?" for letter in word)


@cache
def lexicon(language: str) -> Lexicon:
    """The list for an ISO 639-1 code; empty where none is bundled."""
    path = files("audit.checks.damage") / "accented" / f"{language}.tsv"
    if not path.is_file():
        return Lexicon()
    zipf: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        band, tab, words = line.partition("\t")
        if tab:
            zipf.update(dict.fromkeys(words.split(), int(band) / 10))
    letters = frozenset(letter for word in zipf for letter in word if not letter.isascii())
    skeletons: defaultdict[str, list[str]] = defaultdict(list)
    lost = "\n".join(zipf).translate(dict.fromkeys(map(ord, letters), "?"))  # of all at once: there are thousands
    for word, skeleton in zip(zipf, lost.split("\n"), strict=False):
        skeletons[skeleton].append(word)
    return Lexicon(zipf, letters, dict(skeletons))
