"""Encoding faults: code pages confused in every usual way, letters lost, escapes left undecoded."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

from audit.language import Language
from audit.records import Span
from scripts.damage.planted import Kind, Planted

_CATEGORY = ("linguistic/character-encoding",)
_TOKEN = re.compile(r"[^ \n]+")

UTF8_READ_AS = ("cp1252", "latin_1", "cp1250", "cp1251", "cp1256", "mac_roman", "cp850", "cp437")
PAGES = (
    ("cp1252", "mac_roman"), ("cp1252", "cp850"), ("cp1252", "cp437"), ("cp1252", "cp1250"), ("cp1252", "cp1251"),
    ("cp1252", "cp1253"), ("cp1252", "cp1256"), ("cp1252", "iso8859_2"), ("cp1252", "koi8_r"),
    ("mac_roman", "cp1252"), ("cp850", "cp1252"), ("cp437", "cp1252"),
)  # fmt: skip
"""Single-byte pages: written in the first, read in the second."""


def reread(text: str, written: str, read: str) -> str:
    """``text`` written in one page and read in another, character by character; what neither page has is left."""
    return "".join(_reread(character, written, read) for character in text)


def _reread(character: str, written: str, read: str) -> str:
    if character.isascii():
        return character
    try:
        coded = character.encode(written)
    except UnicodeError:
        return character
    return "".join(_byte(byte, read) for byte in coded)


def _byte(byte: int, page: str) -> str:
    """The byte's character; where the page has none, the control character that browsers and editors put there."""
    return bytes([byte]).decode(page, errors="ignore") or chr(byte)


def _each(change: Callable[[str], str]) -> Callable[[str], str]:
    """``change`` done to every letter outside ASCII."""
    return lambda text: "".join(change(c) if c.isalpha() and not c.isascii() else c for c in text)


def _quoted_printable(character: str) -> str:
    return "".join(f"={byte:02X}" for byte in character.encode())


def _spaced_accent(character: str) -> str:
    """The accent as a character of its own, behind the letter: `e´`."""
    parts = unicodedata.normalize("NFD", character)
    signs = {"\u0301": "´", "\u0300": "`", "\u0302": "^", "\u0308": "¨", "\u0327": "¸"}
    return "".join(signs.get(c, c) for c in parts)


def _readings() -> dict[str, Callable[[str], str]]:
    kinds: dict[str, Callable[[str], str]] = {}
    for page in UTF8_READ_AS:
        kinds[f"utf-8 as {page}"] = lambda text, page=page: reread(text, "utf-8", page)
    kinds["utf-8 as cp1252, twice"] = lambda text: reread(reread(text, "utf-8", "cp1252"), "utf-8", "cp1252")
    kinds["utf-8 as mac, then as cp1252"] = lambda text: reread(reread(text, "utf-8", "mac_roman"), "utf-8", "cp1252")
    kinds["utf-8 as cp1252, lower case"] = lambda text: reread(text, "utf-8", "cp1252").lower()
    for written, read in PAGES:
        kinds[f"{written} as {read}"] = lambda text, w=written, r=read: reread(text, w, r)
    kinds["one U+FFFD a letter"] = _each(lambda c: "\ufffd")
    kinds["one U+FFFD a byte"] = _each(lambda c: "\ufffd" * len(c.encode()))
    kinds["one ? a letter"] = _each(lambda c: "?")
    kinds["one ? a byte"] = _each(lambda c: "?" * len(c.encode()))
    kinds["letter dropped"] = _each(lambda c: "")
    kinds["accent behind its letter"] = _each(_spaced_accent)
    kinds["entity by number"] = _each(lambda c: f"&#{ord(c)};")
    kinds["escape \\uXXXX"] = _each(lambda c: f"\\u{ord(c):04x}")
    kinds["quoted-printable"] = _each(_quoted_printable)
    kinds["percent-encoded"] = _each(quote)
    return kinds


READINGS = _readings()
"""Every kind of encoding fault by name: what it makes of a text."""


def _in_word(change: Callable[[str], str], text: str, _: Language, rng: random.Random) -> Planted | None:
    """One word damaged, the rest sound: the hardest case."""
    tokens = [m for m in _TOKEN.finditer(text) if any(c.isalpha() and not c.isascii() for c in m.group())]
    changed = [(m, new) for m in tokens if (new := change(m.group())) != m.group()]
    if not changed:
        return None
    token, new = rng.choice(changed)
    start = token.start()
    return Planted(text[:start] + new + text[token.end() :], [Span(start, start + len(new))])


def in_line(change: Callable[[str], str], text: str) -> Planted | None:
    """Every word damaged, as when a whole file was read wrongly; one span a damaged word."""
    pieces, spans, at, length = [], [], 0, 0
    for token in _TOKEN.finditer(text):
        gap, new = text[at : token.start()], change(token.group())
        start = length + len(gap)
        if new != token.group() and any(c.isalpha() and not c.isascii() for c in token.group()):
            spans.append(Span(start, start + len(new)))
        pieces += [gap, new]
        at, length = token.end(), start + len(new)
    return Planted("".join([*pieces, text[at:]]), spans) if spans else None


KINDS = tuple(
    Kind(name, lambda text, language, rng, change=change: _in_word(change, text, language, rng), _CATEGORY)
    for name, change in READINGS.items()
)
