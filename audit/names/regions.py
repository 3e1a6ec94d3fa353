"""Regions told for a town or a province in them: `en Kabylie` for «تيزي وزو»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from audit.language.normalize import fold
from audit.names.arabic import unattached
from audit.names.groups import Group
from audit.names.side import Side
from audit.names.tables import rows, spelling


def holds(region: Group, latin: Side, place: Group, arabic: Side) -> bool:
    """Whether words of a Latin text name a region that the place named in an Arabic text lies in."""
    inside = _table().get(" ".join(latin.words[at].key for at in region.places), frozenset())
    first, *rest = (arabic.words[at].key for at in place.places)
    return any(" ".join((form, *rest)) in inside for form in unattached(first))


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Regions in French and English, as they are looked up, to folded Arabic names of what lies in them."""
    found: dict[str, frozenset[str]] = {}
    for french, english, inside in rows("regions"):
        towns = frozenset(map(fold, inside.split("|")))
        found |= dict.fromkeys(map(spelling, (*french.split("|"), *english.split("|"))), towns)
    return found
