"""Parts that are told in one sentence and are more than the whole told in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, zip_longest

from audit.checks.consistency.sentences import by_sentence, counted, is_slip
from audit.checks.consistency.stories.passages import Contradiction, Passage
from audit.checks.numbers.facts import Fact
from audit.language.stems import stem
from audit.records import Span

_BOTH = re.compile(r"\s(?P<one>[^\W\d_]{3,})\s(?:et|and)\s(?:de\s|d['’])?(?P<other>[^\W\d_]{3,})")
_WORD = re.compile(r"\s(?P<noun>[^\W\d_]{3,})")
_JOINED = re.compile(r"\s[^\W\d_]{3,}\s(?:et|and)\s(?:(?:à|de|pour|to|of|for)\s|d['’])?")
_OF_THE = re.compile(r"\s(?:des|de ces|of the|of those)\s(?P<noun>[^\W\d_]{3,})")
_VICTIMS = re.compile(
    r"blessés|morts|tués|victimes|passagers|otages|migrants|rescapés|survivants|disparus|détenus|prisonniers|accusés"
    r"|wounded|injured|dead|victims|passengers|hostages|migrants|survivors|missing|detainees|prisoners|defendants"
)
"""People of whom a story has one number; of countries or members there may be others."""

_REST = re.compile(r"\s(?P<noun>[^\W\d_]{3,})\s(?:restante?s|remaining)\b")
_OUT_OF = re.compile(r"\s(?:des|sur les|of the|out of)\s(?:the\s)?\Z")
_OF_THEM = re.compile(r"\ben\s[^\W\d_]{3,}\s\Z")
_OTHERS = re.compile(r"\s(?:de\s|d['’])?(?P<noun>[^\W\d_]{3,})\s[^.;:()\d]{0,60}?\b(?:et|and)\s(?:de\s|d['’]|of\s)?")
_MORE = re.compile(r"\s(?:autres|others)\b")
_BEFORE = re.compile(
    r"(?:contre|manqu|majorité|seuil|against|précédent|from)\w*\s(?:[^\W\d]+\s){0,2}?\Z", re.IGNORECASE
)
_EARLIER = re.compile(r"\b(?:avai(?:en)?t|précédente?s?|had|previous|earlier|depuis|since)\b", re.IGNORECASE)
_ALIKE = (
    {"détenus", "prisonniers", "captifs", "otages", "detainees", "prisoners", "captives", "hostages"},
    {"soldats", "militaires", "soldiers", "troops"},
)
"""Words for the same people, of which a story uses now one and now another."""

_NEAR = 30  # characters before a number that tell what it is
_TIMES = 10
_PASSAGES = 3  # passages, the last with the rest, that tell the parts of one whole


def joined(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """`1 500 imams et prédicatrices` in one sentence, `1 100 imams et 900 prédicatrices` in another."""
    wholes: dict[tuple[str, str], set[Fraction]] = {}
    for passage in read:
        for fact in _counts(passage):
            both = _BOTH.match(passage.text, fact.span.end)
            if both:
                wholes.setdefault((stem(both["one"], code), stem(both["other"], code)), set()).add(fact.value)
    for passage in read if wholes else ():
        for one, other in pairwise(_counts(passage)):
            if _JOINED.fullmatch(passage.text, one.span.end, other.span.start) is None:
                continue
            first, second = (_WORD.match(passage.text, fact.span.end) for fact in (one, other))
            told = wholes.get((stem(first["noun"], code), stem(second["noun"], code)), ()) if first and second else ()
            amount = one.value + other.value
            if len(told) == 1 and amount > max(told) > max(one.value, other.value):
                why = f"they make {_plain(amount)}, elsewhere it is {_plain(max(told))} together"
                yield Contradiction(passage.place, Span(one.span.start, other.span.end), why)


def partitive(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """`37 blessés` in the head, `43 des blessés` below."""
    head: dict[str, set[Fraction]] = {}
    for passage in read:
        for fact in _counts(passage):
            among = _OF_THE.match(passage.text, fact.span.end)
            among = among if among and _VICTIMS.fullmatch(among["noun"]) else None
            told = head.get(stem(among["noun"], code), set()) if among else set()
            if not among and passage.is_head:
                head.setdefault(counted(fact, passage.text, code), set()).add(fact.value)
            elif among and len(told) == 1 and max(told) < fact.value < _TIMES * max(told):
                why = f"of {_plain(max(told))} in the head of the story"
                yield Contradiction(passage.place, Span(fact.span.start, among.end()), why)


def remaining(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """`54 des 120 sièges … 38 sièges … en décroche 27, et les 11 sièges restants`: with the rest they are all."""
    for place, passage in enumerate(read):
        rests = ((fact, _REST.match(passage.text, fact.span.end)) for fact in _counts(passage))
        fact, rest = next(((one, match) for one, match in rests if match), (None, None))
        if fact is None or rest is None:
            continue
        near = read[max(0, place - _PASSAGES + 1) : place + 1]
        whole, parts = _told(near, stem(rest["noun"], code), code)
        if whole is None or len(parts) < _PASSAGES or fact.value not in parts:
            continue
        amount = sum(parts, Fraction(0))
        if amount > whole or (amount < whole and is_slip(list(parts), amount - whole)):
            start = min(one.span.start for one in _counts(passage) if one.value in parts)
            why = f"with the others it makes {_plain(amount)}, of {_plain(whole)}"
            yield Contradiction(passage.place, Span(start, rest.end()), why)


def _told(near: Sequence[Passage], noun: str, code: str) -> tuple[Fraction | None, set[Fraction]]:
    """The whole that something is told out of, and the parts of it, by what they count."""
    wholes: set[Fraction] = set()
    parts: set[Fraction] = set()
    for passage in near:
        found = _counts(passage)
        for fact, following in zip_longest(found, found[1:]):
            before = passage.text[max(0, fact.span.start - _NEAR) : fact.span.start]
            of = following is not None and _OUT_OF.fullmatch(passage.text, fact.span.end, following.span.start)
            same = counted(fact, passage.text, code) == noun
            if _OUT_OF.search(before) and same:
                wholes.add(fact.value)
            elif not _BEFORE.search(before) and (same or of or _OF_THEM.search(before)):
                parts.add(fact.value)
    return (max(wholes) if len(wholes) == 1 else None), parts


def others(read: Sequence[Passage]) -> Iterator[Contradiction]:
    """`un échange de 120 détenus` in headline and lead, then `90 prisonniers … et 50 autres`."""
    head = [_people(one) for one in read if one.is_head]
    above = {pair for one in read if one.headline for pair in _people(one)}
    for passage in read[: 2 * _PASSAGES]:
        for found in by_sentence(_counts(passage), passage.text):
            for one, other in pairwise(found):
                noun = _OTHERS.fullmatch(passage.text, one.span.end, other.span.start)
                if noun is None or not _MORE.match(passage.text, other.span.end) or _EARLIER.search(passage.text):
                    continue
                kind = _kind(noun["noun"].lower())
                wholes = {value for group, value in above if group == kind}
                amount = one.value + other.value
                if kind is None or len(wholes) != 1 or sum((kind, max(wholes)) in told for told in head) < 2:
                    continue
                if max(one.value, other.value) < max(wholes) < amount:
                    why = f"they make {_plain(amount)}, in the headline it is {_plain(max(wholes))}"
                    yield Contradiction(passage.place, Span(one.span.start, other.span.end), why)


def _people(passage: Passage) -> set[tuple[int | None, Fraction]]:
    """The numbers of people of a kind that a passage tells."""
    told = ((_WORD.match(passage.text, fact.span.end), fact) for fact in _counts(passage))
    return {(_kind(word["noun"].lower()), fact.value) for word, fact in told if word}


def _kind(noun: str) -> int | None:
    return next((n for n, words in enumerate(_ALIKE) if noun in words), None)


def _counts(passage: Passage) -> list[Fact]:
    return [fact for fact in passage.facts if fact.counts and not (fact.loose and fact.value == 1)]


def _plain(amount: Fraction) -> str:
    return f"{float(amount):,.12g}"
