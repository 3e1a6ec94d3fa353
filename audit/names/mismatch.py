"""Names at fault in one segment: another name, a translated name, a name that is gone, a name that nobody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.names.absent import absent
from audit.names.arabic import BODY_WORDS, OFFICES, PARTICLES, SONS, unattached
from audit.names.bodies import translated_bodies
from audit.names.certainty import LIKELY, SURE
from audit.names.clubs import translated_clubs
from audit.names.compare import Link, match
from audit.names.concepts import AGENCY, CLUB, MEDIUM, PLACE, is_unseen, kinds
from audit.names.crossed import crossed
from audit.names.faults import Fault, Kind
from audit.names.groups import Group, proper, simple
from audit.names.holders import exchanged_holders
from audit.names.homes import other_homes
from audit.names.homonyms import homonyms
from audit.names.index import Known, index
from audit.names.initials import by_initials
from audit.names.lookalikes import linked_peoples, taken_for_another
from audit.names.meant import read_as_words
from audit.names.metonyms import told_by_country
from audit.names.pairing import Pairer
from audit.names.people import bearers, people
from audit.names.rivals import rivals
from audit.names.room import Room
from audit.names.side import Side, is_plain, stretch
from audit.names.tables import common_too
from audit.names.theophoric import of_another
from audit.names.translated import translated
from audit.names.transliteration import likeness
from audit.names.words import Word
from audit.records import Span

SEVERAL = 0.6
"""How certain it is that a name of several words, none of them known, is made up."""

_PARTIES = frozenset(("حزب", "جبهه", "حركه", "تحالف", "ائتلاف"))  # whose names are translated
_COMMON_BODIES = frozenset((
    "parlement", "parliament", "senat", "senate", "chambre", "chamber", "assemblee", "assembly", "congres", "congress",
    "conseil", "council", "cour", "court", "cabinet", "gouvernement", "government", "presidence", "presidency",
))  # fmt: skip
_CLEAR = 0.35  # likeness from which on two writings are one name whatever the index holds
_SPELLED = 0.05  # the same from which on a word in the place of a title spells it
_FEW = 8  # sightings below which the index of persons proves nothing
_RARE = 0.04  # share of sightings below which a spelling counts as another name's


def faults(source: Side, target: Side, links: Sequence[Link]) -> list[Fault]:
    """The names at fault, given both sides as read and the word links between them."""
    match(source, target, links)
    found = [*_confused(source, target), *_exchanged(source, target), *homonyms(source, target)]
    found += [*of_another(source, target), *taken_for_another(source, target), *crossed(source, target, links)]
    found += [*linked_peoples(source, target, links), *exchanged_holders(source, target)]
    pairer = Pairer(source, target, links)
    used = {place for group in pairer.lost if group.people for place in group.places}
    linked = {s for s, t in links if not target.words[t].function}
    for pairing in pairer.pairings():
        lost, new = pairing.lost, pairing.new
        name = target.arabic or bool(new.concepts) or simple(target, new)
        (used if pairing.certainty and name else linked).update(lost.places)
        if pairing.certainty and name:
            found.append(Fault(Kind.WRONG, _span(source, lost), _span(target, new), pairing.certainty))
    known = {fault.source: fault for fault in rivals(source, target, pairer.lost, links)}
    found = [fault for fault in found if fault.source not in known or fault.certainty >= SURE]
    told = {fault.source for fault in found}
    found += [fault for span, fault in known.items() if span not in told]
    for group in pairer.lost:
        span = _rendered(group, source, target, links)
        if span is not None and _meaningful(group, source):
            kind, sure = (Kind.WRONG, SURE) if _names_another(span, group, target) else (Kind.TRANSLATED, 0.8)
            found.append(Fault(kind, _span(source, group), span, sure))
            used.update(group.places)
    standing = {p for g in pairer.lost if g.certain >= LIKELY and not g.concepts for p in g.places}
    room = Room(source, target, links)
    for span, sure in absent(source, linked, used, standing, room.crowded):
        if not by_initials(span, source, target) and not told_by_country(span, source, target):
            found.append(Fault(Kind.DROPPED, span, None, sure))
    found += [*translated(source, target, links), *translated_clubs(source, target, links)]
    found += [*translated_bodies(source, target, links), *other_homes(source, target)]
    spans = {fault.target for fault in found if fault.target is not None}
    found += [fault for fault in read_as_words(source, target, links) if fault.target not in spans]
    made_up = [group for group in pairer.new if not target.arabic or group.certain >= LIKELY]
    made_up = [group for group in made_up if not _is_common_body(group, target)]
    for group in made_up:
        title = _spelled_title(group, source, target)
        sure, span = (_made_up(group), None) if title is None else (SURE, source.spans[title])
        found.append(Fault(Kind.INVENTED, span, _span(target, group), sure))
    return found


def _spelled_title(group: Group, source: Side, target: Side) -> int | None:
    """The Arabic title before a person's name that a word before it in the translation spells (`Al-Liwa`, «اللواء»)."""
    name = target.pairs.get(group.end)
    if not source.arabic or name is None or not name.start or len(group.places) > 1:
        return None
    title, word = source.words[name.start - 1], target.words[group.start]
    if title.key not in OFFICES:
        return None
    alike = max((likeness(form, sound) for form in title.forms for sound in word.forms), default=-1.0)
    return name.start - 1 if alike > _SPELLED else None


def _confused(source: Side, target: Side) -> Iterator[Fault]:
    """Persons' names that sound alike and are two (سامر, سمير), where the index of persons tells them apart."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    if not arabic.arabic or latin.arabic:
        return
    for t, places in latin.pairs.items():
        word, spelled = arabic.words[places[0]], latin.words[t].forms[0]
        surname = latin.pairs.get(t - 1) == range(places[0] - 1, places[0])
        father = places[0] + 1 < len(arabic.words) and arabic.words[places[0] + 1].key == "بن"
        if len(places) > 1 or latin.words[t].function or (_with_article(word) and not surname and not father):
            continue
        if any(known.start == t and not known.concepts.isdisjoint(arabic.concepts) for known in latin.known):
            continue  # «خطبة عرفة», of Arafat
        if _two_names(word, spelled, arabic, latin) and not _one_of_two(places[0], spelled, arabic):
            spans = arabic.spans[places[0]], latin.spans[t]
            yield Fault(Kind.WRONG, *(spans if source.arabic else spans[::-1]), SURE)


def _exchanged(source: Side, target: Side) -> Iterator[Fault]:
    """A son who was made the father: `Rached ben Khaled` for «خالد بن راشد»."""
    for place in range(1, len(target.words) - 1):
        if target.words[place].key not in SONS:
            continue
        son, father = target.pairs.get(place - 1), target.pairs.get(place + 1)
        if son is None or father is None or son.start != father.stop + 1 or source.words[father.stop].key not in SONS:
            continue
        if source.words[son.start].key != source.words[father.start].key:
            yield Fault(
                Kind.WRONG, stretch(source, father.start, son.start), stretch(target, place - 1, place + 1), SURE
            )


def _with_article(word: Word) -> bool:
    """Whether a word is an ordinary one with the article, which makes it no person's name (`الماضي`)."""
    return word.ordinary and word.key.startswith("ال")


def _two_names(word: Word, latin: str, side: Side, other: Side) -> bool:
    """Whether persons of one name hardly ever write it like this, and those of another do."""
    known, seen = people(), bearers().get(latin, {})
    total = sum(seen.values())
    if word.key in PARTICLES or not word.part or total < _FEW:
        return False
    said = (latin, latin.removesuffix("s"))  # `Lucas` ends as it is said in Arabic, with a vowel
    if max(likeness(form, sound) for form in word.forms for sound in said) > _CLEAR:
        return False
    forms = [form for form in word.forms if form in known]
    if not forms or max(known[form][0] for form in forms) < _FEW:
        return False
    if any(seen.get(form, 0) > _RARE * min(known[form][0], total) for form in forms):
        return False
    otherwise = {_undoubled(form) for form in seen if form not in word.forms}
    if not otherwise.isdisjoint(map(_undoubled, word.forms)):
        return False  # «بناصر», which others write «بن ناصر»
    usual = {form for form, count in seen.items() if count > total / 4}
    bearers_here = sum(not usual.isdisjoint(word.forms) for word in side.words)
    return sum(latin in word.forms[:1] for word in other.words) > bearers_here


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _one_of_two(place: int, latin: str, side: Side) -> bool:
    """Whether a word and the one before it are written as one in Latin letters (`Alireza`), or with a vowel more."""
    before = side.words[place - 1].forms if place else ()
    joined = (first + form for first in before for form in side.words[place].forms)
    further = {f"{form}{vowel}" for form in side.words[place].forms for vowel in "اه"}  # `Ibrahima`
    return any(likeness(form, latin) > _CLEAR for form in joined) or not further.isdisjoint(bearers().get(latin, {}))


def _rendered(group: Group, source: Side, target: Side, links: Sequence[Link]) -> Span | None:
    """Ordinary words of the target that a name without counterpart is linked to."""
    proper_places = [s for s in group.places if BODY_WORDS.isdisjoint(unattached(source.words[s].key))]
    places = sorted(t for s, t in links if s in (proper_places or group.places) and is_plain(target, t))
    return stretch(target, places[0], places[-1]) if places else None


def _names_another(span: Span, group: Group, target: Side) -> bool:
    """Whether the words that stand for a name are a name of its kind themselves (`Pacifique` for «المحيط الهندي»)."""
    return any(
        not group.kinds.isdisjoint(kinds(known.concepts)) and _named(known, target)
        for known in target.known
        if target.spans[known.start].overlaps(span) and not known.adjective
    )


def _named(known: Known, side: Side) -> bool:
    return side.words[known.start].capitalized and proper(side, known)


def _meaningful(group: Group, side: Side) -> bool:
    """Whether a name could be translated by its meaning and should not be."""
    if " ".join(side.words[place].key for place in group.places) in common_too():
        return False
    if not side.arabic or not all(side.words[place].ordinary or side.words[place].function for place in group.places):
        return False
    if PLACE in group.kinds and len(group.places) > 1 and not _describes(group, side):
        return True
    near = [side.words[place].key for place in (group.start - 1, group.start) if place >= 0]
    if not _PARTIES.isdisjoint(form for key in near for form in unattached(key)):
        return False
    if MEDIUM in group.kinds and _is_described(group, side):
        return False
    before = {form for key in near for form in unattached(key)}
    return (not group.kinds.isdisjoint((MEDIUM, CLUB)) or _is_lone(group, side)) and not BODY_WORDS.isdisjoint(before)


def _describes(group: Group, side: Side) -> bool:
    """Whether a town's name is a noun and an adjective («النقاط الخمس»), which mostly say just that."""
    gazetteer = all(map(is_unseen, group.concepts))
    return gazetteer and all(side.words[place].key.startswith("ال") for place in group.places)


def _is_described(group: Group, side: Side) -> bool:
    """Whether a people's adjective and a name that has its counterpart follow: «مجلة الأخبار الألمانية دير شبيغل»."""
    people = any(known.adjective and known.start == group.end for known in side.known)
    return people and group.end + 1 in side.matched


def _is_lone(group: Group, side: Side) -> bool:
    """Whether an agency is known by its last word alone (`وكالة المعلومة`), and not by what it is (`وكالة الأنباء`)."""
    alone = index("ar").concepts.get(side.words[group.end - 1].key, ())
    return AGENCY in group.kinds and not group.concepts.isdisjoint(alone)


def _is_common_body(group: Group, side: Side) -> bool:
    """Whether a body is told by a common noun alone (`le Parlement`), which a desk may make of much."""
    return len(group.places) == 1 and side.words[group.start].key in _COMMON_BODIES


def _made_up(group: Group) -> float:
    """How surely a name without original is made up: a desk may name a country or a body that the original implies."""
    return 0.4 if group.concepts or len(group.places) < 2 else SEVERAL


def _span(side: Side, group: Group) -> Span:
    return stretch(side, group.start, group.end - 1)
