"""Parts of which nothing is two, and that are more than all: `sur les 138 membres, 121 présents et 71 absents`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.checks.consistency.sentences import by_sentence, is_shifted, is_slip
from audit.checks.consistency.wholes.excesses import Excess
from audit.checks.numbers.facts import Fact
from audit.records import Span

_OUT_OF = re.compile(
    r"(?:\A|[.»:;\n]\s|,\s|\bet\s)(?:sur|parmi|out of|of)\s(?:les\s|ces\s|un (?:total|ensemble) de\s|the\s|these\s"
    r"|a total of\s)\Z",
    re.IGNORECASE,
)
_WORD = r"\s(?:[^\W\d_]+(?:['’-][^\W\d_]+)*,?\s){0,3}?"  # few words, as `ont été` or `d'entre eux étaient`
_CONTRARIES = tuple(
    (re.compile(_WORD + f"(?:{one})"), re.compile(_WORD + f"(?:{other})"))
    for one, other in (
        (r"présente?s?\b|present\b", r"absente?s?\b|absent\b"),
        (r"hommes?\b|men\b", r"femmes?\b|women\b"),
        (r"garçons?\b|boys?\b", r"filles?\b|girls?\b"),
        (r"favorables?\b|pour\b|in favou?r\b", r"défavorables?\b|opposée?s?\b|contre\b|hostiles?\b|against\b"),
        (r"civile?s?\b|civilians?\b", r"militaires?\b|soldats?\b|soldiers?\b"),
        (r"admise?s?\b|reçue?s?\b|passed\b", r"recalée?s?\b|échoué|ajournée?s?\b|failed\b"),
        (r"publics?\b|publiques?\b", r"privée?s?\b"),
        (r"occupée?s?\b|occupied\b", r"vacante?s?\b|libres?\b|vides?\b|inoccupée?s?\b|vacant\b|empty\b"),
        (r"validée?s?\b|acceptée?s?\b|approuvée?s?\b|accepted\b|approved\b", r"rejetée?s?\b|refusée?s?\b|rejected\b"),
        (r"vivante?s?\b|survécu|alive\b|survived\b", r"morte?s?\b|péri\b|décédée?s?\b|dead\b|died\b"),
    )
)
"""What is said of two halves, of which nothing can be in both."""

_PART = re.compile(r"[^.;:()\d]{1,80}?(?:,|\set|\sand|,\set|,\sand)\s(?:les\s|the\s)?")
_DONT = re.compile(r"[^.;:()]{1,90}?,\s(?:dont|including)\s")
_BREAK = re.compile(r"[.;:()]")
_NEAR = 30  # characters before a whole in which it is said to be one
_CLAUSE = 90  # characters between a whole and its halves
_FEWEST = 20  # of a whole whose parts may show a slip


def broken_halves(facts: Sequence[Fact], text: str) -> Iterator[Excess]:
    """Two contrary parts of a whole told before them, or two parts behind `dont`, that cannot be of it."""
    for found in by_sentence(facts, text):
        for whole, one, other in _threes(found):
            if not (whole.counts and one.counts and other.counts):
                continue
            amount = one.value + other.value
            slip = _is_slip([one.value, other.value], amount - whole.value)
            contrary = (amount > whole.value or slip) and _are_contrary(whole, one, other, text)
            listed = slip and amount > whole.value >= _FEWEST and _are_listed(whole, one, other, text)
            if contrary or listed:
                yield Excess(Span(whole.span.start, other.span.end), amount, whole.value)


def _threes(found: Sequence[Fact]) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Three numbers in a row; a lesser one may stand behind the first: `674 maisons de 35 pays, dont 519 …, 515 …`."""
    yield from zip(found, found[1:], found[2:], strict=False)
    for whole, less, one, other in zip(found, found[1:], found[2:], found[3:], strict=False):
        if less.counts and less.value < min(one.value, other.value):
            yield whole, one, other


def _is_slip(values: Sequence[Fraction], excess: Fraction) -> bool:
    return bool(excess) and (is_slip(values, excess) or is_shifted(values, excess))


def _are_contrary(whole: Fact, one: Fact, other: Fact, text: str) -> bool:
    """Whether two parts of a whole told as `sur les 138 …, ` are contraries of each other."""
    if _OUT_OF.search(text, max(0, whole.span.start - _NEAR), whole.span.start) is None:
        return False
    between = text[whole.span.end : one.span.start]
    if len(between) > _CLAUSE or "," not in between or _BREAK.search(between):
        return False
    if _PART.fullmatch(text, one.span.end, other.span.start) is None:
        return False
    ends = one.span.end, other.span.end
    return any(
        (a.match(text, ends[0]) and b.match(text, ends[1])) or (b.match(text, ends[0]) and a.match(text, ends[1]))
        for a, b in _CONTRARIES
    )


def _are_listed(whole: Fact, one: Fact, other: Fact, text: str) -> bool:
    """Whether two parts stand behind `dont`, right behind their whole."""
    opens = _DONT.fullmatch(text, whole.span.end, one.span.start)
    return opens is not None and _PART.fullmatch(text, one.span.end, other.span.start) is not None
