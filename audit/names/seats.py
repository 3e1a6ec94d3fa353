"""Capitals that a text gives to a country whose they are not: `Nouakchott, la capitale malienne`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from audit.names.concepts import is_territory, territory
from audit.names.index import index
from audit.names.tables import COLUMNS, rows, spelling
from audit.records import Span

_CITY = r"(?P<city>[A-ZÀ-Þ][\w'’-]{1,30}(?:[\s-][A-ZÀ-Þ][\w'’-]{1,30}){0,2})"
_LAND = r"(?P<land>[A-ZÀ-Þ][\w'’-]{1,30}(?:[\s-](?:d[eu]\s|of\s)?[A-ZÀ-Þ][\w'’-]{1,30}){0,2})"
_PEOPLE = r"(?P<people>[a-zà-ÿ]{4,20}(?:[-\s][a-zà-ÿ]{4,20})?)"
_TOLD = {
    "fr": (
        re.compile(rf"{_CITY},\s(?:la\s)?capitale\s(?:de\sla\s|de\sl['’]|d['’]|du\s|des?\s){_LAND}"),
        re.compile(rf"{_CITY},\s(?:la\s)?capitale\s{_PEOPLE}(?!\w)"),
        re.compile(rf"(?<!\w)la\scapitale\s{_PEOPLE}(?:\s{_CITY}|,\s{_CITY.replace('city', 'aside')}(?=[,.;:)]|\Z))"),
    ),
    "en": (
        re.compile(rf"{_CITY},\s(?:the\s)?capital\sof\s(?:the\s)?{_LAND}"),
        re.compile(rf"{_CITY},\sthe\s(?P<people>[A-Z][a-z]{{3,20}}(?:\s[A-Z][a-z]{{3,20}})?)\scapital(?!\w)"),
        re.compile(
            rf"(?<!\w)the\s(?P<people>[A-Z][a-z]{{3,20}}(?:\s[A-Z][a-z]{{3,20}})?)\scapital,?\s(?:of\s)?{_CITY}"
        ),
    ),
}


def false_capitals(text: str, code: str) -> Iterator[tuple[Span, str]]:
    """Where a text calls a capital another country's, and the capital.

    >>> [name for _, name in false_capitals("à Luanda, la capitale mozambicaine", "fr")]
    ['Luanda']
    """
    for pattern in _TOLD.get(code, ()):
        for match in pattern.finditer(text):
            told = match.groupdict()
            city, mine = _capital(told["city"] or told["aside"], code)
            given = _countries(told.get("land") or told["people"], code)
            if mine and given and mine.isdisjoint(given):
                yield Span(*match.span()), city


def _capital(written: str, code: str) -> tuple[str, frozenset[str]]:
    """The capital that some capitalized words are or end in, and whose it is."""
    words = written.split()
    for start in range(len(words)):
        city = " ".join(words[start:])
        countries = _capitals(code).get(spelling(city))
        if countries:
            return city, countries
    return "", frozenset()


def _countries(written: str, code: str) -> frozenset[str]:
    """What countries some words name, or their first word does."""
    known = index(code).concepts
    for words in (written, written.split()[0]):
        found = frozenset(filter(is_territory, known.get(spelling(words), ())))
        if found:
            return found
    return frozenset()


@cache
def _capitals(code: str) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("capitals"):
        for name in row[COLUMNS[code]].split("|"):
            found[spelling(name)].add(territory(row[0]))
    return {name: frozenset(countries) for name, countries in found.items()}
