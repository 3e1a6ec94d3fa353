"""Beginnings, middles and ends of periods: `fin mars` for «مطلع مارس»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.language import get
from audit.records import Span

_STAGES = {
    "ar": (
        ("مطلع|بداي(?:ة|ات)|[أا]وائل|مستهل|(?:ال)?فاتح|غرة", "منتصف|[أا]واسط", "نهاية|[أا]واخر|ختام|متم|سلخ"),
        r"\s(?:من\s)?(?:هذا\s|هذه\s|شهر\s)?",
    ),
    "fr": (
        (
            "début|commencement|premi(?:er|ère)s (?:jours|semaines|mois)",
            "mi|milieu",
            "fin|derni(?:er|ère)s (?:jours|semaines|mois)",
        ),
        r"(?:\s|-)(?:de\s|du\s|des\s|d['’])?(?:la\s|l['’]|cette\s|ce\s|mois d(?:e\s|['’]))?",
    ),
    "en": (
        ("early|start of|beginning of", "mid|middle of", "late|end of"),
        r"(?:\s|-)(?:in\s)?(?:the\s|this\s|next\s|last\s)?",
    ),
}
"""By language: what begins, halves and ends a period, and what may stand before the period."""

_YEAR = "[12][0-9]{3}"
_PERIODS = {
    "ar": {
        "month": "(?:ال)?شهر",
        "year": f"(?:ال)?(?:عام|سنة)(?: {_YEAR})?|{_YEAR}",
        "week": "(?:ال)?[أا]سبوع",
        "decade": "(?:ال)?(?:عشرين|ثلاثين|[أا]ربعين|خمسين|ستين|سبعين|ثمانين|تسعين)ي?ات|(?:ال)?عقد",
        "century": "(?:ال)?قرن",
    },
    "fr": {
        "decade": r"années (?:\d\d(?:\d\d)?|[a-z-]+(?:ante|vingt|dix))|décennie",
        "month": "mois",
        "year": f"an|année(?: {_YEAR})?|{_YEAR}",
        "week": "semaine",
        "century": "siècle",
    },
    "en": {
        "month": "month",
        "year": f"year|{_YEAR}",
        "week": "week",
        "decade": r"[12]\d\d0s|decade",
        "century": "century",
    },
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a period: where it is told, the kind of period, which month or year where that is told, and the part,
    from 0: beginning, middle, end."""

    span: Span
    kind: str
    number: int | None
    part: int


def stages(text: str, language: str) -> Iterator[Stage]:
    """The parts of periods that a text tells."""
    if language not in _STAGES:
        return
    months = get(language).months
    for match in _pattern(language).finditer(text):
        kind = next(kind for kind in _PERIODS[language] if match[kind])
        year = match[kind][-4:] if kind == "year" else ""
        number = months.get(match[kind].lower()) if kind == "month" else int(year) if year.isdecimal() else None
        yield Stage(Span(*match.span()), kind, number, next(part for part in range(3) if match[f"part{part}"]))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words, between = _STAGES[language]
    months = "|".join(map(re.escape, sorted(get(language).months, key=len, reverse=True)))
    periods = {**_PERIODS[language], "month": f"{_PERIODS[language]['month']}|{months}"}
    stage = "|".join(f"(?P<part{number}>{word})" for number, word in enumerate(words))
    period = "|".join(f"(?P<{kind}>{word})" for kind, word in periods.items())
    return re.compile(rf"(?<!\w)[وبلف]?(?:{stage}){between}(?:{period})(?!\w)", re.IGNORECASE)


def another_stage(source: str, source_language: str, target: str, target_language: str) -> tuple[Span, Span] | None:
    """The part of a period that each side tells, where each tells one of the same period and they differ."""
    given, made = list(stages(source, source_language)), list(stages(target, target_language))
    if len(given) != 1 or len(made) != 1 or given[0].part == made[0].part:
        return None
    same = (given[0].kind, given[0].number) == (made[0].kind, made[0].number)
    return (given[0].span, made[0].span) if same else None
