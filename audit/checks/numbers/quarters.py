"""Quarters and halves of a year: `au premier trimestre` for «الربع الأخير»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.records import Span

_ORDINALS = {
    "ar": ({"ال?[أا]ول": 1, "ال?ثاني": 2, "ال?ثالث": 3, "ال?رابع": 4, "ال?[أا]خير": -1}, ("ربع", "نصف")),
    "fr": (
        {"premier": 1, "1er": 1, "deuxième|2e": 2, "second": 2, "troisième|3e": 3, "quatrième|4e": 4, "dernier": -1},
        ("trimestre", "semestre"),
    ),
    "en": ({"first": 1, "second": 2, "third": 3, "fourth": 4, "last|final": -1}, ("quarter", "half")),
}
_PARTS = (4, 2)  # of a year, in the order of the words above
_GAME = re.compile(r"\s(?:of the (?:game|match|century)|time|ساعة|الساعة|القرن|الشوط|المباراة)")


def quarters(text: str, language: str) -> Iterator[tuple[Span, tuple[int, int]]]:
    """Where a text names a quarter or a half of a year, how many there are of those, and which it is, from 1."""
    if language not in _ORDINALS:
        return
    ordinals, kinds = _ORDINALS[language]
    lowered = text.lower()
    for kind, parts in zip(kinds, _PARTS, strict=True):
        if kind not in lowered:
            continue
        for ordinal, number in ordinals.items():
            both = rf"ال{kind}\s(?:{ordinal})" if language == "ar" else rf"(?:{ordinal})\s{kind}"
            for match in re.finditer(rf"(?<!\w)[لبو]?{both}(?!\w)", text, re.IGNORECASE):
                if not _GAME.match(text, match.end()):
                    yield Span(*match.span()), (parts, parts if number < 0 else number)


def another_quarter(source: str, source_language: str, target: str, target_language: str) -> tuple[Span, Span] | None:
    """The quarter or half that each side names, where each names one of one kind and they differ."""
    given, made = list(quarters(source, source_language)), list(quarters(target, target_language))
    if len(given) != 1 or len(made) != 1 or given[0][1] == made[0][1] or given[0][1][0] != made[0][1][0]:
        return None
    return given[0][0], made[0][0]
