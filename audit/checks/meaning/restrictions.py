"""Arabic restrictions («لا … إلا», "only") told as denials, and denied verbs of hiding or delaying told as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.meaning.clauses import Side, Sides
from audit.checks.meaning.negation import Negation, cues
from audit.records import Span

_REACH = 6
"""Words between a negation and the "but" that makes it a restriction."""

_DENIES = re.compile(r"[وف]?(?:لا|لم|لن|ليس|ليست)")
_BUT = re.compile(r"(?:الا|سوي)")
_LIMITS = {
    "fr": re.compile(
        r"seul\w*|uniquement|exclusivement|simplement|sauf|hormis|excepté\w*|autres?|sinon|moins|avant|tant|peine|sans"
        r"|ni|même|plus|encore|guère|rien|aucun\w*"
    ),
    "en": re.compile(
        r"but|only|except|other|unless|until|than|just|merely|apart|without|before|even|any\w*|no\w*|more"
    ),
}
"""Words of a translation that may say the restriction, or leave open what the denial says."""

_CONJUNCTIONS = ("que", "qu'", "that")
"""Those that may do so in the clause of the denial alone (`ne … que`)."""


def denied_restrictions(both: Sides) -> Iterator[tuple[Span, Span]]:
    """The stretches, source and target, of a restriction whose counterpart denies and limits nothing."""
    source, target = both.source, both.target
    if source.language.code != "ar" or target.language.code not in _LIMITS:
        return
    for negation in cues(source):
        but = _but(source, negation)
        if but is None:
            continue
        linked = {t for p in (*negation.places, *negation.heads) for t in both.links.forward.get(p, ())}
        for other in cues(target):
            if other.strong and not linked.isdisjoint(other.places + other.heads):
                if not any(_limits(target, place, other) for place in range(len(target.words))):
                    yield source.span(negation.place, but), target.span(other.place, max(other.last, *other.heads, 0))
                break


def _limits(side: Side, place: int, negation: Negation) -> bool:
    """Whether a word may limit what a negation says: in its sentence, or as a conjunction in its clause."""
    word = side.words[place]
    if word in _CONJUNCTIONS:
        return side.clause[place] == side.clause[negation.place]
    limits = _LIMITS[side.language.code].fullmatch(word) is not None
    return limits and place not in negation.places and side.sentence[place] == side.sentence[negation.place]


def _but(side: Side, negation: Negation) -> int | None:
    """The place of the word that restricts a negation."""
    if not _DENIES.fullmatch(side.words[negation.place]):
        return None
    reach = range(negation.last + 1, min(negation.last + 1 + _REACH, len(side.words)))
    return next(
        (p for p in reach if side.clause[p] == side.clause[negation.last] and _BUT.fullmatch(side.words[p])), None
    )


_NOT = re.compile(r"[وف]?(?:لم|لا|لن)")
_DENIED = (
    (
        re.compile("[يتن]خف(?:ي|وا|ون|ين)?"),
        None,
        {"fr": r"cach\w+|dissimul\w+", "en": r"hid(?:es?|den|ing)?|conceal\w*"},
    ),
    (re.compile("[يت]حول|[يت]حل"), "دون", {"fr": r"empêch\w+", "en": r"prevent\w*"}),
    (re.compile("[يتن]تاخر(?:وا|ون)?"), None, {"fr": r"tard(?:é|er|e|ent|ait)\w*", "en": r"delay\w*"}),
    (re.compile("[يتن]تردد(?:وا|ون)?"), None, {"fr": r"hésit\w+", "en": r"hesitat\w*"}),
)
"""Verbs that are denied only to say the contrary the more strongly, what follows them, and what they are literally."""

_FOLLOWING = 4
"""Words behind a verb among which what belongs to it stands."""


def undenied(both: Sides) -> Iterator[tuple[Span, Span]]:
    """Stretches, source and target, of such a verb whose literal counterpart stands where nothing is denied at all."""
    source, target = both.source, both.target
    if source.language.code != "ar" or any(cue.strong for cue in cues(target)):
        return
    for place, word in enumerate(source.words[:-1]):
        if not _NOT.fullmatch(word):
            continue
        for verb, beside, literal in _DENIED:
            pattern = literal.get(target.language.code)
            behind = source.words[place + 2 : place + 2 + _FOLLOWING]
            if pattern is None or not verb.fullmatch(source.words[place + 1]) or (beside and beside not in behind):
                continue
            told = next((t for t, said in enumerate(target.words) if re.fullmatch(pattern, said)), None)
            if told is not None:
                yield source.span(place, place + 1), target.spans[told]
