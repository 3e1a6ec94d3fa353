"""Parts of a whole that are told as another share of it: `350, soit 35 %` of 500, `210 …, soit un cas sur deux`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from audit.checks.numbers.facts import Fact
from audit.records import Span

AMONG = re.compile(
    r"[^.;:()\d]{1,90}?,?\s(?:dont|including|of whom|of which|parmi lesquel(?:le)?s|بينهم|بينها|منهم|منها)\s(?:\w+\s)?"
)
"""What stands between a whole and the first of its parts."""

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
_SO_OF = re.compile(r"\s(?:d['’]entre (?:eux|elles)|of them),\s(?:soit|ou|or)\s")
_SENTENCE_END = re.compile(r"[.!?؟]\s|\n")
_OF_ALL = re.compile(r"\s(?:[^\W\d]+\s)?(?:sur|des|out of|of)\s(?:les\s|the\s)?")
_BREAK = re.compile(r"[.;:]\s")
_NEAR = 20  # characters before a whole in which it is said to be one
HUNDRED, ROUNDING = 100, Fraction(3, 2)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, told as ``percent`` of it where it ``is_percent``."""

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
        real = HUNDRED * part.value / whole.value
        if abs(real - share.value) > ROUNDING:
            yield Share(Span(part.span.start, share.whole_span.end), share.value, real)


def false_parts(facts: Sequence[Fact], text: str) -> Iterator[Share]:
    """`2 000 dossiers …, et une réconciliation dans 1 240 d'entre eux, soit 26 %`: of no count before it is that so."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    for place, (part, share) in enumerate(pairwise(facts)):
        if not part.counts or not share.percent or not _SO_OF.fullmatch(text, part.span.end, share.span.start):
            continue
        start = starts[bisect_right(starts, part.span.start) - 1]
        before = (fact for fact in facts[:place] if fact.counts and fact.span.start >= start)
        wholes = [fact.value for fact in before if fact.value > part.value]
        real = [HUNDRED * part.value / whole for whole in wholes]
        if real and all(abs(one - share.value) > ROUNDING for one in real):
            yield Share(Span(part.span.start, share.whole_span.end), share.value, real[-1])


def false_ratios(facts: Sequence[Fact], text: str) -> Iterator[Share]:
    """`340 des 500 élèves, soit 35 %`: a part told out of its whole, and another share."""
    for part, whole, share in zip(facts, facts[1:], facts[2:], strict=False):
        counted = part.counts and whole.counts and share.percent and part.value < whole.value
        among = counted and _OF_ALL.fullmatch(text, part.span.end, whole.span.start)
        if among and _SO.fullmatch(text, whole.span.end, share.span.start):
            real = HUNDRED * part.value / whole.value
            if abs(real - share.value) > ROUNDING:
                yield Share(Span(part.span.start, share.whole_span.end), share.value, real)


def false_fractions(facts: Sequence[Fact], text: str) -> Iterator[Share]:
    """`840 cas, dont 210 chez des enfants, soit un cas sur deux`: a part of a whole, told as another fraction of it."""
    for whole, part in pairwise([fact for fact in facts if fact.counts and not fact.loose]):
        told = _FRACTION.match(text, part.span.end)
        among = AMONG.fullmatch(text, whole.span.end, part.span.start)
        if told is None or among is None or not 0 < part.value < whole.value:
            continue
        share = HUNDRED * _FRACTIONS[told["of"] or told["share"]]
        real = HUNDRED * part.value / whole.value
        if abs(real / share - 1) > _ABOUT:
            yield Share(Span(part.span.start, told.end()), share, real)
