"""Clubs given to a country that is not theirs: `Al-Ahly du Caire` for «الأهلي السعودي»."""

from __future__ import annotations

from collections.abc import Iterator

from audit.names.arabic import unattached
from audit.names.certainty import SURE
from audit.names.clubs import club_names
from audit.names.concepts import SOMEWHERE, is_territory, kinds, territory
from audit.names.faults import Fault, Kind
from audit.names.index import index
from audit.names.metonyms import capitals, codes, countries
from audit.names.side import Side, stretch

_OF = frozenset(("de", "du", "d", "of", "from"))
_ARTICLES = frozenset(("la", "l", "le", "the"))


def other_homes(source: Side, target: Side) -> Iterator[Fault]:
    """Clubs with a country's adjective in Arabic, with a town or country behind them in the translation that is of
    another, where nothing in it tells the right one."""
    if not source.arabic or target.arabic:
        return
    adjectives = index("ar").adjectives
    for t, places in target.pairs.items():
        s = places.stop
        if s >= len(source.words) or source.words[s].key not in adjectives or len(places) > 1:
            continue
        if club_names().isdisjoint(unattached(source.words[s - 1].key)):
            continue
        home = set(filter(is_territory, index("ar").concepts[source.words[s].key]))
        told = countries(target, 0, len(target.words)) | {c for known in target.known for c in known.inner}
        start = t + 1
        if start >= len(target.words) or target.words[start].key not in _OF or not home.isdisjoint(told):
            continue
        start += 1 + (start + 1 < len(target.words) and target.words[start + 1].key in _ARTICLES)
        if start >= len(target.words):
            continue
        end = _end_of_place(target, start)
        theirs = _countries_of(target, start, end)
        if theirs and home.isdisjoint(theirs) and target.matched.isdisjoint(range(start, end)):
            yield Fault(Kind.WRONG, stretch(source, s - 1, s), stretch(target, t, end - 1), SURE)


def _end_of_place(side: Side, start: int) -> int:
    """Where the town or country ends that begins at ``start``; the same where none does."""
    known = (k.end for k in side.known if k.start == start and not k.adjective and kinds(k.concepts) <= SOMEWHERE)
    return max([start, *known, *(capital.end for capital in capitals(side, range(start, start + 1)))])


def _countries_of(side: Side, start: int, end: int) -> set[str]:
    inside = (known for known in side.known if start <= known.start < end)
    return {territory(code) for known in inside for code in codes(known.concepts)} | countries(side, start, end)
