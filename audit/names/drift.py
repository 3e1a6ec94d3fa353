"""Surnames that drift within a document: `la réalisatrice Ghita Bennouna`, then `Mme Bennani`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.language.normalize import unaccented
from audit.records import Span

_NAME = r"[A-ZÀ-ÞİŞĞ][\w'’-]{3,}"
_TITLED = re.compile(
    rf"(?<!\w)(?:M\.|Mme|Mlle|Me|Mr\.?|Ms\.?|Mrs\.?|Monsieur|Madame|Maître)\s(?P<name>{_NAME})(?!\s[A-Z])"
)
_PARTICLE = r"(?:[Aa]l|[Ee]l|[Bb]en|[Oo]uld|[Aa]bou|[Aa]bu)[-\s]"
_FULL = re.compile(rf"(?<![\w.])[A-ZÀ-Þ][\w’'-]+\s(?P<last>(?:{_PARTICLE})?{_NAME})(?!\s[A-Z])")
_START = 3  # letters that the two begin with
_ALIKE = 60.0  # likeness, 0 to 100, from which on one may be a slip for the other
_ONE = 88.0  # and from which on they are one name in two spellings


def drifted(texts: Sequence[str]) -> Iterator[tuple[int, Span, str]]:
    """Surnames behind a title that nobody has, where one person's is much like them: text, span, that surname."""
    yield from _renamed(texts)
    named = [match["last"] for text in texts for match in _FULL.finditer(text)]
    plain = {name: unaccented(name) for name in named}
    for place, text in enumerate(texts):
        for match in _TITLED.finditer(text):
            written = unaccented(match["name"])
            if any(written in other or other in written for other in plain.values()):
                continue
            like = sorted({name for name, other in plain.items() if _is_like(written, other)})
            if len(like) == 1:
                yield place, Span(*match.span("name")), like[0]


def _renamed(texts: Sequence[str]) -> Iterator[tuple[int, Span, str]]:
    """Persons of one first name whose surnames are much alike (`Samir Abou Ghali`, `Samir Abou Ghazala`)."""
    seen: dict[str, str] = {}
    for place, text in enumerate(texts):
        for match in _FULL.finditer(text):
            first, last = match.group()[: match.start("last") - match.start()], match["last"]
            usual = seen.setdefault(first, last)
            if usual != last and _is_like(unaccented(last.split()[-1]), unaccented(usual.split()[-1])):
                yield place, Span(*match.span("last")), usual


def _is_like(written: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return written[:_START] == other[:_START] and _ALIKE <= fuzz.ratio(written, other) < _ONE
