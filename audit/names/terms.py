"""Finds a term in a text, whatever its case, clitics or ending."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from audit.language import Language
from audit.language.normalize import fold
from audit.language.words import words
from audit.names.arabic import unattached
from audit.names.latin import inflected
from audit.records import Span

_PLURALS = (("x", ""), ("aux", "al"), ("s", ""))


class Terms:
    """A text in which terms are looked for, given its words."""

    def __init__(self, text: str, spans: Sequence[Span], language: Language) -> None:
        self.language = language
        self.spans = spans
        self.text = text

    @cached_property
    def folded(self) -> list[str]:
        return [fold(span.of(self.text)) for span in self.spans]


def occurrences(term: str, text: Terms | None) -> Iterator[Span]:
    """Where the words of ``term`` stand in the text one after the other."""
    if text is None:
        return
    wanted = [fold(span.of(term)) for span in words(term, text.language)]
    for start in range(len(text.folded) - len(wanted) + 1 if wanted else 0):
        seen = text.folded[start : start + len(wanted)]
        if all(_one(a, b, text.language) for a, b in zip(wanted, seen, strict=True)):
            yield Span(text.spans[start].start, text.spans[start + len(wanted) - 1].end)


def _one(wanted: str, seen: str, language: Language) -> bool:
    """Whether a word of a text is a form of a term's word."""
    if wanted == seen:
        return True
    if language.code == "ar":
        return bool({wanted, f"ال{wanted}"} & set(unattached(seen)))
    if language.script != "Latn" or min(len(wanted), len(seen)) < 4:
        return False
    return inflected(wanted, seen) or any(
        a.endswith(end) and a[: len(a) - len(end)] + base == b
        for a, b in ((seen, wanted), (wanted, seen))
        for end, base in _PLURALS
    )
