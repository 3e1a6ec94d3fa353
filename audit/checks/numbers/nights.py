"""Nights that one language names by the day they end on (`в ночь на 4 марта`), another by both (`du 3 au 4 mars`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.checks.numbers.fact import Fact
from audit.language.dates import PartKind

_UP_TO = {
    "de": re.compile(r"\bnacht\s(?:zu[mr]|auf(?:\sden)?)\s", re.IGNORECASE),
    "ru": re.compile(r"\bночь\sна\s", re.IGNORECASE),
    "uk": re.compile(r"\bніч\sна\s", re.IGNORECASE),
}
"""What stands before the day on which a night ends."""

_FROM = {"fr": re.compile(r"\bnuit\s(?:du|de)\s", re.IGNORECASE)}
_TO = {"fr": re.compile(r"(?:\s[^\W\d]{3,9})?\s(?:au|à)\s")}
"""What stands before its first day, and between that and its last."""

_PARTS = (PartKind.DAY, PartKind.WEEKDAY)

Night = tuple[Fact, Fact, Fact]


def nights(
    source: Sequence[Fact], target: Sequence[Fact], texts: tuple[str, str], codes: tuple[str, str]
) -> Iterator[Night]:
    """The day on which the one night of the source ends, and the last and the first day of that of the target."""
    if codes[0] not in _UP_TO or codes[1] not in _FROM:
        return
    here = [_begun_at(match.end(), source) for match in _UP_TO[codes[0]].finditer(texts[0])]
    there = list(_FROM[codes[1]].finditer(texts[1]))
    if len(here) != 1 or len(there) != 1 or here[0] is None:
        return
    first = _begun_at(there[0].end(), target)
    for last in target if first is not None else ():
        between = _TO[codes[1]].fullmatch(texts[1], first.span.end, last.span.start) if first else None
        if first is not None and between and last.part is first.part is here[0].part:
            yield here[0], last, first
            return


def _begun_at(place: int, facts: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in facts if fact.span.start == place and fact.part in _PARTS), None)
