"""Slavic surnames that kept the ending of a case in Latin letters: `avec le vice-ministre Galeïevym`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.records import Span

SLAVIC = frozenset(("ru", "uk", "bg", "be"))
_LATIN = re.compile(r"(?<!\w)(?P<name>[A-ZÀ-Ý]\w*?(?:[oeï]v|[iy]n|sk))(?:ym|im|om|omou?|ogo|oï|oj|oy|ykh|ymi)(?!\w)")
_CYRILLIC = re.compile(r"(?<!\w)[А-ЯЁІЇЄ]\w*(?:[оеёєї]в|[иіы]н|ськ|ск)(?:ым|им|ом|ому|ого|ой|ых|ыми|ою|ей|і)(?!\w)")


def kept_cases(source: str, target: str) -> Iterator[tuple[Span, str]]:
    """Surnames of the target with such an ending, each with what it is without, where the source has one in a case."""
    if _CYRILLIC.search(source):
        for match in _LATIN.finditer(target):
            yield Span(*match.span()), match["name"]
