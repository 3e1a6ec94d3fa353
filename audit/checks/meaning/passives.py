"""Active verbs whose doer stands before them, told in the passive as if it was done to the doer (for MT112)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.meaning.clauses import Side, Sides
from audit.checks.meaning.lexicon import listed

_BE = {
    "fr": frozenset(("été", "est", "sont", "fut", "furent", "était", "étaient", "sera", "seront")),
    "en": frozenset(("was", "were", "been", "is", "are", "being", "be")),
}
_MOVING = re.compile(
    r"(?:pass|entr|arriv|mont|retourn|rentr|rest|tomb|all)ée?s?|(?:re|de|par|sur|inter)?venue?s?|(?:re)?sortie?s?|partie?s?"
)
"""French participles behind `être` that are active: `est passée par les stands`."""

_BY = {"fr": "par", "en": "by"}

_ACTIVE = {
    "de": re.compile(r"\w+(?:te|ten|t|en|ß|f|g|b|d|k|ss)"),
    "en": re.compile(r"\w+(?:ed|es|s)|sued|beat|hit|shot|struck|stabbed|fought|met|taught|told|sent|led|drove"),
    "es": re.compile(r"\w+(?:ó|aron|ieron|ado|ido|aba|aban)"),
    "ru": re.compile(r"\w+(?:л|ла|ло|ли|ет|ит|ют|ят)"),
}
"""Verbs in the active voice of the third person; what else they are, their links and their objects tell."""

_PASSIVE = {
    "de": frozenset(("wurde", "wurden", "wird", "werden", "worden", "ist", "sind", "war", "waren")),
    "en": frozenset((*_BE["en"], "get", "got", "by", "having")),
    "es": frozenset(("fue", "fueron", "es", "son", "sido", "ser", "era", "eran", "será", "se", "por")),
    "ru": frozenset(("был", "была", "было", "были", "будет", "будут")),
}
"""Words in whose clause a verb may be no active one."""

_HAVE = {
    "de": frozenset(("hat", "haben", "hatte", "hatten")),
    "es": frozenset(("ha", "han", "había", "habían")),
}
"""Auxiliaries behind which the German object stands, before its participle."""

_MARKS = {
    "de": frozenset(("den", "dem", "einen", "einem", "seinen", "seinem", "ihren", "ihrem")),
    "es": frozenset(("a", "al")),
}
"""Words before an object that show that it is one; in German they show it of what stands before the verb, too."""

_ACCUSATIVE = re.compile(r"\w+(?:[ую]|[оеё]го|[иы]х|[оеё]в|ей)")
_ALIKE = re.compile(r"\w+[ая]")
"""Endings of Russian objects, and those that are a man's behind a verb of the masculine, whose doer no woman is."""

_PREPOSITIONS = listed("about against at for from in into of on over than to toward towards with by that")

_CLEAR = 0.15
"""The lead of a link (see ``weighed_links``) from which two words are held to translate each other."""

_NEAR = 2  # words before a participle among which its auxiliary stands
_AGENT = 4  # words behind it among which `by` does
_NAMED = 2  # words of content behind `by` among which one renders the object, or none renders anything
_OBJECT = 3  # words behind a verb among which its object stands


def told_in_the_passive(both: Sides) -> Iterator[tuple[int, int, int]]:
    """The place of a doer, and on the target side those of the subject of the passive, and of the agent behind `by`.

    The subject renders words before the verb of the original, and the agent its object.
    """
    source, target = both.source, both.target
    be, by = _BE.get(target.language.code), _BY.get(target.language.code)
    if be is None or source.language.code not in _ACTIVE:
        return
    for verb in range(_NEAR, len(target.words) - 1):
        if be.isdisjoint(target.words[verb - _NEAR : verb]) or not target.is_content(verb):
            continue
        if _MOVING.fullmatch(target.words[verb]):
            continue
        behind = range(verb + 1, min(verb + 1 + _AGENT, len(target.words)))
        agent_word = next((t for t in behind if target.words[t] == by), None)
        place = _clear(both, verb)
        if agent_word is None or place is None or not _is_active(source, place):
            continue
        done = _object(source, place)
        named = [t for t in target.content_after(agent_word, _NAMED) if target.clause[t] == target.clause[verb]]
        if done is None or not named or _is_turned(source, place):
            continue
        agent = next((t for t in named if t in both.links.forward.get(done, ())), None)
        if agent is None and not both.links.forward.get(done) and not both.links.backward.get(named[0]):
            agent = named[0]
        doers = ((p, t) for t in _before(target, verb) if (p := _clear(both, t)) is not None)
        found = next(((p, t) for p, t in doers if p < place and source.clause[p] == source.clause[place]), None)
        if agent is not None and found is not None:
            yield *found, agent


def _before(side: Side, verb: int) -> list[int]:
    """The words of content before a verb in its clause."""
    return [p for p in range(verb) if side.clause[p] == side.clause[verb] and side.is_content(p)]


def _clear(both: Sides, place: int) -> int | None:
    """The one word of the source that a word of the target clearly renders."""
    linked = both.links.backward.get(place, ())
    return linked[0] if len(linked) == 1 and both.links.lead(linked[0], place) >= _CLEAR else None


def _is_active(side: Side, place: int) -> bool:
    code = side.language.code
    same = {side.words[p] for p in range(len(side.words)) if side.clause[p] == side.clause[place]}
    return _ACTIVE[code].fullmatch(side.words[place]) is not None and same.isdisjoint(_PASSIVE[code])


def _finite(side: Side, place: int) -> int:
    """The place of the German auxiliary before a participle in its clause, or of the verb itself."""
    if side.language.code != "de":
        return place
    same = range(place - 1, -1, -1)
    return next((p for p in same if side.clause[p] == side.clause[place] and side.words[p] in _HAVE["de"]), place)


def _object(side: Side, place: int) -> int | None:
    """The first word of content behind a verb, where it is its object beyond doubt."""
    verb = _finite(side, place)
    following = side.content_after(verb, 1)
    if not following or following[0] - verb > _OBJECT or side.clause[following[0]] != side.clause[verb]:
        return None
    found, between = following[0], side.words[verb + 1 : following[0]]
    if side.language.code == "en":
        return found if _PREPOSITIONS.isdisjoint(between) else None
    if side.language.code == "ru":
        masculine = side.words[place].endswith("л") and _ALIKE.fullmatch(side.words[found])
        return found if not between and (masculine or _ACCUSATIVE.fullmatch(side.words[found])) else None
    return found if not _MARKS[side.language.code].isdisjoint(between) else None


def _is_turned(side: Side, place: int) -> bool:
    """Whether an object stands before the verb: `den Minister kritisierte …`."""
    if side.language.code not in _MARKS:
        return False
    before = range(_finite(side, place))
    return any(side.clause[p] == side.clause[place] and side.words[p] in _MARKS[side.language.code] for p in before)
