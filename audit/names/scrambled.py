"""Abbreviations whose letters changed places within a document: `l'ADR` is introduced, and then `l'ARD` wins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from audit.names.index import index
from audit.names.tables import TABLED, spelling
from audit.records import Span

_INTRODUCED = re.compile(r"\((?P<short>[A-Z][A-Za-z]{2,7})\)")
_SHORT = re.compile(r"(?<![\w.&-])[A-Z]{3,8}(?![\w&-])")


def scrambled(texts: Sequence[str], code: str) -> Iterator[tuple[int, Span, str]]:
    """Abbreviations, each with one that the texts introduce in brackets, whose letters it has in another order.

    They stand once, and are no other known name.
    """
    introduced = {match["short"].upper() for text in texts for match in _INTRODUCED.finditer(text)}
    if not introduced:
        return
    by_letters = {"".join(sorted(short)): short for short in introduced}
    found = [(place, match) for place, text in enumerate(texts) for match in _SHORT.finditer(text)]
    often = Counter(match.group() for _, match in found)
    known = index(code if code in TABLED else "en").concepts
    for place, match in found:
        short = match.group()
        usual = by_letters.get("".join(sorted(short)))
        if usual and short not in introduced and often[short] == 1 and spelling(short) not in known:
            yield place, Span(*match.span()), usual
