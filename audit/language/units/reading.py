"""Finds the unit or currency beside a number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from audit.language.normalize import fold
from audit.language.tokens import Token, tokens
from audit.language.units.names import names
from audit.language.units.unit import UNITS, Unit
from audit.records import Span

_PARTICLES = re.compile("^[وف]?(?:[بك]?ال|لل|[بلك])?")
_BETWEEN = frozenset(("de", "d", "من", "of"))  # `millions de dollars`
_ADJECTIVES = frozenset((
    "derniers", "dernieres", "dernières", "prochains", "prochaines", "premiers", "premieres", "premières",
    "last", "past", "next", "first",
))  # fmt: skip
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "°C": "°C", "°F": "°F"}
_SIGN_BEFORE = re.compile(r"(?:US|U\.S\.|[ACR])?([$€£¥])[ \u00a0\u202f]?\Z")
_SIGN_AFTER = re.compile(r"[ \u00a0\u202f]?(?:US)?([$€£¥]|°[CF])")


def unit_beside(
    text: str, found: Sequence[Token], first: int, last: int, language: str, *, definite: bool = False
) -> tuple[Unit, Span] | None:
    """The unit of the number that the tokens ``first`` to ``last`` of ``text`` make, and where it stands.

    A ``definite`` unit may have the Arabic article: «آلاف السنين».
    """
    start, end = found[first].start, found[last].end
    sign = _SIGN_BEFORE.search(text, max(0, start - 5), start) or _SIGN_AFTER.match(text, end)
    if sign is not None:
        return UNITS[_SIGNS[sign[1]]], Span(*sign.span(1))
    place = last + 1
    between = ("a", "an", *_BETWEEN) if found[last].folded == "half" else _BETWEEN
    if place < len(found) and found[place].folded in between:
        place += 1
    if place < len(found) and found[place].folded in _ADJECTIVES:  # `ces deux derniers jours`
        place += 1
    if definite and place < len(found) and found[place].folded.startswith("ال"):
        found = [*found[:place], found[place]._replace(folded=found[place].folded[2:])]
    named = _named(found, place, language)
    if named is None and place > last + 1:
        named = _named(found, last + 1, language)
    return named or (_named_before(found, first, language) if language == "ar" else None)


def _named_before(found: Sequence[Token], first: int, language: str) -> tuple[Unit, Span] | None:
    """The unit that an Arabic number follows as an adjective does: «الساعات الأربع والعشرين»."""
    if (
        not first
        or not found[first].adjacent
        or not (found[first].folded.startswith("ال") and found[first - 1].folded.startswith("ال"))
    ):
        return None
    return _named([found[first - 1]._replace(folded=found[first - 1].folded[2:], gap=" ")], 0, language)


def unit_of_dual(token: Token) -> tuple[Unit, Span] | None:
    """The unit of which an Arabic dual says two: «كيلومترين»."""
    stem = token.folded.removesuffix("ان").removesuffix("ين")
    for start in range(min(3, len(stem) - 2)):
        for form in (stem[start:], stem[start:].removesuffix("ت") + "ه"):
            unit = _lexicon("ar").get(form, {}).get((form,))
            if unit is not None:
                return unit, Span(token.start, token.end)
    return None


@lru_cache(maxsize=256)
def units_named(text: str, language: str) -> frozenset[Unit]:
    """The units that ``text`` names, with a number or without: `une décennie`, «بعد أسبوع»."""
    known = _lexicon(language)
    found: set[Unit] = set()
    for token in tokens(text):
        word = token.folded
        if word not in known and language == "ar":
            word = _PARTICLES.sub("", word)
        found.update(known.get(word, {}).values())
    return frozenset(found)


def _named(found: Sequence[Token], place: int, language: str) -> tuple[Unit, Span] | None:
    """The longest unit's name that begins at token ``place``."""
    if place >= len(found) or not (found[place].adjacent or found[place].gap in ("'", "’")):
        return None
    for words, unit in _lexicon(language).get(found[place].folded, {}).items():
        end = place + len(words)
        rest = found[place + 1 : end]
        if tuple(t.folded for t in rest) == words[1:] and all(t.adjacent or t.gap in _INSIDE for t in rest):
            return unit, Span(found[place].start, found[end - 1].end)
    return None


_INSIDE = frozenset(("'", "’", "/"))  # `kilomètres à l'heure`, `km/h`


@cache
def _lexicon(code: str) -> Mapping[str, Mapping[tuple[str, ...], Unit]]:
    """Names of units, cut into folded words, by their first word; longer names first."""
    found: dict[str, dict[tuple[str, ...], Unit]] = {}
    for name, unit in sorted(names(code).items(), key=lambda item: -len(item[0].split())):
        words = tuple(token.folded for token in tokens(name))
        if words and not words[0].isdigit():
            found.setdefault(words[0], {})[tuple(fold(word) for word in words)] = UNITS[unit]
    return {first: dict(sorted(each.items(), key=lambda item: -len(item[0]))) for first, each in found.items()}
