"""Months and weekdays that are told from others: `le mois précédent`, `la veille`, «الربع الأول»."""

from __future__ import annotations

import re

from audit.language import Language
from audit.language.normalize import fold

_MONTH = {
    "ar": re.compile(
        r"شهر(?:ين)? (?:ال)?(?:سابق|ماض|فائت|منصرم|جار|حالي|مقبل|قادم|نفسه|ذاته|الذي)|الشهر"
        r"|(?:ال)?(?:ربع|فصل|نصف) (?:ال)?(?:اول|ثاني|ثالث|رابع|اخير)"
        r"|(?:نهايه|اواخر|مطلع|بدايه|اوائل|ختام) (?:ال)?(?:عام|سنه|عقد)"
    ),
    "fr": re.compile(
        r"mois (?:précédent|dernier|passé|écoulé|en cours|prochain|suivant|même)|même mois"
        r"|un mois (?:plus tôt|plus tard|avant|après)|trimestre|semestre|(?:fin|début) de l'année|fin d'année"
    ),
    "en": re.compile(
        r"(?:last|previous|prior|past|this|current|next|following|same) month|month (?:before|earlier|ago|later)"
        r"|quarter|(?:end|start|beginning) of (?:the|this|last|next) (?:year|decade)|year[- ]end|first half|second half"
    ),
}
_STEP = {
    "ar": re.compile(r"الشهر (?:السابق|التالي)|شهر (?:سابق|تال)|قبل شهر|بعد شهر"),
    "fr": re.compile(r"mois (?:précédent|suivant)|un mois (?:plus tôt|plus tard|avant|après)"),
    "en": re.compile(r"(?:previous|prior|following|next) month|month (?:before|earlier|later)"),
}
_DAY = {
    "ar": re.compile(r"غداه|عشيه|اليوم (?:ال)?(?:تالي|سابق)|(?:قبل|بعد) (?:ذلك )?بيوم|بيوم"),
    "fr": re.compile(r"\b(?:veille|lendemain|surlendemain)\b|avant-veille"),
    "en": re.compile(r"\b(?:day (?:before|after|earlier|later)|(?:next|following|previous) day|the eve)\b"),
}


def tells_month(text: str, language: Language | None) -> bool:
    """Whether a text tells a month without its name, by another month or by a part of the year."""
    return _found(_MONTH, text, language)


def tells_step(text: str, language: Language | None) -> bool:
    """Whether a text tells a month by the one before or after it."""
    return _found(_STEP, text, language)


def tells_day(text: str, language: Language | None) -> bool:
    """Whether a text tells a day by the one before or after it."""
    return _found(_DAY, text, language)


def _found(patterns: dict[str, re.Pattern[str]], text: str, language: Language | None) -> bool:
    pattern = patterns.get(language.code) if language else None
    return bool(pattern and pattern.search(fold(text)))
