"""Forms of one word: by their stems, and by the endings that tell inflection from derivation."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from audit.language.normalize import fold, unaccented

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Snowball's algorithm (Porter 2001, https://snowballstem.org/) by ISO 639-1 code."""

_ENDINGS = {
    "de": "|e|en|er|es|ern|em|n|nen|s|in|innen",
    "en": "|y|ies|e?s|'s?|s'",
    "es": "|[aoe]?s?",
    "fr": "|[lnts]?es?|[sxl]|ux|fs?|ves?",
    "it": "|[aeio]|h[ei]",
    "pt": "|[aoe]?s?|ões|ães|ão|m|ns|l|is",
    "ru": "[аеёиоуыэюяйьмхвтг]{0,3}",
}
"""What two forms of one word may end in, behind the letters that they share; stemmers take off far more."""

_ANY_ENDING = ".{0,2}"
_SHORTEST = 3  # letters that forms share at least
_KEY = 2
_TA_MARBUTA = "ة"
_ARTICLES = ("ال", "لل")
_BEFORE = "وبال وكال ولل فلل فال وال بال كال لل ال وب ول وك فب فل فك و ف ب ل ك"
_BEHIND = "ه ها هم هما هن نا"
_CLITICS = ("", *_BEFORE.split())
_PRONOUNS = ("", *_BEHIND.split())


@lru_cache(maxsize=20_000)
def stem(word: str, code: str) -> str:
    """The stem of ``word`` in the language ``code`` (ISO 639-1), folded; the folded word where it has no stemmer."""
    stemmer = _stemmer(code)
    return fold(stemmer.stemWord(word.casefold())) if stemmer else fold(word)


@cache
def _stemmer(code: str) -> Any:
    import Stemmer

    name = _STEMMERS.get(code)
    return Stemmer.Stemmer(name) if name in Stemmer.algorithms() else None


@lru_cache(maxsize=10_000)
def is_form(seen: str, word: str, code: str) -> bool:
    """Whether ``seen`` is ``word`` or a form of it: the same stem, and no endings but of inflection.

    In Arabic it may also have conjunctions, prepositions and an article before it, and a pronoun behind.

    >>> is_form("colons", "colon", "fr"), is_form("colonie", "colon", "fr")
    (True, False)
    """
    if fold(seen) == fold(word):
        return True
    if code == "ar":
        return _is_arabic_form(_with_ta_marbuta(seen), _with_ta_marbuta(word))
    return stem(seen, code) == stem(word, code) and _inflected(seen, word, code)


def akin(one: str, other: str, code: str) -> bool:
    """Whether two words may be forms of one, derivations among them: good enough to hold a reproach back."""
    return stem(one, code) == stem(other, code) or is_form(one, other, code) or is_form(other, one, code)


@lru_cache(maxsize=10_000)
def keys(word: str, code: str) -> frozenset[str]:
    """A few letters each: words that are `akin` have a key in common, and few others have."""
    plain = unaccented(word)
    starts = [plain, stem(word, code)]
    if code == "ar":
        starts += [plain[len(clitics) :] for clitics in _CLITICS if plain.startswith(clitics)]
    found = frozenset(start[:_KEY] for start in starts if start)
    return found.difference(_ARTICLES) or found  # half of a text begins with an article


def _inflected(one: str, other: str, code: str) -> bool:
    """Whether two words share their beginning and differ in endings of inflection alone."""
    one, other = (unaccented(word) if code == "es" else fold(word) for word in (one, other))
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    endings = re.compile(_ENDINGS.get(code, _ANY_ENDING))
    return shared >= _SHORTEST and all(endings.fullmatch(word[shared:]) for word in (one, other))


def _with_ta_marbuta(word: str) -> str:
    """``word`` folded, but for the letter that tells `مستوطنة` from `مستوطنه`."""
    return _TA_MARBUTA.join(fold(part) for part in word.split(_TA_MARBUTA))


def _is_arabic_form(seen: str, word: str) -> bool:
    definite = word.startswith("ال") and len(word) > len("ال") + _SHORTEST - 1
    forms = _arabic_forms(word[2:] if definite else word)
    for clitics in _CLITICS:
        article = clitics.endswith(_ARTICLES)
        if seen.startswith(clitics) and (article or not definite) and seen[len(clitics) :] in forms[article]:
            return True
    return False


@lru_cache(maxsize=2_000)
def _arabic_forms(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """What ``word`` may look like without an article, and behind one."""
    if len(word) < _SHORTEST:
        return frozenset((word,)), frozenset((word,))
    if word.endswith(_TA_MARBUTA):
        base = word[:-1]
        owned = {f"{base}{ending}{pronoun}" for ending in ("ت", "ات") for pronoun in _PRONOUNS}
        plain = {word, f"{base}ه", f"{base}ات", f"{base}تين"}
        return frozenset(plain | owned), frozenset(plain)
    owned = {f"{word}{ending}{pronoun}" for ending in ("", "ات") for pronoun in _PRONOUNS}
    plain = {word, f"{word}ين", f"{word}ون", f"{word}ات"}
    return frozenset(plain | owned | {f"{word}ا"}), frozenset(plain)
