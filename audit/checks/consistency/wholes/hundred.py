"""Shares that are more than a hundred per cent together, and ranks that the figures beside them turn round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from audit.checks.consistency.sentences import by_sentence, is_slip
from audit.checks.consistency.wholes.excesses import Excess
from audit.checks.consistency.wholes.shares import HUNDRED, ROUNDING
from audit.checks.numbers.facts import Fact
from audit.records import Span

_OF_VOTES = re.compile(
    r"\s?(?:%|pour cent)?\s(?:des (?:suffrages|voix|votes|parts)|du (?:capital|vote)"
    r"|of (?:the )?(?:vote|votes|shares))\b"
)
_LISTED = re.compile(r"(?:\(|\b(?:avec|with|totalis\w+|obt[ei]n\w+|recueill\w+|crédité\w* de|winning|taking)\s)\Z")
_VOTING = re.compile(r"\b(?:suffrages|voix|votes?|intentions|parts?|sièges|shares?|polls?|seats)\b", re.IGNORECASE)
"""Of what the first has most; of unemployment it may have least."""

_NOT_A_SHARE = re.compile(
    r"(?:participation|abstention|hauss|baiss|recul|progress|contre|par rapport|dépouill|après|seuil|majorité|plus de"
    r"|moins de|turnout|from|against|counted|than|threshold)[^,;:()]{0,40}\Z",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:financ|déten|possed|possèd|contrôl|assur|constitu|compos|owned|held|funded)\w*[^.;:%]{0,30}\Z", re.IGNORECASE
)
_SIGN = r"\s?(?:%|pour cent|per ?cent)?"
_OWNER = re.compile(rf"{_SIGN}\s(?:par|by)\s(?!rapport\b|an\b|mois\b|jour\b)")
_AND = re.compile(rf"{_SIGN}[^.;:%]{{3,90}}?(?:,|\bet|\band)\s(?:à hauteur de\s|pour\s)?")
_CONTRE = re.compile(r",?\s(?:contre|against|to)\s")
_FOR = re.compile(rf"{_SIGN}\s(?:pour|à|au|for)\s(?:son|sa|l[ae']|l’|M\.|Mme|his|her|the|[A-ZÉ])")
_OTHERS = re.compile(r"\b(?:autres|others?)\b")
_AHEAD = re.compile(rf"{_SIGN}[^.;:()%]{{0,40}}?,\s(?:loin |juste )?(?:devant|ahead of)\s[^.;:()%\d]{{2,50}}\s\(")
_BEHIND = re.compile(rf"{_SIGN}[^.;:()%]{{0,40}}?,\s(?:loin |juste )?(?:derrière|behind)\s[^.;:()%\d]{{2,50}}\s\(")
_MADE_OF = re.compile(
    r"\b(?:(?:compos|constitu|form)[^\W\d_]{1,5}\s(?:de|du|des|d['’]|par|comme)"
    r"|(?:répart|partag)[^\W\d_]{1,6}\s(?:[^\W\d_]+\s)?(?:entre|en|comme)"
    r"|(?:déten|contrôl|possédé|financ)[^\W\d_]{1,4}\s(?:[^\W\d_]+\s)?par|appart(?:ien|en)[^\W\d_]{1,5}\s(?:à|au)"
    r"|(?:actionnaires|consortium|coentreprise)(?:\s[^\W\d_]+)?(?:\s:|\sentre|\sde|\sformée?|\sréunissant|\sassociant"
    r"|\sregroupant|\ssont)|made up of|consist[^\W\d_]{1,3}\sof|(?:owned|held) by|split between)[^.;%]{0,90}\Z",
    re.IGNORECASE,
)
_OPENS = ("(", ",")
_BRACKETS = re.compile(rf"{_SIGN}\)[^.;:()%\d]{{0,3}}\s[^.;:()%]{{1,80}}?\(")
_COMMAS = re.compile(rf"{_SIGN}(?:,\s(?:(?:et|and)\s)?|\s(?:et|and)\s)[^.;:()%\d,]{{1,60}},\s")
_OVERLAPPING = re.compile(
    r"\b(?:femmes?|hommes?|jeunes?|enfants?|mineurs?|âgée?s?|étrang|personnes|habitants|population|women|young|children"
    r"|people|hauss|baiss|contre|against)\b",
    re.IGNORECASE,
)
"""Sorts of people of whom one may be of several, and shares that are changes."""

_FEWEST = 3  # shares of an enumeration
_NEAR = 60  # characters before a share that tell what it is of


def over_a_hundred(facts: Sequence[Fact], text: str) -> Iterator[Excess]:
    """Votes or shares of one thing that make more than a hundred per cent."""
    for found in by_sentence(facts, text):
        shares = [fact for fact in found if fact.percent and fact.value < HUNDRED]
        yield from _composed(shares, text)
        for listed in (_votes(shares, text), _owners(shares, text), _rivals(shares, text)):
            amount = sum((share.value for share in listed), Fraction(0))
            over = HUNDRED + ROUNDING < amount < 2 * HUNDRED
            others = len(listed) > 2 and _OTHERS.search(text, listed[0].span.start, listed[-1].span.end)
            slip = others and amount < HUNDRED and is_slip([one.value for one in listed], amount - HUNDRED)
            if len(listed) > 1 and (over or slip):
                yield Excess(Span(listed[0].span.start, listed[-1].whole_span.end), amount, Fraction(HUNDRED))
                break


def turned_ranks(facts: Sequence[Fact], text: str) -> Iterator[Span]:
    """`43,1 % des suffrages, devant le MPB (52,4 %)`: who is ahead has less."""
    shares = [fact for fact in facts if fact.percent]
    for one, other in pairwise(shares):
        ahead = _AHEAD.fullmatch(text, one.whole_span.end, other.span.start)
        behind = _BEHIND.fullmatch(text, one.whole_span.end, other.span.start)
        around = text[max(0, one.span.start - _NEAR) : other.span.end + _NEAR]
        if not _VOTING.search(around):
            continue
        if (ahead and one.value < other.value) or (behind and one.value > other.value):
            yield Span(one.span.start, other.whole_span.end)


def _composed(shares: Sequence[Fact], text: str) -> Iterator[Excess]:
    """`composé de A (45 %), de B (60 %) et de C (25 %)`: what something is made of is a hundred per cent of it."""
    for form in (_BRACKETS, _COMMAS):
        listed = list(shares[:1])
        for one, other in pairwise(shares):
            if form.fullmatch(text, one.whole_span.end, other.span.start) is None:
                break
            listed.append(other)
        if (
            len(listed) < _FEWEST
            or text[max(0, listed[0].span.start - 2) : listed[0].span.start].strip()[-1:] not in _OPENS
        ):
            continue
        start, end = listed[0].span.start, listed[-1].whole_span.end
        before = text[max(0, start - 2 * _NEAR) : start]
        amount = sum((share.value for share in listed), Fraction(0))
        made_of = _MADE_OF.search(before) and not _OVERLAPPING.search(before + text[start:end])
        if made_of and HUNDRED + ROUNDING < amount < 2 * HUNDRED:
            yield Excess(Span(start, end), amount, Fraction(HUNDRED))


def _votes(shares: Sequence[Fact], text: str) -> list[Fact]:
    """The shares of a sentence from the first that is said to be of the votes; none where one may be of another."""
    first = next((n for n, share in enumerate(shares) if _OF_VOTES.match(text, share.span.end)), len(shares))
    listed = list(shares[first:])
    if len(listed) < 3:
        return []
    before = [text[max(0, share.span.start - _NEAR) : share.span.start] for share in listed[1:]]
    others = any(_NOT_A_SHARE.search(words) or not _LISTED.search(words) for words in before)
    return [] if others else listed


def _rivals(shares: Sequence[Fact], text: str) -> list[Fact]:
    """The two shares of a ballot: `50,4 % des voix contre 49,6 % pour son rival`."""
    for one, other in pairwise(shares):
        votes = _OF_VOTES.match(text, one.span.end)
        if votes and _CONTRE.fullmatch(text, votes.end(), other.span.start) and _FOR.match(text, other.span.end):
            return [one, other]
    return []


def _owners(shares: Sequence[Fact], text: str) -> list[Fact]:
    """The shares that are told of one verb, each `par` someone."""
    told = [share for share in shares if _OWNER.match(text, share.span.end)]
    if len(told) < 2 or _BY.search(text, max(0, told[0].span.start - _NEAR), told[0].span.start) is None:
        return []
    listed = [told[0]]
    for one, other in pairwise(told):
        between = text[one.whole_span.end : other.span.start]
        if not _AND.fullmatch(between):
            break
        listed.append(other)
    return listed
