"""Who bears the surnames of a text: `M. Whitfield` is somebody only where a `Graham Whitfield` is named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.language.normalize import unaccented
from audit.names.latin import compatible, sounds
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
_SPEAKER = re.compile(
    rf"(?<!\w)(?:a|ont|avait)\s(?:\w+\s)?(?:dit|déclaré|raconté|expliqué|ajouté|affirmé|indiqué|souligné|précisé|estimé|assuré"
    rf"|répondu|lancé|confié|poursuivi|conclu|réagi|commenté|rappelé|regretté|témoigné|insisté)\s(?P<name>{_SURNAME})(?=[,.])"
)
_RUN = re.compile(
    rf"(?<![\w.])(?!(?:{_FORMS})\s){_CAPITAL}(?:[\w'’]{{1,30}}|\.)"
    rf"(?:[\s-](?!(?:{_FORMS})\s)(?:(?:{_PARTICLE}|{_ROMANCE})[\s-]){{0,2}}{_CAPITAL}[\w'’]{{1,30}})+"
)
NAME_PARTS = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Titled:
    """A surname that stands behind a title, or none, without a first name: in which text, and where."""

    place: int
    span: Span
    title: str
    name: str

    @property
    def whole(self) -> Span:
        """Where it stands with its title."""
        return Span(self.span.start - len(self.title) - bool(self.title), self.span.end)

    @property
    def told(self) -> str:
        return f"{self.title} {self.name}".lstrip()

    @property
    def part(self) -> str:
        """What of it is compared: its last word, without accents and case."""
        return NAME_PARTS.split(plain(self.name))[-1]


def titled(texts: Sequence[str]) -> Iterator[Titled]:
    """The surnames behind titles, text by text."""
    for place, text in enumerate(texts):
        for match in _TITLED.finditer(text):
            yield Titled(place, Span(*match.span("name")), match["title"], match["name"])


def speakers(texts: Sequence[str]) -> Iterator[Titled]:
    """The surnames without a title of those who said something: `a raconté Barakat,`."""
    for place, text in enumerate(texts):
        for match in _SPEAKER.finditer(text):
            yield Titled(place, Span(*match.span("name")), "", match["name"])


def borne(texts: Sequence[str]) -> dict[str, list[str]]:
    """The parts of names of several words, as they are compared, to the names that have it.

    The first too: it is the surname of `Park Byeong-seug`.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    alone = {(mention.place, mention.span.start) for mention in (*titled(texts), *speakers(texts))}
    for place, text in enumerate(texts):
        for match in _RUN.finditer(text):
            if (place, match.start()) in alone:
                continue
            for part in NAME_PARTS.split(plain(match.group())):
                found[part].append(match.group())
    return dict(found)


def is_borne(mention: Titled, known: Iterable[str]) -> bool:
    """Whether somebody has the surname, in whatever spelling (`Mukhtar`, `Mokhtar`)."""
    sound = sounds(mention.part)
    return mention.part in known or any(
        compatible(sound, sounds(other)) for other in known if other[0] == mention.part[0]
    )


def plain(name: str) -> str:
    """A name without accents and case."""
    return unaccented(name).lower()
