"""Set phrases put into French word by word, known by the French alone: the table, and a quick way to look it up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from audit.checks.meaning.lexicon import table

_FILES = {"calques.tsv": "ar", "calques.ar.tsv": "ar", "calques.others.tsv": ""}
_OPENING = 8  # characters under which a calque is filed, as many as its pattern spells
_FIRST = 2  # of them that tell at once where none can be
_WORD = re.compile(r"\w+")
_PLAIN = {ord("’"): "'", **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\n\t"), " ")}
_LITERAL = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Calque:
    """A pattern that no good French has, its ``usual`` rendering, the language that it comes from (ISO 639-1).

    ``written`` is the pattern as the table has it; it is compiled where a text opens like it.
    """

    written: str
    usual: str
    language: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """In any case, with spaces and apostrophes of any kind, up to the end of a word."""
        spelled = self.written.replace(" ", r"\s").replace("'", "['’]")
        return re.compile(rf"(?:{spelled})(?!\w)", re.IGNORECASE)


Shelf = tuple[tuple[int, dict[str, tuple[Calque, ...]]], ...]
"""Calques by what they open with, one table for each length of it."""


def found(text: str) -> Iterator[tuple[Calque, re.Match[str]]]:
    """The calques of a French text in order, one for a place."""
    known = calques()
    plain = text.translate(_PLAIN).lower()
    plain = plain if len(plain) == len(text) else text
    end = 0
    for word in _WORD.finditer(plain):
        start = word.start()
        for size, filed in known.get(plain[start : start + _FIRST], ()):
            for calque in filed.get(plain[start : start + size], ()):
                if start >= end and (match := calque.pattern.match(text, start)):
                    yield calque, match
                    end = match.end()


@cache
def calques() -> dict[str, Shelf]:
    """The calques by their first two letters."""
    filed: defaultdict[str, defaultdict[int, defaultdict[str, list[Calque]]]]
    filed = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for name, language in _FILES.items():
        for pattern, usual, *source in table(name):
            calque = Calque(pattern, usual, source[0] if source else language)
            for opening in openings(pattern):
                filed[opening[:_FIRST]][len(opening)][opening].append(calque)
    return {
        first: tuple((size, {opening: tuple(some) for opening, some in by.items()}) for size, by in sizes.items())
        for first, sizes in filed.items()
    }


def openings(pattern: str) -> frozenset[str]:
    """What a match of ``pattern`` opens with, as far as the pattern spells it: a word or two, or a part of one.

    >>> sorted(openings("(?:frapp|batt)\\\\w+ la cloche")), sorted(openings("(?:de |d')?un coin"))
    (['batt', 'frapp'], ["d'un coin", 'de un coi', 'un coin'])
    """
    return frozenset(made[:_OPENING] for branch in _branches(pattern) for made in _spelled(branch, ""))


def _spelled(rest: str, made: str) -> Iterator[str]:
    """Each way to write the beginning of a pattern behind what is ``made``."""
    if len(made) >= _OPENING or not rest:
        yield made
    elif rest.startswith("(?:"):
        inner, after = _group(rest)
        if after.startswith("?"):
            after = after[1:]
            yield from _spelled(after, made)
        for branch in _branches(inner):
            yield from _spelled(branch + after, made)
    elif _LITERAL.match(rest):
        if rest[1:2] == "?":
            yield from _spelled(rest[2:], made)
        yield from _spelled(rest[2:] if rest[1:2] == "?" else rest[1:], made + rest[0].lower())
    elif rest[0] in " '-" and rest[1:2] != "?":
        yield from _spelled(rest[1:], made + rest[0])
    else:
        yield made  # a class or `\w*`: what it stands for is left open


def _branches(pattern: str) -> Iterator[str]:
    """The alternatives at the top of a pattern."""
    depth, start = 0, 0
    for place, char in enumerate(pattern):
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            yield pattern[start:place]
            start = place + 1
    yield pattern[start:]


def _group(pattern: str) -> tuple[str, str]:
    """What the group that opens a pattern holds, and what follows it."""
    depth = 0
    for place, char in enumerate(pattern):
        depth += (char in "([") - (char in ")]")
        if depth == 0:
            return pattern[3:place], pattern[place + 1 :]
    raise ValueError(f"a group without an end: {pattern}")
