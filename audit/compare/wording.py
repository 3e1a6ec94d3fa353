"""The difference of two texts, word by word: what was deleted, what was inserted, and what only moved.

The alignment is that of the standard library's `difflib` (longest common runs first), which reads as a person would
mark it up. A run of two words or more that was deleted in one place and inserted in another has moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from audit.compare.records import Change, Difference, Edit
from audit.records import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONG = 2000  # tokens from which the most frequent ones no longer anchor the alignment: it would take minutes
_MOVED = 2  # words
_MOST_CHANGED = 400  # tokens up to which moves are looked for: where more has changed, nobody would see them


def difference(old: str, new: str) -> Difference:
    """The changes between two texts; white space makes no difference."""
    if old == new:
        return Difference()
    left, right = _tokens(old), _tokens(new)
    words, others = [old[s.start : s.end] for s in left], [new[s.start : s.end] for s in right]
    matcher = SequenceMatcher(None, words, others, autojunk=max(len(left), len(right)) > _LONG)
    deleted: list[int] = []
    inserted: list[int] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            deleted += range(a, b)
            inserted += range(c, d)
    away, here = _moves(words, others, deleted, inserted)
    return Difference(
        tuple(_changes(left, deleted, away, (Edit.DELETED, Edit.MOVED_AWAY))),
        tuple(_changes(right, inserted, here, (Edit.INSERTED, Edit.MOVED_HERE))),
    )


def _tokens(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _TOKEN.finditer(text)]


def _moves(
    old: Sequence[str], new: Sequence[str], deleted: Sequence[int], inserted: Sequence[int]
) -> tuple[set[int], set[int]]:
    """Places of the tokens that were deleted in one text and stand elsewhere in the other, longest runs first."""
    away: set[int] = set()
    here: set[int] = set()
    if max(len(deleted), len(inserted)) > _MOST_CHANGED:
        return away, here
    left, right = _runs(old, deleted, "\n-"), _runs(new, inserted, "\n+")
    while True:
        matcher = SequenceMatcher(None, [t for _, t in left], [t for _, t in right], autojunk=False)
        found = matcher.find_longest_match()
        if sum(text[0].isalnum() for _, text in left[found.a : found.a + found.size]) < _MOVED:
            return away, here
        away.update(place for place, _ in left[found.a : found.a + found.size])
        here.update(place for place, _ in right[found.b : found.b + found.size])
        left[found.a : found.a + found.size] = [(-1, "\n-")]
        right[found.b : found.b + found.size] = [(-1, "\n+")]


def _runs(tokens: Sequence[str], places: Sequence[int], gap: str) -> list[tuple[int, str]]:
    """The tokens at ``places`` with ``gap``, which no text has, wherever places are not next to each other."""
    made: list[tuple[int, str]] = []
    for place in places:
        if made and made[-1][0] != place - 1:
            made.append((-1, gap))
        made.append((place, tokens[place]))
    return made


def _changes(
    tokens: Sequence[Span], places: Sequence[int], moved: set[int], kinds: tuple[Edit, Edit]
) -> Iterator[Change]:
    """One change for each run of neighbouring tokens of one kind, with the white space inside it."""
    edit, start, end, last = None, 0, 0, -2
    for place in places:
        kind = kinds[place in moved]
        if edit is not None and (kind is not edit or place != last + 1):
            yield Change(edit, Span(start, end))
            edit = None
        if edit is None:
            edit, start = kind, tokens[place].start
        end, last = tokens[place].end, place
    if edit is not None:
        yield Change(edit, Span(start, end))
