"""Words of a negative sense, by table and by form, in Arabic, French and English (`refuser`, `inachevée`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from audit.checks.meaning.lexicon import Lexicon, table
from audit.language.common_words import zipf
from audit.names.vocabulary import is_word

REACHES = {"far": 6, "near": 1, "linked": 0}
"""Words between a negation and a word of a negative sense that may answer it, by the strength of that sense."""

_FORMED = {
    "fr": re.compile(
        r"(?:in|im|il|ir|dés)\w+(?:able|ible|ables|ibles|ablement|iblement)|non-.+|(?:anti(?!qu|lop|ch|cip)|hors)-?\w+"
    ),
    "en": re.compile(
        r"(?:in|im|il|ir|dis)\w+(?:able|ible|ably|ibly)|un(?!der|til|ion|it|iv|iq|cle$|cles$|anim|ic|if)\w{3,}"
        r"|(?!unless|nevertheless|nonetheless|regardless|bless)\w+(?:less|lessly)|.+-(?:free|less)|(?:no|anti)-.+|non-.+|non\w{5,}"
    ),
}
"""Words that their form makes negative."""

_PRIVATIVE = {
    "fr": re.compile(r"(?:mal|dés|non|sous|hétéro)\w{4,}|(?:in|im|il|ir|dé|dis|mé)\w{5,}|a(?P<word>\w{5,})"),
    "en": re.compile(r"(?:mis|un|non|under|hetero)\w{4,}|(?:in|im|il|ir|de|dis)\w{5,}|a(?P<word>\w{5,})"),
}
"""Beginnings that make a word negative, if it is a rare one; behind a- stands a word."""

_CONTRARY = re.compile(r"(?:in|im|il|ir|dés|un|non-?|mal|mé)(?P<word>\w{4,}?)(?:es?|s)?")
"""Words made the contrary of the one behind their beginning (`inachevée`)."""


@lru_cache(maxsize=10_000)
def is_negative(word: str, language: str) -> bool:
    """Whether a folded word has a clearly negative sense, by the table or by its form (`indéniable`, `clueless`)."""
    form = _FORMED.get(language)
    return "far" in _negative(language).meanings(word) or bool(form and form.fullmatch(word))


def has_sense(word: str, language: str) -> bool:
    """Whether a folded word has a negative sense at all."""
    return reach_of(word, language) is not None


@lru_cache(maxsize=4096)
def is_privative(word: str, language: str) -> bool:
    """Whether a rare folded word may be the contrary of what is behind its prefix: `asymétrique`, `malheureuse`."""
    found = form.fullmatch(word) if (form := _PRIVATIVE.get(language)) and word not in zipf(language) else None
    return found is not None and (found["word"] is None or is_word(found["word"], language))


@lru_cache(maxsize=4096)
def is_contrary(word: str, language: str) -> bool:
    """Whether a folded word is the contrary of the word behind its prefix: `inachevée`."""
    found = _CONTRARY.fullmatch(word)
    return found is not None and (is_word(found["word"], language) or is_word(f"{found['word']}e", language))


def reach_of(word: str, language: str) -> int | None:
    """How far off a word answers a negation; ``None`` for one without a negative sense."""
    if is_negative(word, language):
        return REACHES["far"]
    return max((REACHES[strength] for strength in _negative(language).meanings(word)), default=None)


@cache
def _negative(language: str) -> Lexicon:
    lexicon = Lexicon(language)
    for code, strength, entries in table("negative.tsv"):
        if code == language:
            for entry in entries.split():
                lexicon.add(entry, strength)
    return lexicon
