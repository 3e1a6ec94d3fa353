"""The quotation marks of a text: where they stand, of which system they are, and which way they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.checks.evidence import Evidence
from audit.language import Language
from audit.records import Span

MARKS = re.compile(r"[«»“”„\"]|(?<!\w)''|''(?!\w)")
_SYSTEMS = {"«": "guillemets", "»": "guillemets", "“": "curly", "”": "curly", "„": "curly"}
OPENING, CLOSING = frozenset("«“„"), frozenset("»”")
_AFTER = frozenset(" \u00a0\u202f\t\n,;:.!?…)]}—–-»”'’")
_BEFORE = frozenset(" \u00a0\u202f\t\n([{—–-«“„'’:")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark in segment ``place``; ``opens`` is ``None`` where only its neighbours tell."""

    place: int
    span: Span
    system: str
    opens: bool | None
    first: bool
    sign: str = ""


def marks(evidence: Evidence, place: int, leads: bool) -> Iterator[Mark]:
    """The quotation marks of a segment; only one that ``leads`` a paragraph may open a quotation anew."""
    text = evidence.target
    odd = text.count('"') % 2 == 1
    begins = len(text) - len(text.lstrip(" \u00a0\u202f-–—"))
    for match in MARKS.finditer(text):
        span = Span(*match.span())
        system = system_of(match.group())
        if _is_inside_word(text, span, evidence.target_language) or (odd and _is_inch(text, span, system)):
            continue
        first = leads and span.start <= begins
        yield Mark(place, span, system, _direction(text, span, evidence.target_language), first, match.group())


def system_of(mark: str) -> str:
    return _SYSTEMS.get(mark, "straight")


def is_odd(text: str, system: str) -> bool:
    """Whether the marks of ``system`` cannot all be paired in ``text``."""
    if system == "guillemets":
        return text.count("«") != text.count("»")
    return sum(system_of(mark) == system for mark in MARKS.findall(text)) % 2 == 1


def _direction(text: str, span: Span, language: Language) -> bool | None:
    mark = span.of(text)
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if mark in OPENING or mark in CLOSING:
        opens = any(mark == opening for opening, _ in language.quotes)
        closes = any(mark == closing for _, closing in language.quotes)
        return mark in OPENING if opens == closes else opens
    opens, closes = (not before or before in _BEFORE), (not after or after in _AFTER)
    if not before or not after:
        return not before
    return None if opens == closes else opens


def _is_inch(text: str, span: Span, system: str) -> bool:
    """`55"`: a figure before; asked only where a straight mark has no partner."""
    return system == "straight" and text[span.start - 1 : span.start].isdigit()


def _is_inside_word(text: str, span: Span, language: Language) -> bool:
    """The sign of a Hebrew abbreviation, typed as a quotation mark before its last letter: `ארה"ב`."""
    if language.script != "Hebr":
        return False
    return text[span.start - 1 : span.start].isalpha() and text[span.end : span.end + 1].isalpha()
