"""Countries and bodies that are known by name and named one for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.names.certainty import SURE
from audit.names.compare import Link
from audit.names.faults import Fault, Kind
from audit.names.groups import Group
from audit.names.index import Known, index
from audit.names.metonyms import mentions
from audit.names.side import Side, stretch


def rivals(source: Side, target: Side, lost: Sequence[Group], links: Sequence[Link]) -> Iterator[Fault]:
    """Known names that stand for others of their kind, told by what the tables say; ``lost`` have no counterpart."""
    yield from _outnumbered(source, target, lost, links)
    yield from _bodies(source, target, links)
    yield from _countries_alike(source, target)


def _outnumbered(source: Side, target: Side, lost: Sequence[Group], links: Sequence[Link]) -> Iterator[Fault]:
    """Countries linked to another one that the translation names oftener than the original (`nigériane`, Nigerien)."""
    near, far = mentions(source), mentions(target)
    for group in [group for group in lost if "T" in group.kinds]:
        for known in target.known:
            other = {concept for concept in known.concepts if concept[0] == "T"} - group.concepts
            joined = any(s in group.places and known.start <= t < known.end for s, t in links)
            if joined and other and all(far[concept] > near[concept] for concept in other):
                span = stretch(target, known.start, known.end - 1)
                yield Fault(Kind.WRONG, stretch(source, group.start, group.end - 1), span, SURE)
                break


def _bodies(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Bodies of which each side names one that the other does not, and whose names share a part or are linked."""
    for one in _alone(source, target):
        for other in _alone(target, source):
            if _is_part(one, other, target) or _is_part(other, one, source):
                continue
            parts = any(concept[0] == "T" for concept in one.inner & other.inner)
            joined = sum(one.start <= s < one.end and other.start <= t < other.end for s, t in links) > 1
            if parts or joined:
                near, far = stretch(source, one.start, one.end - 1), stretch(target, other.start, other.end - 1)
                yield Fault(Kind.WRONG, near, far, SURE)


def _alone(side: Side, other: Side) -> list[Known]:
    """The names of bodies of several words that the other side does not name."""
    named = frozenset[str]().union(*(known.concepts for known in other.known))
    return [
        known
        for known in side.known
        if known.end - known.start > 1
        and all(concept[0] in "OS" for concept in known.concepts)
        and known.concepts.isdisjoint(named)
    ]


def _is_part(one: Known, other: Known, side: Side) -> bool:
    """Whether a body is named inside another's name, and not at its beginning: the Security Council of the UN."""
    if one.concepts.isdisjoint(other.inner):
        return False
    known, keys = index(side.language.code).concepts, [word.key for word in side.words[other.start : other.end]]
    begun = {concept for count in range(1, len(keys)) for concept in known.get(" ".join(keys[:count]), ())}
    return one.concepts.isdisjoint(begun)


def _countries_alike(source: Side, target: Side) -> Iterator[Fault]:
    """Countries that sound alike and are two (Dominica, «الدومينيكان»), neither of which the other side names."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    for known in latin.known:
        places = latin.pairs.get(known.start)
        if places is None or not _is_country(known):
            continue
        for other in arabic.known:
            beside = other.start <= places.start < other.end and _is_country(other)
            if beside and known.concepts.isdisjoint(arabic.concepts) and other.concepts.isdisjoint(latin.concepts):
                near, far = stretch(arabic, other.start, other.end - 1), stretch(latin, known.start, known.end - 1)
                yield Fault(Kind.WRONG, *((near, far) if source.arabic else (far, near)), SURE)


def _is_country(known: Known) -> bool:
    """Whether words name a country, and no continent or people of several (`X…` in the tables)."""
    return not known.adjective and all(concept[0] == "T" and concept[1] != "X" for concept in known.concepts)
