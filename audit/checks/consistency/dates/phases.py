"""Phases of which the later is told with an earlier year: `la première à la fin de 2027 ; la seconde à la mi-2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.records import Span

_FIRST = re.compile(
    r"\b(?:[Ll]a|[Uu]ne) première(?:,| (?:phase|étape|tranche|édition|campagne|vague|session)\b)[^.!?\n]{0,160}?"
    r"\b(?:la|une) (?:seconde|deuxième)\b[^.!?\n]{0,120}"
)
_SECOND = re.compile(r"\b(?:la|une) (?:seconde|deuxième)\b")
_ORDERED = re.compile(r"\b(?:phases?|étapes?|tranches?|éditions?|campagnes?|vagues?|sessions?)\b")
_YEAR = re.compile(
    r"\b(?:en|de|mi|fin|début|année|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    r"|décembre)[ -](?P<year>(?:19|20)\d\d)(?!\d)"
)
_BEFORE = 120  # characters before in which it is said what the first is
_BOTH = 2


def turned_phases(text: str, before: str) -> Iterator[tuple[Span, int]]:
    """The year of a second phase that is before that of the first, with that; ``before`` may name the phases."""
    for match in _FIRST.finditer(text):
        second = _SECOND.search(text, match.start(), match.end())
        years = list(_YEAR.finditer(text, match.start(), match.end()))
        if second is None or len(years) != _BOTH:
            continue
        if not _ORDERED.search(before[-_BEFORE:]) and not _ORDERED.search(match.group()):
            continue
        one, other = years
        if one.end() <= second.start() < other.start() and int(other["year"]) < int(one["year"]):
            yield Span(*other.span("year")), int(one["year"])
