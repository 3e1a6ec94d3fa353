"""Which names of one text have no counterpart in the other, by table, by sound and by word links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from audit.language import Language
from audit.language.normalize import fold
from audit.names.arabic import PARTICLES, bare
from audit.names.index import Known, index, people, spelling
from audit.names.latin import DETACHED_ARTICLES, letters
from audit.names.spans import names
from audit.names.transliteration import likeness
from audit.names.vocabulary import is_word
from audit.records import Span

ALIKE = 0.12
"""Likeness of an Arabic and a Latin writing from which on they may be one name (about 2 % of true pairs are below)."""

LONGEST_WORD = 14  # letters; longer ones are words that lost the spaces between them
_SHORT = 5  # letters that do not make a name of words without a capital
_SAME = 0.72  # share of letters in common that makes two Latin writings one name
_POSSESSIVE = re.compile("['’](?:s|S)?$")
_CONTRACTION = re.compile("(?:i|we|you|they|he|she|it|that|there|who|what)'(?:ve|ll|re|d|m|s)")
_NUMERAL = re.compile("[IVXLC]+(?:e|er|re|ère|ème)?")
_LANGUAGES = frozenset(("ar", "fr", "en"))

Link = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as names are compared. ``forms`` are what it may sound like; ``part`` is whether it may be of a name.

    ``ordinary`` words belong to the general vocabulary and prove nothing by themselves.
    """

    span: Span
    key: str
    forms: tuple[str, ...]
    part: bool
    ordinary: bool
    function: bool


@dataclass(slots=True)
class Side:
    """A text as names are compared: its words, the known names in it, the words that found a counterpart (``matched``),
    and for Latin words that sound like others, the places of those (``pairs``)."""

    text: str
    language: Language
    words: list[Word]
    known: list[Known]
    matched: set[int] = field(default_factory=set)
    pairs: dict[int, range] = field(default_factory=dict)

    @property
    def arabic(self) -> bool:
        return self.language.code == "ar"

    @property
    def concepts(self) -> frozenset[str]:
        return frozenset().union(*(known.inner for known in self.known))


def comparable(source: Language | None, target: Language) -> bool:
    """Whether the tables cover both languages."""
    return source is not None and source.code in _LANGUAGES and target.code in _LANGUAGES


def read(text: str, spans: Sequence[Span], language: Language) -> Side:
    """The words and known names of ``text``."""
    make = _arabic_word if language.code == "ar" else _latin_word
    inside = {span.start for name in names(text, spans, language) for span in name.words}
    words = [make(span.of(text), span, language, span.start in inside) for span in spans]
    return Side(text, language, words, _known(text, words, language))


def _arabic_word(text: str, span: Span, language: Language, _: bool) -> Word:
    folded = fold(text)
    if any("a" <= letter <= "z" for letter in folded):
        return Word(span, folded, (_letters(text),), not folded[-1:].isdigit(), False, False)
    function = folded in language.function_words
    ordinary = is_word(folded, "ar")
    part = not function and not folded[-1:].isdigit()
    return Word(span, folded, bare(folded.replace("-", "")), part, ordinary, function)


def _latin_word(text: str, span: Span, language: Language, inside: bool) -> Word:
    text = _POSSESSIVE.sub("", text) if language.code == "en" else text
    folded = fold(text)
    sound = _letters(text)
    part = inside or (len(text) > 1 and text.isupper())
    ordinary = is_word(folded, language.code) or is_word(folded, "en") or bool(_NUMERAL.fullmatch(text))
    function = folded in language.function_words | language.abbreviations | DETACHED_ARTICLES
    calendar = folded in language.weekdays or folded in language.months
    function = function or calendar or _CONTRACTION.fullmatch(folded) is not None
    return Word(span, spelling(text), (sound,) if sound else (), part, ordinary, function)


@lru_cache(maxsize=50_000)
def _letters(text: str) -> str:
    return "".join(c for c in letters(text) if "a" <= c <= "z")


def _known(text: str, words: Sequence[Word], language: Language) -> list[Known]:
    arabic = language.code == "ar"
    split, owner = _keys(words, arabic)
    found = index(language.code).find(split, arabic)
    placed = (replace(k, start=owner[k.start], end=owner[k.end - 1] + 1) for k in found)
    return [k for k in placed if arabic or k.adjective or _worth(text, words, k)]


def _worth(text: str, words: Sequence[Word], known: Known) -> bool:
    """Whether Latin words may name what they are known to name: by a capital, or by their length (`mer Rouge`)."""
    size = sum(len(word.key) for word in words[known.start : known.end])
    return size > _SHORT or words[known.start].span.of(text)[:1].isupper()


def _keys(words: Sequence[Word], arabic: bool) -> tuple[list[str], list[int]]:
    """The keys of the words, hyphenated ones apart, and the place of the word that each is of."""
    keys: list[str] = []
    owner: list[int] = []
    for place, word in enumerate(words):
        for part in (word.key,) if arabic else word.key.split(" "):
            keys.append(part)
            owner.append(place)
    return keys, owner


def match(source: Side, target: Side, links: Iterable[Link]) -> None:
    """Mark the words of both sides that have a counterpart in the other."""
    _by_table(source, target)
    forward: dict[int, list[int]] = {}
    for s, t in links:
        forward.setdefault(t, []).append(s)
    near, far = (target, source) if not target.arabic else (source, target)
    if near is source:
        backward: dict[int, list[int]] = {}
        for t, places in forward.items():
            for s in places:
                backward.setdefault(s, []).append(t)
        forward = backward
    _by_sound(near, far, forward)


def _by_table(source: Side, target: Side) -> None:
    for one, other in ((source, target), (target, source)):
        concepts = other.concepts
        for known in one.known:
            if known.inner & concepts:
                one.matched.update(range(known.start, known.end))


def _by_sound(latin: Side, other: Side, links: dict[int, list[int]]) -> None:
    """Look for every Latin name's counterpart, then for those of the other side's names among all Latin words."""
    for place, word in enumerate(latin.words):
        if word.part and word.forms:
            found = _counterpart(latin, place, other, links.get(place, ()))
            if found is not None:
                latin.matched.add(place)
                latin.pairs[place] = found
                other.matched.update(found)
    for place, word in enumerate(other.words):
        if place not in other.matched and word.part and not word.ordinary and _heard(other, place, latin):
            other.matched.add(place)


def _heard(other: Side, place: int, latin: Side) -> bool:
    """Whether any one or two Latin words, names or not, sound like the word at ``place``, alone or with the next."""
    return any(
        _alike(other, range(place, place + theirs), latin, range(i, i + mine))
        for i in range(len(latin.words))
        for mine in (1, 2)
        for theirs in (1, 2)
        if i + mine <= len(latin.words) and place + theirs <= len(other.words)
    )


def _counterpart(latin: Side, place: int, other: Side, linked: Sequence[int]) -> range | None:
    count = len(other.words)
    order = [*linked, *(i for i in range(count) if i not in linked)]
    for mine in (range(place, place + 1), range(place, place + 2), range(place - 1, place + 1)):
        if mine.start < 0 or mine.stop > len(latin.words):
            continue
        for theirs in order:
            for length in (1, 2, 3) if len(mine) == 1 else (1,):
                span = range(theirs, theirs + length)
                if span.stop <= count and _alike(other, span, latin, mine):
                    return span
    return None


def _alike(other: Side, theirs: range, latin: Side, mine: range) -> bool:
    sound = "".join(latin.words[i].forms[0] for i in mine if latin.words[i].forms)
    if not sound:
        return False
    if other.arabic:
        if len(theirs) == 1 and other.words[theirs.start].function and not is_person(other.words[theirs.start].key):
            return False
        first = other.words[theirs.start].forms
        rest = "".join(other.words[i].forms[-1] for i in theirs[1:])
        return any(_sounds_like(form + rest, sound) for form in first)
    return _same("".join(other.words[i].forms[0] for i in theirs if other.words[i].forms), sound)


@lru_cache(maxsize=100_000)
def _sounds_like(arabic: str, latin: str) -> bool:
    if arabic[:1].isascii():
        return _same(arabic, latin)
    if not 0.5 * len(arabic) <= len(latin) <= 2.6 * len(arabic) + 1 or _distance(arabic, latin):
        return False
    return likeness(arabic, latin) >= ALIKE


_CLASSES = {
    **dict.fromkeys("بbpv", 1), **dict.fromkeys("لl", 2), **dict.fromkeys("مm", 4), **dict.fromkeys("نn", 8),
    **dict.fromkeys("رr", 16), **dict.fromkeys("تطدضtd", 32), **dict.fromkeys("سصشزsz", 64),
    **dict.fromkeys("قكkq", 128), **dict.fromkeys("فf", 256),
}  # fmt: skip
_EITHER = {"v": 257, "p": 257, "ف": 257, "c": 192, "x": 192, "g": 128, "ج": 192, "j": 192, "غ": 128, "خ": 128, "ث": 96,
           "ذ": 96, "ظ": 96, "h": 0}  # fmt: skip


def _distance(arabic: str, latin: str) -> bool:
    """Whether two names have too few kinds of consonants in common to be worth a closer look."""
    (sure, may), (sure2, may2) = _mask(arabic), _mask(latin)
    return ((sure & ~may2).bit_count() + (sure2 & ~may).bit_count()) > 1 + (len(arabic) > 6)


@lru_cache(maxsize=50_000)
def _mask(name: str) -> tuple[int, int]:
    sure = may = 0
    for char in name:
        if char in _EITHER:
            may |= _EITHER[char]
        else:
            sure |= _CLASSES.get(char, 0)
    return sure, sure | may


@lru_cache(maxsize=100_000)
def _same(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    if one == other:
        return True
    return min(len(one), len(other)) > 2 and Levenshtein.normalized_similarity(one, other) >= _SAME


def capitalized(side: Side, place: int) -> bool:
    """Whether a word has a capital."""
    return side.words[place].span.of(side.text)[:1].isupper()


def is_person(key: str, least: int = 3) -> bool:
    """Whether a folded Arabic word is often part of a person's name."""
    known = people()
    return key in PARTICLES or any(known.get(form, (0,))[0] >= least for form in bare(key))
