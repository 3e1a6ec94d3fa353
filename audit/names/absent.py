"""Names of the original that nothing in the translation renders, and how surely they are names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

from audit.language import get
from audit.names.arabic import BODY_WORDS, LETTERS, PLACE_WORDS, bare, of_calendar, unattached
from audit.names.concepts import COMPANY, PERSON, PLACE, SOMEWHERE, TERRITORY, THING, is_territory, is_unseen, kinds
from audit.names.foreign import foreignness
from audit.names.groups import is_chain
from audit.names.index import Known
from audit.names.loans import is_loan
from audit.names.people import people, sightings
from audit.names.side import Side, stretch
from audit.names.vocabulary import is_word
from audit.names.words import Word
from audit.records import Span

LISTED, CERTAIN, STRONG, PROBABLE, FAIR, WEAK = 0.97, 0.95, 0.9, 0.7, 0.6, 0.3
"""How surely a word is a name that is gone: known or built like one and no other word (strong), perhaps a name (fair),
a name only if it is missing (weak). A country between others that are rendered (listed) needs no witness. Where the
translation has no room for it, strong is certain, and fair probable."""
_WITHOUT_ROOM = {STRONG: CERTAIN, FAIR: PROBABLE}

_NAMELIKE = 0.3  # mean log ratio of trigrams above which a word outside the vocabulary looks like a name
_FOREIGN = 1.0  # the same for a word that the vocabulary has, too
_CERTAINLY_FOREIGN = 1.2  # the same for a word that has the shape of a verb
_SURELY_FOREIGN = 1.4  # the same for a word that is perhaps a name whatever the vocabulary has
_PERHAPS_FOREIGN = 0.8  # the same for one that is outside the vocabulary
_CUT = 8  # letters of a function word, at most
_LONG = 4  # letters of a word that looks like a name and is in the vocabulary
_MANY = 20  # sightings of persons that make a likely name of a word that the vocabulary has, too
_FEW = 5  # sightings of persons that make a name of a word outside the vocabulary
_COMMON = 100  # sightings of persons that make a first or last name everybody knows
_DRAWN = re.compile(r"(.)\1\1")  # a letter drawn out (`لااااا`)
_LISTED = frozenset((PLACE, PERSON, COMPANY))
_ARTICLES = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال")
_OF_ORIGIN = re.compile("ال.{3,}ي")
_HAMZA = ("أل", "إل", "آل")
_VERB = re.compile("[وف]?س?[يتن].{2,}(?:ها|هم|هما|نا|ني|ه|وا|ون|ين|ان)|.*(?:هما|هم|تهن|تها|ياته)")


def absent(
    side: Side,
    linked: Collection[int],
    used: Collection[int],
    standing: Collection[int],
    crowded: Callable[[int], bool] = lambda _: False,
) -> Iterator[tuple[Span, float]]:
    """Runs of words that may be a name and have no counterpart, each with its strength, 0 to 1.

    ``linked`` are the places whose words are linked to words of the other side; those may be rendered by them.
    ``used`` are the places of names that something else stands for; ``standing`` those of words that stand as names do.
    A name that stands twice may be said once.
    """
    concepts = _concepts(side)
    persons = _persons(side, linked, used)
    rendered = {*side.matched, *used}
    elsewhere = {form for place in rendered for form in bare(side.words[place].key)}
    listed = _listed(side)
    run: list[int] = []
    best = 0.0
    for place, word in enumerate(side.words):
        strength = 0.0
        if word.part and not word.function and place not in rendered and elsewhere.isdisjoint(bare(word.key)):
            strength = _strength(word, side.arabic, concepts.get(place, frozenset()))
            if place in standing and built(word) and not _with_article(word):
                strength = max(strength, FAIR)
        if place in persons:
            strength = max(strength, STRONG)
        if place in listed and place not in rendered:
            strength = LISTED
        if strength and place in linked and strength < LISTED:
            strength = WEAK if strength > WEAK else 0.0
        if strength in _WITHOUT_ROOM and crowded(place):
            strength = _WITHOUT_ROOM[strength]
        if run and not strength:
            yield stretch(side, run[0], run[-1]), best
            run, best = [], 0.0
        if strength:
            run.append(place)
            best = max(best, strength)
    if run:
        yield stretch(side, run[0], run[-1]), best


def _persons(side: Side, linked: Collection[int], used: Collection[int]) -> set[int]:
    """The places of ordinary words that together are a person's name (`عقيلة صالح`) and that nothing renders.

    Each is one by itself, too, and one of them a common one: alone they prove nothing, side by side they do.
    """
    if not side.arabic:
        return set()
    taken = {*side.matched, *linked, *used}
    counts = [
        _borne(word) if place not in taken and word.part and built(word) else 0 for place, word in enumerate(side.words)
    ]
    found: set[int] = set()
    for place in range(1, len(counts)):
        pair = counts[place - 1], counts[place]
        if min(pair) >= _FEW and max(pair) >= _COMMON and _adjoin(side, place - 1, place):
            found.update((place - 1, place))
    return found


def _borne(word: Word) -> int:
    """How often a word was seen as part of a person's name; with an article, a surname of origin («الزبيري»)."""
    if word.key in people():
        return people()[word.key][0]
    return sightings(word.key) if _OF_ORIGIN.fullmatch(word.key) else 0


def _listed(side: Side) -> set[int]:
    """The places of a country without counterpart in a list of countries, all others of which have one."""
    runs: list[list[Known]] = []
    for known in side.known:
        if known.adjective or not any(map(is_territory, known.concepts)):
            continue
        if runs and _follow(side, runs[-1][-1], known):
            runs[-1].append(known)
        else:
            runs.append([known])
    gone = [[k for k in run if side.matched.isdisjoint(range(k.start, k.end))] for run in runs if len(run) > 2]
    return {place for some in gone if len(some) == 1 for place in range(some[0].start, some[0].end)}


def _follow(side: Side, one: Known, other: Known) -> bool:
    """Whether a name stands right behind another of its list: «مصر والأردن», `Estonia, Latvia and Lithuania`."""
    between = side.text[side.spans[one.end - 1].end : side.spans[other.start].start].strip(" ,،")
    joined = side.words[other.start].key.startswith("و") if side.arabic else between in ("", "and", "et")
    return other.start - one.end in (0, 1) and joined and between in ("", "and", "et")


def _adjoin(side: Side, near: int, far: int) -> bool:
    return not side.text[side.spans[near].end : side.spans[far].start].strip()


def _concepts(side: Side) -> dict[int, frozenset[str]]:
    """What the words are known to name, by place; a people's adjective names nothing."""
    found: dict[int, frozenset[str]] = {}
    for known in side.known:
        if not known.adjective:
            for place in range(known.start, known.end):
                found[place] = found.get(place, frozenset()) | known.concepts
    return found


@lru_cache(maxsize=5_000)
def _strength(word: Word, arabic: bool, concepts: frozenset[str]) -> float:
    what = kinds(concepts)
    if not built(word) or THING in what:
        return 0.0
    if not arabic:
        return WEAK if TERRITORY in what or not word.ordinary else 0.0
    article, seen = _with_article(word), sightings(word.key)
    if not word.ordinary and _two_words(word.key):
        return WEAK
    if not word.ordinary:
        named = seen >= _FEW or not what.isdisjoint(SOMEWHERE)
        if named or max(map(foreignness, word.forms)) >= _NAMELIKE:
            return STRONG if named or not article else WEAK
        return 0.0 if article else FAIR
    listed = any(c[0] in _LISTED and not is_unseen(c) for c in concepts)
    if TERRITORY in what or (listed and not article):
        return FAIR
    if not article and len(word.key) >= _LONG and max(map(foreignness, word.forms)) >= _SURELY_FOREIGN:
        return FAIR
    place = PLACE in what and (PLACE_WORDS | BODY_WORDS).isdisjoint(unattached(word.key))
    named = place or seen >= _MANY or foreignness(word.key) >= _FOREIGN
    return WEAK if named and not article else 0.0


def _with_article(word: Word) -> bool:
    return word.key.startswith(_ARTICLES) and not word.text.startswith(_HAMZA)


def _two_words(key: str) -> bool:
    """Whether a word is a function word and another word that lost the space between them (`أمامالقانون`)."""
    function = get("ar").function_words
    return any(key[:cut] in function and is_word(key[cut:], "ar") for cut in range(2, min(_CUT, len(key) - 3)))


@lru_cache(maxsize=5_000)
def built(word: Word) -> bool:
    """Whether a word may be a name by its shape: it is no acronym or letter's name, not of the calendar, no verb,
    adverb or borrowed adjective, and not too short."""
    if word.text.isupper() or len(word.key) < 2 or not word.forms or not LETTERS.isdisjoint(word.forms):
        return False
    if _DRAWN.search(word.text) or is_chain(word.text):
        return False
    if is_loan(word.key):
        return False
    least = _CERTAINLY_FOREIGN if word.ordinary else _PERHAPS_FOREIGN
    verb = _VERB.fullmatch(word.key) is not None and foreignness(word.key) < least
    return not (verb or of_calendar(word.key) or "\u064b" in word.text)
