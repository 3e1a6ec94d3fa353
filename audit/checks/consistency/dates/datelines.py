"""The dateline of a story: `AMMAN, 19 novembre –`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.checks.numbers.days import Day

_HEAD = 5  # segments in which a dateline stands
_PLACE = re.compile(r"[^.!?;:\d«»\"]{2,60}?,?\s(?:le\s)?")
_OPENS = re.compile(r"\s?(?:\([^()]{2,40}\)\s?)?[-–—](?:\s|\Z)|\s\([A-Z][^()]{1,40}\)(?:\s|\Z)")


def dateline(days: Sequence[Sequence[Day]], texts: Sequence[str]) -> tuple[int, Day] | None:
    """The segment and the day of the dateline, told behind the name of a place and before a dash."""
    for place, found in enumerate(days[:_HEAD]):
        for day in found[:1]:
            begins = _PLACE.fullmatch(texts[place], 0, day.span.start)
            if begins and day.exists and _OPENS.match(texts[place], day.span.end):
                return place, day
    return None
