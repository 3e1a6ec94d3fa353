"""The rules on terms, over small documents as the pipeline sees them."""

from __future__ import annotations

from functools import cache

from audit.alignment.passages import Passage
from audit.checks import all_rules, run
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.gather import gather
from audit.encoder import load_encoder
from audit.language import get
from audit.names.glossary import Term
from audit.quality import load_estimator
from audit.records import Segment

Pair = tuple[str, str]


@cache
def evidence(source: str, target: str, languages: Pair) -> Evidence:
    near, far = map(get, languages)
    passage = Passage(Segment("1", "d", 1, source, target), *load_encoder().encode([source, target]))
    return gather([passage], near, far, load_estimator(), "normal")[0]


def found(
    *pairs: Pair, languages: Pair = ("ar", "fr"), glossary: tuple[Term, ...] = ()
) -> list[tuple[int, str, str, str]]:
    """(place, rule, text on the target side, suggestion) of every finding on terms."""
    document = DocumentEvidence([evidence(*pair, languages) for pair in pairs], glossary)
    rules = [rule for rule in all_rules() if rule.code.startswith("TE")]
    return [
        (place, f.rule, f.target_span.of(document.segments[place].target) if f.target_span else "", f.suggestion or "")
        for place, f in run(rules, document)
    ]


CHAMBER = [
    ("صوت مجلس النواب على القانون الجديد مساء الاثنين.", "La Chambre des députés a voté la nouvelle loi lundi soir."),
    ("ويضم مجلس النواب 161 عضوا.", "La Chambre des députés compte 161 membres."),
    (
        "وكان رئيس مجلس النواب قد دعا إلى جلسة عاجلة.",
        "Le président de la Chambre des députés avait convoqué une séance.",
    ),
]


def test_a_phrase_that_is_called_otherwise_once_is_reported() -> None:
    odd = (
        "وقال متحدث باسم مجلس النواب إن الجلسة ستبث مباشرة.",
        "Un porte-parole de l'Assemblée nationale a indiqué que la séance serait retransmise en direct.",
    )
    assert found(*CHAMBER, odd) == [(3, "TE102", "Assemblée nationale", "Chambre des députés")]
    assert found(*CHAMBER) == []


def test_a_common_noun_needs_more_mentions_than_a_name() -> None:
    pairs = [
        ("وقال الدفاع المدني إن ثلاثة أشخاص أصيبوا.", "La protection civile a fait état de trois blessés."),
        (
            "وأضاف الدفاع المدني أن عمليات البحث مستمرة.",
            "La protection civile a ajouté que les recherches se poursuivaient.",
        ),
        (
            "وشاركت وحدات الدفاع المدني في إخماد الحريق.",
            "Des unités de la protection civile ont participé à l'extinction.",
        ),
        ("ودعا الدفاع المدني السكان إلى الابتعاد.", "La défense populaire a appelé les habitants à s'éloigner."),
    ]
    assert found(*pairs) == [(3, "TE102", "défense populaire", "protection civile")]
    assert found(*pairs[1:]) == []


def test_other_languages_too() -> None:
    pairs = [
        ("The security council met on Monday.", "Le Conseil de sécurité s'est réuni lundi."),
        ("The security council will vote next week.", "Le Conseil de sécurité votera la semaine prochaine."),
        ("Members of the security council declined to comment.", "Les membres du comité de défense n'ont rien dit."),
    ]
    assert found(*pairs, languages=("en", "fr")) == [(2, "TE102", "comité de défense", "Conseil de sécurité")]


QUOTED = (
    "أعلنت الوزارة إطلاق مبادرة «الحزام الأخضر» في الجنوب.",
    "Le ministère a lancé l'initiative « Ceinture verte » dans le Sud.",
)
AGAIN = ("ورحب المزارعون بـ«الحزام الأخضر».", "Les agriculteurs ont salué la « Ceinture verte ».")


def test_a_quoted_term_is_followed_from_its_second_mention_on() -> None:
    odd = ("وتشمل «الحزام الأخضر» زراعة مليون شجرة.", "La « bande verte » prévoit la plantation d'un million d'arbres.")
    assert found(QUOTED, odd, AGAIN) == [(1, "TE102", "bande verte", "Ceinture verte")]


def test_inflection_alone_is_no_inconsistency() -> None:
    plural = ("وتشمل «الحزام الأخضر» زراعة مليون شجرة.", "Les « Ceintures vertes » prévoient un million d'arbres.")
    assert found(QUOTED, plural, AGAIN) == []
    settlers = [
        ("هاجم المستوطنون المتطرفون القرية.", "Les colons extrémistes ont attaqué le village."),
        ("وأحرق مستوطنون متطرفون سيارتين.", "Des colons extrémistes ont brûlé deux voitures."),
        ("واعتقل الجيش مستوطنا متطرفا.", "L'armée a arrêté un colon extrémiste."),
    ]
    assert found(*settlers) == []


SETTLEMENT = (Term("مستوطنة", ("colonie",), ("implantation",)),)


def test_inflected_forms_of_the_glossarys_term_count_as_the_term() -> None:
    assert found(("بناء مستوطنات جديدة", "La construction de nouvelles colonies"), glossary=SETTLEMENT) == []
    forbidden = found(("بناء المستوطنات الجديدة", "La construction de nouvelles implantations"), glossary=SETTLEMENT)
    assert forbidden == [(0, "TE101", "implantations", "colonie")]
    otherwise = found(("بناء مستوطنتين جديدتين", "La construction de deux nouveaux villages"), glossary=SETTLEMENT)
    assert [(rule, suggestion) for _, rule, _, suggestion in otherwise] == [("TE101", "colonie")]


def test_another_word_of_the_same_root_is_not_the_glossarys_term() -> None:
    """A settler is no settlement, and no colony a forbidden colonist."""
    assert found(("هاجم مستوطن القرية", "Un habitant de Yitzhar a attaqué le village"), glossary=SETTLEMENT) == []
    settler = (Term("مستوطن", ("habitant",), ("colon",)),)
    assert found(("بناء مستوطنة جديدة", "La construction d'une nouvelle colonie"), glossary=settler) == []


def test_a_forbidden_term_inside_the_wanted_one_is_allowed() -> None:
    glossary = (Term("الجيش", ("armée nationale",), ("armée",)),)
    assert found(("قال الجيش إنه انسحب", "L'armée nationale a dit s'être retirée"), glossary=glossary) == []
    assert found(("قال الجيش إنه انسحب", "L'armée a dit s'être retirée"), glossary=glossary) == [
        (0, "TE101", "armée", "armée nationale")
    ]


def test_a_forbidden_term_is_reported_whatever_the_original_calls_it() -> None:
    other = ("قال الجيش إن الاحتلال انسحب من البلدة.", "L'entité ennemie s'est retirée de la localité, a dit l'armée.")
    banned = Term("كيان العدو", ("Israël",), ("entité ennemie",))
    assert found(other, glossary=(banned,)) == [(0, "TE101", "entité ennemie", "")]
    assert found(("", other[1]), glossary=(banned,)) == [(0, "TE101", "entité ennemie", "Israël")]


def test_a_term_forbidden_for_one_term_may_be_due_to_another() -> None:
    pair = ("قال رئيس الجمهورية إنه سيزور البلدة.", "Le président a dit qu'il se rendrait dans la localité.")
    banned = Term("رئيس الحكومة", ("Premier ministre",), ("président",))
    assert [rule for _, rule, *_ in found(pair, glossary=(banned,))] == ["TE101"]
    assert found(pair, glossary=(banned, Term("رئيس الجمهورية", ("président",)))) == []
