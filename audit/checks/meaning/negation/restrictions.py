"""Restrictions («لا … إلا», `ne … que`) told as denials (`ne … pas`, "not")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.meaning.clauses import Side, Sides
from audit.checks.meaning.negation.finding import Negation, cues
from audit.records import Span

_REACH = 6
"""Words between a negation and the "but" that makes it a restriction."""

_DENIES = {"ar": re.compile(r"[وف]?(?:لا|لم|لن|ليس|ليست)"), "fr": re.compile("ne|n'")}
_BUT = {"ar": re.compile("الا|سوي"), "fr": re.compile("que|qu'")}
_LIMITS = {
    "fr": re.compile(
        r"seul\w*|uniquement|exclusivement|simplement|sauf|hormis|excepté\w*|autres?|sinon|moins|avant|tant|peine|sans"
        r"|ni|même|plus|encore|guère|rien|aucun\w*|si|part|exceptions?|dehors|outre|hors|except\w+|exclu\w+"
    ),
    "en": re.compile(
        r"but|only|except\w*|other|unless|until|than|just|merely|apart|aside|besides|save|bar|barring|excluding"
        r"|without|before|even|any\w*|no\w*|more"
    ),
}
"""Words of a translation that may say the restriction, or leave open what the denial says."""

_CONJUNCTIONS = ("que", "qu'", "that")
"""Those that may do so in the clause of the denial alone (`ne … que`)."""


def denied_restrictions(both: Sides) -> Iterator[tuple[Span, Span]]:
    """The stretches, source and target, of a restriction whose counterpart denies and limits nothing."""
    source, target = both.source, both.target
    if source.language.code not in _DENIES or target.language.code not in _LIMITS:
        return
    for negation in cues(source):
        but = _but(source, negation)
        if but is None:
            continue
        linked = {t for p in (*negation.places, *negation.heads) for t in both.links.forward.get(p, ())}
        for other in cues(target):
            if other.strong and not linked.isdisjoint(other.places + other.heads):
                if not any(_limits(target, place, other) for place in range(len(target.words))):
                    yield source.span(negation.place, but), target.span(other.place, max(other.last, *other.heads, 0))
                break


def _limits(side: Side, place: int, negation: Negation) -> bool:
    """Whether a word may limit what a negation says: in its sentence, or as a conjunction in its clause."""
    word = side.words[place]
    if word in _CONJUNCTIONS:
        return side.clause[place] == side.clause[negation.place]
    limits = _LIMITS[side.language.code].fullmatch(word) is not None
    return limits and place not in negation.places and side.sentence[place] == side.sentence[negation.place]


def _but(side: Side, negation: Negation) -> int | None:
    """The place of the word that restricts a negation."""
    code = side.language.code
    if not _DENIES[code].fullmatch(side.words[negation.place]) or len(negation.places) > 1:
        return None
    reach = range(negation.last + 1, min(negation.last + 1 + _REACH, len(side.words)))
    return next(
        (p for p in reach if side.clause[p] == side.clause[negation.last] and _BUT[code].fullmatch(side.words[p])), None
    )
