"""The wounded told as dead, and the dead as wounded, in whatever words (for MT103)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audit.checks.meaning.clauses import Side, Sides
from audit.checks.meaning.lexicon import table
from audit.records import Span

_TABLE = "casualties.tsv"

_WOUNDED, _DEAD = (0, 1), (2, 3)
"""The patterns of a language that tell of either beyond doubt, and that may."""


def exchanged_casualties(both: Sides) -> Iterator[tuple[Span, Span]]:
    """Where the original tells of wounded and of no dead, and the translation of dead and of no wounded; and the
    reverse. Idioms have no word that a link could join (`a coûté la vie`), so the whole text is looked at.
    """
    source, target = _patterns(both.source.language.code), _patterns(both.target.language.code)
    if not source or not target:
        return
    for (meant, mentioned), (told, tells) in ((_WOUNDED, _DEAD), (_DEAD, _WOUNDED)):
        here = _found(source[meant], both.source)
        if here is None or _found(source[tells], both.source) is not None:
            continue
        there = _found(target[told], both.target)
        if there is not None and _found(target[mentioned], both.target) is None:
            yield here, there


def _found(pattern: re.Pattern[str], side: Side) -> Span | None:
    """The words of a side that a pattern finds first."""
    text = side.once(_text)
    match = pattern.search(text)
    if match is None:
        return None
    first, last = (text.count(" ", 0, at) for at in (match.start(), match.end() - 1))
    return side.span(first, last)


def _text(side: Side) -> str:
    return " ".join(side.words)


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a language; none for one that the table has not."""
    return next((tuple(map(re.compile, row[1:])) for row in table(_TABLE) if row[0] == code), ())
