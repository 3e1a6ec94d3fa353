"""How surely two names that stand for each other are two, by sound, by table and by how persons spell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.language import get
from audit.names.arabic import PARTICLES, bare
from audit.names.compare import stretches
from audit.names.concepts import SOMEWHERE, TERRITORY, is_listed_place
from audit.names.groups import Group
from audit.names.index import index
from audit.names.latin import letters
from audit.names.people import bearers, people
from audit.names.regions import holds
from audit.names.side import Side
from audit.names.tables import titles
from audit.names.transliteration import likeness
from audit.names.vocabulary import is_word
from audit.names.words import is_person

SURE, LIKELY, POSSIBLE = 0.9, 0.6, 0.3
"""How certain it is that two names are two. Only what is sure needs no other witness."""

_UNLIKE = -0.2  # likeness below which two writings are hardly of one name (about 1 % of true pairs are)
_INSIDE = 0.2  # likeness to a part of a word that lost the space behind or before a name
_SHORT = 4  # letters of an Arabic word that may be a name of two, and its article
_LONGEST = 40  # letters of a word that is looked into
_RUN = 10  # letters from which on a word may be three
_VARIANT = 80  # the same of two spellings of a person's name with the same consonants
_VOWELS = re.compile("[aeiouwyh]")
_HALF = 65  # per cent of letters in common that may make two Latin writings one name


def certainty(lost: Group, new: Group, source: Side, target: Side) -> float:
    """How surely two names are two, 0 where they are hardly."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    mine, theirs = (lost, new) if source.arabic else (new, lost)
    if all(arabic.words[a].key in PARTICLES for a in mine.places):
        return 0.0
    if arabic.arabic and holds(theirs, latin, mine, arabic):
        return 0.0
    if arabic.arabic and _are_listed(mine, theirs):
        return SURE
    readings = [latin.words[t].forms for t in theirs.places if latin.words[t].forms]
    sounds = [reading[0] for reading in readings]
    countries = all(TERRITORY in group.kinds for group in (lost, new))
    if not countries and _written_alike(mine, arabic, sounds):
        return 0.0
    kinds, places = (lost.kinds, new.kinds), both_places(lost, new)
    if not arabic.arabic:
        return SURE if places or not any(kinds) else LIKELY
    written = [form for a in mine.places for form in arabic.words[a].forms]
    written += [form[2:] for form in written if len(form) == _SHORT and form.startswith("ال")]  # «النو», Al-Nao
    if written and all(form.isascii() for form in written):
        return SURE  # written alike it would be by now
    if any(_spelled(form, sound) for form in written for sound in sounds):
        return 0.0
    if not mine.concepts and _within(written, [sound for reading in readings for sound in reading], theirs.concepts):
        return 0.0
    nearest = [max(likeness(form, sound) for form in written for sound in reading) for reading in readings]
    likest = _likest(sorted(nearest, reverse=True)[: len(mine.places)])
    if likest < _UNLIKE:
        return SURE
    named = any(_of_another(arabic.words[a].key, sound) for a in mine.places for sound in sounds)
    known = any(is_person(arabic.words[a].key) for a in mine.places)
    if places or _has_title(mine):
        return SURE if likest < 0.0 else LIKELY
    if kinds[0] & kinds[1]:
        return LIKELY
    return (SURE if known else LIKELY) if named else POSSIBLE


def _are_listed(one: Group, other: Group) -> bool:
    """Whether both are places of the table by hand, which has each under all its names, and not the same (Zaouïa)."""
    if len(one.places) > 1 or len(other.places) > 1:
        return False
    listed = (set(filter(is_listed_place, group.concepts)) for group in (one, other))
    return all(listed) and one.concepts.isdisjoint(other.concepts)


def both_places(one: Group, other: Group) -> bool:
    """Whether both are known to name a country or a place."""
    return all(group.kinds & SOMEWHERE for group in (one, other))


def _has_title(mine: Group) -> bool:
    """Whether an Arabic name is a place's whose French or English name is known, which the other is not like."""
    return any(
        concept[0] in SOMEWHERE and concept in titles(code) for code in ("fr", "en") for concept in mine.concepts
    )


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
    forms += [form for place in mine.places for form in side.words[place].forms if form.isascii()]
    return any(fuzz.ratio(form, sound) >= _HALF for form in forms for sound in ["".join(sounds), *sounds])


def _within(written: Sequence[str], sounds: Sequence[str], concepts: frozenset[str]) -> bool:
    """Whether a name is part of a longer word, which lost a space (`كافانويعمل`)."""
    known = index("ar").concepts
    for form in (form for form in written if len(form) <= _LONGEST):
        parts = list(_parts(form))
        if any(not concepts.isdisjoint(known.get(key, ())) for part in parts for key in (part, f"ال{part}")):
            return True
        for sound in sounds:
            near = stretches(form, sound) if len(form) >= _RUN else parts
            if any(2 * len(part) >= len(sound) > 2 and likeness(part, sound, _INSIDE) >= _INSIDE for part in near):
                return True
    return False


def _parts(form: str) -> Iterator[str]:
    """The beginnings and the ends of a word that leave another word."""
    for cut in range(2, len(form) - 1):
        for part, rest in ((form[:cut], form[cut:]), (form[cut:], form[:cut])):
            if len(part) > 2 and (rest in get("ar").function_words or (len(rest) > 2 and is_word(rest, "ar"))):
                yield part


def _spelled(arabic: str, latin: str) -> bool:
    """Whether persons of the Arabic name are known to spell it like this (`شون`, `Sean`), or but for the vowels."""
    from rapidfuzz import fuzz

    known = people().get(arabic, (0, {}))[1]
    if latin in known or latin in bearers():
        return latin in known
    consonants = _VOWELS.sub("", latin)
    return any(_VOWELS.sub("", form) == consonants and fuzz.ratio(form, latin) >= _VARIANT for form in known)


def _of_another(arabic: str, latin: str) -> bool:
    """Whether a Latin spelling is known of persons, and never or hardly ever for this Arabic name."""
    seen = bearers().get(latin, {})
    return sum(seen.values()) >= 2 and not any(form in seen for form in bare(arabic))
