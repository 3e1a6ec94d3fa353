"""How grave a fault is by what it touches, and how findings quote text."""

from __future__ import annotations

from audit.language import Language
from audit.language.normalize import fold
from audit.language.words import words
from audit.records import Severity

_LONG = 60  # characters quoted in a message
_FEW = 2  # words that make a fault minor


def severity_of(text: str, language: Language | None) -> Severity:
    """The severity of losing ``text`` or of adding it: by figures, by formulas, by length."""
    if language is None:
        return Severity.MAJOR
    folded = " ".join(fold(text).split()).strip(' ,.،؛:«»"')
    if any(folded == " ".join(fold(formula).split()) for formula in language.formulas):
        return Severity.INFO
    found = [span.of(text) for span in words(text, language)]
    content = [word for word in found if fold(word) not in language.function_words]
    if any(character.isdigit() for character in text):
        return Severity.MAJOR
    return Severity.MINOR if len(content) <= _FEW else Severity.MAJOR


def shortened(text: str) -> str:
    """``text`` as it is, cut behind a word to what a message can hold."""
    return text if len(text) <= _LONG else text[: _LONG - 1].rsplit(" ", 1)[0] + "…"


def excerpt(text: str) -> str:
    """``text`` on one line, cut to what a message can hold."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1].rstrip()}…"
