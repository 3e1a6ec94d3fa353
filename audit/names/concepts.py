"""What names name. A concept is the letter of its kind, then its row in a table or the ISO 3166 code of a territory.

Cities and regions of the world, too many to look over, have ``_`` for a second letter.
"""

from __future__ import annotations

from collections.abc import Iterable

TERRITORY, PLACE, PERSON, BODY, SPORT = "T", "P", "H", "O", "S"
MEDIUM, AGENCY, CLUB, COMPANY, THING = "M", "A", "C", "B", "X"
"""Kinds: a body is of states or of a state, ``SPORT`` one of sport, and a thing (a currency, a virus) is no name."""

SOMEWHERE = frozenset((TERRITORY, PLACE))

_UNSEEN = f"{PLACE}_"


def kinds(concepts: Iterable[str]) -> frozenset[str]:
    """The kinds of some concepts."""
    return frozenset(concept[0] for concept in concepts)


def territory(code: str) -> str:
    """The concept of a country or territory, by its ISO 3166 code."""
    return f"{TERRITORY}{code}"


def is_territory(concept: str) -> bool:
    return concept[0] == TERRITORY


def unseen(row: str | int) -> str:
    """The concept of a city or region of the world."""
    return f"{_UNSEEN}{row}"


def is_unseen(concept: str) -> bool:
    """Whether a concept is a city or region that is not listed by hand."""
    return concept.startswith(_UNSEEN)


def is_listed_place(concept: str) -> bool:
    return concept[0] == PLACE and not is_unseen(concept)
