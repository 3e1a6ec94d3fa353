"""Who bears the surnames of a text: `M. Whitfield` is somebody only where a `Graham Whitfield` is named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.language.normalize import unaccented
from audit.records import Span

_PARTICLE = "(?:[Aa]l|[Ee]l|[Bb]en|[Bb]int?|[Oo]uld|[Mm]int|[Aa]bou|[Aa]bu|[Aa]bd(?:el|al|ul)|de|van|von|der)"
_ROMANCE = "(?:d[iu]|del|della|[Ll]e|[Ll]a)"
_CAPITAL = "[A-ZÀ-ÞİŞĞ]"
_SURNAME = rf"(?:{_PARTICLE}[\s-]){{0,2}}{_CAPITAL}[\w'’]{{2,30}}(?:-{_CAPITAL}[\w'’]{{1,30}})?"
_FORMS = "M\\.|Mme|Mlle|Me|Monsieur|Madame|Maître|Mr\\.|Ms\\.|Mrs\\."
_TITLED = re.compile(
    rf"(?<!\w)(?P<title>{_FORMS}|[Ll][ea]\s(?:docteure?|professeure?|cheikh))\s(?P<name>{_SURNAME})"
    rf"(?![\w-]|\s(?:{_PARTICLE}[\s-])?{_CAPITAL})"
)
_RUN = re.compile(
    rf"(?<![\w.])(?!(?:{_FORMS})\s){_CAPITAL}(?:[\w'’]{{1,30}}|\.)"
    rf"(?:[\s-](?:(?:{_PARTICLE}|{_ROMANCE})[\s-]){{0,2}}{_CAPITAL}[\w'’]{{1,30}})+"
)
NAME_PARTS = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Titled:
    """A surname that stands behind a title, without a first name: in which text, and where."""

    place: int
    span: Span
    title: str
    name: str

    @property
    def whole(self) -> Span:
        """Where it stands with its title."""
        return Span(self.span.start - len(self.title) - 1, self.span.end)

    @property
    def part(self) -> str:
        """What of it is compared: its last word, without accents and case."""
        return NAME_PARTS.split(plain(self.name))[-1]


def titled(texts: Sequence[str]) -> Iterator[Titled]:
    """The surnames behind titles, text by text."""
    for place, text in enumerate(texts):
        for match in _TITLED.finditer(text):
            yield Titled(place, Span(*match.span("name")), match["title"], match["name"])


def borne(texts: Sequence[str]) -> dict[str, list[str]]:
    """The parts of names of several words, as they are compared, to the names that have it.

    The first too: it is the surname of `Park Byeong-seug`.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    behind_titles = {(mention.place, mention.span.start) for mention in titled(texts)}
    for place, text in enumerate(texts):
        for match in _RUN.finditer(text):
            if (place, match.start()) in behind_titles:
                continue
            for part in NAME_PARTS.split(plain(match.group())):
                found[part].append(match.group())
    return dict(found)


def plain(name: str) -> str:
    """A name without accents and case."""
    return unaccented(name).lower()
