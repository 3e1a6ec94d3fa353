"""Surnames that drift within a document: `la réalisatrice Ghita Bennouna`, then `Mme Bennani`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from audit.language.normalize import unaccented
from audit.names.bearers import Titled, borne, speakers, titled
from audit.records import Span

_NAME = r"[A-ZÀ-ÞİŞĞ][\w'’-]{3,}"
_PARTICLE = r"(?:[Aa]l|[Ee]l|[Bb]en|[Oo]uld|[Aa]bou|[Aa]bu)[-\s]"
_FULL = re.compile(rf"(?<![\w.])[A-ZÀ-Þ][\w’'-]+\s(?P<last>(?:{_PARTICLE})?{_NAME})(?!\s[A-Z])")
_START = 3  # letters that two surnames behind one first name begin with
_ALIKE = 60.0  # likeness, 0 to 100, from which on one may be a slip for the other
_ONE = 88.0  # and from which on they are one name in two spellings
_SLIP = 50.0  # likeness from which on a surname that nobody bears may be a slip for one that somebody does
_SHORTEST, _BEGIN = 4, 2  # letters of such surnames, and those that they begin with


def drifted(texts: Sequence[str]) -> Iterator[tuple[int, Span, str]]:
    """Surnames that stand alone and that nobody has, where one person's is much like them: text, span, that surname."""
    yield from _renamed(texts)
    known = borne(texts)
    for mention in (*titled(texts), *speakers(texts)):
        like = slips(mention, known)
        if len(like) == 1:
            yield mention.place, mention.span, like[0]


def slips(mention: Titled, known: Mapping[str, Sequence[str]]) -> list[str]:
    """The surnames that a surname behind a title may be a slip for; none where somebody bears it."""
    from rapidfuzz import fuzz

    part = mention.part
    if part in known or len(part) < _SHORTEST:
        return []
    near = [other for other in known if len(other) >= _SHORTEST and part[:_BEGIN] == other[:_BEGIN]]
    return [_written(other, known[other][0]) for other in near if _SLIP <= fuzz.ratio(part, other) < _ONE]


def _written(part: str, name: str) -> str:
    """A part of a name as the name has it."""
    return next(word for word in re.split(r"[\s-]+", name) if unaccented(word).lower() == part)


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
