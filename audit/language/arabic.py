"""Facts of Arabic."""

from __future__ import annotations

from audit.language.facts import Language
from audit.language.normalize import fold

# One row a month: Levant and Iraq | Egypt, Gulf, Yemen, Sudan | Tunisia and Algeria | Morocco | further spellings.
_MONTHS = """
كانون الثاني | يناير   | جانفي   |        |
شباط         | فبراير  | فيفري   |        | فيفرى
آذار         | مارس    |         |        | مارت
نيسان        | أبريل   | أفريل   |        | إبريل
أيار         | مايو    | ماي     |        | مايس
حزيران       | يونيو   | جوان    |        | يونيه
تموز         | يوليو   | جويلية  | يوليوز | يوليه
آب           | أغسطس   | أوت     | غشت    | آغسطس
أيلول        | سبتمبر  |         | شتنبر  |
تشرين الأول  | أكتوبر  |         |        | اوكتوبر
تشرين الثاني | نوفمبر  |         | نونبر  |
كانون الأول  | ديسمبر  |         | دجنبر  | ديسيمبر
"""

_WEEKDAYS = ("الاثنين الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

_ABBREVIATIONS = """
د أ م ا ب ت ج ر س ص ع ف ق ك ل ن ه و ي أ.د ا.د د.أ ص.ب ت.م م.م ش.م ش.م.ك ش.م.ع
"""

_FUNCTION_WORDS = """
في من إلى على عن مع منذ حتى عند لدى بين خلال حول ضد نحو دون عبر وفق لدى قبل بعد تحت فوق أمام وراء خلف داخل خارج
أثناء بشأن بسبب بدون رغم مثل سوى غير حيث إذ إذا لو لولا لأن كي لكي أن إن أنه أنها أنهم إنه إنها بأن بأنه لكن ولكن بل
أو أم ثم ما ماذا لماذا كيف أين متى هل لا لم لن ليس ليست قد لقد سوف كان كانت كانوا يكون تكون وكان وكانت كما كذلك أيضا
أيضًا فقط هو هي هم هما نحن أنا أنت وهو وهي وهم هذا هذه هذان هؤلاء ذلك تلك أولئك وهذا وهذه وذلك الذي التي الذين
اللذين اللتين اللذان والذي والتي كل بعض جميع كافة أي أية كلا معظم عدة له لها لهم لنا به بها بهم فيه فيها فيهم منه
منها منهم عليه عليها عليهم إليه إليها عنه عنها معه وفي ومن وإلى وعلى وعن ومع وقد ولا ولم ولن وأن وإن وكما وبين وبعد
وقبل وحتى فإن فقد فيما مما عما بما كلما طالما بينما عندما حينما هناك هنا الآن إلا أما إما حين ضمن إزاء تجاه لدي ومنذ
وخلال وحول وأنه وأنها وبأن
"""

_REPORTING = """
قال قالت قالوا وقال وقالت يقول تقول أضاف أضافت وأضاف وأضافت أكد أكدت وأكد وأكدت أعلن أعلنت وأعلن ذكر ذكرت وذكر وذكرت
أوضح أوضحت وأوضح وأوضحت أشار أشارت وأشار وأشارت صرح صرحت وصرح كشف كشفت وكشف اعتبر اعتبرت واعتبر تابع تابعت وتابع
قائلا قائلة مؤكدا مضيفا مشيرا موضحا معتبرا لافتا شدد شددت وشدد أفاد أفادت وأفاد نقل نقلت
وكشفت وصرحت وشددت وأفادت واعتبرت وتابعت حذر حذرت وحذر وحذرت زعم زعمت وزعم وزعمت نفى نفت ونفى ونفت لفت لفتت ولفت ولفتت
"""

_FORMULAS = (
    "يذكر أن",
    "ويذكر أن",
    "يشار إلى أن",
    "ويشار إلى أن",
    "تجدر الإشارة إلى أن",
    "وتجدر الإشارة إلى أن",
    "تجدر الإشارة إلى",
    "الجدير بالذكر أن",
    "والجدير بالذكر أن",
    "جدير بالذكر أن",
    "من الجدير بالذكر أن",
    "ومن الجدير بالذكر أن",
    "ومما يذكر أن",
    "يلاحظ أن",
    "من جانبه",
    "من جهته",
    "من ناحية أخرى",
    "في سياق متصل",
    "في هذا السياق",
    "على صعيد متصل",
)


def _spellings(name: str) -> list[str]:
    return list(dict.fromkeys((name, fold(name))))


def _months() -> dict[str, int]:
    """Every regional name, the commonest first, and the joint forms that agencies write for all («تموز/يوليو»)."""
    months: dict[str, int] = {}
    for number, row in enumerate(_MONTHS.strip().splitlines(), 1):
        levant, gulf, tunis, rabat, more = (cell.strip() for cell in row.split("|"))
        single = [s for name in (gulf, levant, tunis, rabat, *more.split()) if name for s in _spellings(name)]
        joint = [f"{a}{slash}{b}" for a in single for b in single if a != b for slash in ("/", " / ")]
        months.update(dict.fromkeys([*single, *joint], number))
    return months


ARABIC = Language(
    code="ar",
    name="Arabic",
    script="Arab",
    right_to_left=True,
    sentence_end=".!؟?…",
    abbreviations=frozenset(_ABBREVIATIONS.split()) | {f"و{title}" for title in ("د", "م", "أ", "أ.د", "ا.د")},
    closing_abbreviations=frozenset(("إلخ", "الخ", "ق.م", "م.ت", "هـ")),
    numbered_abbreviations=frozenset(("ص", "ط", "ج", "ف")),
    function_words=frozenset(fold(w) for w in _FUNCTION_WORDS.split()),
    reporting_verbs=frozenset(fold(w) for w in _REPORTING.split()),
    quotes=(("«", "»"), ("“", "”"), ('"', '"'), ("”", "“")),
    months=_months(),
    weekdays={s: n for n, names in enumerate(_WEEKDAYS, 1) for name in names.split() for s in _spellings(name)},
    formulas=_FORMULAS,
)
