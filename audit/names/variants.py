"""Finds names that one document writes in several ways, from the document alone."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.language.normalize import APOSTROPHES, HYPHENS, fold, unaccented
from audit.names.latin import ARTICLE, DETACHED_ARTICLES, compatible, inflected, letters, sounds, strict
from audit.names.spans import Name
from audit.records import Span

_MOST_WORDS = 4
_FEWEST_CONSONANTS = 3  # fewer are shared by too many names, unless the letters agree too
_FEWEST_LETTERS = 4
_ALIKE = 60.0  # per cent of letters that two spellings of one sound share
CASE_OF_ARTICLE = 0.5
"""The likeness of two spellings that differ in capitals or hyphens alone (`Kharab al-Jir`, `Kharab Al-Jir`)."""

_TYPOGRAPHY = {**{ord(c): "'" for c in APOSTROPHES}, **{ord(c): "-" for c in HYPHENS}}
_CAPITAL = re.compile(r"\b[À-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or part of one, as it stands in segment ``place`` of a document."""

    place: int
    span: Span
    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """A mention, and the spelling that the document uses more often. ``likeness`` is 0 to 1."""

    mention: Mention
    usual: Mention
    likeness: float


def mentions(place: int, text: str, found: Iterable[Name]) -> Iterator[Mention]:
    """Every run of words inside each name: `Salah Eddine Bouaziz` also holds `Salah Eddine` and `Bouaziz`."""
    for name in found:
        words = name.words
        for start in range(len(words)):
            for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
                if any(len(word) == 1 for word in words[start:end]):
                    continue  # an initial
                span = Span(words[start].start, words[end - 1].end)
                yield Mention(place, span, span.of(text), end - start == len(words))


def variants(found: Sequence[Mention], ordinary: frozenset[str]) -> list[Variant]:
    """The rarer spellings among ``found``, each with the usual one.

    ``ordinary`` are the words that the document writes in lower case.
    Where a name differs as a whole, its parts are not told again.
    """
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        if len(letters(mention.text)) >= _FEWEST_LETTERS and not _common(mention.text, ordinary):
            groups[sounds(mention.text).consonants].append(mention)
    surnames = {letters(word) for mention in found if mention.whole for word in mention.text.split()[1:]}
    every = [variant for group in groups.values() for variant in _of_one_skeleton(group, surnames)]
    return [variant for variant in every if not any(_inside(variant, other) for other in every)]


def _common(text: str, ordinary: frozenset[str]) -> bool:
    return all(fold(word) in ordinary for word in text.split())


def _inside(variant: Variant, other: Variant) -> bool:
    inner, outer = variant.mention, other.mention
    return (
        inner.place == outer.place
        and inner.span != outer.span
        and (outer.span.start <= inner.span.start and inner.span.end <= outer.span.end)
    )


def _of_one_skeleton(group: Sequence[Mention], surnames: set[str]) -> Iterator[Variant]:
    spellings: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in group:
        spellings[_conventional(mention.text)].append(mention)
    ranked = sorted(spellings.values(), key=lambda uses: (-len(uses), uses[0].place, uses[0].span))
    for place, uses in enumerate(ranked[1:], 1):
        for usual in ranked[:place]:
            likeness = _likeness(usual, uses, surnames)
            if likeness:
                yield from (Variant(use, usual[0], likeness) for use in uses)
                break


def _likeness(usual: Sequence[Mention], rarer: Sequence[Mention], surnames: set[str]) -> float:
    """How surely two spellings are of one name, 0 to 1."""
    one, other = usual[0].text, rarer[0].text
    if _figures(one) != _figures(other):  # `Ghaf-1`, `Ghaf-2`
        return 0.0
    if letters(one) == letters(other):
        return _same_letters(usual, rarer, surnames)
    if any(inflected(a, b) for a, b in zip(one.split(), other.split(), strict=False)) or inflected(one, other):
        return 0.0
    near, far = sounds(one), sounds(other)
    if strict(one) == strict(other):
        return 0.85
    if len(near.consonants) < _FEWEST_CONSONANTS or not compatible(near, far) or not _is_like(one, other):
        return 0.0
    return 0.65


def _is_like(one: str, other: str) -> bool:
    """Whether two spellings look alike, too: `Besmaya` is not `Basim`."""
    from rapidfuzz import fuzz

    return fuzz.ratio(letters(one), letters(other)) >= _ALIKE


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _same_letters(usual: Sequence[Mention], rarer: Sequence[Mention], surnames: set[str]) -> float:
    """Two spellings that differ in accents, hyphens, or the article and its case."""
    one, other = usual[0].text, rarer[0].text
    if one.casefold().replace("-", " ") == other.casefold().replace("-", " "):
        return CASE_OF_ARTICLE
    if _without_article(one).casefold() != _without_article(other).casefold():
        return 0.85
    alone = any(use.whole for use in usual) and any(use.whole for use in rarer)
    return 0.7 if alone and letters(one) not in surnames else 0.0


def _without_article(text: str) -> str:
    words = [ARTICLE.sub("", word) for word in text.split()]
    return " ".join(word for word in words if word.casefold() not in DETACHED_ARTICLES)


def _conventional(text: str) -> str:
    """A spelling without what is typography: kinds of apostrophe, hyphen and space, the accent of a capital."""
    folded = unicodedata.normalize("NFC", " ".join(text.split())).translate(_TYPOGRAPHY)
    return _CAPITAL.sub(lambda match: unaccented(match[0]).upper(), folded)
