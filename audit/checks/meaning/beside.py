"""Words that say something else beside certain others: `perdu` in `perdu la vie`, `neuf` in `neuf ans`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.lexicon import table
from audit.language.normalize import fold

_AROUND = 3
"""Words on either side that are looked at."""

_NOTHING, _ALSO = "-", "+"
"""In the table: nothing at all, and a word that says it as well."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    instead: str

    def said(self, word: str) -> Sequence[str]:
        if self.instead.startswith(_ALSO):
            return (word, fold(self.instead.removeprefix(_ALSO)))
        return () if self.instead == _NOTHING else (fold(self.instead),)


def meant_beside(side: Side, place: int) -> Sequence[str]:
    """The words that say what the one at ``place`` says where it stands: mostly itself, none where it has no sense of
    its own there."""
    word = side.words[place]
    for phrase in _phrases(side.language.code).get(word, ()):
        before = " ".join(side.words[max(place - _AROUND, 0) : place])
        behind = " ".join(side.words[place + 1 : place + 1 + _AROUND])
        if phrase.before.search(f" {before}") and phrase.behind.match(f"{behind} "):
            return phrase.said(word)
    return (word,)


@cache
def _phrases(code: str) -> Mapping[str, Sequence[_Phrase]]:
    found: dict[str, list[_Phrase]] = {}
    for language, words, before, behind, instead in table("beside.tsv"):
        if language == code:
            phrase = _Phrase(
                re.compile(rf" (?:{before})$" if before != _NOTHING else ""),
                re.compile(rf"(?:{behind}) " if behind != _NOTHING else ""),
                instead,
            )
            for word in words.split():
                found.setdefault(fold(word), []).append(phrase)
    return found
