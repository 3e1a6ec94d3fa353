"""Looks words up in tables of stems, under the inflections and clitics of Arabic, French and English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from audit.language.normalize import fold

_CONJUNCTIONS = ("و", "ف")
_PROCLITICS = ("بال", "كال", "ال", "لل", "ب", "ل", "ك", "س")
_ENDINGS = "هما هم ها هن نا تا تم تها ته تهم ات ون وننا ونه ونها ونهم ين ان وا ت ه ا ي"
_SUFFIXES = frozenset(_ENDINGS.split())
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))
_BEFORE_TA = ("ه", "ي", "ا")
"""What an ending in «ت» stands for: a noun's «ة» in a construct, a weak verb's last letter («نفت», of «نفى»)."""

_FEMININE = ("ته", "تها", "تهم", "تهما", "تنا")
_PERSONS = "يتنا"
_SHORTEST = 3
_OPENING = 2  # letters of a stem that tell at once where none can be


class Lexicon:
    """Stems of one language with what each stands for: ``accept*`` with any ending, ``paix`` as it is.

    Arabic stems are found under clitics and inflections, but for those with ``=``.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._whole: defaultdict[str, set[str]] = defaultdict(set)
        self._begun: defaultdict[str, set[str]] = defaultdict(set)
        self._sizes: set[int] = set()
        self._openings: set[str] = set()

    def add(self, entry: str, meaning: str) -> None:
        table = self._begun if entry.endswith("*") else self._exact if entry.startswith("=") else self._whole
        stem = fold(entry.strip("*="))
        table[stem].add(meaning)
        if table is self._begun:
            self._sizes.add(len(stem))
            self._openings.add(stem[:_OPENING])

    def meanings(self, word: str) -> frozenset[str]:
        """What a folded word stands for; empty where the tables do not know it."""
        found = set(self._exact.get(word, ()))
        for form in forms(word) if self.language == "ar" else (word,):
            found |= self._whole.get(form, set())
            for size in self._sizes if form[:_OPENING] in self._openings else ():
                if size <= len(form) and form[:size] in self._begun:
                    found |= self._begun[form[:size]]
        return frozenset(found)


@lru_cache(maxsize=5_000)
def forms(word: str) -> tuple[str, ...]:
    """What a folded Arabic word may be without conjunction, proclitics, persons and suffixes, itself first.

    Light stemming in the manner of Larkey, Ballesteros and Connell (SIGIR 2002), which keeps every possibility.
    """
    begun = [word]
    if word[:1] in _CONJUNCTIONS:
        begun.append(word[1:])
    begun += [
        form[len(p) :] for form in begun if form.startswith(_PROCLITICS) for p in _PROCLITICS if form.startswith(p)
    ]
    verbs = [form[1:] for form in begun if form[:1] and form[0] in _PERSONS]
    begun += [*verbs, *(f"ا{form}" for form in verbs)]
    ends = range(1, _LONGEST_SUFFIX + 1)
    stripped = [form[:-end] for form in begun for end in ends if form[-end:] in _SUFFIXES]
    feminine = [f"{form[:-1]}{end}" for form in begun if form.endswith("ت") for end in _BEFORE_TA]
    feminine += [
        f"{form[: -len(s)]}ه" for form in begun if form.endswith(_FEMININE) for s in _FEMININE if form.endswith(s)
    ]
    return tuple(
        dict.fromkeys(form for form in (*begun, *stripped, *feminine) if len(form) >= _SHORTEST or form == word)
    )


def listed(text: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(map(fold, text.split()))


def table(name: str) -> Iterable[list[str]]:
    """The rows of a bundled table, as cells."""
    text = (files("audit.checks.meaning") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
