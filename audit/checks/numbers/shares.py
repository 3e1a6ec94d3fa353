"""Parts that are more than their whole: of a count, told place by place; of a hundred, told answer by answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from audit.checks.numbers.facts import Fact
from audit.records import Span

_AMONG = re.compile(
    r"[^.;:()\d]{1,90}?,?\s(?:dont|including|of whom|of which|parmi lesquel(?:le)?s|بينهم|بينها|منهم|منها)\s(?:\w+\s)?"
)
_PLACE = re.compile(
    r"\s?(?:[^\W\d]+\s){0,2}?(?:à|au|aux|en|dans l['’]?|dans la|dans le|in|at|في)\s(?:la |le |l['’]|the )?"
    r"(?P<name>[^\W\d_][\w'’-]*)"
)
_LINK = re.compile(r"(?:\s[^\W\d_][\w'’-]*)?(?:,|\set|\sand|،|;)?(?:\set|\sand)?\s(?:و)?")
_RESIDUE = re.compile(
    r"ne (?:se prononcent?|savent?) pas|sans (?:opinion|avis)|indécis|ne souhaitent? pas répondre|undecided|no opinion"
    r"|(?:do not|don['’]t|did not) know|unsure|لم يبدوا رأي|دون رأي|لا رأي",
    re.IGNORECASE,
)
_FRACTIONS = {
    "deux": Fraction(1, 2), "trois": Fraction(1, 3), "quatre": Fraction(1, 4), "cinq": Fraction(1, 5),
    "dix": Fraction(1, 10), "la moitié": Fraction(1, 2), "le tiers": Fraction(1, 3), "un tiers": Fraction(1, 3),
    "le quart": Fraction(1, 4), "un quart": Fraction(1, 4), "les deux tiers": Fraction(2, 3),
    "deux tiers": Fraction(2, 3), "les trois quarts": Fraction(3, 4), "trois quarts": Fraction(3, 4),
}  # fmt: skip
_FRACTION = re.compile(
    r"[^.;:()]{0,70}?,\ssoit\s(?:une?\s\w+\ssur\s(?P<of>deux|trois|quatre|cinq|dix)"
    r"|(?P<share>la moitié|[lu][en]\s(?:tiers|quart)|(?:les\s)?(?:deux tiers|trois quarts)))(?!\w)"
)
_ABOUT = Fraction(15, 100)  # by which a fraction told in words may be rounded
_OUT_OF = re.compile(
    r"(?<!\w)(?:sur|parmi|des|out of|of)\s(?:les\s|the\s|un total de\s|plus de\s|a total of\s)?\Z", re.IGNORECASE
)
_SO = re.compile(r"[^.;:()\d]{0,40}?,\s(?:soit|ou|or)\s")
_BREAK = re.compile(r"[.;:]\s")
_SENTENCE_END = re.compile(r"[.!?؟\n]\s")
_CLOSES = re.compile(r"[^.:;\d]{0,80}?(?:[,.;!?)]|\Z)")
_WHOSE = re.compile(r"\b(?:dont|of which|منها)\s(?:\w+\s){0,2}\Z")
_WAY = re.compile(r"\s?(?:%|pour cent|per ?cent)?\s?(vers|pour|en|à|aux?|par|de|d['’]|to|for|in|from)(?=\s|(?<=['’]))")
_ENUMERATED = re.compile(r"\s?(?:%|pour cent|per ?cent)?\s?[^.;:\d%]{2,60}?(?:,|\bet|\band)(?:\s(?:et|and))?\s")
_GAP = 3  # characters between a colon and a count
_NEAR = 20  # characters before the first share in which `dont` stands
_SENTENCE = re.compile(r"[^.!?؟\n]+(?:[.,](?=\d)[^.!?؟\n]+)*")
_HUNDRED, _ROUNDING = 100, Fraction(3, 2)


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
        if len(parts) > 1 and amount > fact.value:
            yield Excess(Span(fact.span.start, parts[-1].span.end), amount, fact.value)
    yield from _told_in_places(facts, text)
    for sentence in _SENTENCE.finditer(text):
        shares = [fact for fact in facts if fact.percent and sentence.start() <= fact.span.start < sentence.end()]
        listed = _listed_shares(shares, text)
        if not listed and _RESIDUE.search(sentence.group()):
            listed = shares
        amount = sum((share.value for share in listed), Fraction(0))
        if len(listed) > 2 and _HUNDRED + _ROUNDING < amount < 2 * _HUNDRED:
            yield Excess(Span(listed[0].span.start, listed[-1].whole_span.end), amount, Fraction(_HUNDRED))


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
    if _AMONG.fullmatch(text, facts[0].span.end, facts[1].span.start) is None:
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


@dataclass(frozen=True, slots=True)
class Share:
    """A count out of a whole, told as a percentage that it is not."""

    span: Span
    percent: Fraction
    is_percent: Fraction


def false_shares(facts: Sequence[Fact], text: str) -> Iterator[Share]:
    """`Sur les 500 entreprises interrogées, 350, soit 35 %`: a count and its share of the whole told before it."""
    for whole, part, share in zip(facts, facts[1:], facts[2:], strict=False):
        counted = whole.counts and part.counts and share.percent and 0 < part.value < whole.value
        before = text[max(0, whole.span.start - _NEAR) : whole.span.start]
        joined = _SO.fullmatch(text, part.span.end, share.span.start) is not None
        if not counted or not joined or _OUT_OF.search(before) is None:
            continue
        if _BREAK.search(text, whole.span.end, part.span.start):
            continue
        real = _HUNDRED * part.value / whole.value
        if abs(real - share.value) > _ROUNDING:
            yield Share(Span(part.span.start, share.whole_span.end), share.value, real)


def false_fractions(facts: Sequence[Fact], text: str) -> Iterator[Share]:
    """`840 cas, dont 210 chez des enfants, soit un cas sur deux`: a part of a whole, told as another fraction of it."""
    for whole, part in pairwise([fact for fact in facts if fact.counts and not fact.loose]):
        told = _FRACTION.match(text, part.span.end)
        among = _AMONG.fullmatch(text, whole.span.end, part.span.start)
        if told is None or among is None or not 0 < part.value < whole.value:
            continue
        share = _HUNDRED * _FRACTIONS[told["of"] or told["share"]]
        real = _HUNDRED * part.value / whole.value
        if abs(real / share - 1) > _ABOUT:
            yield Share(Span(part.span.start, told.end()), share, real)
