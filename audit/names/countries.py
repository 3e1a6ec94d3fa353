"""Countries named one for another, between any two languages, by their names in CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from audit.language import Language
from audit.language.normalize import unaccented
from audit.names.companions import Text
from audit.records import Span

_STEM, _ENDING = 5, 3  # letters by which a name, its adjective and its cases begin at least, and end at most
_LEAST = 4  # letters of a name
_INFLECTED = frozenset(("ru", "uk", "pl", "cs", "bg", "sr", "tr", "fi", "hu", "de"))  # languages with cases
_TWINS = ({"CG", "CD"}, {"KP", "KR"}, {"GB", "UK"}, {"GE", "US"}, {"GN", "GQ", "GW", "PG"}, {"SD", "SS"}, {"NE", "NG"})
"""Countries whose short names one may stand for the other, or for a state (Georgia)."""


def renamed(one: Text, other: Text, links: Sequence[tuple[int, int]]) -> Iterator[tuple[Span, Span]]:
    """Names of countries of one word, source and target, that are linked and not of one, neither told elsewhere."""
    (_, source_words, source_language), (_, target_words, target_language) = one, other
    given, made = ([unaccented(span.of(text)) for span in spans] for text, spans, _ in (one, other))
    for s, t in links:
        meant, named = country_of(given[s], source_language), country_of(made[t], target_language)
        if meant is None or named is None or meant == named or any({meant, named} <= twins for twins in _TWINS):
            continue
        if not is_told(named, given, source_language) and not is_told(meant, made, target_language):
            yield source_words[s], target_words[t]


def country_of(word: str, language: Language) -> str | None:
    """The country that a word names, by itself or in a case."""
    names = country_names(language.code)
    if word in names or language.code not in _INFLECTED or len(word) < _STEM:
        return names.get(word)
    found = {code for name, code in names.items() if _is_case(word, name)}
    return found.pop() if len(found) == 1 else None


def _is_case(word: str, name: str) -> bool:
    stem = name[:-1] if name[-1:] in "аяйьо" else name
    return len(stem) >= _STEM and word.startswith(stem) and len(word) - len(stem) <= 2


def is_told(code: str, words: Sequence[str], language: Language) -> bool:
    """Whether words begin as a country's name does, or its people's adjective."""
    named = (name for name, other in country_names(language.code).items() if other == code)
    begins = {name[: max(_STEM, len(name) - _ENDING)] for name in named}
    return any(word.startswith(begin) for word in words for begin in begins)


@cache
def country_names(language: str) -> Mapping[str, str]:
    """The countries' names of one word, without accents, to their codes (ISO 3166)."""
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    names = {unaccented(str(name)): code for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code)}
    return {name: code for name, code in names.items() if name.isalpha() and len(name) >= _LEAST}
