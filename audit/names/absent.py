"""Names of the original that nothing in the translation renders, and how surely they are names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from audit.names.arabic import BODY_WORDS, PLACE_WORDS, bare, of_calendar, unattached
from audit.names.compare import Side, Word
from audit.names.foreign import foreignness
from audit.names.index import people
from audit.records import Span

STRONG, FAIR, WEAK = 0.9, 0.6, 0.3
"""How surely a word is a name by itself: known or built like one and no other word; perhaps; only if it is missing."""

_NAMELIKE = 0.3  # mean log ratio of trigrams above which a word outside the vocabulary looks like a name
_FOREIGN = 1.0  # the same for a word that the vocabulary has, too
_CERTAINLY_FOREIGN = 1.2  # the same for a word that has the shape of a verb
_MANY = 20  # sightings of persons that make a likely name of a word that the vocabulary has, too
_FEW = 5  # sightings of persons that make a name of a word outside the vocabulary
_VERB = re.compile("[وف]?س?[يتن].{2,}(?:ها|هم|هما|نا|ني|ه|وا|ون|ين|ان)|.*(?:هما|هم|تهن|تها|ياته)")


def absent(
    side: Side, linked: Collection[int], used: Collection[int], built: Collection[int]
) -> Iterator[tuple[Span, float]]:
    """Runs of words that may be a name and have no counterpart, each with its strength, 0 to 1.

    ``linked`` are the places whose words are linked to words of the other side; those may be rendered by them.
    ``used`` are the places of names that something else stands for; ``built`` those of words that stand as names do.
    """
    kinds = _kinds(side)
    run: list[int] = []
    best = 0.0
    for place, word in enumerate(side.words):
        free = word.part and not word.function and place not in side.matched and place not in used
        strength = _strength(word, side, kinds.get(place, frozenset())) if free else 0.0
        if free and place in built and not _no_name(word, word.span.of(side.text)):
            strength = max(strength, FAIR)
        if strength and place in linked:
            strength = WEAK if strength > WEAK else 0.0
        if run and not strength:
            yield _span(side, run), best
            run, best = [], 0.0
        if strength:
            run.append(place)
            best = max(best, strength)
    if run:
        yield _span(side, run), best


def _kinds(side: Side) -> dict[int, frozenset[str]]:
    """What the words are known to name, by place; a people's adjective names nothing."""
    found: dict[int, frozenset[str]] = {}
    for known in side.known:
        if not known.adjective:
            for place in range(known.start, known.end):
                found[place] = found.get(place, frozenset()) | {concept[0] for concept in known.concepts}
    return found


def _strength(word: Word, side: Side, kinds: frozenset[str]) -> float:
    written = word.span.of(side.text)
    if _no_name(word, written):
        return 0.0
    if not side.arabic:
        return WEAK if "T" in kinds or not word.ordinary else 0.0
    article = "ال" in written[:4]
    sightings = max((people().get(form, (0,))[0] for form in bare(word.key)), default=0)
    if not word.ordinary:
        named = sightings >= _FEW or not kinds.isdisjoint("TP")
        if named or max(map(foreignness, word.forms)) >= _NAMELIKE:
            return STRONG
        return 0.0 if article else FAIR
    if "T" in kinds:
        return FAIR
    place = "P" in kinds and (PLACE_WORDS | BODY_WORDS).isdisjoint(unattached(word.key))
    named = place or sightings >= _MANY or foreignness(word.key) >= _FOREIGN
    return WEAK if named and not article else 0.0


def _no_name(word: Word, written: str) -> bool:
    """Whether a word is an acronym, which may be spelled out, of the calendar, a verb, an adverb, or too short."""
    if written.isupper() or len(word.key) < 2 or not word.forms:
        return True
    verb = _VERB.fullmatch(word.key) is not None and foreignness(word.key) < _CERTAINLY_FOREIGN
    return verb or of_calendar(word.key) or "\u064b" in written


def _span(side: Side, run: list[int]) -> Span:
    return Span(side.words[run[0]].span.start, side.words[run[-1]].span.end)
