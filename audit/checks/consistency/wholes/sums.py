"""Totals that are told beside the parts that make them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from audit.checks.numbers.facts import Fact
from audit.records import Span

# Between a total and its parts, between two parts, between the parts and their total.
_OPENS = re.compile(r"[^.;:()\d]{1,50}(?:\(|:|, soit|،? وهم|،? هم)\s*\Z")
_ASIDE = re.compile(r"[^.;:()\d]{1,70},\s")
_REPORTED = re.compile(r"[^.;:()\d]{1,60},\s(?:selon|d['’]après|a |ont |according)[^.;:()\d]{1,80}:\s")
_BOTH = re.compile(
    r"\s(?:hommes?\s(?:et|ainsi que)\s\w+(?:-\w+)*\sfemmes?|femmes?\s(?:et|ainsi que)\s\w+(?:-\w+)*\shommes?"
    r"|(?:hommes?|femmes?)\s(?:et|ainsi que)\s\w+(?:-\w+)*\senfants?(?=,|\.)"
    r"|(?:men|women)\sand\s\w+(?:-\w+)*\s(?:wo)?men|(?:wo)?men\sand\s\w+(?:-\w+)*\schildren(?=,|\.))\b"
)
_DONT = re.compile(r"\s[^.;:()\d]{1,40}?,?\s(?:dont|including)\s(?:au moins\s|at least\s)?")
_APART = (
    {
        "homme": re.compile(r"hommes?|men|man"),
        "femme": re.compile(r"femmes?|wom[ae]n"),
        "enfant": re.compile("enfants?|child"),
    },
    {
        "civil": re.compile("civil"),
        "soldat": re.compile("soldats?|militaires?|soldiers?"),
        "police": re.compile("polici|police"),
    },
)
"""Sorts of people of whom nobody is two, as news counts them."""

_ADDS = re.compile(r"\s[^.;:()\d]{1,40}?(?:,| et| and|،)\s?\Z|\s[^.;:()\d]{1,40}? و\s?\Z")
_TOTALS = re.compile(
    r"\s[^.;:()\d]{1,40}?(?:, soit|, pour un total de|, au total|, a total of|, for a total of|، أي|، بإجمالي|، بمجموع|"
    r"، أي ما مجموعه|، ما مجموعه)\s?\Z"
)
_CLOSES = re.compile(r"\s[^.,;:()\d]{1,40}(?:\)|[.!?»\",;]|\Z)")
_WORDS = 5  # more words after a number begin another thought
_NEAR = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that are said to make it up."""

    total: Fact
    parts: tuple[Fact, ...]

    @property
    def amount(self) -> Fraction:
        return sum((part.value for part in self.parts), Fraction(0))

    @property
    def agrees(self) -> bool:
        return self.amount == self.total.value

    @property
    def is_clear(self) -> bool:
        """Whether what is missing cannot be parts that are left out."""
        apart = self.amount - self.total.value
        return apart > 0 or -apart <= max(Fraction(1), _NEAR * self.total.value)

    @property
    def span(self) -> Span:
        spans = [self.total.span, *(part.span for part in self.parts)]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def sums(facts: Sequence[Fact], text: str) -> Iterator[Sum]:
    """Totals with at least two parts, in text order."""
    facts = [fact for fact in facts if not (fact.loose and fact.value == 1)]  # articles
    for place, fact in enumerate(facts):
        if fact.counts:
            sure = [] if fact.loose else _after(facts[place:], text) or _before(facts[: place + 1], text)
            parts = sure or _among(facts[place:], text)  # `neuf` may be "new", but not with parts of its own
            if len(parts) > 1 and parts[0].value <= fact.value:  # `et quatre patients : sept morts`
                yield Sum(fact, tuple(parts))


def _after(facts: Sequence[Fact], text: str) -> list[Fact]:
    """Parts in brackets or after a colon; empty where they do not close."""
    if len(facts) < 3 or not facts[1].counts:
        return []
    if _are_both(facts[:3], text):
        return list(facts[1:3])
    if _are_all_sorts(facts[:4], text):
        return list(facts[1:4])
    reported = _REPORTED.fullmatch(text, facts[0].span.end, facts[1].span.start)
    if not (reported and _is_of_people(facts, text)) and not _fits(_OPENS, text, facts[0], facts[1]):
        return []
    parts = [facts[1]]
    for one, other in pairwise(facts[1:]):
        if not other.counts or not _fits(_ADDS, text, one, other):
            break
        parts.append(other)
    closing = _CLOSES.match(text, parts[-1].span.end)
    return parts if closing and _is_short(closing.group()) else []


def _is_of_people(facts: Sequence[Fact], text: str) -> bool:
    """Whether the two facts behind the first are people of two sorts."""
    return all(any(kind.match(text, fact.span.end + 1) for kind in _APART[0].values()) for fact in facts[1:3])


def _are_both(facts: Sequence[Fact], text: str) -> bool:
    """Whether two parts behind a comma are men and women, who together are all."""
    total, one, other = facts
    opens = _ASIDE.fullmatch(text, total.span.end, one.span.start)
    return opens is not None and _BOTH.match(text, one.span.end) is not None and other.counts


def _are_all_sorts(facts: Sequence[Fact], text: str) -> bool:
    """Whether three parts behind a comma are men, women and children, who together are all."""
    total, *parts = facts
    if len(parts) < 3 or _ASIDE.fullmatch(text, total.span.end, parts[0].span.start) is None:
        return False
    sorts = {name for part in parts for name, kind in _APART[0].items() if kind.match(text, part.span.end + 1)}
    joined = all(_fits(_ADDS, text, *pair) for pair in pairwise(parts))
    return len(sorts) == len(_APART[0]) and joined and all(part.counts for part in parts)


def _among(facts: Sequence[Fact], text: str) -> list[Fact]:
    """Two parts behind `dont` that are people of two sorts and more than all; they need not be all."""
    if (
        len(facts) < 3
        or not all(fact.counts for fact in facts[1:3])
        or _DONT.fullmatch(text, facts[0].span.end, facts[1].span.start) is None
    ):
        return []
    sorts = [
        {
            (n, name)
            for n, kinds in enumerate(_APART)
            for name, kind in kinds.items()
            if kind.match(text, part.span.end + 1)
        }
        for part in facts[1:3]
    ]
    apart = any(one[0] == other[0] and one[1] != other[1] for one in sorts[0] for other in sorts[1])
    return (
        list(facts[1:3])
        if apart and _fits(_ADDS, text, *facts[1:3]) and facts[1].value + facts[2].value > facts[0].value
        else []
    )


def _before(facts: Sequence[Fact], text: str) -> list[Fact]:
    """Parts followed by `soit` and their total."""
    if len(facts) < 3 or not facts[-2].counts or not _fits(_TOTALS, text, facts[-2], facts[-1]):
        return []
    parts = [facts[-2]]
    for one, other in pairwise(reversed(facts[:-1])):
        if not other.counts or not _fits(_ADDS, text, other, one):
            break
        parts.insert(0, other)
    return parts


def _fits(pattern: re.Pattern[str], text: str, one: Fact, other: Fact) -> bool:
    between = text[one.span.end : other.span.start]
    return pattern.fullmatch(between) is not None and _is_short(between)


def _is_short(between: str) -> bool:
    return len(between.split()) <= _WORDS
