"""Ways of saying something that a translation must keep, by language: what says so beyond doubt, and what else may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.lexicon import table
from audit.checks.meaning.senses import LANGUAGES
from audit.records import Span


@dataclass(frozen=True, slots=True)
class Manner:
    """What is said, and by language what says so beyond doubt, and what may.

    In ``further`` languages (`ru:…`, in cells behind the others) only what says so beyond doubt is known.
    """

    kind: str
    sure: dict[str, re.Pattern[str]]
    broad: dict[str, re.Pattern[str]]
    further: dict[str, re.Pattern[str]]


def unsaid(said: Side, other: Side, name: str) -> Iterator[tuple[Manner, Span]]:
    """What one side says beyond doubt and the other does not say at all, each kind once, with where it stands."""
    if other.language.code not in LANGUAGES:
        return
    text, answer = " ".join(said.words), " ".join(other.words)
    for manner in manners(name):
        sure = (manner.sure | manner.further).get(said.language.code)
        match = sure.search(text) if sure else None
        if match and not manner.broad[other.language.code].search(answer):
            first, last = (text.count(" ", 0, at) for at in (match.start(), match.end() - 1))
            yield manner, said.span(first, last)


@cache
def manners(name: str) -> tuple[Manner, ...]:
    """The rows of a bundled table."""
    return tuple(
        Manner(
            row[0],
            _patterns(row[1:4]),
            _patterns([f"{sure}|{other}" for sure, other in zip(row[1:4], row[4:7], strict=True)]),
            {code: re.compile(cell) for code, _, cell in (cell.partition(":") for cell in row[7:])},
        )
        for row in table(name)
    )


def _patterns(cells: list[str]) -> dict[str, re.Pattern[str]]:
    return {code: re.compile(cell) for code, cell in zip(LANGUAGES, cells, strict=True)}
