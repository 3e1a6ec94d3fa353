"""The names of one side that have no counterpart in the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.language.normalize import HYPHENS
from audit.names.arabic import BODY_WORDS, PARTICLES, PLACE_WORDS, TITLES, unattached
from audit.names.concepts import AGENCY, BODY, CLUB, COMPANY, MEDIUM, PLACE, TERRITORY, THING, is_unseen, kinds
from audit.names.foreign import foreignness
from audit.names.index import Known
from audit.names.latin import ARTICLE
from audit.names.side import Side, is_acronym
from audit.names.tables import common_too
from audit.names.words import Word, is_person

_POSSESSIVE = re.compile("['’]s$")
_LISTED = frozenset((PLACE, COMPANY, MEDIUM, AGENCY, CLUB, BODY))
_NAMELIKE = 0.3  # trigrams of letters above which a word looks like a foreign name
_MOST_HYPHENS = 3  # in a name


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring words of one side, ``start`` to ``end``, that are a name without counterpart.

    ``certain`` is how surely they are a name at all, 0 to 1; ``concepts`` what they are known to name; ``people`` where
    it is a people's adjective.
    """

    start: int
    end: int
    certain: float
    concepts: frozenset[str] = frozenset()
    people: bool = False

    @property
    def places(self) -> range:
        return range(self.start, self.end)

    @property
    def kinds(self) -> frozenset[str]:
        return kinds(self.concepts)


def groups(side: Side) -> list[Group]:
    """The names of a side that have no counterpart, in order."""
    found: list[Group] = []
    taken: set[int] = set()
    for known in side.known:
        places = range(known.start, known.end)
        if THING in kinds(known.concepts):
            taken.update(places)
        elif _unmatched(side, known) and proper(side, known):
            certain = 0.8 if kinds(known.concepts).isdisjoint((TERRITORY, BODY)) else 0.9
            found.append(Group(known.start, known.end, certain, known.concepts, known.adjective))
            taken.update(places)
    start = None
    for place in range(len(side.words) + 1):
        fits = place < len(side.words) and place not in taken and _nameless(side, place)
        if fits and start is None:
            start = place
        if not fits and start is not None:
            found.append(Group(start, place, _likely(side, range(start, place))))
            start = None
    return sorted(found, key=lambda group: group.start)


def simple(side: Side, group: Group) -> bool:
    """Whether a Latin name is written as names are: one capital in front of each word, or of its parts."""
    written = (ARTICLE.sub("", side.words[place].text) for place in group.places)
    parts = [part for word in written for part in re.split("[-'’]", _POSSESSIVE.sub("", word)) if part]
    return all(len(part) > 1 and part.isalpha() and part[1:].islower() for part in parts)


def whole(side: Side, group: Group) -> bool:
    """Whether no neighbour of a Latin name is a name that has a counterpart; else it is one that got a further part."""
    near = (place for place in (group.start - 1, group.end) if 0 <= place < len(side.words))
    return not any(place in side.matched and side.words[place].part for place in near)


def led(side: Side, place: int) -> bool:
    """Whether an Arabic word stands behind a title or a word of kind (`الوزير`, `مدينة`)."""
    before = side.words[place - 1].key if place else ""
    return before in TITLES or not (PLACE_WORDS | BODY_WORDS).isdisjoint(unattached(before))


def is_chain(written: str) -> bool:
    """Whether a word is more than a hyphened name: `Asp-Arg-Val-Tyr-Ile`."""
    return sum(map(written.count, HYPHENS)) > _MOST_HYPHENS


def foreign(word: Word) -> bool:
    """Whether an Arabic word looks like a foreign name."""
    return max(map(foreignness, word.forms), default=0.0) > _NAMELIKE


def _unmatched(side: Side, known: Known) -> bool:
    """Whether a known name has no counterpart; one word of a newspaper's or club's name that sounds alike is none."""
    found = len(side.matched.intersection(range(known.start, known.end)))
    media = kinds(known.concepts) <= {MEDIUM, CLUB}
    return 3 * found <= known.end - known.start if media else not found


def _nameless(side: Side, place: int) -> bool:
    """Whether a word is (part of) a name and has no counterpart."""
    word = side.words[place]
    if not word.part or word.function or place in side.matched or len(word.key) < 2 or _is_acronym(word.text):
        return False
    if is_chain(word.text):
        return False
    return not word.ordinary or (side.arabic and _personal(side, place))


def _is_title_case(side: Side, place: int) -> bool:
    """Whether an ordinary English word has its capital from the start of the sentence (`Nice dress`), or from a name
    that it ends (`Fox News Channel`)."""
    start = side.spans[place].start
    if not place:
        return side.words[place].ordinary
    return side.words[place - 1].part and side.text[side.spans[place - 1].end : start] == " "


def _is_acronym(written: str) -> bool:
    """Whether a word is an acronym, or begins with one and a hyphen (`MERS-CoV`)."""
    first, *rest = re.split(f"[{HYPHENS}]", written, maxsplit=1)
    return written.isupper() or (bool(rest) and len(first) > 1 and first.isupper())


def _personal(side: Side, place: int) -> bool:
    """Whether an ordinary Arabic word stands where it can only be part of a person's name."""
    if not is_person(side.words[place].key, 5) or not PLACE_WORDS.isdisjoint(unattached(side.words[place].key)):
        return False
    after = side.words[place + 1] if place + 1 < len(side.words) else None
    if side.words[place].key in TITLES and after is not None and (place + 1 in side.matched or not after.ordinary):
        return False
    if place and side.words[place - 1].key in TITLES:
        return True
    return any(0 <= other < len(side.words) and _telling(side.words[other]) for other in (place - 1, place + 1))


def _telling(word: Word) -> bool:
    """Whether a word is no ordinary one and looks or is known as part of a name."""
    return not word.ordinary and not word.function and (is_person(word.key, 1) or foreign(word))


def proper(side: Side, known: Known) -> bool:
    """Whether words that are known to name something do so here, and are not just words."""
    places = range(known.start, known.end)
    named = kinds(known.concepts)
    capital = any(side.words[place].capitalized and not side.words[place].function for place in places)
    if not side.arabic and not known.adjective and not capital:
        return False
    if TERRITORY in named or not all(side.words[place].ordinary for place in places):
        return True
    of_world = len(places) == 1 and all(map(is_unseen, known.concepts))
    if not side.arabic and of_world and is_acronym(side, known.start):  # `MERS` is no Mers
        return False
    if len(places) == 1 and any(c[0] in _LISTED and not is_unseen(c) for c in known.concepts):
        word = side.words[known.start]
        if side.language.code == "en" and _is_title_case(side, known.start):
            return False
        a_name = (PLACE in named and common_too().isdisjoint(unattached(word.key))) or (BODY in named and foreign(word))
        if a_name if side.arabic else word.part:
            return True
    if not side.arabic or known.start == 0:
        return len(places) > 1
    before = unattached(side.words[known.start - 1].key)
    return len(places) > 1 or not (PLACE_WORDS | BODY_WORDS).isdisjoint(before)


def _likely(side: Side, places: Sequence[int]) -> float:
    """How surely words without counterpart are a name."""
    words = [side.words[place] for place in places]
    if not side.arabic:
        return min(0.9, 0.4 + 0.2 * len(words))
    titled = places[0] > 0 and side.words[places[0] - 1].key in TITLES
    least = 5 if len(words) == 1 else 1
    telling = sum((is_person(word.key, least) and word.key not in PARTICLES) or foreign(word) for word in words)
    return min(0.9, 0.35 + 0.25 * bool(telling) + 0.1 * (telling > 1) + 0.2 * titled)
