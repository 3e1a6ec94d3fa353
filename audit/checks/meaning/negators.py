"""Negations of an original whose language is not read, of which nothing is left in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Sides
from audit.checks.meaning.negation import cues, is_privative, knows, with_words
from audit.records import Span

_NEGATORS = {
    "de": r"nicht(?! (?:nur|zuletzt|mehr als|weniger|selten|umsonst|allein))|nie|niemals|niemand\w*|kein|keine\w*",
    "es": r"no(?! (?:solo|sólo|solamente|obstante|menos|más|dej\w+|pod\w+ evitar))|nunca|jamás|nadie|ning\w+|tampoco",
    "it": r"non(?! (?:solo|soltanto|meno|più di|appena))|mai|nessun\w*|neppure|nemmeno",
    "nl": r"niet(?! (?:alleen|minder|meer dan))|geen|nooit|niemand",
    "pt": r"não(?! (?:só|apenas|somente|obstante|menos|mais))|nunca|jamais|ninguém|nenhuma?|tampouco",
    "ru": r"не(?! (?:только|менее|более|раз|просто|меньше|больше|позднее|ранее))|нет|никогда|никто|нельзя|никак\w+",
    "uk": r"не(?! (?:лише|тільки|менше|більше|раз|просто|пізніше|раніше))|немає|ніколи|ніхто|жодн\w+",
}
_CANCELLING = {
    "de": r"solange|bevor|ohne|un\w+|bis",
    "es": r"hasta|sin|im\w+|in\w+ble",
    "it": r"finché|senza|in\w+bile|prima",
    "nl": r"totdat|zonder|on\w+",
    "pt": r"até|sem|in\w+vel",
    "ru": r"пока|без|если|чтобы|как бы",
    "uk": r"поки|без|якщо|щоб",
}


def lost_negations(evidence: Evidence, both: Sides) -> Iterator[Span]:
    """The one negation of the original with the word behind it, where the translation denies nothing at all.

    A second negation, or a word that may make the first none (`solange nicht`, `пока не`), leaves it open.
    """
    if both.source.language.code not in _NEGATORS or not knows(both.target.language.code):
        return
    found = list(_pattern(_NEGATORS, both.source.language.code).finditer(evidence.source))
    if len(found) != 1 or _pattern(_CANCELLING, both.source.language.code).search(evidence.source):
        return
    privative = any(is_privative(word, both.target.language.code) for word in both.target.words)
    if not privative and not with_words(cues(both.target), both.target):
        following = (span for span in evidence.source_words if span.start >= found[0].end())
        yield Span(found[0].start(), next(following, Span(*found[0].span())).end)


def _pattern(table: dict[str, str], code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table[code]})(?!\w)", re.IGNORECASE)
