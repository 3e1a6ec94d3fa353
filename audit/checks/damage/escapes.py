"""Escapes that were never turned into their characters: HTML, JSON, mail and web addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from audit.checks.damage.found import LONGEST_WORD, Damage, word_around
from audit.checks.damage.lexicon import Lexicon
from audit.language.words import WEB
from audit.records import Span

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_BYTES = re.compile(r"(?:%[0-9a-fA-F]{2}){2,4}|(?:=[0-9A-F]{2}){1,4}")
_WEB = re.compile(WEB)
_SPACED_ACCENT = re.compile(
    r"(?<=[^\W\d_])[´`^¨¸](?=[^\W\d_])|(?<=[^\W\d_]{2})[´`^¨](?=[\s,.;:!?)])|(?<=\b[aA])`(?=\s)"
)
_ACCENTS = {"´": "\u0301", "`": "\u0300", "^": "\u0302", "¨": "\u0308", "¸": "\u0327"}
_WHY = "an escape was never turned into its character"


def escapes(text: str, words: Lexicon) -> Iterator[Damage]:
    """Every escape in ``text``, and every accent that stands behind its letter as a sign of its own."""
    if "&" in text:
        for match in _ENTITY.finditer(text):
            mended = html.unescape(match.group())
            if mended != match.group():
                yield Damage(Span(*match.span()), mended, 0.9, _WHY)
    for match in _UNICODE.finditer(text):
        yield Damage(Span(*match.span()), chr(int(match[1], 16)), 0.9, _WHY)
    if "%" in text or "=" in text:
        yield from _bytes(text)
    yield from _spaced_accents(text, words)


def _bytes(text: str) -> Iterator[Damage]:
    """Letters outside ASCII that were written byte by byte, as addresses (`%C3%A9`) and mail (`=C3=A9`, `=E9`) do."""
    addresses = [match.span() for match in _WEB.finditer(text)]
    for match in _BYTES.finditer(text):
        coded = bytes.fromhex(match.group().replace("%", "").replace("=", ""))
        mended = _decoded(coded)
        if mended is None or any(start <= match.start() < end for start, end in addresses):
            continue
        yield Damage(word_around(text, *match.span()), None, 0.9, f"{match.group()} stands for {mended}")


def _decoded(coded: bytes) -> str | None:
    """The letters that ``coded`` is in UTF-8, or the one that it is in Windows-1252."""
    try:
        mended = coded.decode("utf-8")
    except UnicodeError:
        mended = coded.decode("cp1252", errors="replace") if len(coded) == 1 else ""
    return mended if mended and not mended.isascii() and mended.isalpha() else None


def _spaced_accents(text: str, words: Lexicon) -> Iterator[Damage]:
    """`de´cembre`: an accent that makes a letter of the language of what stands before it, and a word of the whole."""
    import unicodedata

    for match in _SPACED_ACCENT.finditer(text):
        letter = unicodedata.normalize("NFC", text[match.start() - 1] + _ACCENTS[match.group()])
        if letter.lower() not in words.letters:
            continue
        span = _across_accents(text, *match.span())
        mended = span.of(text)
        for sign, accent in _ACCENTS.items():
            mended = mended.replace(sign, accent)
        mended = unicodedata.normalize("NFC", mended)
        if words.frequency(mended) > 0:
            yield Damage(span, mended, 0.9, "the accent stands behind its letter")


def _across_accents(text: str, start: int, end: int) -> Span:
    first, last = max(start - LONGEST_WORD, 0), min(end + LONGEST_WORD, len(text))
    while start > first and (text[start - 1].isalpha() or text[start - 1] in _ACCENTS):
        start -= 1
    while end < last and (text[end].isalpha() or text[end] in _ACCENTS):
        end += 1
    return Span(start, end)
