"""Places of one Arabic name, of which the translation has the wrong one: Oman for «عمان» in a story from Jordan."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache

from audit.language.normalize import fold
from audit.names.arabic import unattached
from audit.names.certainty import SURE
from audit.names.concepts import is_territory
from audit.names.faults import Fault, Kind
from audit.names.index import Known, index
from audit.names.metonyms import codes
from audit.names.side import Side
from audit.names.tables import rows, spelling


def homonyms(source: Side, target: Side) -> Iterator[Fault]:
    """A place named as in one country, where the original tells of another one that has a place of that Arabic name.

    In a list of countries, and where the original tells of both or of neither, nothing is said.
    """
    if not source.arabic or target.arabic:
        return
    for place, word in enumerate(source.words):
        called = next((_table()[form] for form in unattached(word.key) if form in _table()), None)
        meant = _meant(source, place, called) if called is not None else None
        if called is None or meant is None:
            continue
        others = frozenset().union(*called.values()) - called[meant]
        named = next((t for t, other in enumerate(target.words) if other.key in others and other.capitalized), None)
        if named is not None and not any(other.key in called[meant] for other in target.words):
            yield Fault(Kind.WRONG, source.spans[place], target.spans[named], SURE)


def _meant(side: Side, place: int, countries: Container[str]) -> str | None:
    """The one of ``countries`` that other words of a side tell of; ``None`` for a longer name and in a list."""
    if any(known.start <= place < known.end and known.end - known.start > 1 for known in side.known):
        return None  # «سلطنة عمان»
    others = [known for known in side.known if not known.start <= place < known.end]
    if any(_is_country(known) and place in (known.start - 1, known.end) for known in others):
        return None
    told = {code for known in others for code in codes(known.concepts)} | set(_peoples(side, place))
    told = {code for code in told if code in countries}
    return told.pop() if len(told) == 1 else None


def _peoples(side: Side, but: int) -> Iterator[str]:
    """The countries whose people's adjectives are words of a side, inside names of agencies and bodies, too."""
    known = index(side.language.code)
    for place, word in enumerate(side.words):
        forms = (form for form in unattached(word.key) if form in known.adjectives) if place != but else ()
        for form in forms:
            yield from codes(known.concepts[form])


def _is_country(known: Known) -> bool:
    return not known.adjective and any(map(is_territory, known.concepts))


@cache
def _table() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Folded Arabic names to what they are called, as it is looked up, in each country (ISO 3166)."""
    found: dict[str, Mapping[str, frozenset[str]]] = {}
    for name, *called in rows("homonyms"):
        pairs = (cell.split("=") for cell in called)
        found[fold(name)] = {country: frozenset(map(spelling, forms.split("|"))) for country, forms in pairs}
    return found
