"""Parts that are more than their whole: of a count, told place by place; of a hundred, told answer by answer."""

from __future__ import annotations

import re
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
    for sentence in _SENTENCE.finditer(text):
        shares = [fact for fact in facts if fact.percent and sentence.start() <= fact.span.start < sentence.end()]
        residue = _RESIDUE.search(sentence.group())
        amount = sum((share.value for share in shares), Fraction(0))
        if residue and len(shares) > 2 and _HUNDRED + _ROUNDING < amount < 2 * _HUNDRED:
            yield Excess(Span(shares[0].span.start, shares[-1].whole_span.end), amount, Fraction(_HUNDRED))


def _by_place(facts: Sequence[Fact], text: str) -> list[Fact]:
    """The parts of the first fact that stand behind `dont`, each with a place of its own."""
    if len(facts) < 3 or not facts[0].counts:
        return []
    if _AMONG.fullmatch(text, facts[0].span.end, facts[1].span.start) is None:
        return []
    parts: list[Fact] = []
    places: set[str] = set()
    for one, other in pairwise([*facts[1:], None]):
        where = _PLACE.match(text, one.span.end) if one and one.counts else None
        if one is None or where is None or where["name"] in places:
            break
        parts.append(one)
        places.add(where["name"])
        if other is None or _LINK.fullmatch(text, where.end(), other.span.start) is None:
            break
    return parts
