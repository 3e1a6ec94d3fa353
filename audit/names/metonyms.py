"""Names that stand for others: a capital for its country (`Ryad` for «السعودية»), an airport's town for its name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from audit.language.normalize import fold
from audit.names.arabic import unattached
from audit.names.concepts import SOMEWHERE, is_territory, is_unseen, kinds, territory
from audit.names.tables import COLUMNS, rows, spelling
from audit.records import Span

if TYPE_CHECKING:
    from audit.names.side import Side


_AIRPORTS = frozenset(("مطار", "aeroport", "airport"))
_NAME = 5  # words behind the one for an airport among which its name is


@dataclass(frozen=True, slots=True)
class Capital:
    """A capital that stands in a text, from word ``start`` to ``end``, and the concept of its country."""

    start: int
    end: int
    country: str

    @property
    def places(self) -> range:
        return range(self.start, self.end)


def match_metonyms(source: Side, target: Side) -> None:
    """Mark capitals without counterpart as matched where the other side tells their country once more, and the country.

    A capital whose country is told as often on its own side is a town among others, and needs a counterpart.
    """
    for one, other in ((source, target), (target, source)):
        mine, theirs = mentions(one), mentions(other)
        for capital in capitals(one):
            if one.matched.isdisjoint(capital.places) and theirs[capital.country] > mine[capital.country]:
                mine[capital.country] += 1
                one.matched.update(capital.places)
                for known in other.known:
                    if capital.country in known.concepts:
                        other.matched.update(range(known.start, known.end))


def match_airports(source: Side, target: Side) -> None:
    """Mark an airport's name as matched where one side calls it by a town and the other does not.

    «مطار هواري بومدين» is `l'aéroport d'Alger`; two towns are two airports.
    """
    found = [_airport(side) for side in (source, target)]
    if all(found) and sum(_is_town(side, places) for side, places in zip((source, target), found, strict=True)) == 1:
        for side, places in zip((source, target), found, strict=True):
            side.matched.update(places)


def _airport(side: Side) -> list[int]:
    """The places of the name behind the first word for an airport."""
    for place, word in enumerate(side.words):
        if not _AIRPORTS.isdisjoint(unattached(word.key) if side.arabic else (word.key,)):
            near = [p for p in range(place + 1, min(place + _NAME, len(side.words))) if side.words[p].part]
            return [p for p in near if not side.words[p].function and p - near[0] == near.index(p)]
    return []


def _is_town(side: Side, places: list[int]) -> bool:
    return any(known.start in places and kinds(known.concepts) & SOMEWHERE for known in side.known)


def implied(side: Side, start: int, end: int, other: Side) -> bool:
    """Whether words of ``side`` name a country, or its capital, that ``other`` tells of: a desk may add either."""
    told = {territory(code) for known in other.known for code in codes(known.concepts)}
    return not told.isdisjoint(countries(side, start, end))


def countries(side: Side, start: int, end: int) -> set[str]:
    """The concepts of the countries that words of a side name, by themselves or by their capital."""
    found = {capital.country for capital in capitals(side, range(start, end))}
    inside = (known for known in side.known if start <= known.start < end)
    return found | {concept for known in inside for concept in filter(is_territory, known.concepts)}


def told_by_country(span: Span, side: Side, other: Side) -> bool:
    """Whether words of ``side`` are a capital whose country ``other`` tells: `la Corée du Nord` for «بيونغ يانغ»."""
    told = mentions(other)
    country = any(
        is_territory(concept) and span.overlaps(side.spans[known.start])
        for known in side.known
        for concept in known.concepts
    )
    return not country and any(
        told[capital.country] and span.overlaps(Span(side.spans[capital.start].start, side.spans[capital.end - 1].end))
        for capital in capitals(side)
    )


def codes(concepts: Iterable[str]) -> Iterator[str]:
    """The codes of the countries that concepts are, or lie in."""
    for concept in concepts:
        if is_territory(concept):
            yield concept[1:]
        elif is_unseen(concept) and concept[2:].isdigit():
            yield _countries_of_places()[int(concept[2:])]


@cache
def _countries_of_places() -> list[str]:
    return [row[0] for row in rows("places")]


def capitals(side: Side, places: range | None = None) -> Iterator[Capital]:
    """The capitals that a text names, or those that begin at ``places``, in order."""
    table = _table(side.language.code)
    for place in range(len(side.words)) if places is None else places:
        word = side.words[place]
        if not side.arabic and not word.capitalized:
            continue
        for first in unattached(word.key) if side.arabic else (word.key,):
            for rest, country in table.get(first, ()):
                end = place + 1 + len(rest)
                if tuple(other.key for other in side.words[place + 1 : end]) == rest:
                    yield Capital(place, end, country)


def mentions(side: Side) -> Counter[str]:
    """How often each country is named, or its people's adjective."""
    return Counter(concept for known in side.known for concept in filter(is_territory, known.concepts))


@cache
def _table(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The first words of capitals' names, as they are looked up, to what follows them and the countries' concepts."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in rows("capitals"):
        for name in row[COLUMNS[language]].split("|"):
            first, *rest = (fold(name) if language == "ar" else spelling(name)).split()
            found[first].append((tuple(rest), territory(row[0])))
    return {first: tuple(names) for first, names in found.items()}
