"""Finds names that are one slip away from a well-known one: `The American Conservator`, `Blinkin`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from audit.language import Language
from audit.language.normalize import fold
from audit.names.concepts import AGENCY, CLUB, COMPANY, MEDIUM, PERSON, TERRITORY
from audit.names.index import index
from audit.names.latin import inflected
from audit.names.people import bearers
from audit.names.spans import Name, names
from audit.names.tables import known_forms, spelling
from audit.names.vocabulary import is_word
from audit.records import Span

_SHORTEST = 6  # letters of a single word: shorter names are too close to each other
_SHORTEST_PART = 5  # letters of the one word that is amiss in a longer name
_ALIKE = 0.75  # share of letters in common, of a word that is amiss
_COMMON_START = 4  # letters
_MOST_WORDS = 5
_SONS = frozenset(("ben", "bin", "ibn", "al", "el", "abou", "abu"))  # of Arabic names, which have many spellings
_SAME_SOUND = 0.8  # likeness of two writings of one sound
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("qu|ck|c(?![eiyh])|q", "k"), ("c(?=[eiy])", "s"), ("ph", "f"), ("w", "v"), ("y", "i"), ("[eh]", ""),
        (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What is written, and the known name that it is close to. ``likeness`` is 0 to 1."""

    span: Span
    known: str
    likeness: float


def near_misses(text: str, spans: Sequence[Span], language: Language) -> Iterator[NearMiss]:
    """Capitalised names of ``text`` that are not known and differ from a known one in one word, by few letters."""
    for name in names(text, spans, language):
        keys = [spelling(span.of(text)) for span in name.words]
        found = list(_longer(name, keys)) if 1 < len(keys) <= _MOST_WORDS else []
        if not found and len(keys) <= 2 and not (name.opens and len(keys) == 1):
            found = list(_single(name, keys[-1], language))
        yield from found


def _longer(name: Name, keys: Sequence[str]) -> Iterator[NearMiss]:
    """A name of several words, one of which is amiss."""
    if _is_known(" ".join(keys)):
        return
    for place, word in enumerate(keys):
        pattern = (*keys[:place], "", *keys[place + 1 :])
        for expected, form in _patterns().get(pattern, ()):
            likeness = _likeness(word, expected, _SHORTEST_PART)
            if likeness:
                yield NearMiss(name.span, form, likeness)
                return


def _single(name: Name, word: str, language: Language) -> Iterator[NearMiss]:
    """The last word of a name, or the only one, that is one letter away from a known country or company, or sounds
    like it."""
    from rapidfuzz.distance import DamerauLevenshtein

    if len(word) < _SHORTEST or _is_known(word) or word in bearers():
        return
    if is_word(fold(word), language.code) or is_word(fold(word), "en"):
        return
    for known, form in _singles().get((word[0], word[-1]), ()):
        if inflected(known, word) or (form in _romanized() and _skeleton(known) == _skeleton(word)):
            continue
        if DamerauLevenshtein.distance(known, word) == 1 or _sound(word) == _sound(known):
            yield NearMiss(name.words[-1], form, 0.7)
            return


def _likeness(word: str, expected: str, shortest: int) -> float:
    from rapidfuzz.distance import Levenshtein

    if word == expected or min(len(word), len(expected)) < shortest or inflected(word, expected):
        return 0.0
    if _sound(word) == _sound(expected):
        return _SAME_SOUND
    if word[:_COMMON_START] != expected[:_COMMON_START]:
        return 0.0
    likeness = Levenshtein.normalized_similarity(word, expected)
    return round(likeness, 2) if likeness >= _ALIKE else 0.0


@lru_cache(maxsize=8_000)
def _sound(word: str) -> str:
    """A word as a French or English reader might hear it, mute vowels left out: `macron` and `maqueron` are one."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _skeleton(word: str) -> str:
    return re.sub("[aeiouyh]", "", _sound(word))


@cache
def _romanized() -> frozenset[str]:
    """Names of media and clubs, many of them Arabic ones, whose vowels are written in several ways."""
    return frozenset(known_forms(frozenset((MEDIUM, CLUB))))


def _is_known(key: str) -> bool:
    return any(key in index(language).concepts for language in ("fr", "en"))


@cache
def _patterns() -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """Known names of several words, with a hole for each word in turn: what fills it, and the name."""
    found: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for form in known_forms(frozenset((AGENCY, COMPANY, CLUB, PERSON, MEDIUM))):
        words = spelling(form).split(" ")
        if 1 < len(words) <= _MOST_WORDS and _SONS.isdisjoint(words):
            for place, word in enumerate(words):
                found[(*words[:place], "", *words[place + 1 :])].append((word, form))
    return dict(found)


@cache
def _singles() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Known names of one word, by first and last letter; not of persons: others have surnames that are close."""
    found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for form in known_forms(frozenset((AGENCY, COMPANY, CLUB, MEDIUM, TERRITORY))):
        key = spelling(form)
        if " " not in key and len(key) >= _SHORTEST and "-" not in form:
            found[key[0], key[-1]].append((key, form))
    return dict(found)
