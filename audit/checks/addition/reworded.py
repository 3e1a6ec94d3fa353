"""Sentences of a segment that say over again what the one before them says, in nearly the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audit.language import Language
from audit.language.normalize import fold
from audit.records import Span
from audit.wire.sentences import sentences

_LEAST_WORDS = 8  # of the shorter sentence
_WORD = re.compile(r"\w+")


def reworded(text: str, language: Language) -> Iterator[tuple[Span, Span]]:
    """Neighbouring sentences of which one has every word of the other, with the second of them last.

    Parallel sentences each have a word of their own: a name, a figure, `le second`.
    """
    found = [(span, set(_WORD.findall(fold(span.of(text))))) for span in sentences(text, language)]
    for (one, words), (other, others) in pairwise(found):
        shorter, longer = sorted((words, others), key=len)
        if len(shorter) >= _LEAST_WORDS and shorter <= longer and len(longer) <= 2 * len(shorter):
            yield one, other
