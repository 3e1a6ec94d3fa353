"""Contrasts (`non pas X, mais Y`) of which the two halves changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.checks.meaning.clauses import Side, Sides
from audit.checks.meaning.senses import are_opposites
from audit.records import Span

_REACH = 16
"""Words between a negation and the "but" that answers it."""

_HALF = 8
"""Words of a half of a contrast that are looked at, on either side of what parts them."""

_SHOWN = 2
"""Words of content of a half that a finding marks."""

_CLEAR = 0.12
"""The lead of a link (see ``weighed_links``) from which one word is held to translate the other."""

_SAME, _OTHER = 0.3, 0.42
"""What the leads of links between unlike halves amount to where these have changed places: where the halves stand in
the same order on both sides, and in another."""

_NOT = {
    "ar": re.compile(r"[وف]?(?:ليس|ليست|ليسوا|لم|لا|لن)"),
    "de": re.compile("nicht|kein(?:e[mnrs]?)?"),
    "en": re.compile(r"not|never|no|\w+n['’]t"),
    "es": re.compile("no"),
    "fr": re.compile("pas|non"),
}
"""Words that deny what comes before a "but"."""

_BUT = {
    "ar": re.compile("بل"),
    "de": re.compile("sondern"),
    "en": re.compile("but"),
    "es": re.compile("sino"),
    "fr": re.compile("mais"),
}

_ONLY = {
    "ar": re.compile("فقط|فحسب|وحسب|مجرد"),
    "de": re.compile("nur|bloß|allein"),
    "en": re.compile("only|just|merely|simply|solely|alone|mere"),
    "es": re.compile("sólo|solo|solamente|únicamente"),
    "fr": re.compile("seulement|uniquement|simplement|simples?|seule?s?"),
}
"""What makes a denial say that it is that, and more: then nothing of the sort is denied."""

_REST = {
    "ar": re.compile(r"وليس(?:ت|وا)?"),
    "en": re.compile("not|rather|instead"),
    "fr": re.compile("non|pas|plutôt"),
}
"""Words behind an assertion that deny the rest (`Y, et non X`)."""

_JOINING = {"ar": (), "en": ("and", "but"), "fr": ("et", "mais")}
"""Words that may stand before those."""

_THAN = {"plutôt": ("que", "qu'"), "rather": ("than",), "instead": ("of",)}
"""What must follow a word that is no denial by itself."""


@dataclass(frozen=True, slots=True)
class _Contrast:
    """The words that a contrast denies and those that it asserts, with the place of the word that denies."""

    place: int
    denied: Sequence[int]
    asserted: Sequence[int]

    def span(self, side: Side) -> Span:
        """From the denial to the first words asserted, or from the last ones asserted to what is denied."""
        if self.asserted[0] > self.place:
            return side.span(self.place, self.asserted[:_SHOWN][-1])
        return side.span(self.asserted[-_SHOWN:][0], self.denied[:_SHOWN][-1])


def turned_contrasts(both: Sides) -> Iterator[tuple[Span, Span]]:
    """The stretches, source and target, of contrasts of which the translation denies what the original asserts.

    That is where words of either half, or several of the asserted one, are clearly linked to words of the other half,
    and none to those of the same.
    """
    for here in _contrasts(both.source):
        for there in _contrasts(both.target):
            kept = _leads(both, here.asserted, there.asserted) or _leads(both, here.denied, there.denied)
            if not kept and _is_crossed(both, here, there):
                yield here.span(both.source), there.span(both.target)
                return


def _is_crossed(both: Sides, here: _Contrast, there: _Contrast) -> bool:
    """Whether the words of each half are linked to the other half, the more surely where the halves stand in another
    order: there links go astray."""
    behind = there.asserted[0] > there.place
    opening = _leads(both, here.asserted, there.denied[:1])  # words behind may belong to both halves
    asserted = there.asserted if behind else there.asserted[-_SHOWN:]  # no subject of both
    crossing = [*_leads(both, here.asserted, there.denied), *_leads(both, here.denied, asserted)]
    same = behind == (here.asserted[0] > here.place)
    return bool(opening) and len(crossing) > 1 and sum(crossing) >= (_SAME if same else _OTHER)


def _leads(both: Sides, near: Sequence[int], far: Sequence[int]) -> list[float]:
    """How clear the clear links of words are, but for opposites, which stand in like company in a contrast."""
    pairs = ((p, t) for p in near for t in both.links.forward.get(p, ()) if t in far)
    found = {(p, t): both.links.lead(p, t) for p, t in pairs if not _are_opposed(both, p, t)}
    return [lead for lead in found.values() if lead >= _CLEAR]


def _are_opposed(both: Sides, place: int, other: int) -> bool:
    source, target = both.source, both.target
    return are_opposites(source.words[place], source.language.code, target.words[other], target.language.code)


def _contrasts(side: Side) -> Iterator[_Contrast]:
    code = side.language.code
    if code not in _NOT:
        return
    for place, word in enumerate(side.words):
        if _NOT[code].fullmatch(word) and (but := _but(side, place)) is not None:
            denied, asserted = range(place + 1, but), _half(side, but, 1)
        elif code in _REST and _denies_the_rest(side, place):
            denied, asserted = _half(side, place, 1), _half(side, place, -1)
        else:
            continue
        contrast = _Contrast(place, _content(side, denied), _content(side, asserted))
        if contrast.denied and contrast.asserted:
            yield contrast


def _but(side: Side, place: int) -> int | None:
    """The "but" of the same sentence that answers a denial, with no other denial between them."""
    code = side.language.code
    for at in range(place + 1, min(place + 1 + _REACH, len(side.words))):
        if side.sentence[at] != side.sentence[place]:
            return None
        if _BUT[code].fullmatch(side.words[at]):
            return at
        if _NOT[code].fullmatch(side.words[at]) and at > place + 1:
            return None
    return None


def _denies_the_rest(side: Side, place: int) -> bool:
    """Whether a word denies what follows it against what was said before: `et non`, `, pas`, `plutôt que`."""
    code, word = side.language.code, side.words[place]
    if not place or not _REST[code].fullmatch(word) or _is_only(side, place):
        return False
    if word in _THAN:
        return side.words[place + 1 : place + 2] != [] and side.words[place + 1] in _THAN[word]
    opens = side.clause[place] != side.clause[place - 1] and side.sentence[place] == side.sentence[place - 1]
    return code == "ar" or opens or side.words[place - 1] in _JOINING[code]


def _is_only(side: Side, place: int) -> bool:
    """Whether the words behind a denial make it "not only"."""
    only = _ONLY[side.language.code]
    return any(only.fullmatch(word) for word in side.words[place + 1 : place + 3])


def _half(side: Side, place: int, step: int) -> range:
    """The words behind or before one, to the end of its sentence and no further than a few."""
    stop = place + step
    while 0 <= stop < len(side.words) and abs(stop - place) <= _HALF and side.sentence[stop] == side.sentence[place]:
        stop += step
    return range(min(place, stop) + 1, max(place, stop))


def _content(side: Side, places: Sequence[int]) -> list[int]:
    only = _ONLY[side.language.code]
    return [place for place in places if side.is_content(place) and not only.fullmatch(side.words[place])]
