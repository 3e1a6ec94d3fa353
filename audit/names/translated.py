"""Names translated by their meaning, told by what stands beside them: a first name, `بن`, the kind of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.language.normalize import fold
from audit.names.arabic import BODY_WORDS, PLACE_WORDS, SETTLEMENTS, SONS, is_title, unattached
from audit.names.compare import Link, sounds_like
from audit.names.concepts import PLACE, is_listed_place
from audit.names.concepts import kinds as kinds_of
from audit.names.faults import Fault, Kind
from audit.names.heads import translated_heads
from audit.names.people import people, sightings
from audit.names.side import Side, is_plain, stretch
from audit.names.vocabulary import is_word
from audit.names.words import Word, is_person

_SURE = 0.7
_HONORIFICS = frozenset(map(fold, ("السيدة", "السيد")))
_CALLED_AFTER = "حي بحي مسجد جامع مقام ضريح شارع ميدان ساحة منطقة مستشفى"
_DISTRICTS = frozenset(fold(word) for word in _CALLED_AFTER.split())
_FORMS_OF_ADDRESS = frozenset(("mrs", "mr", "ms", "mme", "madame", "monsieur", "m", "lady", "dame"))
_OFFICES = frozenset(map(fold, ("مديرية",)))  # «مديرية الأمن» is a directorate
_DWELLINGS = frozenset(map(fold, ("مدينة", "بلدة", "قرية", "مخيم")))  # kinds that are no offices and nothing else
_BETWEEN = 2  # words between the kind of a place and its name (`la ville de l'Angle`)
_FAMILIAR = 20  # sightings of persons from which on an ordinary word is a usual part of a name
_USUAL = 60  # the same of a word that makes a likely surname behind a first name
_SEEN = 2  # the same of one that follows it without a comma or a capital
_BORNE = 5  # the same of one that stands with an article in the translation
_GIVEN = 10  # the same of the first name before it
_TRADE = re.compile(r"(?!premier|dernier)\w{3,}(?:eur|ier|er|eron)")
_FAMILIES = frozenset(map(fold, ("عائلة", "عشيرة", "قبيلة")))
_CONSTRUED = frozenset(map(fold, ("عيد", "دار", "بيت", "قصر", "يوم", "عام", "شهر", "برج", "سوق", "باب")))
"""Feasts, houses and times, called after what follows («عيد الربيع», «دار الأوبرا»), that are persons' names, too."""

_PREPOSITIONS = frozenset(("في", "من", "الي", "وفي", "ومن", "قرب"))
_THE = frozenset(("le", "la", "les", "the"))


def translated(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Names of an Arabic text, already matched, that are linked to ordinary words of the other."""
    if source.arabic:
        yield from _persons(source, target, links)
        yield from _surnames(source, target, links)
        yield from _bynames(source, target, links)
        yield from _families(source, target, links)
        yield from _first_names(source, target, links)
        yield from translated_heads(source, target)
        yield from _settlements(source, target, links)
        yield from _towns(source, target, links)
        yield from _honoured(source, target)
        yield from _addressed(source, target)


def _honoured(source: Side, target: Side) -> Iterator[Fault]:
    """Places called after a saint whose title was translated (`le quartier de Mme Zeinab`, «حي السيدة زينب»)."""
    for place, named in target.pairs.items():
        titled = place > 0 and target.words[place - 1].key in _FORMS_OF_ADDRESS
        title, kind = named.start - 1, named.start - 2
        if not titled or kind < 0 or source.words[title].key not in _HONORIFICS:
            continue
        if not _DISTRICTS.isdisjoint(unattached(source.words[kind].key)):
            yield Fault(
                Kind.TRANSLATED, stretch(source, title, named.stop - 1), stretch(target, place - 1, place), _SURE
            )


def _addressed(source: Side, target: Side) -> Iterator[Fault]:
    """The second part of a person's name taken for a form of address (`Ahmed M. Hamdi`, «أحمد السيد حمدي»)."""
    for place, first in target.pairs.items():
        made, given = place + 1, first.stop
        if made >= len(target.words) or given >= len(source.words) or target.words[made].key not in _FORMS_OF_ADDRESS:
            continue
        borne = is_person(source.words[given - 1].key, _GIVEN) and source.words[given].key in _HONORIFICS
        if borne and given not in source.matched and _adjoins(target, place) and _adjoins(source, given - 1):
            yield Fault(Kind.TRANSLATED, source.spans[given], target.spans[made], _SURE)


def _persons(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Two parts of a person's name that are ordinary words, linked to two ordinary words with capitals."""
    parts = {place for place, word in enumerate(source.words) if _may_be_borne(word)}
    firsts = {place for place in parts - source.matched if place + 1 in parts and place + 1 not in source.matched}
    firsts = {place for place in firsts if _CONSTRUED.isdisjoint(unattached(source.words[place].key))}
    for s, t in links if firsts else ():
        for first in firsts.intersection((s - 1, s)):
            ends = [place for place in range(t - 2, t + 3) if 0 <= place < len(target.words) and _titled(target, place)]
            if t in ends and len(ends) > 1:
                yield Fault(
                    Kind.TRANSLATED, stretch(source, first, first + 1), stretch(target, ends[0], ends[-1]), _SURE
                )
                return


def _may_be_borne(word: Word) -> bool:
    return word.ordinary and is_person(word.key, _FAMILIAR) and word.text != "على"  # folded like «علي»


def _surnames(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Ordinary words that are linked to one another, where only part of a person's name can stand.

    Behind a first name, to one with a capital behind that name (`نادين الخطيب`, `Nadine la Fiancée`) or right behind it
    (`يحيى سريع`, `Yahya rapide`); before «بن», to one before `ben`.
    """
    for s, t in links:
        word = source.words[s]
        if not word.ordinary or not _is_full(word) or s in source.matched or not is_plain(target, t):
            continue
        if word.key in SONS:
            continue
        named = _is_son(source, s + 1) and _is_son(target, t + 1) and not _is_kind(word)  # «مطار بن غوريون»
        if named or _is_behind(s, t, source, target):
            yield Fault(Kind.TRANSLATED, source.spans[s], target.spans[t], _SURE)


def _bynames(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """A word with an article behind a first name, where a name is due: with a capital (`Boutros le Berger`), linked to
    the surname, or a trade (`Karim le coiffeur`)."""
    for place, first in target.pairs.items():
        named = place + 2
        if named >= len(target.words) or target.words[place + 1].key not in _THE or not _adjoins(target, place):
            continue
        lower = is_plain(target, named) and not target.words[named].capitalized
        linked = lower and ((first.stop, named) in links or _TRADE.fullmatch(target.words[named].text) is not None)
        if (linked or _titled(target, named)) and first.stop < len(source.words) and first.stop not in source.matched:
            word, bearer = source.words[first.stop], source.words[first.stop - 1]
            surname = word.ordinary and _is_full(word) and _is_definite(word) and sightings(word.key) >= _BORNE
            if surname and is_person(bearer.key, _GIVEN) and _adjoins(source, first.stop - 1):
                yield Fault(Kind.TRANSLATED, source.spans[first.stop], target.spans[named], _SURE)


def _families(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """A family's name that is a trade (`la famille du charpentier`, «عائلة النجار»)."""
    named = {p + 1 for p, word in enumerate(source.words) if not _FAMILIES.isdisjoint(unattached(word.key))}
    for s, t in links if named else ():
        if s not in named or s in source.matched or not is_plain(target, t) or target.words[t].function:
            continue
        word = source.words[s]
        if word.ordinary and _is_definite(word) and is_person(word.key, _FAMILIAR) and not is_title(word.key):
            yield Fault(Kind.TRANSLATED, source.spans[s], target.spans[t], _SURE)


def _first_names(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """A first name that is a word, put into the other language before the surname (`Succès al-Roubaï`)."""
    linked = set(links)
    busy = {s for s, _ in links}, {t for _, t in links}
    for place, named in target.pairs.items():
        first, made = named.start - 1, place - 1
        if first < 0 or made <= 0 or first in source.matched or not _titled(target, made):
            continue
        word, surname = source.words[first], source.words[named.start]
        given = word.ordinary and not _is_definite(word) and is_person(word.key, _FAMILIAR) and _is_full(word)
        if not given or is_title(word.key) or word.key in SONS or not (_is_definite(surname) or not surname.ordinary):
            continue
        borne = is_person(surname.key, 1) or not surname.ordinary
        alone = first not in busy[0] and made not in busy[1] and is_word(target.words[made].key, target.language.code)
        alone = alone and target.words[made].key not in _FORMS_OF_ADDRESS
        if ((first, made) in linked or alone) and _adjoins(source, first) and _adjoins(target, made) and borne:
            yield Fault(Kind.TRANSLATED, source.spans[first], target.spans[made], _SURE)


def _towns(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """A town whose name is a word with its article, right behind a preposition, that is linked to a word with a capital
    (`dans la Nouvelle`, «في الجديدة»)."""
    towns = {k.start for k in source.known if k.end - k.start == 1 and any(map(is_listed_place, k.concepts))}
    for s, t in links if towns else ():
        word, made = source.words[s], target.words[t]
        if s not in towns or s in source.matched or not (s and word.ordinary and _is_definite(word)):
            continue
        alone = t + 1 == len(target.words) or not target.words[t + 1].capitalized
        if source.words[s - 1].key in _PREPOSITIONS and _titled(target, t) and alone and "-" not in made.text:
            yield Fault(Kind.TRANSLATED, source.spans[s], target.spans[t], _SURE)


def _is_kind(word: Word) -> bool:
    return not (BODY_WORDS | PLACE_WORDS).isdisjoint(unattached(word.key))


def _is_son(side: Side, place: int) -> bool:
    return place < len(side.words) and side.words[place].key in SONS


def _is_behind(s: int, t: int, source: Side, target: Side) -> bool:
    """Whether two words stand behind the first name of one person, as surnames do."""
    titled = _titled(target, t)
    place = t - 1 - (titled and t > 1 and target.words[t - 1].function)
    first = target.pairs.get(place)
    if first is None or first.stop != s:
        return False
    if titled:
        return sightings(source.words[s].key) >= _USUAL and not sounds_like(source.words[s].key, target.words[t].key)
    word, adjoin = source.words[s], _adjoins(source, s - 1) and _adjoins(target, place)
    named = is_person(source.words[s - 1].key, _FAMILIAR) and not _is_definite(word)  # an adjective has an article here
    borne = word.key.removeprefix("ال") in people()  # and not just without a clitic («بحاجة»)
    return adjoin and named and borne and not target.words[t].capitalized and sightings(word.key) >= _SEEN


def _adjoins(side: Side, place: int) -> bool:
    """Whether nothing but a space stands between a word and the next."""
    return not side.text[side.spans[place].end : side.spans[place + 1].start].strip()


def _settlements(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """A town's name behind its kind (`مدينة الزاوية`) that is a word, where a word follows the kind in the translation
    that is linked to it, or that has a capital and nothing to render; or, of whatever name, an adjective: in Arabic,
    one would not have an article where its noun has none (`مخيم الأزرق`, `le camp bleu`). A word that can only be a
    name («غات») is one whatever its town.

    Streets, squares and schools are named after things and persons, and translated; towns are not.
    """
    towns = {k.start for k in source.known if PLACE in kinds_of(k.concepts)}
    peoples = {place for k in target.known if k.adjective for place in range(k.start, k.end)}  # `la ville libyenne de`
    linked = dict(links)
    back = {t: s for s, t in links}
    for s, t in links:
        name = s + 1
        if name == len(source.words) or name in source.matched or not source.words[name].part:
            continue
        kinds = SETTLEMENTS.intersection(unattached(source.words[s].key))
        if source.words[name].ordinary:
            kinds -= _OFFICES
        if not kinds:
            continue
        following = [p for p in range(t + 1, min(t + 3 + _BETWEEN, len(target.words))) if p not in peoples]
        there = next((p for p in following[: 1 + _BETWEEN] if _is_full(target.words[p])), None)
        if there is None or not is_plain(target, there):
            continue
        alike = target.words[t].capitalized == target.words[there].capitalized
        joined = linked.get(name) == there and (alike or _titled(target, there))
        alone = name not in linked and there not in back and _titled(target, there)
        adjective = joined and there == t + 1 and not kinds.isdisjoint(_DWELLINGS) and _is_definite(source.words[name])
        strange = not source.words[name].ordinary and not kinds.isdisjoint(_DWELLINGS) and _titled(target, there)
        if (name in towns and (joined or alone)) or (strange and linked.get(name, there) == there) or adjective:
            yield Fault(Kind.TRANSLATED, source.spans[name], target.spans[there], _SURE)


def _is_definite(word: Word) -> bool:
    return word.key.startswith("ال")


def _is_full(word: Word) -> bool:
    return not word.function and len(word.key) > 1


def _titled(side: Side, place: int) -> bool:
    """Whether a word is an ordinary one with a capital inside the sentence."""
    return side.words[place].part and place > 0 and side.words[place].capitalized and is_plain(side, place)
