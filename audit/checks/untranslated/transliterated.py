"""Arabic words that the translation spells in Latin letters instead of translating them (UT104)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.checks.untranslated.glossed import is_apposed, is_explained, is_set_off
from audit.language.common_words import zipf
from audit.language.normalize import fold
from audit.names.latin import ARTICLE
from audit.names.onsets import apart, initial_sounds
from audit.names.tables import peoples, spelling
from audit.names.transliteration import likeness
from audit.names.vocabulary import is_word
from audit.names.words import plain_letters, readings
from audit.records import Finding, Severity, Span

_WORD = re.compile(
    r"(?:(?<![\w'’-])|(?<=[\s(«][ldLD]['’]))(?:[ae][a-z]{1,2}-)?(?:[a-pr-z]{2,10}['’](?=[a-z]{2}))?"
    r"[a-z]{3,20}(?:['’](?!\w)|(?![\w'’-]))"
)
_ARABIC = re.compile(r"kh|gh|dh|th|q(?!u)|w|aa|ii|uu|iy|yy|j(?![aeiou])|^j|['’]")
"""Letters that Arabic words are spelled with, and few French ones."""

_BESIDE = re.compile(r"\s[ae]l-[a-z]")
"""An Arabic article and word of small letters behind a word."""

_FRENCH = re.compile(
    r"(?:[^aeiou]ent|ai(?:t|ent)|aux|eur|eux|ion|ette|esse|ure|ien(?:ne)?|i[qs]u?e|is[mt]e"
    r"|aire|able|age|euse|elle|ante|logie|er(?:a|ont|ons|iez)|issent|ose)s?$|[pvx]|qu(?=[aeio])"
)
_LEAST_LETTERS = 4
_LIKE, _ALIKE = 0.24, 0.3
"""Likeness to an Arabic word from which on a word with such letters, and any, is held to spell it."""

_CONSONANT = re.compile(r"([bcdfgjklmnqrstz])\1?h?")
_ARABIC_CONSONANT = re.compile("[بتثجخدذرزسشصضطظغفقكلمن]")
"""Consonants that are written in Latin letters, always and with others than `h`, `w` and `y`."""

_LAST = re.compile(r"(?<![\w-])([a-zà-ÿœ]{2,20})\s\Z")
_MONTH = re.compile(r"(?:j[ou]{1,2}mada|rab[iî]a?|dh?[ou]{1,2}l?)\s\Z", re.IGNORECASE)
"""The first word of a month of the Islamic calendar (`joumada al-akhira`)."""

_NEAR = 12
_SET_OFF_WORDS = 3
_MOST = 30  # words of a segment that are looked at; a text with more is no French


@rule("UT104", "transliterated-word", "accuracy/untranslated", Severity.MINOR, needs_source=False)
def transliterated_word(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """An Arabic word is spelled in Latin letters instead of being translated.

    ## What it does
    Looks in French for words of small letters that are none in French or English, and sound like one of some 1,500
    Arabic words of wire copy, plurals and feminines among them, that French does not keep (it keeps `souk`, `wali` and
    `zakat al-fitr`), or have the Arabic article (`des arbres al-qurm`). Words in quotation marks or brackets and those
    that are explained (`le dabké, une danse`) are left alone. Works without an original.

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
    for span, meant in _found(text):
        said = span.of(text)
        if meant is not None:
            original, french = meant
            message = f"“{said}” spells «{original}», in French “{french}”"
            yield this.finding(message, confidence=0.75, target=span, suggestion=french)
        else:
            message = f"“{said}” is an Arabic word with its article, and no name"
            yield this.finding(message, confidence=0.6, target=span)


def _found(text: str) -> Iterator[tuple[Span, tuple[str, str] | None]]:
    """Words that spell Arabic ones, with the word and its French; none for what only has the article."""
    end = 0
    unknown = ((match, word) for match in _WORD.finditer(text) if (word := _unknown(match.group())))
    for match, word in islice(unknown, _MOST):
        span = Span(*match.span())
        if _MONTH.search(text, max(0, span.start - _NEAR), span.start):
            continue
        if is_set_off(text, span, _SET_OFF_WORDS) or is_explained(text, span) or is_apposed(text, span):
            continue
        follows = end > 0 and end + 1 == span.start  # on another such word
        arabic = follows or _ARABIC.search(match.group()) or _BESIDE.match(text, match.end())
        meant = _spelled(word, bool(arabic))
        if meant is not None and meant[1]:
            end = span.end
            yield span, meant
        elif meant is None and word != match.group().rstrip("'’") and (follows or _is_after_french(text, span)):
            end = span.end
            yield span, None


def _is_after_french(text: str, span: Span) -> bool:
    """Whether a French word of small letters stands before; `zakat al-fitr` is a term as a whole."""
    before = _LAST.search(text[max(0, span.start - 30) : span.start])
    if before is None or not _is_known(before[1]):
        return False
    kept = None if fold(before[1]) in zipf("fr") else _spelled(plain_letters(before[1]), True)
    return kept is None or bool(kept[1])


@lru_cache(maxsize=20_000)
def _unknown(seen: str) -> str:
    """A word without its article, where it is none of French or English."""
    word = ARTICLE.sub("", seen).rstrip("'’")
    return "" if len(word) < _LEAST_LETTERS or _is_known(word) else word


def _is_known(word: str) -> bool:
    plain = fold(word)
    if any(is_word(plain, code) or plain in zipf(code) for code in ("fr", "en")) or _FRENCH.search(plain):
        return True
    return spelling(word) in peoples("fr") or spelling(word).removesuffix("s") in peoples("fr")


@lru_cache(maxsize=5_000)
def _spelled(word: str, arabic: bool) -> tuple[str, str] | None:
    """The Arabic word that a Latin one spells, with its French; ``arabic`` where it has the letters of one.

    The French is empty where it keeps the Arabic word.
    """
    sounds = [sound for sound in readings(plain_letters(word))[:2] if sound]
    close = ((folded, sound) for sound in sounds for folded in _alike(sound) if not apart(folded, sound))
    least = _LIKE if arabic else _ALIKE
    scored = ((likeness(folded, sound, least), folded) for folded, sound in close)
    best, folded = max(scored, default=(0.0, ""))
    return _words()[folded] if best >= least else None


def _alike(sound: str) -> Iterator[str]:
    """Arabic words with about as many consonants as a Latin one that begin like it: a sieve before a closer look."""
    many, onset = len(_CONSONANT.findall(sound)), initial_sounds((sound,), False)
    for (count, initial), words in _by_shape().items():
        if abs(count - many) <= 1 and initial & onset:
            yield from words


@cache
def _by_shape() -> Mapping[tuple[int, int], Sequence[str]]:
    shapes: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for folded in _words():
        shapes[len(_ARABIC_CONSONANT.findall(folded)), initial_sounds((folded,), True)].append(folded)
    return shapes


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    """Folded Arabic words to their spelling and their French, which is empty for those that French keeps."""
    text = (files("audit.checks.untranslated") / "data" / "transliterated.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {fold(arabic): (arabic, french) for arabic, french in rows}
