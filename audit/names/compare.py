"""Which names of one text have no counterpart in the other, by table, by sound and by word links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from audit.names.arabic import bare
from audit.names.metonyms import match_airports, match_metonyms
from audit.names.onsets import ANY_SOUND, apart, initial_sounds
from audit.names.people import is_usual
from audit.names.side import Side
from audit.names.townsfolk import match_townsfolk
from audit.names.transliteration import likeness
from audit.names.words import LONGEST_WORD, is_person, plain_letters, readings

ALIKE = 0.12
"""Likeness of an Arabic and a Latin writing from which on they may be one name (about 2 % of true pairs are below)."""

CHANCE = 0.3
"""The same for an ordinary word where either is linked to another word: ordinary words sound like names by chance."""

_SHORT_WORD = 3  # letters of ordinary words that sound like much
_LONGEST_RUN = 200  # letters of a run of words that is looked at
_SAME = 0.72  # share of letters in common that makes two Latin writings one name

Link = tuple[int, int]


def match(source: Side, target: Side, links: Iterable[Link]) -> None:
    """Mark the words of both sides that have a counterpart in the other."""
    _by_table(source, target)
    forward: dict[int, list[int]] = {}
    for s, t in links:
        forward.setdefault(t, []).append(s)
    near, far = (target, source) if not target.arabic else (source, target)
    if near is source:
        backward: dict[int, list[int]] = {}
        for t, places in forward.items():
            for s in places:
                backward.setdefault(s, []).append(t)
        forward = backward
    _by_sound(near, far, forward)
    _inside_others(near, far)
    match_metonyms(source, target)
    match_airports(source, target)
    match_townsfolk(source, target)


def _by_table(source: Side, target: Side) -> None:
    """A people's adjective may stand for its country, unless it stands for an adjective of the other side."""
    for one, other in ((source, target), (target, source)):
        named, concepts = other.named, other.concepts
        peoples = frozenset().union(*(known.inner for known in one.known if known.adjective))
        for known in one.known:
            if known.inner & (concepts if known.adjective else named | (concepts - peoples)):
                one.matched.update(range(known.start, known.end))


def _by_sound(latin: Side, other: Side, links: dict[int, list[int]]) -> None:
    """Look for every Latin name's counterpart, then for those of the other side's names among all Latin words."""
    backward: dict[int, list[int]] = {}
    for place, linked in links.items():
        if not latin.words[place].function:
            for theirs in linked:
                backward.setdefault(theirs, []).append(place)
    for place, word in enumerate(latin.words):
        if word.part and word.forms:
            found = _counterpart(latin, place, other, links.get(place, ()), backward)
            if found is not None:
                latin.matched.add(place)
                latin.pairs[place] = found
                other.matched.update(found)
    for place, word in enumerate(other.words):
        sought = place not in other.matched and word.part and not word.ordinary
        if sought and _heard(other, place, latin, backward.get(place, ())):
            other.matched.add(place)


def _inside_others(latin: Side, other: Side) -> None:
    """Match names that stand somewhere in a run of Arabic words that lost the spaces between them."""
    long = (word.key[:_LONGEST_RUN] for word in other.words if other.arabic and len(word.key) > LONGEST_WORD)
    runs = [run for run in long if run.isalpha()]
    for place, word in enumerate(latin.words if runs else ()):
        if not word.part or place in latin.matched or len("".join(word.forms[:1])) < 3:
            continue
        if any(_any_alike(stretches(run, word.forms[0]), word.forms[:1], CHANCE) for run in runs):
            latin.matched.add(place)


def stretches(run: str, latin: str) -> Iterator[str]:
    """The stretches of a run of letters that are about as long as a Latin name is in Arabic."""
    for length in range(max(2, len(latin) // 2), len(latin) + 1):
        for start in range(len(run) - length + 1):
            yield run[start : start + length]


def _heard(other: Side, place: int, latin: Side, linked: Sequence[int]) -> bool:
    """Whether any one or two Latin words, names or not, sound like the word at ``place``, alone or with the next.

    Ordinary words (`technologie`) have to be linked to it, or to sound much like it.
    """
    written = [_written(other, range(place, place + n)) for n in (1, 2) if place + n <= len(other.words)]
    onset = other.words[place].onset if other.arabic else ANY_SOUND
    for start, word in enumerate(latin.words):
        if not onset & word.onset or not word.forms or word.function:
            continue
        least = CHANCE if word.ordinary and not word.part and start not in linked else ALIKE
        sounds = word.forms
        if start + 1 < len(latin.words) and latin.words[start + 1].forms:
            sounds = (*sounds, sounds[0] + latin.words[start + 1].forms[0])
        for forms in written:
            if _any_alike(forms, sounds, least):
                return True
    return False


def _counterpart(
    latin: Side, place: int, other: Side, linked: Sequence[int], backward: dict[int, list[int]]
) -> range | None:
    """The words that sound like the name at ``place``, alone or with a neighbour; those linked to it come first."""
    count = len(other.words)
    order = [*linked, *(i for i in range(count) if i not in linked)]
    rival = any(not other.words[i].function for i in linked)
    for mine in (range(place, place + 1), range(place, place + 2), range(place - 1, place + 1)):
        if mine.start < 0 or mine.stop > len(latin.words):
            continue
        sounds = _written(latin, mine)
        onset, widest = initial_sounds(sounds, False), 3 if len(mine) == 1 else 1
        for theirs in order:
            word = other.words[theirs]
            if other.arabic and not onset & word.onset:
                continue
            unlinked = theirs not in linked
            doubtful = unlinked and (rival or theirs in backward)
            short = unlinked and other.arabic and len(word.key) <= _SHORT_WORD
            for stop in range(theirs + 1, min(theirs + widest, count) + 1):
                span, alone = range(theirs, stop), stop == theirs + 1
                if alone and other.arabic and word.function and not is_person(word.key):
                    continue
                chance = (doubtful or (alone and short)) and all(other.words[i].ordinary for i in span)
                least = CHANCE if chance else ALIKE
                if _any_alike(_written(other, span), sounds, least):
                    beside = [latin.words[i].forms for i in mine if i != place]
                    if not any(_any_alike(_written(other, span), forms, least) for forms in beside):
                        return span  # else the one beside the name alone sounds like it
    return None


def _any_alike(written: Iterable[str], sounds: Sequence[str], least: float) -> bool:
    """Whether any writing sounds like any other."""
    for form in written:
        latin, fewest, most = form.isascii(), 0.5 * len(form), 2.6 * len(form) + 1
        for sound in sounds:
            if latin:
                if _same(form, sound):
                    return True
            elif (
                fewest <= len(sound) <= most
                and not apart(form, sound)
                and (likeness(form, sound, least) >= least or is_usual(form, sound))
            ):
                return True
    return False


def _written(side: Side, places: range) -> Sequence[str]:
    """What words run together may be, given what each may be; only the first has clitics or several readings."""
    if len(places) == 1:
        return side.words[places.start].forms
    key = places.start, places.stop
    if key not in side.run_together:
        side.run_together[key] = _joined(side, places)
    return side.run_together[key]


def _joined(side: Side, places: range) -> Sequence[str]:
    rest = "".join(side.words[i].forms[0] for i in places[1:] if side.words[i].forms)
    first = side.words[places.start].forms
    return [form + rest for form in (first if side.arabic else first[:1])]


def sounds_like(arabic: str, latin: str) -> bool:
    """Whether a folded Arabic word and a Latin one as written may be one name."""
    return _any_alike(bare(arabic), readings(plain_letters(latin)), ALIKE)


def _same(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    if one == other:
        return True
    return min(len(one), len(other)) > 2 and Levenshtein.normalized_similarity(one, other) >= _SAME
