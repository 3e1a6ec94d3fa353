"""Arabic words as names meet them: with clitics before them and the article, behind titles and words of kind."""

from __future__ import annotations

from functools import cache, lru_cache

from audit.language import get
from audit.language.normalize import fold

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST = 2  # letters that a name keeps

_PLACES = """
مدينة بلدة قرية قضاء محافظة ولاية إقليم منطقة ناحية مديرية عزلة بلدية دائرة حي ضاحية ميناء مطار قاعدة مخيم
معبر جزيرة جبل وادي نهر بحيرة سد حقل بئر ساحة ميدان شارع مرفأ منفذ معسكر ثكنة ملعب محطة مركز جبال سهل واحة
طريق بوابة مستشفى سجن
"""
PLACE_WORDS = frozenset(fold(word) for word in _PLACES.split())
"""Words that name the kind of a place and stand before its name."""

_SETTLEMENTS = "مدينة بلدة قرية قضاء محافظة ولاية ناحية مديرية بلدية مخيم"
SETTLEMENTS = frozenset(fold(word) for word in _SETTLEMENTS.split())
"""Those of them whose names are never translated."""

_BODIES = """
حركة حزب قناة صحيفة جريدة مجلة وكالة شركة مجموعة مصرف بنك نادي فريق منظمة جمعية مؤسسة هيئة جبهة كتائب كتيبة
لواء سرايا تنظيم ميليشيا تيار ائتلاف تحالف إذاعة موقع منصة جامعة معهد
"""
BODY_WORDS = frozenset(fold(word) for word in _BODIES.split())
"""Words that name the kind of an organization, a medium or a club and stand before its name."""

_TITLES = """
الرئيس الوزير الوزيرة اللواء العميد العقيد المقدم الرائد النقيب الملازم الفريق المشير النائب النائبة السيد
السيدة الشيخ الشيخة الأمير الأميرة الملك الملكة السلطان الدكتور الدكتورة المهندس المهندسة المحامي المحامية
القاضي القاضية القس الحاخام الكاردينال السفير السفيرة الحاج الإمام البطريرك المطران البابا الجنرال
الكاتب الكاتبة الشاعر الشاعرة الفنان الفنانة الممثل الممثلة المخرج
المخرجة المدرب اللاعب المهاجم الحارس الصحفي الصحفية الصحافي الصحافية
الناشط الناشطة الباحث الباحثة البروفيسور المدعو المدعوة الرفيق الشهيد
"""
TITLES = frozenset(fold(word) for word in _TITLES.split())
"""Titles and callings that stand before a person's name."""

_OFFICES = "اللواء العميد العقيد المقدم الرائد النقيب الملازم الفريق المشير الوزير الرئيس القاضي"
OFFICES = frozenset(fold(word) for word in _OFFICES.split())
"""Those of them that no European language has borrowed."""

_PARTICLES = "بن ابن بنت أبو أبي عبد آل ولد أم بو ذو"
PARTICLES = frozenset(fold(word) for word in _PARTICLES.split())
"""Words that are part of a person's name and never all of it."""

SONS = frozenset(("بن", "ابن", "بنت", "ben", "bin", "ibn", "bint", "bent", "mint"))
"""What stands between a person's first name and the father's, in either script."""

_LETTERS = """
إيه ايه أيه بي سي دي إي اي إف أف جي إتش أتش آي جيه كي كيه إل أل إم أم إن أن أو بيه كيو آر أر إس أس تي يو في فى دبليو
إكس اكس واي زد زي
"""
LETTERS = frozenset(fold(word) for word in _LETTERS.split())
"""Names of Latin letters, by which foreign acronyms are spelled (`بي بي سي`)."""


_COUNTS = """
واحد واحدة اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر
ثنائي ثلاثي رباعي خماسي سداسي سباعي ثنائية ثلاثية رباعية خماسية سداسية سباعية
"""
COUNTS = frozenset(fold(word) for word in _COUNTS.split())
"""Numbers in words, and what is made up of so many."""

_WITH_N = frozenset(("منا", "عنا", "مني", "عني", "وعنا", "ومنا"))
_PRONOUNS = ("نا", "ها", "هم", "كم", "هن")


def is_function(word: str) -> bool:
    """Whether a folded word is a function word behind a clitic or before a pronoun («وكانوا», «منا»)."""
    known = get("ar").function_words
    joined = word[:1] in _CONJUNCTIONS and word[1:] in known
    return joined or word in _WITH_N or (word.endswith(_PRONOUNS) and word[:-2] in known)


def is_title(word: str) -> bool:
    """Whether a folded word is a title, with or without clitics («للقاضي»)."""
    return not TITLES.isdisjoint(unattached(word))


NEGATIONS = frozenset(("لا", "لم", "لن"))
"""Negations that a verb or a common noun follows, and no name."""


@lru_cache(maxsize=10_000)
def unattached(word: str) -> tuple[str, ...]:
    """What a folded word may be without clitics but with its article: the keys that it is looked up by.

    >>> unattached(fold("للندن"))
    ('للندن', 'لندن', 'الندن')
    """
    forms = [word]
    if word.startswith(_CONJUNCTIONS) and len(word) > _SHORTEST + 1:
        forms.append(word[1:])
    for form in tuple(forms):
        if form.startswith(_PREPOSITIONS) and len(form) > _SHORTEST + 1:
            forms.append(form[1:])
        if form.startswith("لل") and len(form) > _SHORTEST + 2:
            forms.append(f"ال{form[2:]}")
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=10_000)
def bare(word: str) -> tuple[str, ...]:
    """What a folded word may be without clitics and article, itself included unless only the article is gone.

    >>> bare(fold("وبالقاهرة"))[-1], bare(fold("للرباط"))[-1]
    ('قاهره', 'رباط')
    """
    without = (f[2:] if f.startswith("ال") and len(f) > _SHORTEST + 2 else f for f in unattached(word))
    return tuple(dict.fromkeys(without))


def of_calendar(word: str) -> bool:
    """Whether a folded word, without clitics, is (part of) the name of a month or a weekday."""
    return not _calendar().isdisjoint((word, *bare(word), *unattached(word)))


@cache
def _calendar() -> frozenset[str]:
    arabic = get("ar")
    return frozenset(fold(word) for name in (*arabic.months, *arabic.weekdays) for word in name.split())
