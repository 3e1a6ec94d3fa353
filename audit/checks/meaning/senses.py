"""Senses of words that exclude each other, from the bundled tables: opposites, and things of one kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from audit.checks.meaning.lexicon import Lexicon, table

LANGUAGES = ("ar", "fr", "en")
FURTHER = ("de", "es", "ru", "tr")
"""Languages that the tables themselves have, and those that have a file of their own (`senses.de.tsv`)."""

OPPOSITES, KINDS = "opposites.tsv", "kinds.tsv"


_NONE: Mapping[str, int] = MappingProxyType({})
"""What most words have; shared, since thousands of them are remembered."""


@lru_cache(maxsize=20_000)
def senses_of(word: str, code: str, name: str) -> Mapping[str, int]:
    """The senses of a folded word in a table, and how doubtful each is: 0, 1 for `?`, 2 for `??`."""
    lexicon = _lexicons(name).get(code) if code in LANGUAGES else _further(code)[name] if code in FURTHER else None
    found: dict[str, int] = {}
    for meaning in lexicon.meanings(word) if lexicon else ():
        sense = meaning.lstrip("?")
        found[sense] = min(len(meaning) - len(sense), found.get(sense, 2))
    return found or _NONE


def rivals(sense: str, name: str) -> frozenset[str]:
    """The senses that ``sense`` excludes: its opposite, or the other things of its kind."""
    return _groups(name)[sense.partition("/")[0]] - {sense}


def are_opposites(one: str, code: str, other: str, other_code: str) -> bool:
    """Whether two folded words of two languages have opposite senses, one of them beyond doubt."""
    there = senses_of(other, other_code, OPPOSITES)
    return any(
        doubt + there[rival] < 2
        for sense, doubt in senses_of(one, code, OPPOSITES).items()
        for rival in rivals(sense, OPPOSITES) & there.keys()
    )


@cache
def _rows(name: str) -> Sequence[tuple[str, str, Sequence[str]]]:
    """The group, the sense and the words by language of each sense of a table."""
    if name == KINDS:
        return [(row[0], row[1], row[2:5]) for row in table(name)]
    halves = [(row[0], half) for row in table(name) for half in (row[:4], row[4:8])]
    return [(group, half[0], half[1:]) for group, half in halves]


@cache
def _groups(name: str) -> Mapping[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for group, sense, _ in _rows(name):
        groups[group] = groups.get(group, frozenset()) | {f"{group}/{sense}"}
    return groups


@cache
def _lexicons(name: str) -> Mapping[str, Lexicon]:
    lexicons = {code: Lexicon(code) for code in LANGUAGES}
    for group, sense, cells in _rows(name):
        for code, cell in zip(LANGUAGES, cells, strict=True):
            for entry in cell.split():
                word = entry.lstrip("?")
                lexicons[code].add(word, f"{entry[: len(entry) - len(word)]}{group}/{sense}")
    return lexicons


@cache
def _further(code: str) -> Mapping[str, Lexicon]:
    """The lexicons of a language with a file of its own."""
    lexicons = {name: Lexicon(code) for name in (OPPOSITES, KINDS)}
    for row in table(f"senses.{code}.tsv"):
        name, group, sense, words = row
        for entry in words.split():
            word = entry.lstrip("?")
            lexicons[name].add(word, f"{entry[: len(entry) - len(word)]}{group}/{sense}")
    return lexicons
