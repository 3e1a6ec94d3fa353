"""Foreign names of several words that the translation gives by their initials (`ماركس أند سبنسر`, `M&S`)."""

from __future__ import annotations

import re

from audit.names.onsets import initial_sounds
from audit.names.side import Side
from audit.records import Span

_ACRONYM = re.compile(r"(?<![\w.&])[A-Z](?:[.&]?[A-Z]){1,5}(?![\w&])")
_AND = frozenset(("اند", "اوف", "ذا"))  # and, of, the: words that have no letter in an acronym


def by_initials(name: Span, source: Side, target: Side) -> bool:
    """Whether an acronym of the translation begins, letter by letter, with the sounds of the words of an Arabic name.

    >>> from audit.language import get
    >>> from audit.names.side import read
    >>> from audit.language.words import words
    >>> arabic, french = (read(text, words(text, get(code)), get(code)) for text, code in (
    ...     ("شركة ماركس أند سبنسر", "ar"), ("le groupe M&S", "fr")))
    >>> by_initials(Span(5, 20), arabic, french)
    True
    """
    inside = [
        word
        for word, span in zip(source.words, source.spans, strict=True)
        if span.overlaps(name) and word.key not in _AND
    ]
    if not source.arabic or target.arabic or len(inside) < 2:
        return False
    sounds = [word.onset for word in inside]
    for match in _ACRONYM.finditer(target.text):
        letters = [letter.lower() for letter in match.group() if letter.isalpha()]
        if len(letters) == len(sounds) and all(
            sound & initial_sounds((letter,), arabic=False) for sound, letter in zip(sounds, letters, strict=True)
        ):
            return True
    return False
