"""The countries that each side tells, whatever words are linked: one that stands for another, one gone from a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from audit.language.normalize import unaccented
from audit.names.companions import Text
from audit.names.countries import country_of, is_told
from audit.names.metonyms import codes, countries
from audit.names.side import read, stretch
from audit.names.tables import TABLED
from audit.records import Span

_SHORT = {
    "US": "美", "CN": "中华", "JP": "日", "GB": "英", "FR": "法", "DE": "德", "RU": "俄", "KR": "韩", "KP": "朝",
    "AU": "澳", "CA": "加", "IN": "印", "IL": "以", "IR": "伊", "IQ": "伊", "UA": "乌", "VN": "越", "PH": "菲",
    "TR": "土",
}  # fmt: skip
"""The signs by which Chinese tells countries in short."""

_LEAST = 2  # signs of a country's name
_NO_COUNTRIES = frozenset(("HK", "MO", "AQ", "EU", "UN", "TW"))  # that texts tell by other names, or as none
_JOINED = re.compile(r"\s?(?:,|;|und|y|e|i|et|and|en|og|och|ve|та|и|й|і|а также|sowie|o|u)\s|,\s", re.IGNORECASE)


def exchanged_country(one: Text, other: Text) -> Iterator[tuple[Span, Span]]:
    """Where the one country of a text without spaces that the other does not tell stands against the one it adds."""
    (source, _, source_language), (target, target_words, target_language) = one, other
    if source_language.spaced or target_language.code not in TABLED:
        return
    given = _unspaced(source, source_language.code)
    side = read(target, target_words, target_language)
    told = {code for known in side.known for code in codes(known.concepts)}
    told |= {concept[1:] for concept in countries(side, 0, len(side.words))}  # by their capitals
    made = {
        concept[1:]: stretch(side, known.start, known.end - 1)
        for known in side.known
        for concept in known.concepts
        if re.fullmatch("T[A-WYZ][A-Z]", concept)  # no continent
    }
    lost = given.keys() - told - _NO_COUNTRIES
    new = {code for code in made.keys() - given.keys() - _NO_COUNTRIES if not _in_short(code, source)}
    if len(lost) == len(new) == 1:
        yield given[lost.pop()], made[new.pop()]


def gone_from_list(one: Text, other: Text) -> Iterator[Span]:
    """Countries of a list of the original that the translation does not tell, where it tells the others."""
    (source, source_words, source_language), (target, target_words, target_language) = one, other
    if source_language.code in TABLED or target_language.code not in TABLED or not source_language.spaced:
        return
    named = [(span, country_of(unaccented(span.of(source)), source_language)) for span in source_words]
    told = {code for known in read(target, target_words, target_language).known for code in codes(known.concepts)}
    words = [unaccented(span.of(target)) for span in target_words]
    listed = [pair for pair in named if pair[1] is not None]
    for run in _runs(listed, source):
        lost = [(span, code) for span, code in run if code not in told and not is_told(code, words, target_language)]
        if len(run) > 2 and len(lost) == 1:
            yield lost[0][0]


def _runs(listed: list[tuple[Span, str | None]], text: str) -> Iterator[list[tuple[Span, str]]]:
    """Countries of which nothing but a comma or an "and" parts each from the next."""
    run: list[tuple[Span, str]] = []
    for span, code in listed:
        if run and _JOINED.fullmatch(text, run[-1][0].end, span.start) is None:
            yield run
            run = []
        if code is not None:
            run.append((span, code))
    yield run


def _in_short(code: str, text: str) -> bool:
    return any(sign in text for sign in _SHORT.get(code, ""))


def _unspaced(text: str, language: str) -> Mapping[str, Span]:
    pattern, names = _pattern(language)
    return {names[match.group()]: Span(*match.span()) for match in pattern.finditer(text)} if names else {}


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds the names of countries of a language, the longest first, and their codes (CLDR)."""
    from babel import Locale

    territories = Locale(language).territories
    names = {str(name): code for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code)}
    names = {name: code for name, code in names.items() if len(name) >= _LEAST}
    longest = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), names
