"""Beginnings that are told with a later date than their ends: `ouvert le 12 mars, s'est achevé le 9 mars`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.checks.numbers.days import Day
from audit.records import Span

_BEGUN = {
    "fr": re.compile(
        r"\b(?:ouvert|entam|début|commenc|inaugur|lanc|démarr|entré en vigueur|parti)\w*(?: \w+)?,? (?:le |du )?\Z"
    ),
    "en": re.compile(r"\b(?:opened|began|begun|started|launched|kicked off)(?: \w+)? (?:on )?\Z"),
}
_ENDED = {
    "fr": re.compile(
        r"\b(?:achev|termin|clôtur|clos|conclu|pris fin|prendra fin|prenait fin|fermé|expir)\w*(?: \w+)?,?"
        r" (?:le |au )?\Z|\bjusqu['’]au \Z"
    ),
    "en": re.compile(r"\b(?:ended|closed|concluded|wrapped up|finished|expire[sd]?|will end)(?: \w+)? (?:on )?\Z"),
}
_FROM = {"fr": re.compile(r"\bdu (?:\w+ )?\Z"), "en": re.compile(r"\bfrom (?:\w+ )?\Z")}
_TO = {"fr": re.compile(r" ?au (?:\w+ )?"), "en": re.compile(r" ?to (?:\w+ )?")}
_SHARED = {
    "fr": re.compile(r"\bdu (?:[^\W\d]+ )?(?P<first>\d{1,2}) au (?:[^\W\d]+ )?(?P<second>\d{1,2})(?= [^\W\d]|er )"),
    "en": re.compile(r"\bfrom (?:the )?(?P<first>\d{1,2})(?:st|nd|rd|th)? to (?:the )?(?P<second>\d{1,2})(?=[ snrt])"),
}
"""A first day that has its month from the second: `du 21 au 12 novembre`."""

_BROUGHT_FORWARD = re.compile(
    r"(?:avanc|anticip|ramen|brought forward|moved (?:up|forward))\w*(?: \w+){0,2}\Z", re.IGNORECASE
)
"""What is told from a later day to an earlier one."""

_NEXT = 2  # days behind the first among which its end is told
_LAST = 31  # day of a month
_NEAR = 40  # characters before a date in which its verb stands
_SENTENCE = re.compile(r"[.!?]\s")


def turned_round(found: Sequence[Day], text: str, code: str) -> Iterator[tuple[Day, Day]]:
    """The beginnings, of one sentence and year, whose ends are before them, each with its end."""
    if code not in _BEGUN:
        return
    for shared in _SHARED[code].finditer(text):
        first, second = (Span(*shared.span(name)) for name in ("first", "second"))
        day, last = int(shared["first"]), int(shared["second"])
        month = next((one for one in found if one.span.overlaps(second)), None)
        forward = _BROUGHT_FORWARD.search(text[max(0, shared.start() - _NEAR) : shared.start()].rstrip())
        if month is not None and last < day <= _LAST and not forward:
            yield replace(month, span=first, day=day), replace(month, span=second, day=last)
    for place, begun in enumerate(found):
        for ended in found[place + 1 : place + 1 + _NEXT]:
            if _SENTENCE.search(text, begun.span.end, ended.span.start) or not _is_before(ended, begun):
                continue
            before = _FROM[code].search(_before(text, begun))
            forward = before and _BROUGHT_FORWARD.search(_before(text, begun)[: before.start()].rstrip())
            ranged = before and not forward and _TO[code].fullmatch(text, begun.span.end, ended.span.start)
            told = _BEGUN[code].search(_before(text, begun)) and _ENDED[code].search(_before(text, ended))
            if ranged or told:
                yield begun, ended


def _is_before(day: Day, other: Day) -> bool:
    """Whether a day is before another of its year; where either names none, of its month."""
    if day.year and other.year:
        return day.year == other.year and (day.month, day.day) < (other.month, other.day)
    return day.month == other.month and day.day < other.day


def _before(text: str, day: Day) -> str:
    return text[max(0, day.span.start - _NEAR) : day.span.start].lower()
