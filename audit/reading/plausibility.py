"""How plausible a decoded text is as news in some language: the judge between encodings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

# Every character beyond ASCII costs something, as a log-probability does: little where a language would write it in
# such a place, much where none would. The figures are round; what matters is their order.
IMPOSSIBLE = 8.0
DAMAGED = 6.0
ODD = 4.0
RARE = 2.0
SECOND = 1.0
USUAL = 0.3

# Letters by how usual they are in wire copy, French and its neighbours first; Arabic in the order of frequency.
_GROUPS = (
    ("éèàêç", 0.0),
    ("âîôûùëïœüöäßáíóúñãåæøìòÉÀÇ", USUAL),
    ("ÊÈÎÔÂÖÜÄÅØÓÁÍÚÑŒõğışİŞ", SECOND),
    ("ąćęłńśźżčďěňřšťůžýőűășțăţĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽŐŰȘȚĂŢĞ", 1.5),
    ("اليمنورتبعدةسهفأحقكى", 0.0),
    ("إشجصخطضذزءغئثظؤآ", USUAL),
    ("،؛؟ًٌٍَُِّْ", SECOND),
    ("оеаинтсрвл", 0.1),
    ("кмдпуяыьгзбчйії", USUAL),
    ("жхшюцщэфєґОЕАИНТСРВЛКМДПУГЗБЧ", SECOND),
)
_LETTERS = {letter: price for letters, price in _GROUPS for letter in letters}
_SCRIPTS = {"LATIN": RARE, "ARABIC": RARE, "CYRILLIC": RARE, "GREEK": USUAL, "HEBREW": 0.2, "CJK": USUAL}

_BEYOND_ASCII = re.compile("(?<=(.))([^\x00-\x7f])(?=(.))", re.DOTALL)

# Where a letter may not stand: inside a word, at its beginning.
_FINAL = frozenset("ةىùςךםןףץ")
_NOT_INITIAL = frozenset("ةىءئؤъьы")

_ELIDED = frozenset("cdjlmnstuvCDJLMNSTUO")
_VOWELS = frozenset("aeiouyhéèêàâîôûœAEIOUYHÉÈÊÀÂÎÔŒ")
_OPENING = frozenset("«“‘„¿¡")
_PUNCTUATION = _OPENING | frozenset("’»”–—…\u00a0\u202f•")
_SIGNS = frozenset("°€£§²³№·ºª×±½¼¾©®™‹›‚‰\u200c\u200d\u200e\u200f\ufeff")


def cost(text: str) -> float:
    """What the characters of ``text`` beyond ASCII cost, 0 or more: the cheapest decoding is the likeliest."""
    around = Counter(_BEYOND_ASCII.findall(f" {text} "))
    return sum(_cost(*neighbours) * count for neighbours, count in around.items())


@lru_cache(maxsize=1 << 16)
def _cost(before: str, character: str, after: str) -> float:
    category = unicodedata.category(character)
    if character == "\ufffd":
        return RARE if before == character else DAMAGED
    if category in ("Cc", "Cn", "Co", "Cs"):
        return IMPOSSIBLE
    inside = before.isalpha() and after.isalpha()
    if character in _PUNCTUATION:
        return _within(before, character, after) if inside else _between(before, character, after)
    if character in _SIGNS:
        return ODD if inside else _sign(before, character, after)
    if category[0] in "LM" or character in _LETTERS:
        return _letter(before, character, after)
    return ODD


def _letter(before: str, character: str, after: str) -> float:
    script = _script(character)
    total = _LETTERS.get(character, _SCRIPTS.get(script, ODD))
    if (after.isalpha() and character in _FINAL) or (not before.isalpha() and character in _NOT_INITIAL):
        total += RARE
    for neighbour in (before, after):
        if neighbour.isdigit():
            total += SECOND
        elif neighbour.isalpha() and _script(neighbour) != script:
            total += ODD
    if (before.islower() and character.isupper()) or (character.islower() and after.isupper()):
        total += ODD
    if script == "LATIN":
        total += SECOND * (before > "\x7f" and before.isalpha()) + SECOND * (character == "ç" and after in "nrlstde ")
    if script == "ARABIC" and not before.isalpha() and not after.isalpha() and character != "و":
        total += SECOND
    return total


def _within(before: str, character: str, after: str) -> float:
    """Punctuation between two letters: elision before a vowel, a genitive, a name (Qur’an), and little else."""
    if character == "’":
        if after in _VOWELS:
            return 0.0 if before in _ELIDED else 2 * USUAL
        return 2 * USUAL if after in "st" else RARE
    return RARE if character in "–—…\u00a0\u202f" else ODD


def _sign(before: str, character: str, after: str) -> float:
    if before.isdigit() or after.isdigit() or (character in "°º" and before in "nN"):
        return USUAL
    return RARE if before.isalpha() else SECOND


def _between(before: str, character: str, after: str) -> float:
    if (character in _OPENING and before.isalnum()) or (character in "»”" and after.isalpha()):
        return RARE
    return USUAL


@lru_cache(maxsize=1 << 14)
def _script(character: str) -> str:
    """The script of a letter, as the first word of its Unicode name."""
    return unicodedata.name(character, "?").split(" ")[0].split("-")[0]
