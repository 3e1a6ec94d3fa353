"""Names at fault in one segment: another name, a translated name, a name that is gone, a name that nobody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audit.names.absent import absent
from audit.names.arabic import BODY_WORDS, PARTICLES, PLACE_WORDS, TITLES, bare, unattached
from audit.names.compare import LONGEST_WORD, Link, Side, Word, capitalized, is_person, match
from audit.names.foreign import foreignness
from audit.names.index import Known, bearers, people, titles
from audit.names.latin import ARTICLE, letters
from audit.names.transliteration import likeness
from audit.records import Span

_DOUBT = -0.25  # likeness down to which two linked writings may still be one name
_UNLIKE = -0.3  # likeness below which they are two, whoever bears them
_SEEN = 3  # sightings from which on the spellings of a person's name are known
_HALF = 65  # per cent of letters in common that may make two Latin writings one name
SURE, LIKELY, POSSIBLE = 0.9, 0.6, 0.3
"""How certain it is that two names are two. Only what is sure needs no other witness."""

SEVERAL = 0.6
"""How certain it is that a name of several words, none of them known, is made up."""

_CLEAR = 0.35  # likeness from which on two writings are one name whatever the index holds
_NAMELIKE = 0.3  # trigrams of letters above which a word looks like a foreign name
_INSIDE = re.compile("[ةى][\u0621-\u064a]|\\w{5}إ")  # letters that only end words, inside one
_FEW = 8  # sightings below which the index of persons proves nothing
_RARE = 0.04  # share of sightings below which a spelling counts as another name's


class Kind(StrEnum):
    TRANSLATED = "translated"
    WRONG = "wrong"
    DROPPED = "dropped"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Fault:
    """A name at fault; a side without a span has no counterpart. ``certainty`` is 0 to 1."""

    kind: Kind
    source: Span | None
    target: Span | None
    certainty: float


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


def faults(source: Side, target: Side, links: Sequence[Link]) -> list[Fault]:
    """The names at fault, given both sides as read and the word links between them."""
    if _glued(source) or _glued(target):
        return []
    match(source, target, links)
    found = list(_confused(source, target))
    lost, new = groups(source), groups(target)
    used = {place for group in lost if group.people for place in group.places}
    linked = {s for s, t in links if not target.words[t].function}
    for group in new:
        partner = (
            _partner(group, lost, source, target, links)
            or _instead(group, source, target, links)
            or _left_over(group, new, lost, source, target, links)
        )
        if partner is None:
            continue
        lost = [other for other in lost if other is not partner]
        certainty = _certainty(partner, group, source, target)
        name = all(_simple(target, place) or target.arabic or group.concepts for place in group.places)
        (used if certainty and name else linked).update(partner.places)
        if certainty and name:
            found.append(Fault(Kind.WRONG, _span(source, partner), _span(target, group), certainty))
        new = [other for other in new if other is not group]
    for group in lost:
        span = _rendered(group, source, target, links)
        if span is not None and _meaningful(group, source):
            found.append(Fault(Kind.TRANSLATED, _span(source, group), span, 0.8))
            used.update(group.places)
    built = {p for group in lost if group.certain >= LIKELY and not group.concepts for p in group.places}
    found += [Fault(Kind.DROPPED, span, None, sure) for span, sure in absent(source, linked, used, built)]
    found += _translated_persons(source, target, links)
    found += [Fault(Kind.INVENTED, None, _span(target, g), _made_up(g)) for g in new]
    return found


def _glued(side: Side) -> bool:
    """Whether the text lost spaces, so that its words are not words."""
    return side.arabic and any(
        (len(word.key) > LONGEST_WORD and word.key.isalpha()) or _INSIDE.search(word.span.of(side.text))
        for word in side.words
    )


def groups(side: Side) -> list[Group]:
    """The names of a side that have no counterpart."""
    found: list[Group] = []
    taken: set[int] = set()
    for known in side.known:
        places = range(known.start, known.end)
        if any(concept[0] == "X" for concept in known.concepts):
            taken.update(places)
        elif _unmatched(side, known) and _proper(side, known):
            certain = 0.9 if any(c[0] in "TO" for c in known.concepts) else 0.8
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


def _unmatched(side: Side, known: Known) -> bool:
    """Whether a known name has no counterpart; one word of a newspaper's or club's name that sounds alike is none."""
    found = len(side.matched.intersection(range(known.start, known.end)))
    media = all(concept[0] in "MC" for concept in known.concepts)
    return 3 * found <= known.end - known.start if media else not found


def _nameless(side: Side, place: int) -> bool:
    """Whether a word is (part of) a name and has no counterpart."""
    word = side.words[place]
    written = word.span.of(side.text)
    if not word.part or word.function or place in side.matched or len(word.key) < 2 or written.isupper():
        return False
    return not word.ordinary or (side.arabic and _personal(side, place))


def _personal(side: Side, place: int) -> bool:
    """Whether an ordinary Arabic word stands where it can only be part of a person's name."""
    if not is_person(side.words[place].key, 5):
        return False
    before = side.words[place - 1] if place else None
    if before is not None and before.key in TITLES:
        return True
    return any(
        0 <= other < len(side.words) and _telling(side.words[other])
        for other in (place - 1, place + 1)
    )


def _telling(word: Word) -> bool:
    """Whether a word is no ordinary one and looks or is known as part of a name."""
    return not word.ordinary and not word.function and (is_person(word.key, 1) or _foreign(word))


def _proper(side: Side, known: Known) -> bool:
    """Whether words that are known to name something do so here, and are not just words."""
    places = range(known.start, known.end)
    kinds = {concept[0] for concept in known.concepts}
    capital = any(capitalized(side, place) and not side.words[place].function for place in places)
    if not side.arabic and not known.adjective and not capital:
        return False
    if "T" in kinds or not all(side.words[place].ordinary for place in places):
        return True
    if not side.arabic or known.start == 0:
        return len(places) > 1
    before = unattached(side.words[known.start - 1].key)
    return len(places) > 1 or not (PLACE_WORDS | BODY_WORDS).isdisjoint(before)


def _likely(side: Side, places: range) -> float:
    """How surely words without counterpart are a name."""
    words = [side.words[place] for place in places]
    if not side.arabic:
        return min(0.9, 0.4 + 0.2 * len(words))
    titled = places.start > 0 and side.words[places.start - 1].key in TITLES
    least = 5 if len(words) == 1 else 1
    telling = sum((is_person(word.key, least) and word.key not in PARTICLES) or _foreign(word) for word in words)
    return min(0.9, 0.35 + 0.25 * bool(telling) + 0.1 * (telling > 1) + 0.2 * titled)


def _foreign(word: Word) -> bool:
    return max(map(foreignness, word.forms)) > _NAMELIKE


def _partner(
    group: Group, lost: Sequence[Group], source: Side, target: Side, links: Sequence[Link]
) -> Group | None:
    """The name of the source that stands where ``group`` stands in the target."""
    linked = {s for s, t in links if t in group.places}
    best, most = None, 0
    for candidate in lost:
        if not _compatible(candidate, group, source, target):
            continue
        score = 4 * bool(linked & set(candidate.places)) + 3 * _beside(candidate, group, source, target, links)
        score += 2 * (bool(_kinds(candidate) & _kinds(group) & set("HC")) or _places(candidate, group))
        if score > most:
            best, most = candidate, score
    return best if most >= 2 else None


def _instead(group: Group, source: Side, target: Side, links: Sequence[Link]) -> Group | None:
    """The ordinary word that a name of the target is linked to, where that word can be a name in its place."""
    if not source.arabic or any(not _simple(target, place) for place in group.places):
        return None
    for s, t in links:
        word = source.words[s]
        free = word.part and not word.function and s not in source.matched
        if t not in group.places or not free:
            continue
        if group.concepts:
            named = next((k for k in source.known if k.start == s and not k.adjective), None)
            found = named and Group(s, named.end, LIKELY, named.concepts)
            if found and _places(found, group):
                return found
            continue
        behind = s - 1 in source.matched and t - 1 in target.matched
        if behind or not _with_article(word) or ARTICLE.match(target.words[t].span.of(target.text)):
            before = source.words[s - 1].key if s else ""
            led = before in TITLES or not (PLACE_WORDS | BODY_WORDS).isdisjoint(unattached(before))
            if led or is_person(word.key) or _foreign(word) or _named(source, s - 1) or _named(source, s + 1):
                return Group(s, s + 1, LIKELY)
    return None


def _left_over(
    group: Group, new: Sequence[Group], lost: Sequence[Group], source: Side, target: Side, links: Sequence[Link]
) -> Group | None:
    """The one name of the source that nothing is linked to, where ``group`` is the one such name of the target."""
    free = [g for g in lost if not g.people and not any(s in g.places for s, _ in links)]
    loose = [g for g in new if not g.people and not any(t in g.places and s not in source.matched for s, t in links)]
    if len(free) == 1 and loose == [group] and _compatible(free[0], group, source, target):
        return free[0]
    return None


def _simple(side: Side, place: int) -> bool:
    """Whether a word is written as names are: one capital in front, or in front of its parts."""
    written = ARTICLE.sub("", side.words[place].span.of(side.text))
    return all(len(part) > 1 and part[1:].islower() for part in re.split("[-'’]", written) if part)


def _kinds(group: Group) -> set[str]:
    return {concept[0] for concept in group.concepts}


def _places(one: Group, other: Group) -> bool:
    """Whether both are known to name a country or a place."""
    return all(_kinds(group) & set("TP") for group in (one, other))


def _compatible(one: Group, other: Group, source: Side, target: Side) -> bool:
    """Whether two names may stand for each other: of one kind where both are known; a people only for a people."""
    if one.people and other.people:
        return True
    if not (_kinds(one) | _kinds(other)) <= set("PTHC"):  # a body or a medium stands only for one of its kind
        return bool(_kinds(one) & _kinds(other))
    return not (one.people or other.people)


def _beside(one: Group, other: Group, source: Side, target: Side, links: Sequence[Link]) -> bool:
    """Whether the words next to two names are linked and have been matched as parts of the same name."""
    return any(
        (s in source.matched and t in target.matched)
        and (s in (one.start - 1, one.end) and t in (other.start - 1, other.end))
        for s, t in links
    )


def _certainty(lost: Group, new: Group, source: Side, target: Side) -> float:
    """How surely two names are two, 0 where they are hardly."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    mine, theirs = (lost, new) if source.arabic else (new, lost)
    if all(arabic.words[a].key in PARTICLES for a in mine.places):
        return 0.0
    sounds = [latin.words[t].forms[0] for t in theirs.places if latin.words[t].forms]
    if not (lost.concepts and new.concepts) and _written_alike(mine, arabic, sounds):
        return 0.0
    kinds, places = (_kinds(lost), _kinds(new)), _places(lost, new)
    if not arabic.arabic:
        return SURE if places or not any(kinds) else LIKELY
    written = [form for a in mine.places for form in arabic.words[a].forms]
    nearest = [max(likeness(form, sound) for form in written) for sound in sounds]
    likest = _likest(nearest)
    named = any(_of_another(arabic.words[a].key, sound) for a in mine.places for sound in sounds)
    known = any(is_person(arabic.words[a].key) for a in mine.places)
    if likest < _DOUBT:
        otherwise = all(_spelled_otherwise(arabic.words[a].key, "".join(sounds)) for a in mine.places)
        unlike = (likest < _UNLIKE and mine.certain >= LIKELY) or otherwise or (known and (named or any(kinds)))
        return SURE if places or all(kinds) or unlike else LIKELY
    if places:
        return SURE if all("T" in kind for kind in kinds) else LIKELY
    return (SURE if known else LIKELY) if named else POSSIBLE


def _likest(nearest: Sequence[float]) -> float:
    """How like two names are, given each Latin word's nearest: of many words, some are a little like by chance."""
    if not nearest:
        return -1.0
    return max(nearest) if max(nearest) >= 0.0 else sum(nearest) / len(nearest)


def _written_alike(mine: Group, side: Side, sounds: Sequence[str]) -> bool:
    """Whether a name is written much like the other, or like the other is called in French or English."""
    from rapidfuzz import fuzz

    called = {title for code in ("fr", "en") for concept in mine.concepts if (title := titles(code).get(concept))}
    forms = [letters(title) for title in called]
    if not side.arabic:
        forms += [form for place in mine.places for form in side.words[place].forms]
    return any(fuzz.ratio(form, sound) >= _HALF for form in forms for sound in ["".join(sounds), *sounds])


def _spelled_otherwise(arabic: str, latin: str) -> bool:
    """Whether the index of persons knows the Arabic name, and none of its spellings is much like this one."""
    from rapidfuzz import fuzz

    entries = [people()[form] for form in bare(arabic) if form in people()]
    spellings = [spelling for count, known in entries if count >= _SEEN for spelling in known]
    return bool(spellings) and all(fuzz.ratio(spelling, latin) < _HALF for spelling in spellings)


def _of_another(arabic: str, latin: str) -> bool:
    """Whether a Latin spelling is known of persons, and never or hardly ever for this Arabic name."""
    seen = bearers().get(latin, {})
    return sum(seen.values()) >= 2 and not any(form in seen for form in bare(arabic))


def _confused(source: Side, target: Side) -> Iterator[Fault]:
    """Persons' names that sound alike and are two (سامر, سمير), where the index of persons tells them apart."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    if not arabic.arabic or latin.arabic:
        return
    for t, places in latin.pairs.items():
        word, spelled = arabic.words[places[0]], latin.words[t].forms[0]
        if len(places) == 1 and not _with_article(word) and _two_names(word, spelled, arabic):
            spans = word.span, latin.words[t].span
            yield Fault(Kind.WRONG, *(spans if source.arabic else spans[::-1]), SURE)


def _with_article(word: Word) -> bool:
    """Whether a word is an ordinary one with the article, which makes it no person's name (`الماضي`)."""
    return word.ordinary and word.key.startswith("ال")


def _two_names(word: Word, latin: str, side: Side) -> bool:
    """Whether persons of one name hardly ever write it like this, and those of another do."""
    known, seen = people(), bearers().get(latin, {})
    total = sum(seen.values())
    if word.key in PARTICLES or total < _FEW or max(likeness(form, latin) for form in word.forms) > _CLEAR:
        return False
    forms = [form for form in word.forms if form in known]
    if not forms or max(known[form][0] for form in forms) < _FEW:
        return False
    if any(seen.get(form, 0) > _RARE * min(known[form][0], total) for form in forms):
        return False
    usual = {form for form, count in seen.items() if count > total / 4}
    return not any(form in usual for word in side.words for form in word.forms)


def _rendered(group: Group, source: Side, target: Side, links: Sequence[Link]) -> Span | None:
    """Ordinary words of the target that a name without counterpart is linked to."""
    places = sorted(t for s, t in links if s in group.places and _plain(target, t))
    return Span(target.words[places[0]].span.start, target.words[places[-1]].span.end) if places else None


def _plain(side: Side, place: int) -> bool:
    word = side.words[place]
    return word.ordinary and not word.function and place not in side.matched


def _meaningful(group: Group, side: Side) -> bool:
    """Whether a name could be translated by its meaning and should not be."""
    kinds = _kinds(group)
    if not side.arabic or not all(side.words[place].ordinary or side.words[place].function for place in group.places):
        return False
    if "P" in kinds and len(group.places) > 1:
        return True
    near = [side.words[place].key for place in (group.start - 1, group.start) if place >= 0]
    before = {form for key in near for form in unattached(key)}
    return not kinds.isdisjoint("MC") and not BODY_WORDS.isdisjoint(before)


def _named(side: Side, place: int) -> bool:
    """Whether a word next to a name is part of it and did get rendered."""
    if not 0 <= place < len(side.words) or place not in side.matched:
        return False
    return side.words[place].part and not side.words[place].ordinary


def _made_up(group: Group) -> float:
    """How surely a name without original is made up: a desk may name a country or a body that the original implies."""
    return 0.4 if group.concepts or len(group.places) < 2 else SEVERAL


def _translated_persons(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Two parts of a person's name that are ordinary words, linked to two ordinary words with capitals."""
    for s, t in links if source.arabic else ():
        for first in (s - 1, s):
            pair = [place for place in (first, first + 1) if 0 <= place < len(source.words)]
            ends = [place for place in range(t - 2, t + 3) if 0 <= place < len(target.words) and _titled(target, place)]
            if len(pair) == 2 and t in ends and len(ends) > 1 and source.matched.isdisjoint(pair):
                words = [source.words[place] for place in pair]
                if all(word.ordinary and is_person(word.key, 20) for word in words):
                    span = Span(target.words[ends[0]].span.start, target.words[ends[-1]].span.end)
                    yield Fault(Kind.TRANSLATED, Span(words[0].span.start, words[1].span.end), span, 0.7)
                    return


def _titled(side: Side, place: int) -> bool:
    """Whether a word is an ordinary one with a capital inside the sentence."""
    return side.words[place].part and place > 0 and capitalized(side, place) and _plain(side, place)


def _span(side: Side, group: Group) -> Span:
    return Span(side.words[group.start].span.start, side.words[group.end - 1].span.end)
