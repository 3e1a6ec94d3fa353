"""What is known about languages: one module a language, a generic fallback, and identification."""

from __future__ import annotations

import re
from functools import cache

from audit.errors import AuditError
from audit.language.arabic import ARABIC
from audit.language.english import ENGLISH
from audit.language.facts import Language
from audit.language.french import FRENCH

__all__ = ["Language", "elisions", "get"]

_KNOWN = {
    **dict.fromkeys(("ar", "ara", "arb"), ARABIC),
    **dict.fromkeys(("fr", "fra", "fre"), FRENCH),
    **dict.fromkeys(("en", "eng"), ENGLISH),
}


def get(code: str) -> Language:
    """The facts of a language, by ISO 639-1 or 639-3 code or BCP 47 tag in any case: ``fr``, ``ara``, ``fr-FR``.

    Raises:
        AuditError: ``code`` names no language.
    """
    return _get(code.strip().lower())


def elisions(code: str) -> frozenset[str]:
    """``Language.elisions`` by ISO 639-1 code, without gathering all the other facts of the language."""
    return _KNOWN[code].elisions if code in _KNOWN else frozenset()  # only languages written here have any


@cache
def _get(code: str) -> Language:
    match = re.fullmatch(r"([a-z]{2,3})([-_][a-z0-9]{2,8})*", code)
    if match is None:
        raise AuditError(f"unknown language {code!r}: give an ISO 639 code such as ar, fr or en")
    language = match[1]
    if language in _KNOWN:
        return _KNOWN[language]
    from audit.language.generic import build

    return build(_two_letters(language))


def _two_letters(code: str) -> str:
    """The ISO 639-1 code of a language given by a longer or superseded code, or the code itself."""
    from babel.core import get_global

    return str(get_global("language_aliases").get(code, code)).split("_")[0]
