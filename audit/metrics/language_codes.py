"""The names that translation models have for a language, from its ISO 639-1 code.

Every family has its own: Marian ``>>fra<<`` (before the source, where a model has several targets), NLLB ``fra_Latn``,
M2M-100 ``__fr__``, mBART-50 ``fr_XX``. Which of them a model knows, its tokenizer says; nothing is listed here but what
the tables of CLDR leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

_MARIAN = re.compile(r">>([a-z]{2,3})(?:_([A-Z][a-z]{3}))?<<")
_FLORES = re.compile(r"([a-z]{3})_([A-Z][a-z]{3})")
_M2M = re.compile(r"__([a-z]{2,3})__")
_MBART = re.compile(r"([a-z]{2})_[A-Z]{2}")

_OTHERS = {"no": ("nob", "nb"), "nb": ("no",), "qu": ("quy",), "ff": ("fuv",), "ps": ("pbt",), "tl": ("tgl",)}
"""Languages within a language, and other names of one, which CLDR does not give as aliases."""


class Code(NamedTuple):
    """A model's code of a language: the token, and what its tokenizer calls the language."""

    token: str
    name: str


def find(language: str, tokens: Iterable[str]) -> Code | None:
    """The code of ``language`` (ISO 639-1) among a model's special ``tokens``; ``None`` where it has none.

    Where a model knows a language in several scripts, the one it is mostly written in is taken.
    """
    known = list(tokens)
    for pattern in (_MARIAN, _FLORES, _M2M, _MBART):
        found = {token: match for token in known if (match := pattern.fullmatch(token))}
        for name in _names(language):
            if same := [token for token, match in found.items() if match[1] == name]:
                token = min(same, key=lambda one: (not _in_script(found[one], language), one))
                return Code(token, found[token][1] if pattern is _M2M else token)
    return None


def same_language(language: str, name: str) -> bool | None:
    """Whether a model's ``name`` of a language (``ar``, ``ara``, ``arb_Arab``) is ``language``; ``None``: not known."""
    plain = re.split("[_-]", name.lower())[0]
    if plain in _names(language):
        return True
    return False if plain in _aliases() or plain in _codes() else None


def _names(language: str) -> Iterator[str]:
    """ISO 639-1 and 639-3 codes of a language, itself first."""
    yield language
    yield from (alias for alias, code in _aliases().items() if code == language)
    yield from _OTHERS.get(language, ())


def _in_script(match: re.Match[str], language: str) -> bool:
    return match.re.groups < 2 or match[2] in (None, _script(language))


@cache
def _aliases() -> dict[str, str]:
    """Three-letter codes, and of languages within a language, to the code that is used for them, as CLDR has them."""
    from babel.core import get_global

    return {alias: code.split("_")[0] for alias, code in get_global("language_aliases").items() if len(alias) <= 3}


@cache
def _codes() -> frozenset[str]:
    return frozenset(_aliases().values())


def _script(language: str) -> str:
    from babel.core import get_global

    parts = str(get_global("likely_subtags").get(language, "")).split("_")
    return parts[1] if len(parts) > 1 else ""
