"""Finds text in a script that its language is not written in."""

from __future__ import annotations

import re
from functools import cache

from audit.language import Language, get
from audit.language.normalize import HYPHENS, fold
from audit.language.scripts import WRITTEN_WITH, runs
from audit.language.words import WEB
from audit.records import Span

_WEB = re.compile(WEB)
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_WRITTEN_IN_LATIN = ("en", "fr", "es", "it", "de", "pt", "nl", "tr")
_GLOSS_WORDS = 8
_TERM_WORDS = 3
_TERM_LETTERS = 4


def foreign_script(text: str, language: Language) -> list[Span]:
    """The stretches of ``text`` in a script of another language that no desk would leave, in order."""
    own = WRITTEN_WITH.get(language.script, {language.script})
    if not any(script not in own for script, _, _ in runs(text)):
        return []
    return [span for script, span in _stretches(text) if script not in own and _is_left(text, span, script)]


def _stretches(text: str) -> list[tuple[str, Span]]:
    """Runs of letters of one script, joined over marks, digits and spaces of a line; addresses are none."""
    found: list[tuple[str, Span]] = []
    addresses = [Span(*match.span()) for match in _WEB.finditer(text)]
    for script, start, end in runs(text):
        if any(Span(start, end).overlaps(address) for address in addresses):
            continue
        if found and found[-1][0] == script and "\n" not in text[found[-1][1].end : start]:
            start = found.pop()[1].start
        found.append((script, Span(start, end)))
    return found


def _is_left(text: str, span: Span, script: str) -> bool:
    words = len(span.of(text).split())
    if script == "Latn":
        return _is_latin_prose(span.of(text)) and not (words <= _TERM_WORDS and _is_set_off(text, span))
    if sum(c.isalpha() for c in span.of(text)) < 2 or _is_attached(text, span):
        return False
    return not (words <= _GLOSS_WORDS and _is_between(text, span, "([（", ")]）"))


def _is_attached(text: str, span: Span) -> bool:
    """Whether a letter or a hyphen joins it to a word of another script: damaged letters, `β-caryophyllène`."""
    around = text[: span.start][-1:] + text[span.end : span.end + 1]
    return any(c.isalpha() or c in HYPHENS for c in around)


def _is_set_off(text: str, span: Span) -> bool:
    """Whether it is a term in brackets or quotes, a handle or part of a code: `#tag`, `247sports`."""
    if _is_between(text, span, "([（«“”„\"‘'《「", ")]）»”“\"’'》」"):
        return True
    around = text[: span.start][-1:] + text[span.end : span.end + 1]
    return any(c in "#@_/" or c.isdigit() for c in around)


def _is_between(text: str, span: Span, opening: str, closing: str) -> bool:
    before, after = text[: span.start].rstrip(), text[span.end :].lstrip(" \u00a0\u202f.,")
    return any(before.endswith(mark) for mark in opening) and any(after.startswith(mark) for mark in closing)


def _is_latin_prose(stretch: str) -> bool:
    """Whether Latin words in a text of another script are language rather than names, a title or an abbreviation."""
    said = _LATIN_WORD.findall(stretch)
    small = [word for word in said if word.islower() and len(word) > 1]
    content = [word for word in small if len(word) >= _TERM_LETTERS and fold(word) not in _function_words()]
    capital = [word for word in said if not word.islower() and len(word) > 2]
    return bool(content) and len(small) > len(capital)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for code in _WRITTEN_IN_LATIN for word in get(code).function_words)
