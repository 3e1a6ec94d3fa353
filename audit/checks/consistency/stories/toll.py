"""The dead of the head of a story, and what is told of them below: `62 corps`, `un taux de létalité de 23 %`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.checks.consistency.sentences import is_permuted, orders
from audit.checks.consistency.stories.passages import Contradiction, Passage
from audit.checks.numbers.facts import Fact
from audit.language.dates import PartKind

_DEAD = re.compile(
    r"\s(?:autres\s)?(?:morts?\b|tués?\b|décès\b|dead\b|deaths\b|killed\b"
    r"|(?:personnes?|civils?|people|civilians?)\s?[^.;:()\d]{0,60}?\b(?:péri|tuée?s?|mort(?:es|s)?\b|décédé"
    r"|perdu la vie|trouvé la mort|killed|died|dead))"
)
_KILLED = re.compile(r"\b(?:tué|a fait|ont fait|killed|coûté la vie à)\s(?:[^\W\d_]+\s){0,2}\Z")
_PEOPLE = re.compile(r"\s(?:personnes|people|habitants|malades|patients)\b")
_BODIES = re.compile(r"\s(?:corps|dépouilles|cadavres|bodies)\b")
_CASES = re.compile(r"\s(?:nouveaux\s|new\s)?(?:cas|malades|patients|cases)\b")
_RATE = re.compile(
    r"\btaux de (?:létalité|mortalité) (?:[^\W\d_]+ ){0,2}?(?:de|d['’]environ|à) (?:près de |environ )?\Z"
    r"|\b(?:fatality|death) rate of (?:about )?\Z",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s|\n")
_NEAR = 60  # characters before a number that tell what it is
_HUNDRED = 100
_TENFOLD = (Fraction(10), Fraction(1, 10))
_CLOSE = Fraction(1, 15)  # by which a rate may be rounded
_FEWEST = 10  # a toll of two digits


def false_bodies(read: Sequence[Passage]) -> Iterator[Contradiction]:
    """More bodies than the head has dead; their digits in another order make as many, with who died elsewhere."""
    dead = {fact.value for one in read if one.is_head for fact in one.facts if _is_of_dead(fact, one)}
    values = Counter(fact.value for one in read for fact in one.facts)
    if len(dead) != 1 or max(dead) < _FEWEST:
        return
    toll = max(dead)
    for passage in read:
        if any(fact.part is PartKind.YEAR for fact in passage.facts):
            continue
        for fact in passage.facts:
            bodies = fact.counts and _BODIES.match(passage.text, fact.span.end)
            if not bodies or fact.value <= toll or values[fact.value] > 1:
                continue
            others = [one.value for one in passage.facts if one.counts and one is not fact and one.value > 1]
            real = {Fraction(order) for order in orders(int(fact.value))}
            if toll in real or any(toll - other in real for other in others):
                yield Contradiction(passage.place, fact.span, f"“{int(toll)}” dead in the head of the story")


def false_rates(read: Sequence[Passage]) -> Iterator[Contradiction]:
    """`214 décès` in the head, `9 480 cas, soit un taux de létalité de 23 %` below: that is ten times as much."""
    dead = {fact.value for one in read if one.is_head for fact in one.facts if _is_of_dead(fact, one)}
    for passage in read:
        starts = [0, *(match.end() for match in _SENTENCE.finditer(passage.text))]
        for fact in passage.facts:
            if not fact.percent or not fact.value:
                continue
            before = passage.text[max(0, fact.span.start - _NEAR) : fact.span.start]
            if _RATE.search(before) is None:
                continue
            start = starts[bisect_right(starts, fact.span.start) - 1]
            told = [one for one in passage.facts if start <= one.span.start < fact.span.start and one.counts]
            cases = [one.value for one in told if _CASES.match(passage.text, one.span.end)]
            here = [one.value for one in told if _is_of_dead(one, passage)]
            tolls = set(here) or dead
            if len(cases) != 1 or not tolls:
                continue
            real = [_HUNDRED * toll / cases[0] for toll in tolls]
            slips = [one for one in real for times in _TENFOLD if abs(fact.value / (one * times) - 1) <= _CLOSE]
            turned = [one for one in real if is_permuted(_rounded(one, fact.value), fact.value)]
            if (slips or turned) and all(abs(fact.value / one - 1) > _CLOSE for one in real):
                why = f"it is {float((slips or turned)[0]):.2g} %"
                yield Contradiction(passage.place, fact.whole_span, why)


def _rounded(value: Fraction, like: Fraction) -> Fraction:
    """A value with as many decimals as another."""
    digits = next((n for n in range(3) if (like * 10**n).denominator == 1), 3)
    return Fraction(round(value * 10**digits), 10**digits)


def _is_of_dead(fact: Fact, passage: Passage) -> bool:
    """Whether a number is of people who died."""
    if not fact.counts:
        return False
    before = passage.text[max(0, fact.span.start - _NEAR) : fact.span.start]
    killed = _KILLED.search(before) and _PEOPLE.match(passage.text, fact.span.end)
    return bool(killed) or _DEAD.match(passage.text, fact.span.end) is not None
