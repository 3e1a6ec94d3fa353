"""Numbers that changed places: each is there, beside what the other counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, Sides, sides
from audit.checks.numbers.comparing import source_facts, target_facts
from audit.checks.numbers.days import Day, days
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.matching import Comparison
from audit.language.numerals import Kind
from audit.records import Span

_FROM = {"ar": re.compile(r"(?<!\w)من\s\Z"), "fr": re.compile(r"(?<!\w)de\s\Z"), "en": re.compile(r"\bfrom\s\Z")}
_UNIT = r"(?:\s?%|\s?[^\W\d]++){0,3}?\s"  # words are whole (`++`), or a long one would be three in n³ ways
_TO = {code: re.compile(_UNIT + word + r"\s") for code, word in (("ar", "[إا]لى"), ("fr", "à"), ("en", "to"))}
_NEAR = 3  # words on either side of a number that tell what it counts
_CLOSER = 2  # words by which a word stands closer to one number than to another
_CLEAR = 0.5  # the lead of a link from which a function word, too, tells something: `contre`
_FAR = 9  # words from a number beyond which a word tells nothing of it


def exchanged(found: Comparison, evidence: Evidence) -> Iterator[tuple[tuple[Fact, Fact], tuple[Fact, Fact]]]:
    """Pairs of numbers, source and target, of which each stands where the other belongs.

    What a number counts is told by the words around it: those of the source are followed over word links, and those of
    either number must all lead closer to the other number than to its own.
    """
    both = sides(evidence)
    if both is None:
        return
    plain = [pair for pair in found.matched if all(_is_count(fact) for fact in pair)]
    led = _led_to(both, plain)
    for place, one in enumerate(plain):
        for further in sorted(n for n in led[place] if n > place and place in led[n]):
            other = plain[further]
            if one[0].value == other[0].value or one[1].percent is not other[1].percent:
                continue
            votes = [_votes(both, mine, its) for mine, its in ((one, other), (other, one))]
            if all(vote > 0 for vote in votes):
                yield one, other


def reversed_ranges(evidence: Evidence) -> Iterator[tuple[Span, Span]]:
    """Changes, source and target, that begin where the original's end: `de 27 à 18 %` for «من 18 إلى 27 في المئة»."""
    source = evidence.source_language.code if evidence.source_language else ""
    given = list(_ranges(evidence.source, source_facts(evidence), source))
    made = list(_ranges(evidence.target, target_facts(evidence), evidence.target_language.code))
    first = dict(reversed(given))
    for (start, end), there in made:
        here = first.get((end, start))
        if here is not None and start != end and (start, end) not in first:
            yield here, there


def _ranges(text: str, facts: Sequence[Fact], code: str) -> Iterator[tuple[tuple[Fraction, Fraction], Span]]:
    """The first and the second number of each change that a text tells, and where."""
    if code not in _FROM:
        return
    for one, other in pairwise(facts):
        before = _FROM[code].search(text[max(one.span.start - 8, 0) : one.span.start])
        if before and _TO[code].fullmatch(text[one.span.end : other.span.start]) and not one.dated:
            yield (one.value, other.value), Span(one.span.start, other.span.end)


def exchanged_days(evidence: Evidence) -> Iterator[tuple[Day, Day]]:
    """Dates, source and target, that have the year with them and differ in the day, which both sides tell elsewhere.

    `le 7 avril …, depuis le 9 avril 2022` for the ninth, since the seventh of April 2022.
    """
    sides = (source_facts(evidence), evidence.source), (target_facts(evidence), evidence.target)
    given, made = (list(days(*side)) for side in sides)
    told = {day.day for day in given} & {day.day for day in made}
    months = _by_month(made), _by_month(given)
    for one in (day for day in made if day.year):
        here, there = (found[one.month, one.year] for found in months)
        if len(here) == len(there) == 1 and there[0].day != one.day and {one.day, there[0].day} <= told:
            yield there[0], one


def _by_month(found: Sequence[Day]) -> defaultdict[tuple[int, int | None], list[Day]]:
    """The days of each month."""
    months: defaultdict[tuple[int, int | None], list[Day]] = defaultdict(list)
    for day in found:
        months[day.month, day.year].append(day)
    return months


def _is_count(fact: Fact) -> bool:
    return not fact.dated and not fact.loose and fact.kind is Kind.CARDINAL


def _led_to(both: Sides, pairs: Sequence[tuple[Fact, Fact]]) -> list[set[int]]:
    """For each pair, those near whose target words around its source lead: no other can have a vote of it.

    A long segment has too many numbers to weigh each against every other.
    """
    told: defaultdict[int, list[int]] = defaultdict(list)  # by the places of target words, the pairs whose number it is
    for n, (_, target) in enumerate(pairs):
        for place in _places(both.target, target):
            told[place].append(n)
    linked = [
        {target for place in _around(both.source, source, set()) for target in both.links.forward.get(place, ())}
        for source, _ in pairs
    ]
    return [
        {n for target in some for place in range(target - _FAR, target + _FAR + 1) for n in told.get(place, ())}
        for some in linked
    ]


def _votes(both: Sides, mine: tuple[Fact, Fact], other: tuple[Fact, Fact]) -> int:
    """How many words around a number lead to the other one; 0 where any leads to its own."""
    own, its = _places(both.target, mine[1]), _places(both.target, other[1])
    rival = _places(both.source, other[0])
    taken = {rival[0] - 1, *rival, rival[-1] + 1} if rival else set()  # the words beside a number go with it
    votes = 0
    for place in _around(both.source, mine[0], taken):
        for target in both.links.forward.get(place, ()):
            told = both.target.is_content(target) or both.links.lead(place, target) >= _CLEAR
            if target in own or target in its or not told:
                continue
            near, far = _distance(target, own), _distance(target, its)
            if min(near, far) > _FAR or abs(near - far) < _CLOSER:
                continue
            if near < far:
                return 0
            votes += 1
    return votes


def _places(side: Side, fact: Fact) -> list[int]:
    """The places of the words of a number, found by where they end."""
    first = last = bisect_right(side.spans, fact.span.start, key=lambda span: span.end)
    while last < len(side.spans) and side.spans[last].start < fact.span.end:
        last += 1
    return list(range(first, last))


def _around(side: Side, fact: Fact, taken: set[int]) -> Iterator[int]:
    """Content words near a number, which no other number or comma parts from it."""
    own = _places(side, fact)
    if not own:
        return
    for step, start in ((-1, own[0]), (1, own[-1])):
        for place in range(start + step, start + step * (_NEAR + 1), step):
            if not 0 <= place < len(side.words) or place in taken or side.clause[place] != side.clause[start]:
                break
            if side.is_content(place):
                yield place


def _distance(place: int, places: Sequence[int]) -> int:
    return min((abs(place - other) for other in places), default=_FAR + 1)
