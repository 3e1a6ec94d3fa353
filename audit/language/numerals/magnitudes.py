"""What a figure is multiplied by, in languages whose other number words are not read: `2,52 Billionen`, `678万`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_WORDS: Mapping[str, Mapping[int, str]] = {
    "de": {10**3: "tausend|tsd", 10**6: "million(?:en)?|mio", 10**9: "milliarden?|mrd", 10**12: "billion(?:en)?|bio"},
    "es": {10**3: "mil", 10**6: "mill[oó]n(?:es)?", 10**9: "mil millones", 10**12: "bill[oó]n(?:es)?"},
    "fa": {10**3: "هزار", 10**6: "میلیون", 10**9: "میلیارد", 10**12: "تریلیون|هزار میلیارد"},
    "it": {10**3: "mila", 10**6: "milion[ei]|mln", 10**9: "miliard[oi]|mld", 10**12: "bilion[ei]"},
    "pt": {10**3: "mil", 10**6: "milh(?:ão|ões)", 10**9: "bilh(?:ão|ões)|mil milhões", 10**12: "trilh(?:ão|ões)"},
    "ru": {10**3: "тысяч[аи]?|тыс", 10**6: "миллион\\w*|млн", 10**9: "миллиард\\w*|млрд", 10**12: "триллион\\w*|трлн"},
    "tr": {10**3: "bin", 10**6: "milyon", 10**9: "milyar", 10**12: "trilyon"},
    "uk": {10**3: "тисяч[аі]?|тис", 10**6: "мільйон\\w*|млн", 10**9: "мільярд\\w*|млрд", 10**12: "трильйон\\w*|трлн"},
    "zh": {10**4: "万|萬", 10**8: "亿|億", 10**12: "万亿|兆"},
}


def magnitude(text: str, end: int, language: str) -> int:
    """What the figure that ends at ``end`` is multiplied by, 1 where no word of ``language`` behind it says.

    >>> magnitude("2,52 Billionen Euro", 4, "de"), magnitude("678万人", 3, "zh"), magnitude("7 Tage", 1, "de")
    (1000000000000, 10000, 1)
    """
    pattern = _pattern(language)
    match = pattern.match(text, end) if pattern else None
    return 1 if match is None or match.lastgroup is None else int(match.lastgroup[1:])


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = _WORDS.get(language)
    if words is None:
        return None
    longest_first = sorted(words.items(), key=lambda item: -max(map(len, item[1].split("|"))))
    choices = "|".join(f"(?P<x{value}>{forms})" for value, forms in longest_first)
    return re.compile(rf"\s?(?:{choices})" + ("" if language == "zh" else r"(?!\w)"), re.IGNORECASE)
