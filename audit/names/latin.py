"""How a name in Latin letters sounds: its consonants in order, and the kinds of vowel between them.

Arabic names reach Latin script by several roads at once (`Hassaké`, `Al-Hasakah`; `Mokhtar`, `Mukhtar`), which differ
in vowels, doubled letters, digraphs and the article, and agree in the order of consonants. Two writings are compared on
that ground, as in phonetic indexing (Soundex and its descendants; for Arabic names Aqeel et al., SIGIR 2006).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from audit.language.normalize import unaccented

_ARTICLE = r"(?:[ae]l|[ae][nrsdtz]|ash|ach|esh|ech|ath|eth|adh|edh|oul|ul)"
ARTICLE = re.compile(rf"{_ARTICLE}-(?=\w)", re.IGNORECASE)
"""The Arabic article before a word, assimilated or not, with its hyphen: `al-`, `El-`, `ez-`."""

DETACHED_ARTICLES = frozenset(("al", "el"))

# Longest first; what is not listed stands for itself. Capital letters are sounds of their own.
_GRAPHEMES = {
    "tch": "S", "sch": "S", "sh": "S", "ch": "S", "kh": "X", "gh": "G", "th": "t", "dh": "d", "ph": "f",
    "dj": "j", "ck": "k", "cq": "k", "qu": "k", "ce": "se", "ci": "si", "cy": "sy", "c": "k", "q": "k", "x": "ks",
    "gue": "ge", "gui": "gi",
}  # fmt: skip
_GRAPHEME = re.compile("|".join(_GRAPHEMES))
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_SILENT_H = re.compile(r"h(?=$|[^aeiouyw])")
_A, _I, _U = 1, 2, 4
_VOWELS = {"a": _A, "e": _A | _I, "i": _I, "y": _I, "o": _U, "u": _U, "w": _U}
_FINAL = _A  # what ta marbuta and a dropped vowel leave: -a, -ah, -é, -e, nothing


@dataclass(frozen=True, slots=True)
class Sounds:
    """``vowels`` has one byte more than ``consonants``: the kinds (A 1, I 2, U 4) before, between and after them."""

    consonants: str
    vowels: bytes


def letters(name: str) -> str:
    """A name without accents, case, signs or article: what is left when only spelling conventions are taken away.

    >>> letters("Al-Ma'louma"), letters("Deir ez-Zor")
    ('malouma', 'deirzor')
    """
    bare = (ARTICLE.sub("", word) for word in name.split())
    kept = list(map(unaccented, bare))
    if len(kept) > 1:
        kept = [word for word in kept if word not in DETACHED_ARTICLES] or kept
    return re.sub(r"[\W\d_]", "", "".join(kept)).replace("œ", "oe").replace("æ", "ae")


@lru_cache(maxsize=20_000)
def sounds(name: str) -> Sounds:
    """The sounds of a name, its words run together and without the article."""
    text = _DOUBLED.sub(r"\1", letters(name))
    text = _GRAPHEME.sub(lambda match: _GRAPHEMES[match[0]], text)
    text = _SILENT_H.sub("", text)
    consonants = ""
    vowels = bytearray(1)
    for char in text:
        if char in _VOWELS:
            vowels[-1] |= _VOWELS[char]
        elif consonants[-1:] != char or vowels[-1]:
            consonants += char
            vowels.append(0)
    return Sounds(consonants, bytes(vowels))


@lru_cache(maxsize=20_000)
def strict(name: str) -> str:
    """The letters of a name with doubled letters and digraphs undone, vowels kept: closer than ``sounds``."""
    text = _GRAPHEME.sub(lambda match: _GRAPHEMES[match[0]], _DOUBLED.sub(r"\1", letters(name)))
    return _SILENT_H.sub("", text).replace("ou", "u").replace("w", "u").replace("y", "i").replace("ai", "ei")


def compatible(one: Sounds, other: Sounds) -> bool:
    """Whether two names of the same consonants may be writings of one: no vowel contradicts another.

    A vowel between consonants may be missing (`Slaheddine`, `Salah Eddine`). At the start it may not, so that `Oman` is
    not `Amman`; at the end, -a, -ah, -é and nothing are alike.

    >>> compatible(sounds("Hassaké"), sounds("Al-Hasakah")), compatible(sounds("Amman"), sounds("Oman"))
    (True, False)
    """
    if one.consonants != other.consonants:
        return False
    first, last = (one.vowels[0], other.vowels[0]), (one.vowels[-1], other.vowels[-1])
    return (
        (first[0] == first[1] or bool(first[0] & first[1]))
        and (last[0] == last[1] or bool(last[0] & last[1]) or all(not v or v & _FINAL for v in last))
        and all(not a or not b or a & b for a, b in zip(one.vowels[1:-1], other.vowels[1:-1], strict=True))
    )


def inflected(one: str, other: str) -> bool:
    """Whether two words differ as forms of one word do: plural, feminine, possessive (`Américain`, `Américaines`).

    >>> inflected("Martin", "Martine"), inflected("Assad", "Asad")
    (True, False)
    """
    short, long = sorted((unaccented(one), unaccented(other)), key=len)
    stem = short.removesuffix("s").removesuffix("e")
    return short != long and long.startswith(stem) and bool(_ENDING.fullmatch(long[len(stem) :]))


_ENDING = re.compile(r"(?:n|l|t|s)?e?s?|'s?|s'")

_COMPOUNDS = """
    AE emirato AR argentino AT austro BE belgo BG bulgaro BR bresilo CA canado CH helvetico
    CN sino CU cubano DE germano DK dano DZ algero EG egypto ES hispano ET ethio
    FI finno FR franco GB britannico GB anglo GR greco HU hungaro IL israelo IN indo
    IQ irako IR irano IT italo JO jordano JP nippo KR coreo LB libano LY libyo
    MA maroco MR mauritano MX mexicano NL neerlando OM omano PK pakistano PL polono PS palestino
    PT luso QA qataro RO roumano RS serbo RU russo SA saoudo SD soudano SE suedo
    SY syro TN tuniso TR turco UA ukraino US americano VE venezuelo YE yemeno
"""
COMPOUNDS = dict(zip(_COMPOUNDS.split()[1::2], _COMPOUNDS.split()[::2], strict=True))
"""What hyphenated words begin with that name two peoples (`égypto-allemande`), to the country (ISO 3166)."""
