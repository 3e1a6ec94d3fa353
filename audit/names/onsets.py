"""The kinds of sound in a name: a coarse sieve that spares a closer look at names that have too little in common."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

ANY_SOUND = 1023
_CLASSES = {
    **dict.fromkeys("بbpv", 1), **dict.fromkeys("لl", 2), **dict.fromkeys("مm", 4), **dict.fromkeys("نn", 8),
    **dict.fromkeys("رr", 16), **dict.fromkeys("تطدضtd", 32), **dict.fromkeys("سصشزsz", 64),
    **dict.fromkeys("قكkq", 128), **dict.fromkeys("فf", 256),
}  # fmt: skip
_EITHER = {"v": 257, "p": 257, "ف": 257, "c": 192, "x": 192, "g": 128, "ج": 192, "j": 192, "غ": 128, "خ": 128, "ث": 96,
           "ذ": 96, "ظ": 96, "h": 0}  # fmt: skip
_VOWEL = 512
_ONSETS = {
    **dict.fromkeys("aeiouلlا", ANY_SOUND), "و": _VOWEL | 257, "w": _VOWEL | 273, "j": _VOWEL | 192, "خ": _VOWEL | 128,
    "ج": 224, "c": 224,
}  # fmt: skip


_INITIALS = {char: _CLASSES.get(char, 0) | _EITHER.get(char, 0) or _VOWEL for char in {**_CLASSES, **_EITHER}} | _ONSETS
"""The kinds of sound that a name may begin with, given its first letter; vowels, h, w and y are of one kind.

A vowel or l may be the article (`elmasri`) or ease a cluster (`اسطفان`), and goes with any.
"""


def apart(arabic: str, latin: str) -> bool:
    """Whether an Arabic and a Latin writing have too few kinds of consonants in common to be worth a closer look."""
    if not _INITIALS.get(arabic[0], _VOWEL) & _INITIALS.get(latin[0], _VOWEL):
        return True
    (sure, may), (sure2, may2) = _mask(arabic), _mask(latin)
    return ((sure & ~may2).bit_count() + (sure2 & ~may).bit_count()) > 1 + (len(arabic) > 6)


def initial_sounds(forms: Sequence[str], arabic: bool) -> int:
    """The kinds of sound that a word may begin with, given what it may be; any for Latin letters in Arabic text."""
    kinds = 0
    for form in forms:
        kinds |= ANY_SOUND if arabic and form.isascii() else _INITIALS.get(form[:1], _VOWEL)
    return kinds


@lru_cache(maxsize=20_000)
def _mask(name: str) -> tuple[int, int]:
    sure = may = 0
    for char in name:
        if char in _EITHER:
            may |= _EITHER[char]
        else:
            sure |= _CLASSES.get(char, 0)
    return sure, sure | may
