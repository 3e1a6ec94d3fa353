"""English words that the vocabulary lists under another form: plurals, British spellings, learned compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from audit.names.vocabulary import is_word

_SHORTEST = 5  # letters that are left of a word
_LONG = 9  # letters from which on an ending tells a learned word
_LEARNED = re.compile(r"(?:olog(?:y|ist|ical)|yngeal|itis|osis|i[sz]ation|ability|ously|ically)s?\Z")
_MADE = re.compile(r"(\w{4,})is(?:e[rd]?s?|ing|ations?)\Z")
_PREFIXES = re.compile(r"(?:sub|inter|anti|multi|micro|hyper|over|under|post|pre|non|de|un|re|mis|dis)(?=\w{5})")
_CAPITALS = frozenset((
    "muslim", "muslims", "sunni", "sunnis", "shia", "shias", "shiite", "shiites", "catholic", "catholics", "protestant",
    "protestants", "orthodox", "christian", "christians", "jew", "jews", "jewish", "hindu", "hindus", "buddhist",
    "buddhists", "sikh", "sikhs", "druze", "alawite", "alawites", "yazidi", "yazidis", "berber", "berbers", "amazigh",
    "tri", "bi", "anti", "pro", "ex", "inter", "trans", "pan",
))  # fmt: skip
"""Creeds, and peoples without a country, which English alone gives a capital; prefixes that stand by themselves."""


@lru_cache(maxsize=20_000)
def is_english_form(folded: str) -> bool:
    """Whether a folded word is a form of an English word, or a creed's, and so proves no name.

    >>> [is_english_form(word) for word in ("dashboards", "organise", "demilitarised", "muslim", "johnson")]
    [True, True, True, True, False]
    """
    if folded in _CAPITALS or (len(folded) >= _LONG and _LEARNED.search(folded)):
        return True
    prefix = _PREFIXES.match(folded)
    rest = folded[prefix.end() :] if prefix else folded
    return any(is_word(form, "en") for word in {folded, rest} for form in _forms(word) if len(form) >= _SHORTEST)


def _forms(word: str) -> Iterator[str]:
    """What a word may be listed as; its own self, where a prefix was taken off."""
    yield word
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    if "ll" in word:
        yield word.replace("ll", "l").removesuffix("s")
    made = _MADE.match(word)
    if made:
        yield from (f"{made[1]}{ending}" for ending in ("ize", "y", "e", ""))
