"""Finds names in a text whose writing marks them with a capital."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.language import Language, get
from audit.language.normalize import fold
from audit.names.latin import ARTICLE, DETACHED_ARTICLES
from audit.records import Span

_CAPITALIZED_NOUNS = frozenset(("de", "lb", "nds", "gsw"))  # every noun has a capital there
_PARTICLES = "ben bin ibn bint ould weld wuld abu abou abd bou aït ait van von der den"
_JOINING = DETACHED_ARTICLES | frozenset(_PARTICLES.split())
_OPENING = re.compile(r"(?:^|[.!?:;…•]|[«“\"(\[]\s*[^\w\s]*|[–—―]|\s-)\s*[«“\"‘'(\[\s]*$")
_PARTICIPLE = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]{3,}ant\s(?=[a-zà-ÿ])")  # `Démentant les rumeurs`
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words. ``opens`` where the first stands at a sentence's start, which proves nothing."""

    words: tuple[Span, ...]
    opens: bool

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)


def marks_names(language: Language) -> bool:
    """Whether capitals tell names in this language."""
    return language.script == "Latn" and language.code not in _CAPITALIZED_NOUNS


def names(text: str, words: Sequence[Span], language: Language) -> Sequence[Name]:
    """The names of ``text`` in order, given its words: `Abbas al-Maliki`, `Deir ez-Zor`, `Irak`.

    Words written in capitals throughout are left out (headlines, datelines, acronyms), as are function words at the
    start of a sentence. `de` and its like part names; Arabic and Germanic particles join them.
    """
    return _names(text, tuple(words), language.code) if marks_names(language) else ()


@lru_cache(maxsize=16)
def _names(text: str, words: Sequence[Span], code: str) -> tuple[Name, ...]:
    """The names, kept for the rules that ask next."""
    language = get(code)
    found: list[Name] = []
    run: list[Span] = []
    for place, word in enumerate(words):
        kind = _kind(text, word, language)
        if run and (kind == "other" or not _adjoins(text, run[-1], word)):
            found += _closed(text, run)
            run = []
        if kind == "name" or (kind == "particle" and _leads(text, words, place, language)):
            run.append(_without_possessive(text, word))
    return (*found, *_closed(text, run))


def _kind(text: str, word: Span, language: Language) -> str:
    written = text[word.start : word.end]
    shape = _shape(written)
    if shape != "name" or not _opens(text, word):
        return shape
    begins = fold(written) in language.function_words or (language.code == "fr" and _PARTICIPLE.match(text, word.start))
    return "other" if begins else "name"


@lru_cache(maxsize=20_000)
def _shape(written: str) -> str:
    if fold(written) in _JOINING and not written.isupper():
        return "particle"
    bare = ARTICLE.sub("", written)
    if not bare[:1].isupper() or written[-1:] in "'’":
        return "other"
    return "other" if bare.isupper() and len(bare) > 1 else "name"


def _leads(text: str, words: Sequence[Span], place: int, language: Language) -> bool:
    """Whether a particle goes on to a capitalised word (`Ould Mokhtar`, `ben Ali`)."""
    for near, far in zip(words[place:], words[place + 1 : place + 3], strict=False):
        if not _adjoins(text, near, far):
            return False
        kind = _kind(text, far, language)
        if kind != "particle":
            return kind == "name"
    return False


def _adjoins(text: str, near: Span, far: Span) -> bool:
    return text[near.end : far.start] in (" ", "\u00a0", "\u202f", "-")


def _opens(text: str, word: Span) -> bool:
    return bool(_OPENING.search(text[max(0, word.start - 12) : word.start])) or word.start == 0


def _without_possessive(text: str, word: Span) -> Span:
    match = _POSSESSIVE.search(word.of(text))
    return Span(word.start, word.start + match.start()) if match and match.start() else word


def _closed(text: str, run: list[Span]) -> list[Name]:
    return [Name(tuple(run), _opens(text, run[0]))] if run else []
