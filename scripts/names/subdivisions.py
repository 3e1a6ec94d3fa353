"""Provinces, counties and states under their names in Arabic, French and English, out of CLDR's subdivisions."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from audit.language.normalize import fold
from audit.names.latin import letters
from audit.names.tables import spelling
from audit.names.transliteration import likeness
from audit.names.vocabulary import is_word

LANGUAGES = ("ar", "fr", "en")
ALIKE = 0.2  # likeness above which two writings need no table
_ARABIC = """
محافظة مقاطعة ولاية إقليم بلدية إدارة منطقة ضاحية أبرشية قضاء دائرة مديرية مدينة كانتون جمهورية كراي جزيرة جزر حي
"""
_KINDS = frozenset(fold(word) for word in _ARABIC.split())
_FRENCH = re.compile(
    r"^(?:(?:borough )?londonien|gouvernorat|comté|district|province|département|état|région|préfecture|oblast|oblys"
    r"|raion|județ|comitat|apskritis|wilaya|canton|municipalité|ville|république|territoire|voïvodie|division|cercle"
    r"|paroisse|îles?|kraï|commune|communauté autonome)\s+(?:métropolitaine?\s+|autonome\s+|fédéral\s+|spéciale?\s+)?"
    r"(?:d['’]|de\s+la\s+|de\s+l['’]|des?\s+|du\s+)?",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\s(?:Province|County|Region|District|Oblast|Governorate|Prefecture|Municipality|City|Krai|Department|State|Division)$"
)
_ASIDE = re.compile(r"\s*\(.*?\)|،.*$|^تصنيف:")
_POINTS = "nord sud est ouest north south east west centre central eastern western northern southern"
_COMPASS = frozenset(_POINTS.split())


def subdivision_rows(folder: Path) -> Iterator[str]:
    """One line a subdivision that one of the Latin names does not sound like the Arabic of: code and the three names.

    ``folder`` is `common/subdivisions` of CLDR. Names that are common words (`Est`,
    «الساحل الغربي») are left out.
    """
    arabic, french, english = (_names(folder / f"{language}.xml") for language in LANGUAGES)
    for code in sorted(arabic.keys() & french.keys() & english.keys()):
        words = fold(_ASIDE.sub("", arabic[code])).split()
        words = words[1:] if len(words) > 1 and words[0] in _KINDS else words
        written = _FRENCH.sub("", _ASIDE.sub("", french[code])), _ENGLISH.sub("", _ASIDE.sub("", english[code]))
        latin = [name if _is_name(name) else "" for name in map(spelling, written)]
        plain = all(is_word(word, "ar") for word in words)
        if len(" ".join(words)) > 2 and _differs(words, latin) and not plain:
            yield "\t".join((code, " ".join(words), *latin))


def _names(path: Path) -> dict[str, str]:
    """The names of a language by code. The files are CLDR's own, from its Debian package."""
    found = ElementTree.parse(path).iter("subdivision")
    return {entry.get("type", ""): entry.text or "" for entry in found if entry.get("alt") is None}


def _is_name(latin: str) -> bool:
    """Whether a name is more than a common word or points of the compass (`nord ouest`)."""
    words = latin.split()
    common = all(is_word(word, "fr") or is_word(word, "en") for word in words)
    return bool(words) and not (common and (len(words) == 1 or _COMPASS.issuperset(words)))


def _differs(words: list[str], latin: list[str]) -> bool:
    plain = "".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)
    return any(likeness(plain, letters(name)) < ALIKE for name in latin if name)
