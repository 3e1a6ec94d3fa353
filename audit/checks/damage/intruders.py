"""Characters that cannot stand where they stand: another script's letter inside a word, a sign between two letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audit.checks.damage.codepages import READ
from audit.checks.damage.found import Damage, word_around
from audit.checks.damage.lexicon import Lexicon
from audit.language import Language
from audit.language.common_words import zipf
from audit.language.normalize import fold
from audit.names.vocabulary import is_word, vocabulary
from audit.records import Span

_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_OTHERS = r"\u0400-\u052f\u0590-\u05f4\u0600-\u06ff\u0750-\u077f"
_GREEK = r"\u0370-\u03ff"
_SIGNS = "€‚ƒ†‡ˆ‰‹›¢£¤¥¦¨¬¯±¶¸¼½¾÷√∞∂∑∏π∫Ω≤≥≈∆◊│┤├┬┴┼─═║╔╗╚╝╠╣╦╩╬░▒▓█▄▀■"
_FOREIGN = re.compile(
    rf"(?<=[{_LATIN}])[{_OTHERS}]{{1,2}}(?![{_OTHERS}])|(?<![{_OTHERS}])[{_OTHERS}]{{1,2}}(?=[{_LATIN}]{{2}})"
    rf"|(?<=[a-z])[{_GREEK}](?=[a-z])"
)
_SIGN = re.compile(rf"(?<=[^\W\d_])[{_SIGNS}]{{1,3}}(?=[^\W\d_])")
_CAPITAL = re.compile(r"(?<=[a-zà-öø-ÿ])[À-ÖØ-ÞŠŒŽŸ](?=[a-zà-öø-ÿ])")
_FIGURE = re.compile(r"(?<![\w/@#.-])[^\W\d_]{2,30}\d[^\W\d_]{2,30}(?![\w/@-])")
_LETTERS = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "bg", "8": "b", "9": "g"}
_SHAPES = {"rn": "m", "cl": "d", "vv": "w", "ii": "n", "nn": "m"}
_SHAPE = re.compile(r"(?<![\w/@#.'’-])(?=[a-zà-ÿ]*(?:rn|cl|vv|ii|nn))[a-zà-ÿ]{5,30}(?![\w/@-])")
"""A word with letters that print and optical reading confuse."""

_NAME_PREFIX = re.compile(r"(?:\b(?:Mac|Mc|De|Du|Di|Da|La|Le|Van|Von|Fitz|Al|El|Ó|Ní|Nic)|[A-Z].*)\Z")


def intruders(text: str, words: Lexicon, language: Language) -> Iterator[Damage]:
    """Damage that shows without a list of words: `entИrique`, `Orbلn`, `d‚sorganise`, `aliÈnent`."""
    if text.isascii() or language.script != "Latn":
        return
    for pattern, why in (
        (_FOREIGN, "a letter of another script stands inside the word"),
        (_SIGN, "a sign stands where a letter should"),
    ):
        for match in pattern.finditer(text):
            span = word_around(text, *match.span())
            yield Damage(span, None, 0.9, why)
    if words.letters:
        for match in _CAPITAL.finditer(text):
            span = word_around(text, *match.span())
            if not _NAME_PREFIX.search(text[span.start : match.start()]):
                yield Damage(span, None, 0.85, "a capital stands inside the word")


def figures_in_words(text: str, words: Lexicon, language: Language) -> Iterator[Damage]:
    """`inqu1étude`, `ministr3`: a figure where the letter that looks like it makes a common word."""
    for match in _FIGURE.finditer(text):
        seen = match.group()
        readings = (_LETTERS.get(figure, "") for figure in seen if figure.isdigit())
        for letter in next(readings, ""):
            mended = re.sub(r"\d", letter, seen)
            if words.frequency(mended) > 0 or fold(mended) in zipf(language.code):
                yield Damage(Span(*match.span()), mended, 0.9, "a figure stands where a letter should")
                break


def shapes_in_words(text: str, words: Lexicon, language: Language) -> Iterator[Damage]:
    """`rnillions`, `clernier`: two letters where the one that looks like them makes a common word of what is none."""
    if not vocabulary(language.code):
        return
    for match in _SHAPE.finditer(text):
        seen = match.group()
        if seen in words or fold(seen) in zipf(language.code) or is_word(fold(seen), language.code):
            continue
        for pair, letter in _SHAPES.items():
            mended = seen.replace(pair, letter, 1)
            if mended != seen and (words.frequency(mended) > 0 or fold(mended) in zipf(language.code)):
                yield Damage(Span(*match.span()), mended, 0.85, f"“{pair}” stands where “{letter}” should")
                break


def lone_leads(text: str, words: Lexicon) -> Iterator[Damage]:
    """An `à` of which only the first of its two UTF-8 bytes shows, the second having become a blank: `Ă la maison`."""
    if "à" not in words.letters:
        return
    for match in re.finditer(r"(?<![^\s'’«“\"(-])([^\W\d_A-Za-z])(?=\s)", text):
        if match.group() in _leads():
            yield Damage(Span(*match.span()), "à", 0.9, "UTF-8 was read as a single-byte code page")


@cache
def _leads() -> frozenset[str]:
    return frozenset(b"\xc3".decode(page, errors="ignore") for page in READ) - {"", "Γ", "Γ".lower()}
