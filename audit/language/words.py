"""Finds the words of a text."""

from __future__ import annotations

import re

from audit.language.facts import Language
from audit.records import Span

# Letters, and the signs that live inside words without being letters to Python: vowel points, matras, joiners.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20f0\ufe20-\ufe2f"
)
_SIGN = rf"(?!\w)[{_MARKS}]"  # the ranges of the Indic scripts hold letters too: each must match in one way only
LETTER = rf"[^\W\d_]|{_SIGN}"
_WORD = rf"(?:[^\W_]|{_SIGN})+"
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff"
)

WEB = (
    r"(?:https?|ftp)://[^\s<>«»“”]+[^\s<>«»“”.,;:!?)\]'’\"…]"
    r"|www\.[^\s<>«»“”]+[^\s<>«»“”.,;:!?)\]'’\"…]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|info|gov|edu|int|tv|io|eu)(?:\.[a-z]{2})?(?:/[^\s<>«»“”]*[\w/])?(?!\w)"
)
"""A web or mail address, without the punctuation that follows it."""

# 2 500, 2.500,75, 05/12/2023, 1-0, 18:30; a space separates only groups of three digits, the first of at most three.
_NUMBER = r"(?<!\w)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,٫]\d+)?(?!\w)|\d+(?:[.,:/٫٬'’\-‑]\d+)+(?!\w)"

_ACRONYM = rf"(?<!\w)(?:(?:{LETTER})\.-?)+(?:{LETTER})(?!\w)"
_JOINED = rf"(?:{_ACRONYM}|{_WORD})(?:[-‐‑'’ʼʻ&](?:{_ACRONYM}|{_WORD}))*"

_WORDS = re.compile(rf"{WEB}|{_NUMBER}|{_JOINED}")
_CHARACTERS = re.compile(rf"[{_UNSPACED}][{_MARKS}]*")
_CONSONANT = re.compile(r"[b-df-gj-np-tv-xz]", re.IGNORECASE)
_ELISION = re.compile(r"([^\W\d_]+)['’ʼ](?=\w)")


def words(text: str, language: Language) -> list[Span]:
    """Spans of the words of ``text``, in order.

    Hyphenated words, numbers with separators, acronyms with stops and web addresses are one word. An elided word ends
    after its apostrophe where the language elides («l'|armée»). Arabic words are whole, clitics attached. Characters of
    scripts written without spaces are words of their own where the language is such.
    """
    found = [Span(*m.span()) for m in _WORDS.finditer(text)]
    if not language.spaced:
        found = [part for span in found for part in _characters(text, span)]
    elif language.elisions:
        found = [part for span in found for part in _elided(text, span, language.elisions)]
    return found


def _elided(text: str, span: Span, elisions: frozenset[str]) -> list[Span]:
    parts = []
    start = span.start
    while (m := _ELISION.match(text, start, span.end)) and m[1].lower() in elisions:
        if m[1][0].isupper() and _CONSONANT.match(text, m.end()):
            break  # `M'sila`, `N'Djamena`
        parts.append(Span(start, m.end()))
        start = m.end()
    return [*parts, Span(start, span.end)]


def _characters(text: str, span: Span) -> list[Span]:
    """``span`` cut into its unspaced characters and what stands between them."""
    parts = []
    start = span.start
    for m in _CHARACTERS.finditer(text, span.start, span.end):
        if m.start() > start:
            parts.append(Span(start, m.start()))
        parts.append(Span(*m.span()))
        start = m.end()
    if start < span.end:
        parts.append(Span(start, span.end))
    return parts
