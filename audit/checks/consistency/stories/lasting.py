"""A length of time, and two hours of the clock beside it that make another: `onze heures`, from 5 h 20 to 19 h 20."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.checks.consistency.stories.passages import Contradiction, Passage
from audit.records import Span

_FOR = {
    "fr": re.compile(r"\b(?:pendant|durant)\s(?:quelque\s|près de\s|plus de\s|environ\s)?\Z"),
    "en": re.compile(r"\bfor\s(?:some\s|nearly\s|more than\s|about\s)?\Z"),
}
_CLOCK = r"(?P<{0}>\d{{1,2}})\s?[h:]\s?(?P<{0}m>\d\d)?(?![\d])"
_BETWEEN = {
    "fr": re.compile(
        rf"\b(?:détect|débu|commenc|déclench|survenu|entam)\w*\s(?:vers\s|à\s){_CLOCK.format('begun')}"
        r"[^.;:!?\d]{1,80}?(?:pris fin|achev|termin|cess|rétabli)\w*\s(?:vers\s|à\s)" + _CLOCK.format("ended")
    ),
    "en": re.compile(
        rf"\b(?:detected|began|started|broke out)\sat\s{_CLOCK.format('begun')}"
        rf"[^.;!?\d]{{1,80}}?(?:ended|finished|was over|stopped)\sat\s{_CLOCK.format('ended')}"
    ),
}
_DAY = 24 * 60
_APART = 90  # minutes by which a length in whole hours may be off
_NEAR = 24  # characters


def lasting(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """The ends of what begins and ends at an hour, where the head of the story tells twice how long it went on."""
    if code not in _FOR:
        return
    told = [hours for one in read if one.is_head for hours in _hours(one, code)]
    if len(told) < 2 or len(set(told)) != 1:
        return
    for passage in read:
        for match in _BETWEEN[code].finditer(passage.text):
            begun, ended = (int(match[end]) * 60 + int(match[end + "m"] or 0) for end in ("begun", "ended"))
            if abs((ended - begun) % _DAY - told[0] * 60) > _APART:
                why = f"from {match['begun']} to {match['ended']} h, and {told[0]} hours in the head of the story"
                yield Contradiction(passage.place, Span(match.start("ended"), match.end()), why)


def _hours(passage: Passage, code: str) -> Iterator[int]:
    """The hours that something went on for."""
    for fact in passage.facts:
        hours = fact.unit is not None and fact.unit.code == "hour" and fact.value.denominator == 1
        if hours and _FOR[code].search(passage.text[max(0, fact.span.start - _NEAR) : fact.span.start]):
            yield int(fact.value)
