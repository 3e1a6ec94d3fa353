"""Finds negations in Arabic, French and English, and what they bear on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.negation.arabic import arabic
from audit.checks.meaning.negation.cue import Negation
from audit.checks.meaning.negation.english import english
from audit.checks.meaning.negation.french import french
from audit.checks.meaning.negation.words import reach_of

_FINDERS: dict[str, Callable[[Side], Iterator[Negation]]] = {"ar": arabic, "fr": french, "en": english}
_WITHOUT = ("sans", "without", "دون", "بلا")
_IDIOMS = frozenset(("doute", "cesse", "doubt", "question"))
"""Words behind a "without" that is no condition."""

_CONDITION = 7
"""Words between a negation and a "without" that is its condition."""


def cues(side: Side) -> list[Negation]:
    """Every negating word of a side, with what it bears on, in order; empty for a language of which none are known."""
    return side.once(_cues)


def _cues(side: Side) -> list[Negation]:
    finder = _FINDERS.get(side.language.code)
    return [] if finder is None else _uncancelled(sorted(finder(side), key=lambda negation: negation.place), side)


def with_words(found: Sequence[Negation], side: Side) -> list[Negation]:
    """The negations ``found`` and the words of a negative sense besides, in order."""
    taken = {place for negation in found for place in negation.places}
    code = side.language.code
    lexical = [
        Negation((place,), (place,), strong=False, lexical=True, reach=reach)
        for place, word in enumerate(side.words)
        if place not in taken and not _is_another_word(side, place) and (reach := reach_of(word, code)) is not None
    ]
    return sorted([*found, *lexical], key=lambda negation: negation.place)


def _is_another_word(side: Side, place: int) -> bool:
    """Whether a word that looks negative denies nothing: "stop" in "ceasefire", `peine` but in `à peine`."""
    if side.words[place] == "plus" and side.words[place + 1 : place + 2] in (["de"], ["d'"]):
        return side.language.code == "fr"  # `plus de dix jours`
    if side.words[place] == "peine":
        return side.words[max(place - 1, 0)] not in ("à", "a")
    if side.language.code != "ar":
        return side.words[place].startswith(("cessez-le-feu", "ceasefire", "cease-fire"))
    return "وقف" in side.words[place] and side.words[place + 1 : place + 2] == ["اطلاق"]


def _uncancelled(found: Sequence[Negation], side: Side) -> list[Negation]:
    """The negations, weak where two of them cancel each other (`je ne peux pas ne pas`, `pas de paix sans justice`)."""
    cancelled = {
        n.place for one, other in pairwise(found) for n in (one, other)
        if one.strong and ((other.strong and other.place - one.last <= 1) or _is_without(side, one, other))
    }  # fmt: skip
    return [replace(n, strong=n.strong and n.place not in cancelled) for n in found]


def _is_without(side: Side, one: Negation, other: Negation) -> bool:
    """Whether the second of two negations is a near "without", which the first makes a condition."""
    if side.words[other.place + 1 : other.place + 2] and side.words[other.place + 1] in _IDIOMS:
        return False
    near = 0 < other.place - one.last <= _CONDITION and side.clause[one.place] == side.clause[other.place]
    return near and side.words[other.place].endswith(_WITHOUT)


def knows(code: str) -> bool:
    """Whether negation is known in a language."""
    return code in _FINDERS
