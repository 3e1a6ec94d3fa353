"""How often a thing happens, told twice: `un tour en 96 minutes, soit 51 révolutions par jour`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from audit.checks.consistency.sentences import is_permuted
from audit.checks.consistency.wholes.excesses import Excess
from audit.checks.numbers.facts import Fact
from audit.records import Span

_EVERY = re.compile(
    r"\btou(?:te)?s les\s\Z|\b(?:tour|orbite|révolution|rotation)s?\b[^.;:()\d]{0,60}?\sen\s\Z"
    r"|\bevery\s\Z|\borbit[^.;:()\d]{0,60}?\s(?:in|every)\s\Z",
    re.IGNORECASE,
)
_SO = re.compile(r",?\s(?:soit|ou|or)\s(?:environ\s|près de\s|plus de\s|quelque\s|about\s)?")
_PER = re.compile(r"\s(?:[^\W\d_]+\s){0,3}?(?:par|per)\s(?P<time>heure|jour|semaine|an|hour|day|week|year)\b")
_SECONDS = {
    "heure": 3600, "jour": 86400, "semaine": 604800, "an": 31_557_600, "hour": 3600, "day": 86400, "week": 604800,
    "year": 31_557_600,
}  # fmt: skip
_NEAR = 90  # characters before a length of time in which it is said what takes it
_TENFOLD = (Fraction(10), Fraction(1, 10))
_CLOSE = Fraction(1, 10)
_ROUNDED = 3  # last digits, less one, that may be rounded away


def false_frequencies(facts: Sequence[Fact], text: str) -> Iterator[Excess]:
    """Where a thing is told as often as the length of time between two of them makes with its digits turned round, or
    ten times as often: of trains that do not run at night there are only fewer."""
    for one, other in pairwise(facts):
        per = _PER.match(text, other.span.end)
        time = one.unit is not None and one.unit.dimension == "duration" and one.unit.factor
        if not time or per is None or not other.counts or one.value <= 0 or one.unit is None:
            continue
        if _EVERY.search(text, max(0, one.span.start - _NEAR), one.span.start) is None:
            continue
        if _SO.fullmatch(text, one.whole_span.end, other.span.start) is None:
            continue
        real = _SECONDS[per["time"]] / (one.value * Fraction(one.unit.factor or 1))
        slip = any(is_permuted(Fraction(round(real, -digits)), other.value) for digits in range(_ROUNDED))
        tenfold = any(abs(other.value / (real * times) - 1) <= _CLOSE for times in _TENFOLD)
        if (slip or tenfold) and abs(other.value / real - 1) > _CLOSE:
            yield Excess(Span(one.span.start, other.span.end), other.value, Fraction(round(real)))
