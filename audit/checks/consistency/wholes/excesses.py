"""Parts that are more than their whole: of a count, told place by place; of a hundred, told answer by answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from audit.checks.consistency.wholes.shares import AMONG, HUNDRED, ROUNDING
from audit.checks.numbers.facts import Fact
from audit.records import Span

_PLACE = re.compile(
    r"\s?(?:[^\W\d]+\s){0,2}?(?:à|au|aux|en|dans l['’]?|dans la|dans le|par|in|at|by|في)\s"
    r"(?:la |le |les |une? |l['’]|the |an? )?"
    r"(?P<name>[^\W\d_][\w'’-]*)"
)
_LINK = re.compile(r"(?:\s[^\W\d_][\w'’-]*)?(?:,|\set|\sand|،|;)?(?:\set|\sand)?\s(?:و)?")
_RESIDUE = re.compile(
    r"ne (?:se prononcent?|savent?) pas|sans (?:opinion|avis)|indécis|ne souhaitent? pas répondre|undecided|no opinion"
    r"|(?:do not|don['’]t|did not) know|unsure|لم يبدوا رأي|دون رأي|لا رأي",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?؟\n]\s")
_CLOSES = re.compile(r"[^.:;\d]{0,80}?(?:[,.;!?)]|\Z)")
_WHOSE = re.compile(r"\b(?:dont|of which|منها)\s(?:\w+\s){0,2}\Z")
_WAY = re.compile(r"\s?(?:%|pour cent|per ?cent)?\s?(vers|pour|en|à|aux?|par|de|d['’]|to|for|in|from)(?=\s|(?<=['’]))")
_ENUMERATED = re.compile(r"\s?(?:%|pour cent|per ?cent)?\s?[^.;:\d%]{2,60}?(?:,|\bet|\band)(?:\s(?:et|and))?\s")
_GAP = 3  # characters between a colon and a count
_NEAR = 20  # characters before the first share in which `dont` stands
_SENTENCE = re.compile(r"[^.!?؟\n]+(?:[.,](?=\d)[^.!?؟\n]+)*")


@dataclass(frozen=True, slots=True)
class Excess:
    """Parts that are more than their whole: where they stand with it, what they make, and what there is."""

    span: Span
    amount: Fraction
    whole: Fraction


def excesses(facts: Sequence[Fact], text: str) -> Iterator[Excess]:
    """Counts told place by place behind `dont` that are more than all, and answers that are more than 100 per cent."""
    for place, fact in enumerate(facts):
        parts = _by_place(facts[place:], text)
        amount = sum((part.value for part in parts), Fraction(0))
        if len(parts) > 1 and amount > fact.value and all(part.value != fact.value for part in parts):
            yield Excess(Span(fact.span.start, parts[-1].span.end), amount, fact.value)
    yield from _told_in_places(facts, text)
    for sentence in _SENTENCE.finditer(text):
        shares = [fact for fact in facts if fact.percent and sentence.start() <= fact.span.start < sentence.end()]
        listed = _listed_shares(shares, text)
        if not listed and _RESIDUE.search(sentence.group()):
            listed = shares
        amount = sum((share.value for share in listed), Fraction(0))
        if len(listed) > 2 and HUNDRED + ROUNDING < amount < 2 * HUNDRED:
            yield Excess(Span(listed[0].span.start, listed[-1].whole_span.end), amount, Fraction(HUNDRED))


def _told_in_places(facts: Sequence[Fact], text: str) -> Iterator[Excess]:
    """Counts behind a colon, each with a place of its own, that make more than any count before it."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    for place, fact in enumerate(facts):
        if not place or not fact.counts or text[max(0, fact.span.start - _GAP) : fact.span.start].rstrip()[-1:] != ":":
            continue
        sentence = starts[bisect_right(starts, fact.span.start) - 1]
        before = [one for one in facts[:place] if one.counts and one.span.start >= sentence]
        if not before:
            continue
        parts = _parts(facts[place:], text)
        amount = sum((part.value for part in parts), Fraction(0))
        whole = max(one.value for one in before)
        told_whole = len(parts) > 1 and _CLOSES.match(text, parts[-1].span.end) is not None
        if told_whole and len(parts) <= whole < amount <= 2 * whole:
            yield Excess(Span(before[0].span.start, parts[-1].span.end), amount, whole)


def _listed_shares(shares: Sequence[Fact], text: str) -> list[Fact]:
    """Shares behind `dont` that go by one preposition (`58 % vers la France, 33 % vers …`): parts of one whole."""
    if len(shares) < 3 or _WHOSE.search(text, max(0, shares[0].span.start - _NEAR), shares[0].span.start) is None:
        return []
    ways = [_WAY.match(text, share.whole_span.end) for share in shares]
    between = [text[one.whole_span.end : other.span.start] for one, other in pairwise(shares)]
    joined = all(_ENUMERATED.fullmatch(gap) for gap in between)
    return list(shares) if joined and all(ways) and len({way[1] for way in ways if way}) == 1 else []


def _by_place(facts: Sequence[Fact], text: str) -> list[Fact]:
    """The parts of the first fact that stand behind `dont`, each with a place of its own."""
    if len(facts) < 3 or not facts[0].counts:
        return []
    if AMONG.fullmatch(text, facts[0].span.end, facts[1].span.start) is None:
        return []
    return _parts(facts[1:], text)


def _parts(facts: Sequence[Fact], text: str) -> list[Fact]:
    """The first of the facts that stand one behind the other, each with a place of its own."""
    parts: list[Fact] = []
    places: set[str] = set()
    for one, other in pairwise([*facts, None]):
        where = _PLACE.match(text, one.span.end) if one and one.counts else None
        if one is None or where is None or where["name"] in places:
            break
        parts.append(one)
        places.add(where["name"])
        if other is None or _LINK.fullmatch(text, where.end(), other.span.start) is None:
            break
    return parts
