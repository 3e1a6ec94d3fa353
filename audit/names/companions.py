"""Surnames told by the first name before them, where both languages spell it alike (`Grace Fields`, `Grace Champs`),
and first names by the surname (`Daniel Ferguson`, `David Ferguson`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from audit.language import Language
from audit.language.common_words import zipf
from audit.language.normalize import fold, unaccented
from audit.names.index import index
from audit.names.latin import compatible, sounds
from audit.names.people import bearers
from audit.names.tables import spelling
from audit.names.vocabulary import is_word
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


def changed_companions(one: Text, other: Text) -> Iterator[tuple[Span, Span, str]]:
    """Surnames of the source, and what stands for each behind the same first name, and first names before the same
    surname, where it is another word; and "first name" or "surname", whichever is the same.

    Both words have a capital, nothing like the one is in the target, and nothing like the other in the source.
    """
    (source, source_words, source_language), (target, target_words, target_language) = one, other
    if source_language.code not in _SOURCES or target_language.code not in _TARGETS:
        return
    given, made = [span.of(source) for span in source_words], [span.of(target) for span in target_words]
    counts = Counter(given), Counter(made)
    for place, same in enumerate(given):
        if counts[0][same] != 1 or counts[1][same] != 1 or not _is_name(same, target_language):
            continue
        there = made.index(same)
        for step, which in ((1, "first name"), (-1, "surname")):
            if not _adjoin(source, source_words, place, step) or not _adjoin(target, target_words, there, step):
                continue
            name, instead = given[place + step], made[there + step]
            if step < 0 and not (_is_given(name, source_language) and _is_given(instead, target_language)):
                continue
            if _is_another(name, instead, given, made, source_language):
                yield source_words[place + step], target_words[there + step], which


def _is_another(name: str, instead: str, given: Sequence[str], made: Sequence[str], language: Language) -> bool:
    """Whether a word that stands for a name is another name, and neither is told elsewhere on the other side."""
    named = _has_capital(name) and _has_capital(instead) and not _tells_nothing(name, instead)
    if not named or _is_one_town(name, instead):
        return False
    alike = _alike(name, instead) and not _are_words(name, instead, language)
    if alike:
        return _is_slip(name, instead)
    return not _is_told(name, made) and not _is_told(instead, given)


def _is_given(word: str, language: Language) -> bool:
    """Whether a word with a capital may be a first name, and no title («President», „Kanzler“)."""
    folded = fold(word)
    if unaccented(folded) in bearers():
        return True
    return language.code != "de" and not zipf(language.code).get(folded) and not is_word(folded, language.code)


def _has_capital(word: str) -> bool:
    return len(word) >= _LEAST and word[0].isupper() and word[1].islower()


def _is_name(word: str, language: Language) -> bool:
    """Whether a word with a capital is no ordinary one of the language (`Grand`)."""
    return _has_capital(word) and zipf(language.code).get(fold(word), 0.0) < _COMMON


def _adjoin(text: str, words: Sequence[Span], place: int, step: int) -> bool:
    """Whether nothing but a space stands between a word and its neighbour."""
    first, second = sorted((place, place + step))
    return first >= 0 and second < len(words) and text[words[first].end : words[second].start] == " "


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
