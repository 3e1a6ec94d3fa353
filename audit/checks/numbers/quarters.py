"""Quarters and halves of a year: `au premier trimestre` for «الربع الأخير»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from audit.records import Span

_ORDINALS = {
    "ar": ({"ال?[أا]ول": 1, "ال?ثاني": 2, "ال?ثالث": 3, "ال?رابع": 4, "ال?[أا]خير": -1}, ("ربع|ثلاثي", "نصف|سداسي")),
    "fr": (
        {"premier": 1, "1er": 1, "deuxième|2e": 2, "second": 2, "troisième|3e": 3, "quatrième|4e": 4, "dernier": -1},
        ("trimestre", "semestre"),
    ),
    "en": ({"first": 1, "second": 2, "third": 3, "fourth": 4, "last|final": -1}, ("quarter", "half")),
}
_PARTS = (4, 2)  # of a year, in the order of the words above
_STEPS = {
    "ar": r"(?:ال)?(?:{0})\s(?:ال)?(?:سابق|فائت|ماضي|منصرم|(?P<next>تالي|موالي|مقبل|قادم|لاحق))(?!\w)",
    "fr": r"(?:{0})s?\s(?:précédent|passé|(?P<next>suivant))|(?:{0})\s(?:avant|plus tôt|(?P<later>après|plus tard))",
    "en": r"(?:previous|prior|preceding|(?P<next>next|following))\s(?:{0})"
    r"|(?:{0})\s(?:before|earlier|(?P<later>after|later))",
}
"""By language: how a quarter or half is told by the one that follows it, or by the one before."""

_GAME = re.compile(r"\s(?:of the (?:game|match|century)|time|ساعة|الساعة|القرن|الشوط|المباراة)")


def quarters(text: str, language: str) -> Iterator[tuple[Span, tuple[int, int]]]:
    """Where a text names a quarter or a half of a year, how many there are of those, and which it is, from 1."""
    if language not in _ORDINALS:
        return
    ordinals, kinds = _ORDINALS[language]
    lowered = text.lower()
    for kind, parts in zip(kinds, _PARTS, strict=True):
        if not any(word in lowered for word in kind.split("|")):
            continue
        for ordinal, number in ordinals.items():
            both = rf"ال(?:{kind})\s(?:{ordinal})" if language == "ar" else rf"(?:{ordinal})\s{kind}"
            for match in re.finditer(rf"(?<!\w)[لبو]?{both}(?!\w)", text, re.IGNORECASE):
                if not _GAME.match(text, match.end()):
                    yield Span(*match.span()), (parts, parts if number < 0 else number)


def another_quarter(source: str, source_language: str, target: str, target_language: str) -> tuple[Span, Span] | None:
    """The quarter or half that each side names, where each names one of one kind and they differ."""
    given, made = list(quarters(source, source_language)), list(quarters(target, target_language))
    if len(given) != 1 or len(made) != 1 or given[0][1] == made[0][1] or given[0][1][0] != made[0][1][0]:
        return None
    stepped = told_by_steps(source, source_language, target, target_language)
    return None if any(stepped) else (given[0][0], made[0][0])


def told_by_steps(
    source: str, source_language: str, target: str, target_language: str
) -> tuple[list[Span], list[Span]]:
    """The quarters and halves of the source, and of the target, that the other side tells as those before or after one
    that it names: `au deuxième trimestre`, beside the third, for «الربع السابق»."""
    sides = (source, source_language), (target, target_language)
    named = [list(quarters(*side)) for side in sides]
    found: tuple[list[Span], list[Span]] = ([], [])
    if not all(named):
        return found
    for parts in _PARTS:
        steps = [_steps(*side, parts) for side in sides] if any(told[0] == parts for _, told in named[0]) else []
        for (here, (kind, one)), (there, (other_kind, other)) in product(*named) if any(steps) else ():
            apart = (other - one) % parts
            if kind == other_kind == parts and (apart in steps[0] or -apart % parts in steps[1]):
                found[0].append(here)
                found[1].append(there)
    return found


def _steps(text: str, language: str, parts: int) -> set[int]:
    """How far, of ``parts`` of a year, those lie from each other that a text tells as following one the other."""
    kind = _ORDINALS[language][1][_PARTS.index(parts)]
    told = re.finditer(_STEPS[language].format(kind), text, re.IGNORECASE)
    return {(1 if any(step.groups()) else -1) % parts for step in told}
