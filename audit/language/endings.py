"""Whether a text ends as sentences do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audit.language.facts import Language

_FINAL = re.compile(r"[.!?…؟:;؛。！？।۔։።။។༎%»”\")\]’']\W*\Z")
_UNMARKED = frozenset(("th", "lo"))
"""Languages that end sentences with a space."""

_LEAST_WORDS = 5  # of a sentence that is sure to want a mark


def is_closed(text: str) -> bool:
    """Whether a text ends on a mark that may end a sentence, or on a closing quotation mark or bracket."""
    return _FINAL.search(text) is not None


def unfinished(pairs: Iterable[tuple[str, str]], language: Language) -> set[int]:
    """The places of the pairs (source, target) whose target is unfinished."""
    return {place for place, pair in enumerate(pairs) if is_unfinished(*pair, language)}


def is_unfinished(source: str, target: str, language: Language) -> bool:
    """Whether a translation into ``language`` stops without a mark where its original has one.

    >>> from audit.language import get
    >>> is_unfinished("أعيد فتح الجسر الخميس بعد ترميمه.", "Le pont a été rouvert jeudi après", get("fr"))
    True
    """
    long = len(target.split()) >= _LEAST_WORDS or not language.spaced
    return long and language.code not in _UNMARKED and is_closed(source) and not is_closed(target)
