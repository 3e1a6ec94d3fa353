"""The rule on totals that are not the sum of the parts given beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import comparison, source_facts, target_facts
from audit.checks.numbers.excesses import excesses
from audit.checks.numbers.facts import Fact
from audit.checks.numbers.shares import false_fractions, false_shares
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

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
    def span(self) -> Span:
        spans = [self.total.span, *(part.span for part in self.parts)]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@rule("NB107", "sum-does-not-agree", "accuracy/mistranslation/number", Severity.MINOR, needs_source=False)
def sum_does_not_agree(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A total and the parts given beside it do not agree.

    ## What it does
    Adds up parts that stand in brackets or after a colon behind their total, or men and women behind a comma, or
    before it (`36 hommes et 41 femmes, soit 76 personnes`), or behind `dont` women and children, or counts of several
    places; and the answers of a poll up to those who have none; and works out a share that is told beside its count
    (`sur les 500, 350, soit 35 %`). A sum that is greater
    than the total, or misses it by a tenth or by one, is reported; of parts that fall short by more, some are taken to
    be left out. Where the original does not agree either, that is noted.

    ## Why it is bad
    One of the figures is wrong, and a reader who adds up trusts none.

    ## Example
    `76 personnes (36 hommes et 41 femmes)`

    ## Use instead
    `77 personnes (36 hommes et 41 femmes)`
    """
    wrong = [target.span for _, target in comparison(evidence).differing]
    theirs = [found for found in sums(source_facts(evidence), evidence.source) if not found.agrees]
    for found in sums(target_facts(evidence), evidence.target):
        if found.agrees or any(span.overlaps(found.span) for span in wrong) or not _is_clear(found):
            continue
        faithful = any(other.total.value == found.total.value for other in theirs)
        message = f"the parts make {found.amount}, the total is “{found.total.span.of(evidence.target)}”"
        yield _reported(rule, message, found.span, faithful, confidence=0.6)
    given = {(excess.whole, excess.amount) for excess in excesses(source_facts(evidence), evidence.source)}
    for excess in excesses(target_facts(evidence), evidence.target):
        if any(span.overlaps(excess.span) for span in wrong):
            continue
        faithful = (excess.whole, excess.amount) in given
        message = f"the parts make {_plain(excess.amount)}, more than {_plain(excess.whole)}"
        yield _reported(rule, message, excess.span, faithful, confidence=0.7)
    theirs_told = {share.percent for share in false_shares(source_facts(evidence), evidence.source)}
    made = target_facts(evidence)
    for share in (*false_shares(made, evidence.target), *false_fractions(made, evidence.target)):
        message = f"the count is {float(share.is_percent):.0f} %, not {_plain(share.percent)}"
        yield _reported(rule, message, share.span, share.percent in theirs_told, confidence=0.7)


def _reported(rule: Rule, message: str, span: Span, faithful: bool, *, confidence: float) -> Finding:
    """A sum that does not come out; one that the original has too is a note only."""
    return rule.finding(
        message + (", as in the original" if faithful else ""),
        confidence=confidence,
        target=span,
        severity=Severity.INFO if faithful else Severity.MINOR,
    )


def _plain(amount: Fraction) -> str:
    return f"{float(amount):g}"


def _is_clear(found: Sum) -> bool:
    apart = found.amount - found.total.value
    return apart > 0 or -apart <= max(Fraction(1), _NEAR * found.total.value)


def sums(facts: Sequence[Fact], text: str) -> Iterator[Sum]:
    """Totals with at least two parts, in text order."""
    facts = [fact for fact in facts if not (fact.loose and fact.value == 1)]  # articles
    for place, fact in enumerate(facts):
        if fact.counts and not fact.loose:
            parts = _after(facts[place:], text) or _before(facts[: place + 1], text) or _among(facts[place:], text)
            if len(parts) > 1 and parts[0].value <= fact.value:  # `et quatre patients : sept morts`
                yield Sum(fact, tuple(parts))


def _after(facts: Sequence[Fact], text: str) -> list[Fact]:
    """Parts in brackets or after a colon; empty where they do not close."""
    if len(facts) < 3 or not facts[1].counts:
        return []
    if _are_both(facts[:3], text):
        return list(facts[1:3])
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
