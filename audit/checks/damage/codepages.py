"""What text looks like when it is read in the wrong code page, derived by encoding and decoding between code pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

WRITTEN = ("cp1252", "mac_roman", "cp850", "cp437", "iso8859_15")
"""Pages that Western copy is written in."""

READ = (
    "cp1252", "latin_1", "mac_roman", "cp850", "cp437", "cp852", "cp866", "cp1250", "cp1251", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_15",
    "koi8_r", "mac_cyrillic", "mac_latin2",
)  # fmt: skip
"""Pages that it is then read in by mistake."""

SCRIPT_PAGES = {
    "Arab": ("cp1256", "iso8859_6"),
    "Cyrl": ("cp1251", "koi8_r", "cp866"),
    "Grek": ("cp1253",),
    "Hebr": ("cp1255",),
}


@cache
def misreadings(letters: frozenset[str]) -> tuple[Mapping[str, str], ...]:
    """One table for each confusion of two code pages: the character seen -> the letter that was written.

    Only characters outside ASCII are in a table, and only those that stand for one of ``letters`` (either case), for
    the apostrophe or for the no-break space that French sets before `:` and `»`.
    """
    written = {"’", "\u00a0"} | {form for letter in letters for form in (letter, letter.upper()) if len(form) == 1}
    tables: dict[tuple[tuple[str, str], ...], None] = {}
    for page in WRITTEN:
        for other in READ:
            table = {
                seen: letter
                for letter in sorted(written)
                if (seen := _reread(letter, page, other)) and seen != letter and not seen.isascii()
            }
            tables[tuple(sorted(table.items()))] = None
    return tuple(dict(pairs) for pairs in tables if pairs)


@lru_cache(maxsize=10_000)
def misread_utf8(token: str) -> tuple[str, ...]:
    """What ``token`` may have been if it was UTF-8 and each byte was read as a character of a single-byte page."""
    found = []
    for page in _pages_by_lead().get(token[0], ()):
        try:
            found.append(token.encode(page).decode("utf-8"))
        except UnicodeError:
            continue
    return tuple(found)


@cache
def _pages_by_lead() -> Mapping[str, list[str]]:
    """The first byte of a letter outside ASCII in UTF-8, as it is seen -> the pages that show it so."""
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for page in READ:
        for byte in range(0xC2, 0xF5):
            pages[bytes([byte]).decode(page, errors="ignore")].append(page)
    return dict(pages)


def misread_script(token: str, script: str) -> Iterator[str]:
    """What ``token`` may have been if it was in a single-byte page of ``script`` and was read in a Western one."""
    for page in SCRIPT_PAGES.get(script, ()):
        for other in ("cp1252", "latin_1", "mac_roman", "cp850"):
            try:
                yield token.encode(other).decode(page)
            except UnicodeError:
                continue


def _reread(letter: str, page: str, other: str) -> str | None:
    try:
        return letter.encode(page).decode(other)
    except UnicodeError:
        return None
