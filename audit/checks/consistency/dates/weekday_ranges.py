"""Two days told with their weekdays and one month, or none, that are not so far apart: `du jeudi 12 au dimanche 16`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audit.records import Span

_WEEKDAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "monday tuesday wednesday thursday friday saturday sunday",
}
_NO_HOUR = r"(?![\d:.,]\d|\w|\s?[h%€])"
_DAY = {
    code: re.compile(
        rf"\b(?P<weekday>{'|'.join(names.split())})s?\s(?:the\s)?(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?{_NO_HOUR}",
        re.IGNORECASE,
    )
    for code, names in _WEEKDAYS.items()
}
_BETWEEN = re.compile(
    r"\s(?:au|à|et|ou|puis|to|and|or|through)\s(?:le\s|les\s)?|,\s(?:le\s)?(?:puis\s|et\s)?(?:le\s)?|\s?[-–]\s?"
)
_BEHIND = {
    "fr": re.compile(
        r"\s(?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc|inclus|prochain|dernier|(?:à|au|en|pour|et)\b)"
        r"|\s?[,.;:)»]|\Z"
    ),
    "en": re.compile(
        r"\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(?:at|in|for|and)\b)|\s?[,.;:)]|\Z", re.IGNORECASE
    ),
}
"""What follows the second day; what it may count does not."""

_LAST = 31
_WEEK = 7


def unlike_weekdays(text: str, code: str) -> Iterator[tuple[Span, int, int]]:
    """Two such days whose weekdays cannot both be right, where they stand, and which days they are."""
    if code not in _DAY:
        return
    names = _WEEKDAYS[code].split()
    for one, other in pairwise(_DAY[code].finditer(text)):
        first, second = int(one["day"]), int(other["day"])
        beside = _BETWEEN.fullmatch(text, one.end(), other.start()) and _BEHIND[code].match(text, other.end())
        if not 1 <= first < second <= _LAST or beside is None:
            continue
        apart = names.index(other["weekday"].lower()) - names.index(one["weekday"].lower())
        if (second - first - apart) % _WEEK:
            yield Span(one.start(), other.end()), first, second
