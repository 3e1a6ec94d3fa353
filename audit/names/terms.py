"""Finds a term in a text, whatever its case, clitics or ending."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from audit.language import Language, get
from audit.language.normalize import fold
from audit.language.stems import akin, is_form, keys
from audit.language.words import words
from audit.names.latin import inflected
from audit.records import Span

_SHORTEST = 4  # letters of a word that may have endings, where it is written in Latin letters


class Terms:
    """A text in which terms are looked for, given its words."""

    def __init__(self, text: str, spans: Sequence[Span], language: Language) -> None:
        self.language = language
        self.spans = spans
        self.text = text

    @cached_property
    def words(self) -> list[str]:
        return [span.of(self.text) for span in self.spans]

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Places of words by their keys."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            for key in keys(word, self.language.code):
                found[key].append(place)
        return found


def occurrences(term: str, text: Terms | None, *, loosely: bool = False) -> Iterator[Span]:
    """Where the words of ``term`` stand in the text one after the other, in whatever form.

    ``loosely`` also takes words of the same stem, derivations among them (`colonie` for `colon`).
    """
    if text is None:
        return
    wanted = _words(term, text.language.code)
    one = _akin if loosely else _form
    for start in _candidates(wanted, text):
        seen = text.words[start : start + len(wanted)]
        if len(seen) == len(wanted) and all(one(a, b, text.language) for a, b in zip(seen, wanted, strict=True)):
            yield Span(text.spans[start].start, text.spans[start + len(wanted) - 1].end)


@lru_cache(maxsize=10_000)
def _words(term: str, code: str) -> tuple[str, ...]:
    return tuple(span.of(term) for span in words(term, get(code)))


def _candidates(wanted: Sequence[str], text: Terms) -> list[int]:
    """Places where a term of these words may begin, in order."""
    found = (text.starts.get(key, ()) for key in (keys(wanted[0], text.language.code) if wanted else ()))
    return sorted({place for places in found for place in places})


def _form(seen: str, wanted: str, language: Language) -> bool:
    """Whether a word of a text is a form of a term's word."""
    if fold(seen) == fold(wanted):
        return True
    if language.script == "Latn" and min(len(wanted), len(seen)) < _SHORTEST:
        return False
    return is_form(seen, wanted, language.code) or (language.script == "Latn" and inflected(seen, wanted))


def _akin(seen: str, wanted: str, language: Language) -> bool:
    return _form(seen, wanted, language) or (len(wanted) >= _SHORTEST and akin(seen, wanted, language.code))
