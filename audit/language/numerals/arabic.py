"""Arabic number words: both genders, all cases, construct and dual forms, with the particles written to them.

The forms follow W. Wright, A Grammar of the Arabic Language (1896), I, sections 318 to 336, and modern press usage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.language.normalize import fold
from audit.language.numerals.lexicon import Entry, Lexicon, Part

_UNITS = {
    1: "واحد واحدة واحدا",
    2: "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي إثنان إثنين",
    3: "ثلاثة ثلاث ثلاثا",
    4: "أربعة أربع أربعا",
    5: "خمسة خمس خمسا",
    6: "ستة ست ستا",
    7: "سبعة سبع سبعا",
    8: "ثمانية ثماني ثمان ثمانيا",
    9: "تسعة تسع تسعا",
    10: "عشرة عشر عشرا",
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
# Only before «عشر»; alone they are `one of`, or Sunday.
_ONE_OF_ELEVEN = "أحد إحدى"
_FIRST_OF_ELEVENTH = "حادي حادية"
_ORDINALS = {
    1: "أول أولى",
    2: "ثاني ثانية ثان",
    3: "ثالث ثالثة",
    4: "رابع رابعة",
    5: "خامس خامسة",
    6: "سادس سادسة",
    7: "سابع سابعة",
    8: "ثامن ثامنة",
    9: "تاسع تاسعة",
    10: "عاشر عاشرة",
}
_FIFTH_TO_TENTH = {"خمس": 5, "سبع": 7, "تسع": 9, "عشر": 10}  # a fifth and five are spelled alike
_HUNDRED_STEMS = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "ثماني")
_HUNDRED_VALUES = (300, 400, 500, 600, 700, 800, 900, 800)
_HUNDRED = "مئة مائة ماية"
_TWO_HUNDRED = "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"
_MAGNITUDES = {  # singular with its accusative | plural with its own | dual
    10**3: ("ألف", "آلاف آلافا ألوف ألوفا", "ألفان ألفين ألفي", "ألفا"),
    10**6: ("مليون", "ملايين", "مليونان مليونين مليوني", "مليونا"),
    10**9: ("مليار بليون", "مليارات بلايين ملايير", "ملياران مليارين ملياري بليونين بليوني", "مليارا بليونا"),
    10**12: (
        "تريليون ترليون",
        "تريليونات ترليونات",
        "تريليونان تريليونين تريليوني ترليونين ترليوني",
        "تريليونا ترليونا",
    ),
}
_SHARES = {"ثلث": 3, "ربع": 4, "سدس": 6, "أثلاث": 3, "أرباع": 4, "أخماس": 5, "أسداس": 6, "أعشار": 10}
_OWNERS = ("", "هم", "ها", "ه", "هن", "هما")  # «ثلثهم»
_TWO_THIRDS = "ثلثا ثلثي ثلثان ثلثين ثلثاها ثلثيها ثلثاهم ثلثيهم ثلثاه ثلثيه"
# Nouns that are counted often; those whose sound plural is spelled like the dual («مسلحين») are left out.
_DUAL_STEMS = """
يوم عام سنت شهر أسبوع ساعت دقيقت ثانيت قرن عقد مرت شخص قتيل جريح جندي طفل امرأت رجل هدف نقطت ضابط طائرت سيارت صاروخ
شاب أسرت عنصر مرحلت فتات شقيق شهيد قذيفت سفينت شاحنت قنبلت عبوت جثت طبيب بند خيار ملف محطت مدرست جلست جولت ناقلت زورق
قارب عضو وزير حزب بلد دولت كيلومتر متر ميل دولار حي طن كيلوغرام كيلوجرام قنطار برميل هكتار دينار درهم ريال جنيه
درجت لتر غرام سنتيمتر مليمتر قدم بوصت دونم فدان أونصت ليرت فرنك شيكل ميغاواط
"""
# Those that are left out, in the case whose dual is no plural's: «مسلحان».
_NOMINATIVE_STEMS = """
مسلح مدني شرطي مشتبه لاعب مهاجر صحافي صحفي عامل مواطن موظف مسؤول متظاهر سائح ناشط مراسل محتجز معتقل مهاجم مهندس مدرس
فلسطيني لبناني سوري عراقي مصري أردني إسرائيلي أميركي أمريكي فرنسي تونسي جزائري مغربي ليبي سوداني يمني سعودي إيراني تركي
"""
_NAME_WORDS = "المادة الفصل القرار قناة القناة القانون المرسوم فورمولا عملية بوينغ إيرباص آيفون رقم صفحة"
# «ثلاثية», three goals; «رباعي», of four
_MULTIPLES = {2: "ثنائي", 3: "ثلاثي", 4: "رباعي", 5: "خماسي", 6: "سداسي", 7: "سباعي", 8: "ثماني"}
_DECADES = {20: "عشرين", 30: "ثلاثين", 40: "أربعين", 50: "خمسين", 60: "ستين", 70: "سبعين", 80: "ثمانين", 90: "تسعين"}
_LIGHT = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "وك")
_ARTICLE = ("ال", "وال", "فال", "بال", "لل", "كال", "وبال", "ولل")


def _plain() -> Iterator[tuple[str, Entry]]:
    """Every form without particles, unfolded."""
    for value, forms in _UNITS.items():
        for form in forms.split():
            share = _FIFTH_TO_TENTH.get(form)
            readings = (Fraction(1, share),) if share else ()
            yield form, Entry(Part.SMALL, Fraction(value), readings=readings, loose=value <= 2)
    for form in _ONE_OF_ELEVEN.split():
        yield form, Entry(Part.SMALL, Fraction(1), loose=True)
    for form in _FIRST_OF_ELEVENTH.split():
        yield form, Entry(Part.ORDINAL, Fraction(1), loose=True)
    for value, forms in _ORDINALS.items():
        for form in forms.split():
            yield form, Entry(Part.ORDINAL, Fraction(value), loose=value <= 2, alone=value == 1)
    for form in _HUNDRED.split():
        yield form, Entry(Part.HUNDRED, Fraction(100))
        for stem, value in zip(_HUNDRED_STEMS, _HUNDRED_VALUES, strict=True):
            yield stem + form, Entry(Part.HUNDREDS, Fraction(value))
    for form in _TWO_HUNDRED.split():
        yield form, Entry(Part.HUNDREDS, Fraction(200))
    for value, (singular, plural, dual, accusative) in _MAGNITUDES.items():
        yield from ((form, Entry(Part.MAGNITUDE, Fraction(value))) for form in singular.split())
        yield from ((form, Entry(Part.MAGNITUDE, Fraction(value), plural=True)) for form in plural.split())
        yield from ((form, Entry(Part.MAGNITUDE, Fraction(2 * value))) for form in dual.split())
        twice = (Fraction(2 * value),)
        accusatives = Entry(Part.MAGNITUDE, Fraction(value), readings=twice, loose=True)  # «ألفا» is alpha too
        yield from ((form, accusatives) for form in accusative.split())
    yield "مئات", Entry(Part.COLLECTIVE, Fraction(100), plural=True)
    yield "عشرات", Entry(Part.COLLECTIVE, Fraction(10), plural=True)
    yield from (("نصف" + whose, Entry(Part.HALF, Fraction(1, 2), loose=True)) for whose in _OWNERS)
    yield from (
        (form + whose, Entry(Part.SHARE, Fraction(value))) for form, value in _SHARES.items() for whose in _OWNERS
    )
    yield from ((form, Entry(Part.FIXED, Fraction(2, 3))) for form in _TWO_THIRDS.split())
    yield "ضعف", Entry(Part.FIXED, Fraction(2), loose=True)
    yield "صفر", Entry(Part.FIXED, Fraction(0), loose=True)
    for value, stem in _MULTIPLES.items():
        ends = ("ة", "ات", "ا") if value == 8 else ("ة", "ات", "ا", "")  # «ثماني» alone is eight
        yield from ((stem + end, Entry(Part.FIXED, Fraction(value), loose=True)) for end in ends)
    for value, stem in _DECADES.items():
        years = Fraction(1900 + value), Fraction(1800 + value), Fraction(2000 + value)
        for form in (stem + "يات", stem + "ات"):
            yield form, Entry(Part.FIXED, Fraction(value), readings=years)
    for stem in _DUAL_STEMS.split():
        yield from ((stem + end, Entry(Part.DUAL, Fraction(2), loose=True)) for end in ("ان", "ين"))
    yield from ((f"{stem}ان", Entry(Part.DUAL, Fraction(2), loose=True)) for stem in _NOMINATIVE_STEMS.split())


def _words() -> dict[str, Entry]:
    words: dict[str, Entry] = {}
    for form, entry in _plain():
        for prefix in (*_LIGHT, *_ARTICLE):
            joined, definite = prefix.startswith(("و", "ف")), prefix.endswith(("ال", "لل"))
            small = entry.part is Part.SMALL and entry.value <= 10
            loose = entry.loose or (definite and (small or entry.part is Part.HUNDRED))
            made = replace(entry, joined=joined, definite=definite, loose=loose)
            words.setdefault(fold(prefix + form), made)
    for word in ("لست", "ولست"):  # "I am not", far oftener than "for six"
        words[word] = replace(words[word], loose=True)
    words["و"] = Entry(Part.JOINT, Fraction(0))
    for word in ("بالمئه", "بالمائه", "بالمايه", "بالميه"):
        words[word] = Entry(Part.PERCENT, Fraction(100))
    return words


ARABIC = Lexicon(
    code="ar",
    words=_words(),
    units_first=True,
    needs_joint=True,
    percent=(
        *((sign,) for sign in ("%", "٪", "بالمئه", "بالمائه", "بالمايه", "بالميه")),
        *(("في", word) for word in ("المئه", "المائه", "المايه", "الميه", "المءه")),
        ("نقطه", "مئويه"),
        ("نقاط", "مئويه"),
    ),
    name_words=frozenset(fold(word) for word in _NAME_WORDS.split()),
)
