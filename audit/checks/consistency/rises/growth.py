"""A change told in per cent beside its two ends: `47 000, contre 40 000, soit une hausse de 17 %`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.checks.consistency.rises.directions import DIRECTIONS
from audit.checks.consistency.sentences import by_sentence, in_brackets
from audit.checks.numbers.facts import Fact
from audit.language.normalize import fold
from audit.language.numerals import Kind
from audit.records import Span

_AGAINST = {
    "fr": re.compile(
        r".{0,70}?\b(?:contre|par rapport (?:a|à|aux?)|compar[ée]e?s? (?:a|à|aux?)|après)"
        r"(?: (?:les?|la|quelque|environ|près de|plus de|un peu plus de))?"
    ),
    "en": re.compile(
        r".{0,70}?\b(?:against|compared (?:with|to)|up from|down from|from)"
        r"(?: (?:the|about|some|nearly|around))?"
    ),
}
"""What stands between a figure, or the change to it, and that of before."""

_BY = {
    "fr": re.compile(
        r".{0,60}?\b(?:soit|en|,)? ?(?:une? )?(?:nette |forte |légère )?"
        r"(?:hausse|augmentation|progression|croissance|bond|baisse|recul|chute|repli|diminution)"
        r" (?:d['’]environ|de près de|de plus de|de quelque|de|d['’])"
    ),
    "en": re.compile(
        r".{0,60}?\b(?:an? |up |down )(?:sharp )?(?:rise|increase|jump|gain|drop|fall|decline|decrease)?"
        r" ?(?:of |by )?(?:about |nearly |around |some )?"
    ),
}
_OTHERWISE = re.compile(
    r"constant|organi|comparable|ajust|corrig|réel|hors |inflation|volume|prév|estim|attend|consensus|dérap|moyenne"
    r"|adjust|expect|forecast|like-for-like|average|real terms"
)
"""What shows that the change is worked out from other figures than those beside it."""

_LAST = re.compile(r"\s(?:derni|premi|précéd|last|past|first|previous)")
"""What shows that a figure is of days or months: `par rapport aux 14 derniers jours`."""

_SINCE = re.compile(
    r"\s?(?:%|pour cent|per ?cent)?\s(?:sur|par rapport|depuis|en glissement|en rythme|from|compared|year"
    r"|on the|over)\b"
)
"""What shows that a change told last is not from the figure told before it."""

_SIGN = re.compile(r"\A(?:%|pour cent|per ?cent)\s?")
_CLOSE = Fraction(2)  # per cent by which a change may be off
_FAR = Fraction(1, 4)  # of the change told, by which one is off that nobody rounds so
_ALIKE = 5  # as many times another figure, one is of something else
_HUNDRED = 100
_FINEST = 10**6  # parts of one that a figure may tell


@dataclass(frozen=True, slots=True)
class _Growth:
    end: Fact
    start: Fact
    percent: Fact
    falls: bool
    plain: bool

    @property
    def span(self) -> Span:
        spans = [fact.whole_span for fact in (self.end, self.start, self.percent)]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def turned_growth(facts: Sequence[Fact], text: str, code: str) -> Iterator[Span]:
    """Rises that end lower than they began, and falls that end higher."""
    for change in _growths(facts, text, code):
        if change.plain and change.start.value != change.end.value and _is_turned(change):
            yield change.span


def false_growth(facts: Sequence[Fact], text: str, code: str) -> Iterator[tuple[Span, Fraction, Fraction]]:
    """Changes that the two figures do not make, even where both are rounded: where, what is told, what they make."""
    for change in _growths(facts, text, code):
        start, end, told = change.start.value, change.end.value, change.percent.value
        if not change.plain or _is_turned(change) or start == end:
            continue
        real = abs(end / start - 1) * _HUNDRED
        slack = _CLOSE + _HUNDRED * end / start * (_rounding(start) + _rounding(end))
        other = abs(start / end - 1) * _HUNDRED
        if all(abs(one - told) > slack and abs(one - told) > _FAR * told for one in (real, other)):
            yield change.span, told, real


def _growths(facts: Sequence[Fact], text: str, code: str) -> Iterator[_Growth]:
    """The changes of a text: an end, then the change and the start, or the start and the change."""
    if code not in _BY:
        return
    for found in by_sentence(facts, text):
        plain = [fact for fact in found if not fact.loose and not in_brackets(fact, text)]
        for end, one, other in zip(plain, plain[1:], plain[2:], strict=False):
            if one.percent == other.percent or end.percent:
                continue
            first = _between(end, one, text)
            second = _between(one, other, text)
            forms = (_BY, _AGAINST) if one.percent else (_AGAINST, _BY)
            percent, start = (one, other) if one.percent else (other, one)
            if percent is other and _SINCE.match(text, percent.whole_span.end):
                continue
            if not (
                forms[0][code].fullmatch(first) and forms[1][code].fullmatch(second) and _are_alike(end, start, text)
            ):
                continue
            told = first if one.percent else second
            falls = DIRECTIONS[code].falls.search(told) is not None or "down" in told.split()
            rises = DIRECTIONS[code].rises.search(told) is not None or "up" in told.split()
            if falls is not rises:
                around = fold(text[max(0, end.span.start - 80) : other.span.end + 80])
                yield _Growth(end, start, percent, falls, _OTHERWISE.search(around) is None)


def _between(one: Fact, other: Fact, text: str) -> str:
    """The words between two figures; empty where a clause ends there."""
    words = fold(text[one.whole_span.end : other.span.start]).strip()
    return "" if re.search(r"[.;:!?]\s", words) else _SIGN.sub("", words)


def _are_alike(end: Fact, start: Fact, text: str) -> bool:
    """Whether two figures count the same: of one unit, and not many times each other."""
    units = {fact.unit.code for fact in (end, start) if fact.unit is not None}
    dimensions = {fact.unit.dimension if fact.unit is not None else "" for fact in (end, start)}
    if dimensions == {"", "duration"} or _LAST.match(text, start.span.end):
        return False
    plain = all(fact.kind in (Kind.CARDINAL, Kind.SERIES) and fact.value > 0 for fact in (end, start))
    return plain and len(units) < 2 and 1 / Fraction(_ALIKE) < end.value / start.value < _ALIKE


def _is_turned(change: _Growth) -> bool:
    return (change.end.value > change.start.value) is change.falls


def _rounding(value: Fraction) -> Fraction:
    """Half of the last digit that a figure tells, as a share of it."""
    unit = Fraction(1, _FINEST)
    while not value % (unit * 10):
        unit *= 10
    return unit / 2 / value
