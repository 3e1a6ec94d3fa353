"""Folds a text for comparison.

Two writings that a reader takes for the same word fold to the same string: case, compatibility forms, apostrophes,
spaces, hyphens, invisible marks and, in Arabic, vowel signs, tatweel and the spellings of alef, ya and ta marbuta.
The Arabic folding is that of light stemming for retrieval (Larkey, Ballesteros and Connell, SIGIR 2002).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʼʻ′´`＇"
HYPHENS = "-‐‑‒−﹣－"
SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_INVISIBLE = [0xAD, 0x34F, 0x61C, 0x307, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_ARABIC_MARKS = [0x640, 0x670, *range(0x610, 0x61B), *range(0x64B, 0x660), *range(0x6D6, 0x6DD), *range(0x6DF, 0x6E5)]
_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}

_WORD = 32  # letters of the longest text that is remembered
_SEGMENT = 2_000  # characters of the longest text whose folded form is kept

_TABLE: dict[int, str | None] = {
    **dict.fromkeys([*_INVISIBLE, *_ARABIC_MARKS]),
    **{ord(c): "'" for c in APOSTROPHES},
    **{ord(c): "-" for c in HYPHENS},
    **{ord(c): " " for c in SPACES},
    **{ord(c): f for c, f in _LETTERS.items()},
}


def fold(text: str) -> str:
    """``text`` as it is compared; may be shorter or longer than the original.

    >>> fold("L’Armée") == fold("l'armée"), fold("الأُمّة") == fold("الامه")
    (True, True)
    """
    if len(text) <= _WORD:
        return _fold_word(text)
    return _fold_segment(text) if len(text) <= _SEGMENT else _fold(text)


def unaccented(text: str) -> str:
    """``fold(text)`` without any diacritic: the loosest comparison, for names and damaged words.

    >>> unaccented("Décembre") == unaccented("DECEMBRE")
    True
    """
    return _unaccent_word(text) if len(text) <= _WORD else _unaccent(text)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_TABLE)


def _unaccent(text: str) -> str:
    folded = fold(text)
    if folded.isascii():
        return folded
    kept = (c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept))


# Every rule that reads a word or a segment asks for it anew.
_fold_word = lru_cache(maxsize=20_000)(_fold)
_fold_segment = lru_cache(maxsize=64)(_fold)
_unaccent_word = lru_cache(maxsize=20_000)(_unaccent)
