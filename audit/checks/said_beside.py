"""Who speaks, where a sentence beside tells it: a desk names a speaker behind the second sentence of a quotation."""

from __future__ import annotations

from audit.checks.evidence import DocumentEvidence
from audit.checks.meaning.attribution import skeleton
from audit.checks.meaning.clauses import Side, sides
from audit.records import Span

_NEAR = 2  # segments between which a desk moves an attribution
_MOST = 6  # words of one
_CONSONANTS = 2  # of a name


def is_said_beside(span: Span, place: int, document: DocumentEvidence) -> bool:
    """Whether ``span`` of a source says who speaks, and the translation of a sentence near ``place`` names him so."""
    both = sides(document.segments[place])
    named = _named(both.source, span) if both is not None else frozenset()
    near = range(max(0, place - _NEAR), min(len(document.segments), place + _NEAR + 1))
    return bool(named) and any(_names_a_speaker(document, at, named) for at in near if at != place)


def _named(side: Side, span: Span) -> frozenset[str]:
    """The consonants of what may be names in a short attribution; none where nobody is said to speak."""
    inside = [place for place, own in enumerate(side.spans) if own.overlaps(span)]
    verbs = [place for place in inside if side.words[place] in side.language.reporting_verbs]
    if not verbs or len(inside) > _MOST:
        return frozenset()
    found = (skeleton(side.words[place]) for place in inside if place not in verbs and side.is_content(place))
    return frozenset(name for name in found if len(name) >= _CONSONANTS)


def _names_a_speaker(document: DocumentEvidence, place: int, named: frozenset[str]) -> bool:
    both = sides(document.segments[place])
    if both is None:
        return False
    target = both.target
    speaks = not target.language.reporting_verbs.isdisjoint(target.words)
    return speaks and any(target.is_name(at) and skeleton(word) in named for at, word in enumerate(target.words))
