"""Two countries that changed places: the Iraqi ministry and Kuwait's ambassador, for Kuwait's and the Iraqi one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations

from audit.names.compare import Link
from audit.names.concepts import is_territory
from audit.names.faults import Fault, Kind
from audit.names.holders import kept_holders
from audit.names.index import Known
from audit.names.side import Side, stretch

_SURE = 0.7
_HEADS = 3  # words before a people's adjective in Arabic among which the word it describes stands
_NEAR = 3  # words between a word of the translation and the country that it is of


def crossed(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Pairs of countries, each told once on both sides, whose adjectives' words stand beside the other's country."""
    if not source.arabic:
        return
    given, made = _once(source), _once(target)
    kept = kept_holders(source, target)  # whoever is named first: `le ministre iranien, X, et son homologue omanais, Y`
    told = [c for c in given if c in made and given[c].adjective and c not in kept]
    heads = {concept: _heads(given[concept], source, target, links) for concept in told}
    turned = {(c, d): _beside(heads[c], made[d], made[c]) for c, d in permutations(told, 2)}
    for one, other in combinations(told, 2):
        if given[one].start == given[other].start:
            continue  # England is in Britain
        pairs = (one, other), (other, one)
        if all(turned[pair] or _is_linked(given[pair[1]], made[pair[0]], links, heads[pair[0]]) for pair in pairs):
            near, far = given[one], made[other]
            spans = stretch(source, near.start, near.end - 1), stretch(target, far.start, far.end - 1)
            yield Fault(Kind.WRONG, *spans, _SURE)


def _once(side: Side) -> Mapping[str, Known]:
    """The countries that a side tells once, with where."""
    counts = Counter(concept for known in side.known for concept in filter(is_territory, known.inner))
    return {concept: known for known in side.known for concept in known.concepts if counts[concept] == 1}


def _is_linked(known: Known, instead: Known, links: Sequence[Link], heads: Sequence[int]) -> bool:
    """Whether one country's adjective is linked to the other's name, of which nothing tells what it describes."""
    there = range(instead.start, instead.end)
    return not heads and any(known.start <= s < known.end and t in there for s, t in links)


def _heads(known: Known, source: Side, target: Side, links: Sequence[Link]) -> list[int]:
    """The words of the translation that render what an Arabic adjective may describe."""
    others = (k.end for k in source.known if k.end <= known.start and k.adjective)
    before = range(max(known.start - _HEADS, 0, *others), known.start)
    return [t for s, t in links if s in before and not target.words[t].function and not source.words[s].function]


def _beside(heads: Sequence[int], here: Known, there: Known) -> bool:
    """Whether one of the words stands near one country, and none near the other."""
    if not heads:
        return False
    near, far = (min(_distance(head, known) for head in heads) for known in (here, there))
    return near <= _NEAR < far


def _distance(place: int, known: Known) -> int:
    return max(known.start - place, place - known.end + 1, 0)
