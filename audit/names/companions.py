"""Surnames told by the first name before them, where both languages spell it alike: `Grace Fields`, `Grace Champs`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from audit.language import Language
from audit.language.common_words import zipf
from audit.language.normalize import fold, unaccented
from audit.names.index import index
from audit.names.latin import compatible, sounds
from audit.names.tables import spelling
from audit.names.words import TELLING_NOTHING
from audit.records import Span

_TARGETS = frozenset(("fr", "es", "it", "pt"))  # elsewhere common nouns have capitals, or are joined to names
_SOURCES = _TARGETS | {"en", "de"}
_LEAST = 3  # letters of a name
_STEM = 4  # letters that a word shares with another form of it
_COMMON = 5.0  # Zipf frequency of ordinary words
_LONG = 6  # letters of a surname of which a slip is told
_ALIKE = 55.0  # likeness, 0 to 100, of two spellings of one name


Text = tuple[str, Sequence[Span], Language]
"""A text, its words and its language."""


def changed_surnames(one: Text, other: Text) -> Iterator[tuple[Span, Span]]:
    """Surnames of the source, and what stands for each behind the same first name, where it is another word.

    Both words have a capital, nothing like the one is in the target, and nothing like the other in the source.
    """
    (source, source_words, source_language), (target, target_words, target_language) = one, other
    if source_language.code not in _SOURCES or target_language.code not in _TARGETS:
        return
    given, made = [span.of(source) for span in source_words], [span.of(target) for span in target_words]
    counts = Counter(given), Counter(made)
    for place in range(len(given) - 1):
        first, surname = given[place : place + 2]
        if counts[0][first] != 1 or counts[1][first] != 1 or not _is_name(first, target_language):
            continue
        there = made.index(first)
        instead = made[there + 1] if there + 1 < len(made) else ""
        if not _adjoin(source, source_words, place) or not _adjoin(target, target_words, there):
            continue
        named = _has_capital(surname) and _has_capital(instead) and not _tells_nothing(surname, instead)
        told = _is_told(surname, made) or _is_told(instead, given)
        alike = _alike(surname, instead) and not _are_words(surname, instead, source_language)
        slipped = alike and _is_slip(surname, instead)
        if named and ((not told and not alike) or slipped) and not _is_one_town(surname, instead):
            yield source_words[place + 1], target_words[there + 1]


def _has_capital(word: str) -> bool:
    return len(word) >= _LEAST and word[0].isupper() and word[1].islower()


def _is_name(word: str, language: Language) -> bool:
    """Whether a word with a capital is no ordinary one of the language (`Grand`)."""
    return _has_capital(word) and zipf(language.code).get(fold(word), 0.0) < _COMMON


def _adjoin(text: str, words: Sequence[Span], place: int) -> bool:
    return place + 1 < len(words) and text[words[place].end : words[place + 1].start] == " "


def _tells_nothing(*words: str) -> bool:
    return any(fold(word) in TELLING_NOTHING for word in words)


def _is_slip(one: str, other: str) -> bool:
    """Whether two surnames of one script sound different, though much of them is the same (`Castelvetri`, -vecchi).

    Names out of another script, which each language spells for itself, sound the same; cases add an ending.
    """
    first, second = unaccented(one), unaccented(other)
    if min(len(first), len(second)) < _LONG or first.startswith(second) or second.startswith(first):
        return False
    return not compatible(sounds(one), sounds(other)) and sounds(one).consonants != sounds(other).consonants


def _is_one_town(one: str, other: str) -> bool:
    """Whether both name one place, in two languages (`Bayern München`, `le Bayern Munich`)."""
    known = index("fr").concepts
    return not set(known.get(spelling(one), ())).isdisjoint(known.get(spelling(other), ()))


def _are_words(one: str, other: str, language: Language) -> bool:
    """Whether both are common words of the language of names, so that neither spells the other (`Bahn`, `Bank`)."""
    common = zipf(language.code)
    return fold(one) in common and fold(other) in common


def _is_told(word: str, words: Sequence[str]) -> bool:
    """Whether some form of ``word`` is among ``words``."""
    return any(unaccented(other).startswith(unaccented(word)[:_STEM]) for other in words)


def _alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(unaccented(one), unaccented(other)) >= _ALIKE
