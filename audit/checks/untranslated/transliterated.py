"""Arabic words that the translation spells in Latin letters instead of translating them (UT104)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.language.common_words import zipf
from audit.language.normalize import fold
from audit.names.latin import ARTICLE
from audit.names.transliteration import likeness
from audit.names.vocabulary import is_word
from audit.names.words import plain_letters, readings
from audit.records import Finding, Severity, Span

_WORD = re.compile(r"(?<![\w'’-])(?:[ae][a-z]{1,2}-)?[a-z]{4,20}(?:['’](?!\w)|(?![\w'’-]))")
_ARABIC = re.compile(r"kh|gh|dh|th|q(?!u)|w|aa|ii|uu|iy|yy|j(?![aeiou])|^j|['’]$")
"""Letters that Arabic words are spelled with, and few French ones."""

_BESIDE = re.compile(r"\s[ae]l-[a-z]")
"""An Arabic article and word of small letters behind a word."""

_FRENCH = re.compile(r"(?:[^aeiou]ent|ai(?:t|ent)|aux|eur|eux|ion|ette|esse)s?$")
_LIKE, _ALIKE = 0.24, 0.45
"""Likeness to an Arabic word from which on a word with such letters, and any, is held to spell it."""

_OPENING, _CLOSING = frozenset('«“"('), frozenset('»”")(')


@rule("UT104", "transliterated-word", "accuracy/untranslated", Severity.MINOR, needs_source=False)
def transliterated_word(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """An Arabic word is spelled in Latin letters instead of being translated.

    ## What it does
    Looks in French for words of small letters that are none in French or English, and sound like one of some seven
    hundred Arabic words of wire copy that French does not keep (it keeps `souk` and `wali`), or have the Arabic article
    (`des arbres al-qurm`). Words that stand in
    quotation marks or brackets are left alone. Works without an original.

    ## Why it is bad
    Few readers know what it means.

    ## Example
    `Le Parlement a ajourné sa jalsa.`

    ## Use instead
    `Le Parlement a ajourné sa séance.`
    """
    if evidence.target_language.code != "fr" or evidence.segment.role.is_furniture:
        return
    text = evidence.target
    for match in _WORD.finditer(text):
        word = ARTICLE.sub("", match.group()).rstrip("'’")
        span = Span(*match.span())
        if _is_known(word) or _is_set_off(text, span):
            continue
        arabic = _ARABIC.search(match.group()) or _BESIDE.match(text, match.end())
        meant = _spelled(word, arabic is not None)
        if meant is not None:
            original, french = meant
            message = f"“{match.group()}” spells «{original}», in French “{french}”"
            yield this.finding(message, confidence=0.75, target=span, suggestion=french)
        elif word != match.group().rstrip("'’") and text[: match.start()].rstrip()[-1:].islower():
            message = f"“{match.group()}” is an Arabic word with its article, and no name"
            yield this.finding(message, confidence=0.6, target=span)


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    plain = fold(word)
    return any(is_word(plain, code) or plain in zipf(code) for code in ("fr", "en")) or bool(_FRENCH.search(plain))


def _is_set_off(text: str, span: Span) -> bool:
    """Whether a word stands in quotation marks or brackets, or is explained in brackets."""
    before, after = text[: span.start].rstrip()[-1:], text[span.end :].lstrip()[:1]
    return before in _OPENING or after in _CLOSING


@lru_cache(maxsize=5_000)
def _spelled(word: str, arabic: bool) -> tuple[str, str] | None:
    """The Arabic word that a Latin one spells, with its French; ``arabic`` where it has the letters of one."""
    sounds = readings(plain_letters(word))
    scored = ((likeness(folded, sound, _LIKE), folded) for folded in _words() for sound in sounds[:2])
    best, folded = max(scored, default=(0.0, ""))
    return _words()[folded] if best >= (_LIKE if arabic else _ALIKE) else None


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    """Folded Arabic words to their spelling and their French."""
    text = (files("audit.checks.untranslated") / "data" / "transliterated.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {fold(arabic): (arabic, french) for arabic, french in rows}
