"""Items of several words that are missing from Arabic lists, where the estimator doubts each of their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, Sides
from audit.checks.meaning.freedom import is_free
from audit.language.numerals.reading import lexicon

_LONGEST = 5
"""Words of an item."""

_APART = 6
"""Words between the beginnings of two items of a list."""

_DOUBT, _MORE_THAN = 0.03, 5
"""The estimator's least doubt of each word of content of an item, and how many times that of the words before it."""

_LEAST = 0.003  # what is taken for the doubt of words that are beyond any
_CLEAR = 0.1
"""The lead of a link (see ``weighed_links``) from which a word is held to be rendered."""

_NEAR = 3
"""Words around the counterparts of the neighbours that may render an item, and words of the original beside it that
they may render instead."""

_FAR = 8
"""Words between the counterparts of the neighbours from which they are not side by side."""


def missing_conjuncts(evidence: Evidence, both: Sides, is_joined: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """The first and last words of items, of two words of content or more, behind another item joined by "and".

    The words before must be rendered, and nothing near their counterparts be left over that could render the item.
    """
    source = both.source
    if source.language.code != "ar" or is_free(evidence):
        return
    joins = [place for place, word in enumerate(source.words) if place and is_joined(word)]
    pairs = [pair for pair in pairwise(joins) if _are_of_one_list(source, *pair)]
    seconds = {before for before, place in pairs if source.words[place].startswith("وال")}
    for place in sorted({place for _, place in pairs} | seconds):
        last = _last(source, place, is_joined)
        if last is None or not source.is_content(place):
            continue
        content = [p for p in range(place, last + 1) if source.is_content(p)]
        if len(content) > 1 and _is_doubted(evidence, source, content) and not _is_rendered(both, content, last):
            yield place, last


def _are_of_one_list(side: Side, before: int, place: int) -> bool:
    """Whether two items that are joined by "and" follow each other, so that with the one before them they are three."""
    return place - before <= _APART and side.clause[place] - side.clause[before] <= 1


def _last(side: Side, place: int, is_joined: Callable[[str], bool]) -> int | None:
    """The last word of an item, before the next one or the end of its clause; none where a number is in it."""
    last = place
    while last + 1 < len(side.words) and side.clause[last + 1] == side.clause[place]:
        if is_joined(side.words[last + 1]):
            break
        last += 1
    words = side.words[place : last + 1]
    counts = words[0] in lexicon("ar").words or any(c.isdigit() for word in words for c in word)
    return None if counts or last - place >= _LONGEST else last


def _is_doubted(evidence: Evidence, side: Side, content: list[int]) -> bool:
    before = median(evidence.missing(side.spans[p]) for p in range(max(content[0] - 4, 0), content[0]))
    least = min(evidence.missing(side.spans[p]) for p in content)
    return least >= max(_DOUBT, _MORE_THAN * max(before, _LEAST))


def _is_rendered(both: Sides, content: list[int], last: int) -> bool:
    """Whether an item may be rendered: by clear links, or by words beside its neighbours that render nothing else."""
    source, target = both.source, both.target
    first = content[0]
    own = {t for p in content for t in both.links.forward.get(p, ())}
    if sum(bool(_clear(both, p)) for p in content) > len(content) // 3:
        return True
    before = [t for p in range(max(first - _NEAR, 0), first) for t in _clear(both, p)]
    if not before:
        return True
    behind = [p for p in range(last + 1, min(last + 1 + _NEAR, len(source.words))) if _is_same(source, p, first)]
    after = min((t for p in behind for t in _clear(both, p) if t > max(before)), default=max(before))
    if after - max(before) > _FAR:
        return True
    around = range(max(max(before) - _NEAR, 0), min(after + _NEAR + 1, len(target.words)))
    free = [t for t in around if target.is_content(t) and (t not in both.links.backward or t in own)]
    near = (*range(max(first - _NEAR - 1, 0), first), *behind)
    waiting = [p for p in near if source.is_content(p) and not _linked(both, p)]
    return len(free) > len(waiting)


def _is_same(side: Side, place: int, other: int) -> bool:
    return side.sentence[place] == side.sentence[other]


def _linked(both: Sides, place: int) -> list[int]:
    return [t for t in both.links.forward.get(place, ()) if both.target.is_content(t)]


def _clear(both: Sides, place: int) -> list[int]:
    return [t for t in _linked(both, place) if both.links.lead(place, t) >= _CLEAR]
