"""Postponements to an earlier day: `initialement prévu le 27 décembre, puis le 1er décembre, … reporté`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.checks.numbers.days import Day

_WEEKDAY = r"(?:[^\W\d_]{3,8}di\s|dimanche\s)?"
_PLANNED = re.compile(
    r"\b(?:prév|programm|fix|annonc|attend|plac|agend|planifi|convoqu)[^\W\d_]{1,6}"
    rf"(?:\s(?:initialement|d['’]abord|à l['’]origine))?\s(?:(?:au|pour|à)\s)?(?:le\s|au\s)?{_WEEKDAY}\Z",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:initialement|d['’]abord|à l['’]origine|au départ|auparavant|prévue?s?)\b", re.IGNORECASE)
_LATER = r"(?:report|repouss|décal|différ|ajourn|retard)[^\W\d_]{1,4}"
_THEN = re.compile(
    rf"[^.;:()\d]{{0,30}}?(?:\bpuis\s(?:(?:finalement|ensuite)\s)?(?:{_LATER}\s)?(?:une première fois\s)?"
    rf"(?:pour le|le|au)|\b{_LATER}\s(?:d['’][^\W\d_]{{2,12}}\s[^\W\d_]{{2,10}}\s)?(?:pour le|au))\s"
    rf"{_WEEKDAY}"
)
_FROM = re.compile(rf"\b{_LATER}\s(?:[^\W\d_]+\s)?du\s{_WEEKDAY}\Z", re.IGNORECASE)
_TO = re.compile(rf"\sau\s{_WEEKDAY}")
_IS_LATER = re.compile(rf"\b{_LATER}", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:avanc|anticip|ramen|plus tôt)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s|\n")
_NEAR = 60  # characters before a day in which its verb stands
_BEHIND = 120  # characters behind the second day in which it is said that it is put off
_MONTHS = 2  # by which the day is earlier; more may be a day of the next year


def postponed(found: Sequence[Day], text: str, code: str) -> Iterator[tuple[Day, Day]]:
    """Two days of which the second is said to be the later, and is not."""
    if code != "fr":
        return
    for first, second in pairwise(found):
        if not _is_earlier(second, first):
            continue
        start = max(0, first.span.start - 2 * _NEAR)
        starts = [match.end() for match in _SENTENCE.finditer(text, start, first.span.start)]
        start = starts[-1] if starts else start
        ends = _SENTENCE.search(text, second.span.end, second.span.end + _BEHIND)
        end = ends.start() if ends else second.span.end + _BEHIND
        around, before = text[start:end], text[max(start, first.span.start - _NEAR) : first.span.start]
        if _EARLIER.search(around) or not _IS_LATER.search(around):
            continue
        gap = text[first.span.end : second.span.start]
        planned = _PLANNED.search(before) and _FIRST.search(around) and _THEN.fullmatch(gap)
        if planned or (_FROM.search(before) and _TO.fullmatch(gap)):
            yield first, second


def _is_earlier(day: Day, other: Day) -> bool:
    if day.year or other.year:
        return day.year is not None and day.year == other.year and day.told[::-1] < other.told[::-1]
    return 0 <= other.month - day.month <= _MONTHS and day.told[::-1] < other.told[::-1]
