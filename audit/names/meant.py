"""Persons' names read as words, by what those mean: `le juge Karim` for «كريم القاضي», `Hope Nasser` for «أمل ناصر»."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from audit.language.normalize import fold
from audit.names.arabic import SONS, is_title, unattached
from audit.names.compare import Link
from audit.names.concepts import PERSON, is_unseen
from audit.names.faults import Fault, Kind
from audit.names.quoted import is_in_quotation
from audit.names.side import Side, stretch
from audit.names.tables import COLUMNS, rows, spelling
from audit.names.words import is_person

_SURE = 0.8
_BORNE = 5  # sightings of persons of a word that is part of a name
_GIVEN = 10  # the same of the first name before a surname
_THE = frozenset(("le", "la", "les", "l", "the"))
_FEASTS = frozenset(map(fold, ("عيد", "رمضان", "عام", "يوم")))  # «عيد سعيد» is `Happy Eid`
_APPOSED = ("ال", "لل"), tuple(map(fold, ("ال", "لل", "ب", "في", "لدى")))
"""How words begin behind what is no surname but in apposition («الأمين العام»), and behind a trade that is («القاضي
بالمحكمة»)."""

_APART = 3  # words from what one part of a name means to what the other does, at most

Phrases = frozenset[tuple[str, ...]]


def read_as_words(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Parts of persons' names that are words and have no counterpart, where what they mean stands beside the other
    part in the translation, or beside what that means."""
    if not source.arabic or target.arabic:
        return
    behind = {span.stop: place for place, span in target.pairs.items()}
    before = {span.start: place for place, span in target.pairs.items()}
    rendered: set[int] = set()
    for place, word in enumerate(source.words):
        meant = _meant(source, place, target.language.code) if place not in source.matched | rendered else frozenset()
        if not meant:
            continue
        found, title = None, place - 2  # which an aligner may take for the trade
        taken = {t for s, t in links if s not in (place, title)}
        if place in behind and _is_surname(source, place):
            found = _following(target, behind[place], meant, taken)
            if found is None and word.key.startswith("ال"):
                found = _leading(target, behind[place], meant, taken)
        elif place + 1 in before and _is_first_name(source, place):
            found = _leading(target, before[place + 1], meant, taken)
            found = found if found and target.words[found.start].capitalized else None
        if found is not None:
            yield Fault(Kind.TRANSLATED, source.spans[place], stretch(target, found.start, found.stop - 1), _SURE)
            continue
        found = _both(source, target, place, meant, links)
        if found is not None:
            rendered.add(place + 1)
            here, there = stretch(source, place, place + 1), stretch(target, found.start, found.stop - 1)
            yield Fault(Kind.TRANSLATED, here, there, _SURE)


def _is_surname(side: Side, place: int) -> bool:
    """Whether a word stands behind a first name, and is no office in apposition to it."""
    first, key = side.words[place - 1].key, side.words[place].key
    after = side.words[place + 1] if place + 1 < len(side.words) else None
    follows = after.key if after is not None and (key in _trades() or not after.function) else ""  # «إلى», «الذي»
    office = key.startswith("ال") and follows.startswith(_APPOSED[key in _trades()])
    given = is_person(first, _GIVEN) and not first.startswith("ال") and first not in _FEASTS | SONS
    return given and not office and _adjoins(side, place - 1) and not _is_otherwise_known(side, place - 1)


def _is_first_name(side: Side, place: int) -> bool:
    """Whether a word stands before what can only be the rest of a person's name."""
    rest = side.words[place + 1]
    named = rest.key in SONS or not rest.ordinary or is_person(rest.key, _BORNE)
    key = side.words[place].key
    return named and not key.startswith("ال") and not is_title(key) and _adjoins(side, place)


def _is_otherwise_known(side: Side, place: int) -> bool:
    """Whether a word is (part of) a listed name that is no person's."""
    return any(
        known.start <= place < known.end and any(not is_unseen(c) and c[0] != PERSON for c in known.concepts)
        for known in side.known
    )


def _following(side: Side, place: int, meant: Phrases, taken: Collection[int]) -> range | None:
    """Where a meaning stands right behind a name, be it with an article or a comma between."""
    start = place + 1
    if start < len(side.words) and side.words[start].key in _THE:
        start += 1
    between = side.text[side.spans[place].end : side.spans[start].start] if start < len(side.words) else "."
    if between.strip(" ,'’").lower() not in ("", *_THE):
        return None
    return next((there for there in _phrases(side, start, meant) if _is_free(side, there, taken)), None)


def _leading(side: Side, place: int, meant: Phrases, taken: Collection[int]) -> range | None:
    """Where a meaning stands right before a name."""
    for phrase in meant:
        there = range(place - len(phrase), place)
        if there.start >= 0 and _says(side, there, phrase) and _adjoins(side, place - 1):
            return there if _is_free(side, there, taken) else None
    return None


def _both(source: Side, target: Side, place: int, meant: Phrases, links: Sequence[Link]) -> range | None:
    """Where what two words mean that are a name stands together, with a capital inside a sentence."""
    rest = place + 1
    if rest == len(source.words) or rest in source.matched or not _adjoins(source, place):
        return None
    if any(known.start <= place and rest < known.end for known in source.known):
        return None
    also = _meant(source, rest, target.language.code)
    taken = {t for s, t in links if s not in (place, rest)}
    for t in range(1, len(target.words)) if also else ():
        if not target.words[t].capitalized:
            continue
        for one, other in ((meant, also), (also, meant)):
            for first in _phrases(target, t, one):
                for start in range(first.stop, min(first.stop + _APART, len(target.words))):
                    for last in _phrases(target, start, other):
                        found = range(t, last.stop)
                        free = _is_free(target, first, taken) and _is_free(target, last, taken)
                        if free and not is_in_quotation(target, t, last.stop):
                            return found
    return None


def _phrases(side: Side, start: int, meant: Phrases) -> Iterator[range]:
    for phrase in meant:
        there = range(start, start + len(phrase))
        if there.stop <= len(side.words) and _says(side, there, phrase):
            yield there


def _says(side: Side, there: range, phrase: tuple[str, ...]) -> bool:
    return tuple(side.words[place].key for place in there) == phrase


def _is_free(side: Side, there: range, taken: Collection[int]) -> bool:
    """Whether words render nothing else of the original."""
    full = [place for place in there if not side.words[place].function]
    return bool(full) and side.matched.isdisjoint(full) and not any(place in taken for place in full)


def _adjoins(side: Side, place: int) -> bool:
    """Whether nothing but a space stands between a word and the next."""
    return not side.text[side.spans[place].end : side.spans[place + 1].start].strip()


def _meant(side: Side, place: int, language: str) -> Phrases:
    """What a word means that may be part of a person's name."""
    key = side.words[place].key
    form = next((form for form in unattached(key) if form in _table(language)), None)
    borne = form is not None and (form.startswith("ال") or is_person(form, _BORNE))
    return _table(language)[form] if form is not None and borne else frozenset()


@cache
def _table(language: str) -> Mapping[str, Phrases]:
    """Folded parts of names to what they mean in French or English, as it is looked up."""
    column = COLUMNS[language] - 1
    return {
        fold(row[0]): frozenset(tuple(spelling(phrase).split()) for phrase in row[column].split("|"))
        for row in rows("meanings")
    }


@cache
def _trades() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("meanings") if row[3:])
