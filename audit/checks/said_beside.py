"""Who speaks, where a sentence beside tells it: a desk names a speaker behind the second sentence of a quotation."""

from __future__ import annotations

import re

from audit.checks.evidence import DocumentEvidence
from audit.checks.meaning.attribution import skeleton
from audit.checks.meaning.clauses import Side, sides
from audit.records import Span

_NEAR = 2  # segments between which a desk moves an attribution
_MOST = 6  # words of one
_CONSONANTS = 2  # of a name
_PRONOUN = re.compile(r"\w-(?:t-)?(?:il|elle)s?\b")  # `confie-t-elle`


def is_said_beside(span: Span, place: int, document: DocumentEvidence) -> bool:
    """Whether ``span`` of a source says who speaks, and the translation of a sentence near ``place`` does.

    It does by his name, or by a pronoun where the translation names him anywhere.
    """
    both = sides(document.segments[place])
    named = _named(both.source, span) if both is not None else frozenset()
    near = range(max(0, place - _NEAR), min(len(document.segments), place + _NEAR + 1))
    spoken = [target for at in near if at != place and (target := _spoken(document, at)) is not None]
    if not named or not spoken:
        return False
    if any(_names(target, named) for target in spoken):
        return True
    every = (sides(one) for one in document.segments)
    return any(_PRONOUN.search(target.text) for target in spoken) and any(_names(s.target, named) for s in every if s)


def _named(side: Side, span: Span) -> frozenset[str]:
    """The consonants of what may be names in a short attribution; none where nobody is said to speak."""
    inside = [place for place, own in enumerate(side.spans) if own.overlaps(span)]
    verbs = [place for place in inside if side.words[place] in side.language.reporting_verbs]
    if not verbs or len(inside) > _MOST:
        return frozenset()
    found = (skeleton(side.words[place]) for place in inside if place not in verbs and side.is_content(place))
    return frozenset(name for name in found if len(name) >= _CONSONANTS)


def _spoken(document: DocumentEvidence, place: int) -> Side | None:
    """The translation of a segment where it says that anybody speaks."""
    both = sides(document.segments[place])
    if both is None:
        return None
    target = both.target
    speaks = not target.language.reporting_verbs.isdisjoint(target.words) or _PRONOUN.search(target.text)
    return target if speaks else None


def _names(side: Side, named: frozenset[str]) -> bool:
    return any(side.is_name(at) and skeleton(word) in named for at, word in enumerate(side.words))
