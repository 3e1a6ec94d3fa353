"""Tells which script a letter belongs to, and which language a script alone gives away."""

from __future__ import annotations

import re
from collections import Counter

# ISO 15924 code: ranges of its letters. Scripts that news is written in; Han counts as Hani, both kana as Kana.
_RANGES = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af"
    "\u1e00-\u1eff\ua722-\ua7ff\uff21-\uff3a\uff41-\uff5a",
    "Grek": "\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c88\u2de0-\u2dff\ua640-\ua69f",
    "Armn": "\u0531-\u0556\u0560-\u0588",
    "Hebr": "\u05d0-\u05ea\u05ef-\u05f2\ufb1d-\ufb4f",
    "Arab": "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee-\u06fc"
    "\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc",
    "Deva": "\u0904-\u0939\u0958-\u0961\u0971-\u097f",
    "Beng": "\u0985-\u09b9\u09dc-\u09e1",
    "Guru": "\u0a05-\u0a39\u0a59-\u0a5e",
    "Gujr": "\u0a85-\u0ab9",
    "Taml": "\u0b85-\u0bb9",
    "Telu": "\u0c05-\u0c39",
    "Knda": "\u0c85-\u0cb9",
    "Mlym": "\u0d05-\u0d3a",
    "Sinh": "\u0d85-\u0dc6",
    "Thai": "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46",
    "Laoo": "\u0e81-\u0eb0\u0ec0-\u0ec6",
    "Tibt": "\u0f40-\u0f6c",
    "Mymr": "\u1000-\u102a\u103f\u1050-\u1055",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Ethi": "\u1200-\u135a\u1380-\u138f",
    "Khmr": "\u1780-\u17b3",
    "Kana": "\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d",
    "Hang": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Hani": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f",
}
_LETTERS = re.compile("|".join(f"(?P<{script}>[{ranges}]+)" for script, ranges in _RANGES.items()))

LANGUAGE_OF = {
    "Grek": "el",
    "Armn": "hy",
    "Hebr": "he",
    "Beng": "bn",
    "Guru": "pa",
    "Gujr": "gu",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Sinh": "si",
    "Thai": "th",
    "Laoo": "lo",
    "Tibt": "bo",
    "Mymr": "my",
    "Geor": "ka",
    "Ethi": "am",
    "Khmr": "km",
    "Hang": "ko",
    "Kana": "ja",
    "Hani": "zh",
}
"""The language that nearly all news in a script is in; scripts that several share are not here."""

WRITTEN_WITH = {
    "Jpan": frozenset({"Hani", "Kana"}),
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
    "Kore": frozenset({"Hang", "Hani"}),
}
"""Scripts of ISO 15924 that are mixtures, by the letters that they use."""


def runs(text: str) -> list[tuple[str, int, int]]:
    """The runs of letters of one script in ``text``: (script, start, end)."""
    return [(str(m.lastgroup), m.start(), m.end()) for m in _LETTERS.finditer(text)]


def counts(text: str) -> Counter[str]:
    """How many letters of each script stand in ``text``."""
    found: Counter[str] = Counter()
    for script, start, end in runs(text):
        found[script] += end - start
    return found
