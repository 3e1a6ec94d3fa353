"""Days, months and years that are told from others: `le mois précédent`, `la veille`, «الربع الأول», «نهاية السنة»."""

from __future__ import annotations

import re
from fractions import Fraction

from audit.language import Language
from audit.language.normalize import fold

_MONTH = {
    "ar": re.compile(
        r"\b(?:قبل|بعد) (?:ذلك )?ب?شهر(?=[.,،؛]|\Z| (?:من|في|عن|علي)\b)"
        r"|شهر(?:ين)? (?:ال)?(?:سابق|ماض|فائت|منصرم|جار|حالي|مقبل|قادم|نفسه|ذاته|الذي)|الشهر"
        r"|(?:ال)?(?:ربع|فصل|نصف) (?:ال)?(?:اول|ثاني|ثالث|رابع|اخير)"
        r"|(?:نهايه|اواخر|مطلع|بدايه|اوائل|ختام) (?:ال)?(?:عام|سنه|عقد)"
        r"|(?:ال)?(?:اشهر|شهور) (?:ال)?\w+ (?:ال)?(?:اولي|اخيره|ماضيه)"
        r"|\b(?:صيف|شتاء|ربيع|خريف)(?: (?:عام|سنه|ال\w+|\d))|لمده (?:\w+ )?(?:اشهر|شهر|شهرين|شهور)"
    ),
    "fr": re.compile(
        r"mois (?:précédent|dernier|passé|écoulé|en cours|prochain|suivant|même)|même mois"
        r"|un mois (?:plus tôt|plus tard|avant|après)|trimestre|semestre|(?:fin|début) de l'année|fin d'année"
        r"|\w+ (?:premiers|derniers) mois|\b(?:fin|début|courant|mi)[ -](?:de )?(?:l'an )?\d{4}|pendant \w+ mois"
        r"|\b(?:l'|cet? )(?:été|hiver|printemps|automne) (?:de )?(?:\d{4}|dernier|prochain)"
        r"|\bcet? (?:été|hiver|printemps|automne)\b"
    ),
    "en": re.compile(
        r"(?:last|previous|prior|past|this|current|next|following|same) month|month (?:before|earlier|ago|later)"
        r"|quarter|(?:end|start|beginning) of (?:the|this|last|next) (?:year|decade)|year[- ]end|first half|second half"
        r"|(?:first|last) \w+ months|\b(?:late|early|mid)[ -]?(?:in )?\d{4}|for \w+ months"
        r"|\b(?:summer|winter|spring|autumn|fall) (?:of )?\d{4}"
    ),
}
_STEP = {
    "ar": re.compile(
        r"الشهر (?:السابق|(?P<next>التالي|الموالي))|شهر (?:سابق|(?P<later>تال))|قبل شهر|(?P<after>بعد شهر)"
    ),
    "fr": re.compile(
        r"mois (?:précédent|(?P<next>suivant))|un mois (?:plus tôt|(?P<later>plus tard)|avant|(?P<after>après))"
    ),
    "en": re.compile(
        r"(?:previous|prior|(?P<next>following|next)) month|month (?:before|earlier|(?P<later>later|after))"
    ),
}
_DAY = {
    "ar": re.compile(r"غداه|عشيه|اليوم (?:ال)?(?:تالي|سابق)|(?:قبل|بعد) (?:ذلك )?بيوم|بيوم"),
    "fr": re.compile(r"\b(?:veille|lendemain|surlendemain)\b|avant-veille"),
    "en": re.compile(r"\b(?:day (?:before|after|earlier|later)|(?:next|following|previous) day|the eve)\b"),
}
_DAY_STEP = {
    "ar": re.compile(
        r"(?P<either>غداه|عشيه|\bبيوم\b|(?:قبل|بعد) يوم من)|(?P<next>اليوم (?:ال)?(?:تالي|موالي))|اليوم (?:ال)?سابق"
    ),
    "fr": re.compile(
        r"(?P<either>\b(?:veille|lendemain) d[eu'’]|\bun jour (?:avant|après) (?=\w))"
        r"|(?P<next>\blendemain|\bjour suivant|\bun jour (?:après|plus tard))|\bveille|\bjour précédent"
        r"|\bun jour (?:avant|plus tôt)"
    ),
    "en": re.compile(
        r"\b(?:(?P<either>day (?:before|after|ahead of) (?=\w)|eve of)|previous day|day (?:before|earlier)"
        r"|(?P<next>(?:next|following) day|day (?:after|later)))"
    ),
}
"""Where the day lies that is told from another; of `la veille de` either of the two may be the one with a name."""

_THIS_YEAR = {
    "ar": re.compile(r"\b(?:هذا العام|هذه السنه|(?:ال)?(?:عام|سنه) (?:ال)?(?:جاري|حالي)ه?)"),
    "fr": re.compile(r"\bcette année\b|\bannée en cours\b"),
    "en": re.compile(r"\bthis year\b|\bcurrent year\b"),
}
_SINCE = re.compile(r"\b(?:depuis|since|منذ|من)\s(?:(?:le|début|mois|de|شهر|مطلع|بدايه|early)\s){0,3}\Z")
_JANUARY = 1
_YEAR = {
    "ar": re.compile(
        r"(?:ال)?(?:عام|سنه) (?:ال)?(?:ماضي|سابق|مقبل|قادم|جاري|حالي|فائت|منصرم|مواليه|تالي)ه?"
        r"|(?:قبل|بعد) (?:ذلك )?ب?(?:عام|سنه)|اساس سنوي|هذا العام|هذه السنه|هذا العقد"
        r"|العقد (?:ال)?(?:حالي|جاري|مقبل)"
    ),
    "fr": re.compile(
        r"\b(?:un an|une année) (?:auparavant|plus tôt|plus tard|avant|après)|\bl'an (?:dernier|passé|prochain)"
        r"|\bannée (?:précédente|dernière|passée|écoulée|prochaine|suivante|en cours)|\bsur un an"
        r"|glissement annuel|cette année"
    ),
    "en": re.compile(
        r"\b(?:a|one) year (?:earlier|before|ago|later)|\b(?:last|previous|prior|next|following|this|current) year"
        r"|year[- ](?:on|over)[- ]year"
    ),
}
_CENTURY = {
    "ar": re.compile(r"القرن (?:الماضي|الحالي|الجاري|المنصرم|السابق)"),
    "fr": re.compile(r"siècle (?:dernier|passé|précédent|en cours)|ce siècle"),
    "en": re.compile(r"(?:last|past|this|previous|present) century"),
}
_EDGE = {
    "ar": re.compile(
        r"\b[وبلف]?(?:(?P<end>نهايه|اواخر|ختام|متم|سلخ|اخر يوم (?:في|من))|(?P<half>منتصف)"
        r"|(?P<start>مطلع|مستهل|بدايه|اوائل|(?:ال)?فاتح|غره|اول يوم (?:في|من)|منذ|(?:اعتبارا|ابتداء|بدءا)(?= من)))"
        r"(?= (?:من )?(?:شهر )?(?:ال)?(?P<period>\w+))"
    ),
    "fr": re.compile(
        r"\b(?:(?P<end>fin|dernier jour)|(?P<half>mi-|milieu)"
        r"|(?P<start>début|premier jour|dès|depuis|à (?:partir|compter)|de(?= \w+ (?:à|jusqu))))"
        r"(?= ?(?:de |du |d')?(?:l')?(?P<period>\w+))"
    ),
    "en": re.compile(
        r"\b(?:(?P<end>end|last day)|(?P<half>middle|mid-)"
        r"|(?P<start>(?:start|beginning|first day|as)(?= of)|from|since))"
        r"(?= ?(?:of )?(?:(?:the|this|next|last) )?(?P<period>\w+))"
    ),
}
_PERIODS = frozenset(("سنه", "عام", "شهر", "année", "an", "mois", "year", "month"))
_EDGES = {"start": (1,), "half": (14, 15, 16), "end": (28, 29, 30, 31)}
"""Days that begin, halve or end a month."""


def tells_year(text: str, language: Language | None) -> bool:
    """Whether a text tells a year by the one before or after it, or as the present one."""
    return _found(_YEAR, text, language)


def tells_century(text: str, language: Language | None) -> bool:
    """Whether a text tells a century as the last or the present one."""
    return _found(_CENTURY, text, language)


def tells_edge(day: Fraction, text: str, language: Language | None) -> bool:
    """Whether a text tells a day as the first, the middle or the last of a year or month: `mi-mai`, «مطلع تموز»."""
    if language is None or language.code not in _EDGE:
        return False
    edges = {edge for edge, days in _EDGES.items() if day in days}
    if not edges:
        return False
    periods = _PERIODS | {fold(month) for month in language.months}
    told = (match for match in _EDGE[language.code].finditer(fold(text)) if match["period"] in periods)
    return any(match[edge] for match in told for edge in edges)


def tells_month(text: str, language: Language | None) -> bool:
    """Whether a text tells a month without its name, by another month or by a part of the year."""
    return _found(_MONTH, text, language)


def steps(text: str, language: Language | None) -> set[int]:
    """Where the months lie that a text tells from another: -1 for the one before it, 1 for the one behind it."""
    pattern = _STEP.get(language.code) if language else None
    return {1 if any(step.groups()) else -1 for step in pattern.finditer(fold(text))} if pattern else set()


def tells_since_january(month: Fraction, before: str, text: str, language: Language | None) -> bool:
    """Whether ``text`` says `this year` where the other side, of which ``before`` stands before the month, says
    `depuis janvier`."""
    return month == _JANUARY and _SINCE.search(fold(before)) is not None and _found(_THIS_YEAR, text, language)


def day_steps(text: str, language: Language | None) -> set[int]:
    """Where the days lie that a text tells from another: -1 for the one before it, 1 for the one behind it."""
    pattern = _DAY_STEP.get(language.code) if language else None
    found = pattern.finditer(fold(text)) if pattern else ()
    return {step for match in found for step in ((-1, 1) if match["either"] else (1,) if match["next"] else (-1,))}


def tells_day(text: str, language: Language | None) -> bool:
    """Whether a text tells a day by the one before or after it."""
    return _found(_DAY, text, language)


def _found(patterns: dict[str, re.Pattern[str]], text: str, language: Language | None) -> bool:
    pattern = patterns.get(language.code) if language else None
    return bool(pattern and pattern.search(fold(text)))
