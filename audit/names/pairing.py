"""Which name of the original stands where the translation has a name that the original has not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.language.normalize import fold
from audit.names.absent import built
from audit.names.arabic import BODY_WORDS, COUNTS, PARTICLES, PLACE_WORDS, is_function, unattached
from audit.names.certainty import LIKELY, POSSIBLE, SURE, certainty
from audit.names.compare import Link
from audit.names.concepts import BODY, CLUB, PERSON, PLACE, SOMEWHERE, SPORT, TERRITORY, kinds, territory
from audit.names.foreign import foreignness
from audit.names.groups import Group, groups, led, simple, whole
from audit.names.latin import ARTICLE
from audit.names.metonyms import capitals, codes, countries, implied
from audit.names.people import bearers
from audit.names.quoted import is_in_quotation, is_quoted
from audit.names.side import Side, is_acronym
from audit.names.words import is_person

_SHORTEST = 3  # letters of an ordinary word that may be a name
_ENOUGH = 2.0  # score from which on two names stand for each other
_NAMELIKE = 0.3  # trigrams of letters above which an ordinary word that is linked to a name looks like one
_OFTEN = 12  # sightings of persons that make a likely name of an ordinary word
_FOREIGN = 0.8  # the same for a word that is not linked
_NEAR = 0.35  # difference of relative positions that an ordinary word and the name that stands for it may have
_FAR = 0.6  # the same for two names
_DESCRIBED = frozenset(map(fold, ("العاصمة", "البلاد", "المدينة", "الجنوب", "الشمال", "الشرق", "الغرب")))
"""What a club or its people are told by in the place of their name («فريق العاصمة»)."""

_BODIES = frozenset((BODY, SPORT))
_PLACES = {TERRITORY: PLACE}  # countries are places
_PLAIN = SOMEWHERE | {PERSON, CLUB}  # what may stand for one of another kind


@dataclass(frozen=True, slots=True)
class Pairing:
    """A name of the original and the name that stands for it; ``certainty`` is how surely the two are two."""

    lost: Group
    new: Group
    certainty: float


class Pairer:
    """Finds the partners of the names of a translation that have no counterpart; each original name serves once."""

    def __init__(self, source: Side, target: Side, links: Sequence[Link]) -> None:
        self.source, self.target, self.links = source, target, links
        self.lost, self.new = groups(source), groups(target)
        fresh = {place for group in self.new for place in group.places}
        towns = (k for k in target.known if PLACE in kinds(k.concepts) and not k.adjective) if source.arabic else ()
        self.towns = {place for k in towns for place in range(k.start, k.end)} & target.matched
        self.explained = {s for s, t in links if t not in fresh and self._renders(s, t)}

    def pairings(self) -> list[Pairing]:
        """The pairings in order of the translation; what is left in ``lost`` and ``new`` has no partner."""
        found: list[Pairing] = []
        for search in (self._linked, self._weakly_linked, self._adjacent, self._leading, self._loose):
            for group in tuple(self.new):
                partner = None if self._in_brackets(group) else search(group)
                if partner is None:
                    continue
                lost, sure = partner
                if self._is_title(lost, group):
                    sure = 0.0
                elif self._is_opening_word(lost, group):
                    sure = min(sure, POSSIBLE)
                elif sure == POSSIBLE and self._are_surnames(lost, group):
                    sure = LIKELY
                self.lost = [other for other in self.lost if set(other.places).isdisjoint(lost.places)]
                self.new.remove(group)
                found.append(Pairing(lost, group, sure))
        return found

    def _renders(self, place: int, linked: int) -> bool:
        """Whether a linked word accounts for one of the original: a name that another word accounts for does not."""
        others = self.target.pairs.get(linked) if self.source.arabic else None
        if others is None and linked in self.towns:
            return place in self.source.matched
        return not self.target.words[linked].function and (others is None or place in others)

    def _linked(self, group: Group) -> tuple[Group, float] | None:
        """The name that is linked to ``group``, or stands beside the counterpart of its neighbour."""
        best, most = None, 0.0
        for candidate in self.lost:
            fits = self._compatible(candidate, group) or self._unknown(candidate, group)
            if fits or self._of_another_country(candidate, group):
                score = 4.0 * self._joined(candidate, group) + 3.0 * self._beside(candidate, group)
                score += candidate.certain if score else 0.0
                if score > most:
                    best, most = candidate, score
        if best is None or most < _ENOUGH:
            return None
        parts = whole(self.target, group) or self._beside(best, group)
        doubtful = best.certain < LIKELY and not parts
        doubtful = doubtful or (self.target.arabic and group.certain < LIKELY)
        most_sure = POSSIBLE if doubtful else SURE if self._joined(best, group) else LIKELY
        return best, min(most_sure, self._certainty(best, group))

    def _weakly_linked(self, group: Group) -> tuple[Group, float] | None:
        """The ordinary word that is linked to ``group``."""
        if not self.source.arabic or not simple(self.target, group):
            return None
        article = ARTICLE.match(self.target.words[group.start].text) is not None
        for s, t in self.links:
            if t in group.places and self._free(s):
                candidate = self._weak(s)
                named = self._namelike(candidate, _NAMELIKE, article)
                alone = group.start > 0 and whole(self.target, group)
                if self._compatible(candidate, group) and self._known(candidate, group) and (named or alone):
                    plain = group.start == 0 or (not named and self.source.words[s].key.startswith("ال"))
                    most_sure = SURE if named else POSSIBLE if plain else LIKELY
                    return candidate, min(most_sure, self._certainty(candidate, group))
        return None

    def _adjacent(self, group: Group) -> tuple[Group, float] | None:
        """The name, or the word that looks like one, behind the counterpart of a first name that ``group`` follows."""
        first = self.target.pairs.get(group.start - 1)
        if not self.source.arabic or first is None or first.stop == len(self.source.words):
            return None
        if not simple(self.target, group):
            return None
        candidate = next((lost for lost in self.lost if lost.start == first.stop), None)
        if candidate is None and first.stop not in self.explained and self._free(first.stop):
            weak = self._weak(first.stop)
            candidate = weak if self._namelike(weak, _NAMELIKE, article=True) else None
        if candidate is None or not self._compatible(candidate, group):
            return None
        return candidate, min(LIKELY, self._certainty(candidate, group))

    def _leading(self, group: Group) -> tuple[Group, float] | None:
        """The first name before the counterpart of a surname that stands behind ``group``: «كمال» for `Jamal`."""
        last = self.target.pairs.get(group.end)
        if not self.source.arabic or last is None or not last.start or not simple(self.target, group):
            return None
        place = last.start - 1
        candidate = next((lost for lost in self.lost if lost.end == last.start), None)
        if candidate is None and place not in self.explained and self._free(place):
            candidate = self._weak(place) if is_person(self.source.words[place].key, _OFTEN) else None
        if candidate is None or not self._compatible(candidate, group):
            return None
        return candidate, min(LIKELY, self._certainty(candidate, group))

    def _loose(self, group: Group) -> tuple[Group, float] | None:
        """The name that nothing else explains, at about the same place as ``group``."""
        if not self.source.arabic or not whole(self.target, group):
            return None
        if implied(self.target, group.start, group.end, self.source):
            return None
        if not group.concepts and not simple(self.target, group):
            return None
        strong = [c for c in self.lost if self.explained.isdisjoint(c.places) and c.certain >= LIKELY and not c.people]
        found = self._nearest(strong, group, _FAR)
        if found:
            return found, self._certainty(found, group)
        weak = [self._weak(s) for s in range(len(self.source.words)) if s not in self.explained and self._free(s)]
        found = self._nearest([c for c in weak if self._stands_for(c, group)], group, _NEAR)
        return (found, min(LIKELY, self._certainty(found, group))) if found else None

    def _stands_for(self, candidate: Group, group: Group) -> bool:
        """Whether an ordinary word may be the name that ``group`` stands for: for a known place, a place."""
        if PLACE in group.kinds or self._is_capital(group):
            return bool(candidate.kinds & SOMEWHERE)
        return self._namelike(candidate, _FOREIGN)

    def _are_surnames(self, lost: Group, new: Group) -> bool:
        """Whether two names that are no place's stand behind one first name (`Rachid Haschisch`, «رشيد حشيشي»)."""
        if not self.source.arabic or (lost.kinds | new.kinds) - {PERSON}:
            return False
        first = self.target.pairs.get(new.start - 1)
        return first is not None and first.stop == lost.start and is_person(self.source.words[first.start].key, 1)

    def _is_opening_word(self, lost: Group, new: Group) -> bool:
        """Whether an unknown word has its capital from the sentence's start, and renders one that no person bears."""
        if not self.source.arabic or lost.concepts or new.concepts or len(new.places) > 1:
            return False
        before = self.target.text[: self.target.spans[new.start].start].rstrip()
        borne = any(form in bearers() for form in self.target.words[new.start].forms)
        borne = borne or any(is_person(self.source.words[place].key, 1) for place in lost.places)
        return (not before or before[-1] in ".:!?") and not borne

    def _is_title(self, lost: Group, new: Group) -> bool:
        """Whether both stand alone in quotation marks, unknown: a motto or a title, which may be translated; or a
        common noun for a common noun inside them, whatever places are called so («ملح», `“Salt”`)."""
        sides = (self.source, lost), (self.target, new)
        if not lost.certain and all(self.target.words[place].ordinary for place in new.places):
            return all(is_in_quotation(side, group.start, group.end) for side, group in sides)
        return not (lost.concepts or new.concepts) and all(is_quoted(side, group) for side, group in sides)

    def _in_brackets(self, group: Group) -> bool:
        """Whether an unknown word stands alone in brackets: an abbreviation of what stands before them."""
        span, text = self.target.spans[group.start], self.target.text
        alone = len(group.places) == 1 and not group.concepts
        return alone and text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"

    def _is_capital(self, group: Group) -> bool:
        return any(group.start <= capital.start < group.end for capital in capitals(self.target))

    def _nearest(self, candidates: Iterable[Group], group: Group, most: float) -> Group | None:
        fitting = [
            c
            for c in candidates
            if self._compatible(c, group)
            and self._known(c, group)
            and (self._distance(c, group) < most or self._lone(c, group))
        ]
        return min(fitting, key=lambda c: self._distance(c, group), default=None)

    def _known(self, candidate: Group, group: Group) -> bool:
        """Whether a candidate for a country is known as a place: the tables would have found the country."""
        return (
            TERRITORY not in group.kinds
            or TERRITORY in candidate.kinds
            or (candidate.certain > 0 and PLACE in candidate.kinds)
        )

    def _distance(self, one: Group, other: Group) -> float:
        return abs(one.start / len(self.source.words) - other.start / len(self.target.words))

    def _free(self, place: int) -> bool:
        """Whether an ordinary word of the original may be a name that nothing else renders."""
        word = self.source.words[place]
        usable = word.part and not word.function and len(word.key) >= _SHORTEST and built(word)
        usable = usable and (PLACE_WORDS | BODY_WORDS | COUNTS).isdisjoint(unattached(word.key))
        usable = usable and not is_function(word.key) and word.key not in _DESCRIBED
        taken = place in self.source.matched or any(place in group.places for group in self.lost)
        return usable and not taken

    def _weak(self, place: int) -> Group:
        known = next((k for k in self.source.known if k.start == place and not k.adjective), None)
        return Group(place, known.end, 0.0, known.concepts) if known else Group(place, place + 1, 0.0)

    def _namelike(self, candidate: Group, least: float, article: bool = False) -> bool:
        """Whether an ordinary word is known as a name, stands as one, or looks as foreign as ``least``.

        One with the article stands as one behind a title or a word of kind, or where the name has an ``article``, too.
        """
        place = candidate.start
        word = self.source.words[place]
        if led(self.source, place):
            return True
        if word.key.startswith("ال") and not article:
            return False
        named = candidate.kinds & SOMEWHERE or is_person(word.key, _OFTEN)
        return bool(named) or max(map(foreignness, word.forms)) >= least

    def _certainty(self, lost: Group, new: Group) -> float:
        if TERRITORY in lost.kinds | new.kinds and self._is_same_country(lost, new):
            return 0.0
        return certainty(lost, new, self.source, self.target)

    def _is_same_country(self, lost: Group, new: Group) -> bool:
        """Whether one names a country and the other its capital, or a place of it that was told by its country."""
        near, far = countries(self.source, lost.start, lost.end), countries(self.target, new.start, new.end)
        told = {territory(code) for code in codes(lost.concepts)} if new.kinds == {TERRITORY} else set()
        return not near.isdisjoint(far) or not told.isdisjoint(new.concepts)

    def _joined(self, one: Group, other: Group) -> bool:
        return any(s in one.places and t in other.places for s, t in self.links)

    def _beside(self, one: Group, other: Group) -> bool:
        """Whether the words next to two names are linked and have been matched as parts of the same name."""
        return any(
            (s in self.source.matched and t in self.target.matched)
            and (s in (one.start - 1, one.end) and t in (other.start - 1, other.end))
            for s, t in self.links
        )

    def _lone(self, lost: Group, new: Group) -> bool:
        """Whether two names are of one kind, and no other of it lacks a counterpart: those may stand anywhere."""
        kinds = _kinds(lost) & _kinds(new)
        return bool(kinds) and all(sum(bool(_kinds(g) & kinds) for g in side) == 1 for side in (self.lost, self.new))

    def _unknown(self, lost: Group, new: Group) -> bool:
        """Whether a name that no table has, so that it may be of any kind, is linked to one of a known kind.

        Acronyms are known to stand for a body, and stand for much else.
        """
        unknown = self.source.arabic and not lost.concepts and lost.certain >= LIKELY
        return unknown and not new.people and not is_acronym(self.target, new.start) and self._joined(lost, new)

    def _of_another_country(self, lost: Group, new: Group) -> bool:
        """Whether the adjective of one country is linked to the name of another (`sud-coréen`, «كوريا الشمالية»)."""
        return lost.kinds == new.kinds == {TERRITORY} and lost.people != new.people and self._joined(lost, new)

    def _compatible(self, one: Group, other: Group) -> bool:
        """Whether two names may stand for each other: of one kind where both are known; a people only for a people."""
        if one.people and other.people:
            return True
        if (
            self.source.arabic
            and other.kinds & SOMEWHERE
            and any(self.source.words[p].key in PARTICLES for p in one.places)
        ):
            return False  # «سلمان بن عبدالعزيز» is no town
        if CLUB in one.kinds | other.kinds and one.kinds and other.kinds and not one.kinds & other.kinds:
            return False
        if one.kinds & _BODIES and other.kinds & _BODIES:
            return True
        if not (one.kinds | other.kinds) <= _PLAIN:  # a body or a medium stands only for one of its kind
            return bool(one.kinds & other.kinds)
        return not (one.people or other.people)


def _kinds(group: Group) -> frozenset[str]:
    """What a name names, countries and places in one."""
    return frozenset(_PLACES.get(kind, kind) for kind in group.kinds)
