"""The general vocabulary of a language: what is a word, and so proves no name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import files

from audit.language.normalize import unaccented

_BEFORE = "وبال وكال فبال وال بال فال كال ولل لل ال وب ول وس في ف و ب ل ك س"
_AFTER = """
هما كما هم هن كم نا ها ه ي ك ات ون ين ان تين تان وا ت ا تها ته تهم يه
نه يين يون يات يا ياتهم يتهم يها يهم
"""
_PREFIXES = tuple(_BEFORE.split())
_SUFFIXES = tuple(_AFTER.split())


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Folded words of an ISO 639-1 code: Arabic stems, others without accents; empty where no list is bundled."""
    path = files("audit.names") / "data" / f"vocabulary.{language}.tsv"
    if not path.is_file():
        return frozenset()
    return frozenset(path.read_text(encoding="utf-8").split("\n")[1:-1])


@cache
def _in_order(language: str) -> list[str]:
    return sorted(vocabulary(language))


def words_beginning(beginning: str, language: str) -> int:
    """How many words of the general vocabulary begin so (without accents, in small letters)."""
    listed = _in_order(language)
    return bisect_left(listed, f"{beginning}\U0010ffff") - bisect_left(listed, beginning)


@lru_cache(maxsize=20_000)
def is_word(folded: str, language: str) -> bool:
    """Whether a word (folded; in small letters) belongs to the general vocabulary, inflected or not."""
    known = vocabulary(language)
    if language != "ar":
        return all(unaccented(part) in known or len(part) < 2 for part in re.split("[-']", folded) if part)
    return recognized(folded, known)


def recognized(word: str, stems: Collection[str]) -> bool:
    """Whether a folded Arabic word is one of ``stems`` with or without clitics and endings."""
    return any(stem in stems or f"{stem}ه" in stems for stem in _stems(word))


def _stems(word: str) -> list[str]:
    found = [word]
    for prefix in ("", *_PREFIXES):
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            endings = ("", *_SUFFIXES) if prefix or len(word) > 3 else ("",)
            found += [rest[: len(rest) - len(s)] for s in endings if rest.endswith(s) and len(rest) - len(s) >= 3]
    return found
