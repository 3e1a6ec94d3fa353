"""A whole, a part of it and what is left: two of the three tell the third, so that a side may leave one out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from audit.checks.evidence import Evidence
from audit.checks.numbers.derived import is_count
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.pairing import Pair
from audit.language.normalize import fold
from audit.language.numerals import Kind

_REST = {
    "ar": re.compile(
        r"\b[وفبل]?(?:ال)?(?:باقي|باقون|باقين|باقيه|بقيه|متبقي|متبقيه|متبقين|رصيد|اخرون|اخرين|اخري|اخريات)\b"
    ),
    "fr": re.compile(
        r"\b(?:le|du|au) (?:solde|reste|reliquat|restant|surplus)\b|\b(?:les?|l['’]|des|aux?) ?(?:autres?|restants?)\b"
    ),
    "en": re.compile(r"\bthe (?:rest|remainder|balance|others?|remaining)\b"),
}
"""What is left of a whole, told without its number: `le solde en prêts`."""

_OTHERS = {
    "ar": re.compile(r"\b(?:ال)?(?:اخرون|اخرين|اخران|اخر|اخريات)\b"),
    "fr": re.compile(r"\b(?:autres|restante?s)\b"),
    "en": re.compile(r"\b(?:others?|remaining)\b"),
}
"""What shows that two parts are all there is: `les deux autres`."""

_OF_THEM = re.compile(r"\s?(?:[^\W\d_]+\s){0,2}?(?:منهم|منهن|منها|d['’]entre (?:eux|elles)|of them)\b")
_WHOSE = re.compile(
    r"\b(?:dont|including|of whom|(?:من )?(?:بينهم|بينهن|بينها)|منهم|منهن|منها)\s(?:[^\W\d_]+\s){0,2}\Z"
)
_NEAR = 40  # characters around a number that tell what it is of
_PARTS = 3  # parts at most that are told beside what is left
_MOST = 12  # counts that are added up
_HUNDRED = 100
_LEAST = 2  # a count up to which it may be told by no number at all


def rests(left: Sequence[Fact], right: Sequence[Fact], matched: Sequence[Pair], evidence: Evidence) -> Iterator[Pair]:
    """Pairs of which one is what the other leaves of a whole that both sides tell: 27 arrested, of whom 19 are held,
    and eight released."""
    wholes = {source.value for source, target in matched if is_count(source) and is_count(target)}
    for one in filter(is_count, left):
        for other in filter(is_count, right):
            told = _is_part(one, evidence.source) or _is_part(other, evidence.target)
            if told and one.value + other.value in wholes and min(one.value, other.value) >= _LEAST:
                yield one, other


def _is_part(fact: Fact, text: str) -> bool:
    """Whether a count is told as one of those that were named before: «19 منهم», `dont 19`."""
    if _OF_THEM.match(text, fact.span.end, fact.span.end + _NEAR):
        return True
    return _WHOSE.search(text, max(0, fact.span.start - _NEAR), fact.span.start) is not None


def is_remainder(fact: Fact, matched: Sequence[Pair], side: int, other: str, code: str) -> bool:
    """Whether ``other``, the text of the other side in the language ``code``, tells an amount as the rest of another,
    of which both sides tell the other parts: `5,8 milliards, dont 4,2 de dons, le solde en prêts`."""
    if fact.dated or fact.kind is not Kind.CARDINAL or code not in _REST or not _REST[code].search(fold(other)):
        return False
    alike = [pair[side] for pair in matched if _is_like(pair[side], fact)][:_MOST]
    wholes = {Fraction(_HUNDRED)} if fact.percent else {one.value for one in alike}
    sums = {sum(values, fact.value) for values in _sums(alike)}
    return not sums.isdisjoint(wholes)


def _sums(facts: Sequence[Fact]) -> Iterator[list[Fraction]]:
    for length in range(1, _PARTS + 1):
        yield from ([one.value for one in some] for some in combinations(facts, length))


def _is_like(fact: Fact, other: Fact) -> bool:
    """Whether two amounts may be of one whole."""
    units = {one.unit.code for one in (fact, other) if one.unit is not None}
    plain = not fact.dated and fact.kind is Kind.CARDINAL and fact.value > 0
    return plain and fact.percent is other.percent and len(units) < 2


def is_total(fact: Fact, matched: Sequence[Pair], own: Iterable[Fact], side: int, text: str, code: str) -> bool:
    """Whether a count is the sum of two that both sides tell, which its side says are all: `des seize ouvriers,
    quatorze sont morts ; les deux autres`."""
    if not fact.counts or fact.value <= _LEAST or code not in _OTHERS or not _OTHERS[code].search(fold(text)):
        return False
    told = [pair[side] for pair in matched if pair[side].counts]
    rest = told + [one for one in own if one.counts and one.value == _LEAST and one not in told]
    return any(one.value + other.value == fact.value for one in told for other in rest if one is not other)
