"""Two persons who changed places: the Omani minister has the Iranian's name, and the Iranian the Omani's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from audit.names.certainty import SURE
from audit.names.concepts import is_territory
from audit.names.faults import Fault, Kind
from audit.names.side import Side, stretch

_NEAR = 9  # words behind a nationality among which the name of who has it begins
_STOPS = frozenset(".;:!?؟")


def exchanged_holders(source: Side, target: Side) -> Iterator[Fault]:
    """Pairs of persons, each right behind a nationality in Arabic, that the translation has behind each other's."""
    given, made, heard = _holders(source, target)
    for one, other in combinations(sorted(given.keys() & made.keys()), 2):
        if given[one] != given[other] and (made[one], made[other]) == (given[other], given[one]):
            near, far = given[one], heard[given[other]]
            yield Fault(Kind.WRONG, stretch(source, near, near), stretch(target, far, far), SURE)


def kept_holders(source: Side, target: Side) -> set[str]:
    """The nationalities that have the same person behind them on both sides."""
    given, made, _ = _holders(source, target)
    return {code for code in given.keys() & made.keys() if given[code] == made[code]}


def _holders(source: Side, target: Side) -> tuple[dict[str, int], dict[str, int], dict[int, int]]:
    """Nationalities to persons of the original on both sides, and these persons to their place in the translation."""
    if not source.arabic or target.arabic:
        return {}, {}, {}
    heard = {places.start: t for t, places in sorted(target.pairs.items(), reverse=True)}
    given = _behind(source, {place: place for place in heard}, 0)
    return given, _behind(target, {t: places.start for t, places in target.pairs.items()}, _NEAR), heard


def _behind(side: Side, persons: Mapping[int, int], reach: int) -> dict[str, int]:
    """Nationalities that a side tells once, to the person that begins within ``reach`` words behind them."""
    adjectives = [known for known in side.known if known.adjective and len(known.concepts) == 1]
    starts = {known.start for known in adjectives}
    found: dict[str, list[int]] = {}
    for known in adjectives:
        code = next(iter(known.concepts))
        places = found.setdefault(code, []) if is_territory(code) else []
        for place in range(known.end, min(known.end + reach + 1, len(side.words))):
            between = side.text[side.spans[known.end - 1].end : side.spans[place].start]
            if place in starts or not _STOPS.isdisjoint(between):
                break
            if place in persons:
                places.append(persons[place])
                break
    return {code: places[0] for code, places in found.items() if len(places) == 1}
