"""Finds the hours of the day in a text, written with figures or words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.language.dates.moment import Part, PartKind
from audit.language.dates.words import date_words
from audit.language.facts import Language
from audit.language.numerals.quantity import Quantity
from audit.language.tokens import tokens
from audit.records import Span

# 9:09.81 and 1:02:15 are measured times: their parts are told apart, in no unit.
_MEASURED = re.compile(
    r"(?<![\d:.,])(?:(\d{1,2}):(\d{2})(?::(\d{2}))?[.,](\d{1,3})(?!\d)|(\d+):(\d{2}):(\d{2})(?![\d:]))"
)
_ZONED = re.compile(r"(?<![\d.,])(\d{1,2})[.,،](\d{2})\s?\(?(?:GMT|UTC|TU\b|CET|ت\.?\s?غ|بتوقيت|بالتوقيت|heure )")
_COLON = re.compile(r"(?<![\d:.,/])(\d{1,2})\s?:\s?(\d{2})(?![\d:])")
_UNPARTED = re.compile(r"(?<![\d.,])([01]\d|2[0-4])([0-5]\d)\s?\(?(?:GMT|UTC|TU\b|ت\.?\s?غ|بتوقيت|بالتوقيت)")
_HALF_OF_DAY = r"(?:[ap]\.?\s?m\b\.?|صباحا|صباحًا|مساء|مساءً|ظهرا|ظهرًا|ليلا|ليلًا|فجرا|فجرًا|عصرا|عصرًا|o'clock)"
_HALF_OF_DAY_RU = r"(?:утра|вечера|дня|ночи|мск|по)\b"
_SPOKEN = {
    "fr": re.compile(r"(?<![\d.,])(\d{1,2})[ \u00a0\u202f]?[hH](?![^\W\d])(?:[ \u00a0\u202f]?(\d{2}))?(?!\d)"
                     r"|(?<=à )(\d{1,2})[ \u00a0\u202f]heures?(?:[ \u00a0\u202f](\d{1,2})(?!\d))?"),
    "en": re.compile(rf"(?<![\d.,:])(\d{{1,2}})(?:[:.](\d{{2}}))?\s?{_HALF_OF_DAY}", re.I),
    "ar": re.compile(rf"(?<![\d.,:])(\d{{1,2}})(?:[:.،,](\d{{2}}))?\s?{_HALF_OF_DAY}"
                     r"|الساعة (?:ال)?(\d{1,2})(?:[:.،,](\d{2}))?(?!\d)"),
    "it": re.compile(r"\b(?:alle|dalle|le|ore|tra le|fino alle)\s(?:ore\s)?(\d{1,2})[.:](\d{2})(?![\d.,])"),
    "de": re.compile(r"(?<![\d.,:])(\d{1,2})(?:[:.](\d{2}))?\sUhr(?:\s(\d{2})(?!\d))?"),
    "es": re.compile(r"\b(?:a|de|desde|hasta|hacia|sobre|entre)\slas?\s(\d{1,2})\.(\d{2})(?![\d.,])"
                     r"|(?<![\d.,])(\d{1,2})\.(\d{2})\s?h(?:oras)?\b"),
    "pt": re.compile(r"(?<![\d.,])(\d{1,2})h(\d{2})?(?!\w)"),
    "nl": re.compile(r"(?<![\d.,])(\d{1,2})\.(\d{2})\suur\b"),
    "ru": re.compile(rf"(?<![\d.,])(\d{{1,2}})\.(\d{{2}})\s(?:{_HALF_OF_DAY_RU})"),
    "tr": re.compile(r"\b[Ss]aat(?:ler)?(?:i|le|te)?\s(\d{1,2})\.(\d{2})(?![\d.,])"),
    "fa": re.compile(r"ساعت\s(\d{1,2})\.(\d{2})(?![\d.,])"),
    "pl": re.compile(r"\bgodz(?:\.|in\w+)\s(\d{1,2})\.(\d{2})(?![\d.,])"),
    "ro": re.compile(r"\borei?\s(\d{1,2})\.(\d{2})(?![\d.,])|\bora\s(\d{1,2})\.(\d{2})(?![\d.,])"),
    "id": re.compile(r"\b(?:pukul|jam)\s(\d{1,2})\.(\d{2})(?![\d.,])"),
    **dict.fromkeys(("da", "no", "sv", "nb"), re.compile(r"\bkl(?:\.|ockan|okken)\s(\d{1,2})\.(\d{2})(?![\d.,])")),
}  # fmt: skip
_HALF_BEFORE = re.compile(r"(?<!\w)halb\s\Z", re.IGNORECASE)  # `halb acht` is half past seven
_HOUR_WORD = re.compile(r"الساعة\s\Z")
_ORDINAL_HOUR = re.compile(r"ال\w+[ةى]")
_AT_HOUR = re.compile(r"(?<!\w)(?:عند|قبل|بعد|حوالي|نحو|قرابة|في|حتى|منذ|بين|إلى|من)\s\Z")
_OF_DAY = re.compile(
    rf"(?:\s(?:والنصف|والربع|والثلث|إلا\s\w+))?\s(?:{_HALF_OF_DAY}|بعد الظهر|من (?:صباح|مساء|فجر|ظهر))"
    r"|\s(?:والنصف|والربع|والثلث)(?!\w)"
)
_DIGIT = re.compile(r"\d")
_HALVES = {Fraction(1, 2): 30, Fraction(1, 4): 15}


def hour_parts(text: str, language: Language, quantities: Sequence[Quantity]) -> Iterator[Part]:
    """Hours and minutes. An hour may be that of either half of the day."""
    taken: list[Span] = []
    patterns = (_MEASURED, _COLON, _ZONED, _UNPARTED, _SPOKEN.get(language.code))
    for pattern in patterns if _DIGIT.search(text) else ():
        if pattern is None:
            continue
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in taken):
                continue
            groups = [Span(*match.span(i)) for i in range(1, len(match.groups()) + 1) if match.group(i)]
            if pattern is not _MEASURED and not _is_hour(text, groups):
                continue
            taken.append(span)
            yield from _parts(text, groups, measured=pattern is _MEASURED)
    if language.code == "ar":
        yield from _worded(text, quantities, taken)
    if language.code == "de":
        yield from _halves_before(text, quantities)
    noon = date_words(language).noon
    if noon:
        for token in tokens(text):
            if token.folded in noon:
                yield Part(PartKind.HOUR, Span(token.start, token.end), (0, 12, 24), loose=True)


def _is_hour(text: str, groups: Sequence[Span]) -> bool:
    return int(groups[0].of(text)) <= 24 and (len(groups) < 2 or int(groups[1].of(text)) < 60)


def _parts(text: str, groups: Sequence[Span], *, measured: bool) -> Iterator[Part]:
    for place, span in enumerate(groups):
        value = int(span.of(text))
        if place == 0 and not measured:
            yield Part(PartKind.HOUR, span, halves_of_day(value))
        else:
            yield Part(PartKind.MINUTE, span, (value,), loose=value == 0)


def _worded(text: str, quantities: Sequence[Quantity], taken: Sequence[Span]) -> Iterator[Part]:
    """«الساعة الثامنة والنصف», «عند العاشرة صباحا»."""
    for place, quantity in enumerate(quantities):
        if not _names_hour(text, quantity.span):
            continue
        if not 1 <= quantity.value <= 24 or any(quantity.span.overlaps(span) for span in taken):
            continue
        yield Part(PartKind.HOUR, quantity.span, halves_of_day(int(quantity.value)))
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        if following is not None and following.value in _HALVES and following.span.start - quantity.span.end < 3:
            yield Part(PartKind.MINUTE, following.span, (_HALVES[following.value],), loose=True)


def _names_hour(text: str, span: Span) -> bool:
    """Whether an ordinal is an hour's: behind the word for it, or between a preposition and a time of day."""
    if _HOUR_WORD.search(text, max(0, span.start - 8), span.start):
        return True
    at = _AT_HOUR.search(text, max(0, span.start - 8), span.start) and _OF_DAY.match(text, span.end)
    return at is not None and _ORDINAL_HOUR.fullmatch(span.of(text)) is not None


def _halves_before(text: str, quantities: Sequence[Quantity]) -> Iterator[Part]:
    """`gegen halb acht`: the German half hour before an hour."""
    for quantity in quantities:
        half = _HALF_BEFORE.search(text, max(0, quantity.span.start - 6), quantity.span.start)
        if half and 1 <= quantity.value <= 12:
            yield Part(PartKind.HOUR, quantity.span, halves_of_day((int(quantity.value) - 1) % 12))
            yield Part(PartKind.MINUTE, Span(half.start(), half.start() + 4), (30,), loose=True)


def halves_of_day(hour: int) -> tuple[int, ...]:
    """``hour`` by the clock of 24 hours, and what it may be by that of twelve.

    >>> halves_of_day(8), halves_of_day(20), halves_of_day(12)
    ((8, 20), (20, 8), (12, 0, 24))
    """
    if hour % 12 == 0:
        return tuple(dict.fromkeys((hour, 12, 0, 24)))
    return hour, (hour + 12) % 24
