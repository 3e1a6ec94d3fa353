"""Times of day that no clock shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audit.records import Span

_AT = {
    "fr": r"à|à partir de|à compter de|vers|dès|avant|après|jusqu['’]à|aux alentours de|entre",
    "en": r"at|by|until|before|after|around|about|from",
    "ar": r"الساعة|عند|حوالي|قرابة",
    "es": r"a las|hacia las|desde las|hasta las",
    "de": r"um|gegen|ab|bis",
    "it": r"alle|verso le|dalle|entro le",
    "pt": r"às|pelas|até às",
}
_HOURS, _MINUTES = 24, 60
_CLOCK = (
    r"(?P<hours>\d{1,2})\s?(?:(?P<h>h)|[:.])\s?(?P<minutes>\d{2})(?!\d)"
    r"(?(h)|(?=\s\(?(?:GMT|UTC|Uhr|local time|heures?\b|a\.?m\b|p\.?m\b|بتوقيت)))"
)
"""With a colon it may be the clock of a match, unless it is said that it is not."""


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    before = _AT.get(language)
    return re.compile(rf"(?<!\w)(?:{before})\s+{_CLOCK}", re.IGNORECASE) if before else None


def impossible_times(text: str, language: str) -> Iterator[Span]:
    """The hours and minutes of a text, named as a time of day, of which there is none: `à 26h15`, `at 14:75`."""
    pattern = _pattern(language)
    for match in pattern.finditer(text) if pattern else ():
        hours, minutes = int(match["hours"]), int(match["minutes"])
        if hours > _HOURS or minutes >= _MINUTES or (hours == _HOURS and minutes):
            yield Span(match.start("hours"), match.end("minutes"))
