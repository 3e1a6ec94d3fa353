"""Finds names that are known in both scripts in a text."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from audit.names.arabic import unattached
from audit.names.concepts import AGENCY, BODY, CLUB, MEDIUM, PERSON, SPORT, TERRITORY, territory
from audit.names.tables import TABLES, adjectives, content, entries
from audit.store.built import kept

_VERSION = 3  # of what ``_build`` makes of the tables
_ENTIRE = frozenset((MEDIUM, CLUB, AGENCY, TERRITORY, PERSON))  # names whose parts name nothing
_LONGEST = 14  # words of a name
_SHORTEST = {"ar": 3, "fr": 1, "en": 1}  # letters of one


@dataclass(frozen=True, slots=True)
class Known:
    """Words ``start`` to ``end`` of a text, and what they may name.

    ``inner`` are the concepts of the name's parts too. ``adjective`` is whether they are a people's (`française`).
    """

    start: int
    end: int
    concepts: frozenset[str]
    adjective: bool = False
    inner: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Index:
    """Spellings, as they are looked up, to concepts; ``starts`` maps a first word to the longest spelling it begins,
    and ``pairs`` are the first two words of every longer one."""

    concepts: Mapping[str, Sequence[str]]
    starts: Mapping[str, int]
    pairs: frozenset[str]
    adjectives: frozenset[str]

    def find(self, words: Sequence[str], arabic: bool, ends: Container[int] | None = None) -> Iterator[Known]:
        """The longest known names of a text, given its words as they are looked up, none overlapping another.

        Names end before a word at ``ends``, where these are given.
        """
        following = 0
        for place, word in enumerate(words):
            beginnings = _beginnings(self, word, arabic)
            if beginnings and place >= following:
                known = self._at(words, place, beginnings, ends)
                if known:
                    yield known
                    following = known.end

    def _at(
        self, words: Sequence[str], place: int, beginnings: Sequence[tuple[str, int]], ends: Container[int] | None
    ) -> Known | None:
        for first, longest in beginnings:
            if longest > 1 and " ".join((first, *words[place + 1 : place + 2])) not in self.pairs:
                longest = 1
            for length in range(min(longest, len(words) - place), 0, -1):
                key = " ".join((first, *words[place + 1 : place + length])) if length > 1 else first
                if key in self.concepts and (ends is None or place + length in ends):
                    return Known(place, place + length, *_entry(self, key))
        return None


@lru_cache(maxsize=5_000)
def _entry(index: Index, key: str) -> tuple[frozenset[str], bool, frozenset[str]]:
    """What a spelling names, whether as a people's adjective, and what it and its parts name."""
    own, words = index.concepts[key], key.split(" ")
    parts = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    if own[0][0] in _ENTIRE:  # a newspaper's name says nothing of the town in it, nor `Corée du Nord` of all Korea
        inner = frozenset(own)
    else:
        inner = frozenset(concept for part in parts for concept in index.concepts.get(part, ()))
        if own[0][0] == SPORT:  # the African Union is no football federation
            inner = frozenset(concept for concept in inner if concept[0] != BODY) | frozenset(own)
    return frozenset(own), key in index.adjectives, inner


@lru_cache(maxsize=8_000)
def _beginnings(index: Index, word: str, arabic: bool) -> tuple[tuple[str, int], ...]:
    """What a word may be that known names begin with, without its clitics, and how many words those have at most."""
    firsts = (form for form in unattached(word) if len(form) > 1) if arabic else (word,)
    return tuple((first, index.starts[first]) for first in firsts if first in index.starts)


@cache
def index(language: str) -> Index:
    """The index of Arabic, French or English names, which is built once and kept."""
    digest = hashlib.blake2b(b"".join(map(content, TABLES)), digest_size=12).hexdigest()
    return kept(f"names-{language}-{_VERSION}-{digest}", lambda: _stored(build_index(language)), _loaded)


def build_index(language: str) -> Index:
    """The index of the names of a language, from the tables."""
    concepts: defaultdict[str, list[str]] = defaultdict(list)
    for concept, forms in entries(language):
        for form in forms:
            if len(form) >= _SHORTEST[language]:
                concepts[form].append(concept)
    names = frozenset(concepts)
    peoples: set[str] = set()
    for code, forms in adjectives(language):
        peoples.update(forms - names)  # `إيطاليا` is the country, whatever ending it shares with an adjective
        for form in forms:
            concepts[form].append(territory(code))
    starts: dict[str, int] = {}
    for form in concepts:
        words = form.split(" ")
        starts[words[0]] = max(starts.get(words[0], 0), min(len(words), _LONGEST))
    pairs = frozenset(" ".join(form.split(" ", 2)[:2]) for form in concepts if " " in form)
    return Index(dict(concepts), starts, pairs, frozenset(peoples))


def _stored(index: Index) -> bytes:
    numbers: dict[tuple[str, ...], int] = {}
    forms = {form: numbers.setdefault(tuple(named), len(numbers)) for form, named in index.concepts.items()}
    parts = [list(numbers), forms, index.starts, sorted(index.pairs), sorted(index.adjectives)]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _loaded(data: bytes) -> Index:
    named, forms, starts, pairs, adjectives = json.loads(data)
    concepts = {form: named[number] for form, number in forms.items()}  # spellings share what they name: less memory
    return Index(concepts, starts, frozenset(pairs), frozenset(adjectives))
