"""The parts of wire copy, told by shape; and texts that are no wire copy, left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language import get
from audit.records import Role
from audit.wire.datelines import find
from audit.wire.dates import is_date
from audit.wire.furniture import is_agency, is_byline, is_initials, is_signature, is_source_line, is_web_line
from audit.wire.structure import parse


def shape(text: str, code: str | None = None) -> list[tuple[str, str]]:
    language = None if code is None else get(code)
    return [(block.role.value, block.span.of(text)) for block in parse(text, language)]


FRENCH_STORY = """\
Le port de Nadar rouvre ses quais après la tempête

https://www.agence.example/fr/n1.htm

Agence de presse Nadar
Le port de Nadar rouvre ses quais après la tempête
[05/ DÈcembre/2023]
NADAR Décembre 05.2023 (Nadar) – Le port a rouvert mardi. Les grues tournent de nouveau.



Le directeur a salué « un effort collectif ».

A.A.A.


resource : Nadar
"""

ARABIC_STORY = """\
ميناء ندار يعيد فتح أرصفته بعد العاصفة
وكالة أنباء ندار
الثلاثاء، 05 كانون الأول/ديسمبر 2023 - 18:30
ندار - 5 كانون الأول/ديسمبر (ندار) - أعيد فتح الميناء الثلاثاء. وعادت الرافعات إلى العمل.
وأشاد المدير بما سماه «جهدا جماعيا».
م.ع/ س
المصدر: ندار
"""


def test_a_french_story_with_everything() -> None:
    assert shape(FRENCH_STORY, "fr") == [
        ("headline", "Le port de Nadar rouvre ses quais après la tempête"),
        ("url", "https://www.agence.example/fr/n1.htm"),
        ("agency", "Agence de presse Nadar"),
        ("headline", "Le port de Nadar rouvre ses quais après la tempête"),
        ("date", "[05/ DÈcembre/2023]"),
        ("dateline", "NADAR Décembre 05.2023 (Nadar) –"),
        ("prose", "Le port a rouvert mardi. Les grues tournent de nouveau."),
        ("prose", "Le directeur a salué « un effort collectif »."),
        ("signoff", "A.A.A."),
        ("source", "resource : Nadar"),
    ]


def test_an_arabic_story_without_blank_lines() -> None:
    assert [role for role, _ in shape(ARABIC_STORY, "ar")] == (
        ["headline", "agency", "date", "dateline", "prose", "prose", "signoff", "source"]
    )


def test_a_headline_with_a_rubric_is_no_dateline() -> None:
    headline = "كرة اليد / كأس ندار (رجال): شبيبة الميناء تحرز اللقب على حساب المولودية"
    lead = "توجت شبيبة الميناء بالكأس، عقب فوزها على المولودية في المباراة النهائية التي جرت سهرة السبت في المدينة."
    assert shape(f"{headline}\n\nندار - {lead}\n\nوكانت المولودية السباقة.", "ar")[:3] == [
        ("headline", headline), ("dateline", "ندار -"), ("prose", lead),
    ]  # fmt: skip


def test_the_shape_is_enough_in_a_language_not_named() -> None:
    assert [role for role, _ in shape(FRENCH_STORY)] == [role for role, _ in shape(FRENCH_STORY, "fr")]


@pytest.mark.parametrize(
    "text",
    [
        "Madame la Directrice,\n\nJe vous écris au sujet du loyer.\n\nVeuillez agréer mes salutations.\n\nJean Dupont",
        "Paris, le 5 mai 2023\n\nMonsieur,\n\nVotre lettre m'est parvenue hier. Merci.\n\nCordialement,",
        "Le port a rouvert mardi. Les grues tournent de nouveau.",
        "le port a rouvert mardi",
        "أعيد فتح الميناء يوم الثلاثاء.",
        "Le ministre – arrivé hier – n'a rien dit. Il est reparti.\n\nParis – capitale de la France – s'endort.",
        "Le bilan : 12 morts.\n\nLa source : un ruisseau.\n\nUne agence de presse a fermé.",
        "Ingrédients :\n- farine\n- eau\n- sel",
    ],
)
def test_what_is_no_wire_copy_is_prose(text: str) -> None:
    assert {role for role, _ in shape(text)} == {"prose"}


def test_a_headline_alone_makes_no_wire_copy() -> None:
    text = (
        "Le port rouvre ses quais\n\nLe port de Nadar a rouvert mardi matin, trois jours après la tempête.\n\nIl pleut."
    )
    assert [role for role, _ in shape(text)] == ["headline", "prose", "prose"]


def test_initials_are_a_signoff_only_at_the_end() -> None:
    text = "Le comité a conclu hier ses travaux à Nadar.\n\nA.B.\n\nIl se réunira de nouveau le mois prochain.\n\nA.B."
    assert [role for role, _ in shape(text)] == ["prose", "prose", "prose", "signoff"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "NADAR, 5 mai (Agence) – Le port de Nadar a rouvert mardi matin, trois\n"
        "jours après la tempête qui avait endommagé deux grues et coupé la route\n"
        "de la côte. Les premiers navires sont entrés vers midi, a indiqué la\n"
        "capitainerie du port.\n"
        "Le directeur a salué un effort collectif et remercié les équipes venues\n"
        "des villes voisines. Les travaux vont continuer jusqu'à la fin du mois\n"
        "de juin.\n"
        "A.B.\n"
    )
    blocks = shape(text, "fr")
    assert [role for role, _ in blocks] == ["dateline", "prose", "prose", "signoff"]
    assert blocks[1][1].endswith("du port.")


def test_lines_that_were_not_wrapped_are_paragraphs() -> None:
    text = "\n".join(f"La ville numéro {'très ' * n}{n} a rouvert hier son port de pêche." for n in range(6))
    assert len(shape(text, "fr")) == 6


DATELINES = """
SANAA, 5 décembre (Agence) – | Le ministre
SANAA Décembre 05.2023 (Saba) – | En réponse
GAZA (Territoires palestiniens), 5 DÈcembre (Agence) – | Le
Paris, 5 déc 2023 (AFP) - | Le
LONDRES (Agence) — | Le
BEIRUT (AP) — | The
SANAA, Dec. 5 (Xinhua) -- | The
Berlin (dpa) - | Der
Madrid, 5 dic (EFE).- | El
МОСКВА, 5 декабря. /ТАСС/. | Президент
ALGER - | Le président
Rabat, 05/12/2023 (MAP) - | Le
WASHINGTON/PARIS, 5 mai (Agence) - | Le
RIO DE JANEIRO (Agence) – | « Nous
DOHA (Agence) | La coureuse
Genève, le 5 mai 2023 – | Le
صنعاء - 5 كانون الأول/ديسمبر (سبأ) - | أعلنت
(بيروت) 3 مايو – | قال
البصرة (العراق) - 7 أيلول/سبتمبر (وكالة) - | استأنف
أسوان - ١٩ مارس ٢٠٢٥ (وكالة) - | بدأ
تونس في 14 تشرين الأول/أكتوبر (وكالة) - | ارتفعت
الدوحة في 05 ديسمبر /قنا/ | أعلن
الكويت - 5 - 12 (كونا) -- | أكد
رام الله 5-12-2023 وفا- | قال
عمان 5 كانون الأول (بترا)- | أعلن
الرياض 21 جمادى الأولى 1445 هـ الموافق 05 ديسمبر 2023 م واس - | أعلن
صنعاء – سبأ: | أعلن
بيروت (رويترز) - | قال
"""


@pytest.mark.parametrize("marked", DATELINES.strip().splitlines())
def test_datelines(marked: str) -> None:
    dateline, _, rest = marked.partition(" | ")
    found = find(f"{dateline} {rest} texte.")
    assert found is not None
    assert found.end == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre – arrivé hier – a dit",
        "Il a dit : « Non »",
        "M. Dupont (UMP) - élu en 2012 - a démissionné",
        "En 2023 – année noire – les",
        "Paris – capitale de la France – a",
        "Ayr 38 - 17 Melrose : le match",
        "L'Iran, la Syrie et l'Irak - trois pays - ont",
        "أعلن وزير الخارجية - الذي وصل أمس - أن",
        "قال المتحدث: إن القوات",
        "أولا - يجب على",
        "في 5 ديسمبر 2023 - قال",
        "",
        "(",
    ],
)
def test_no_datelines(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "[05/ DÈcembre/2023]",
        "[12/ xxxx/2024]",
        "Mardi 5 décembre 2023 à 14h30",
        "Publié le 5 décembre 2023",
        "5 dÃ©cembre 2023",
        "12 ao\ufffdt 2023",
        "2023-12-05",
        "December 5, 2023",
        "الثلاثاء، 05 كانون الأول/ديسمبر 2023 - 18:30",
        "[18/ سبتمبر/2025]",
    ],
)
def test_dates(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize("line", ["Mai 68 et la suite", "12 morts en 2023", "2023", "Le 5", "(12 morts en 2023)", ""])
def test_no_dates(line: str) -> None:
    assert not is_date(line)


def test_months_of_the_language_named_count() -> None:
    assert is_date("5. Dezember 2023", get("de"))


@pytest.mark.parametrize(
    "line",
    [
        "A.A.A.",
        "م.ع",
        "ع ب/ س",
        "J.D.",
        "(J.D.)",
        "jd/ab",
        "bur-ab/cd/ef",
        "JD",
        "(م.ع)",
        "— J.D.",
        "انتهى",
        "- FIN -",
        "// انتهى //",
    ],
)
def test_initials(line: str) -> None:
    assert is_initials(line)


def test_no_initials() -> None:
    for line in (
        "Oui.",
        "Non",
        "etc.",
        "Fin de partie",
        "من قبل",
        "Il a dit.",
        "قال لي",
        "Le 5",
        "لا.",
        "Le.",
        "- sel",
    ):
        assert not is_initials(line), line


def test_other_furniture() -> None:
    assert is_source_line("Source : X")
    assert is_source_line("المصدر: وكالة")
    assert not is_source_line("مصدر أمني: مقتل ثلاثة جنود في هجوم شمال البلاد أمس الأول بحسب ما قال الناطق")
    assert is_agency("Yemen News Agency (Saba)")
    assert is_agency("وكالة الأنباء اليمنية (سبأ)")
    assert not is_agency("Une agence de presse attaquée à Gaza")
    assert is_web_line("Lien : https://a.example/c")
    assert not is_web_line("Voir https://a.example/c pour la suite")
    assert is_byline("Par Jean Dupont")
    assert not is_byline("Par ailleurs le ministre a parlé")
    assert is_signature("— Jean Dupont")
    assert not is_signature("— Il est parti.")


_PIECES = (
    *(
        "SANAA",
        "5 mai",
        "(Saba)",
        "–",
        "A.A.A.",
        "Source : X",
        "[05/ mai/2023]",
        "https://a.example/b",
        "Agence de presse",
    ),
    *(
        "Le ministre est arrivé hier soir à la tombée de la nuit, a-t-il dit. Il repart.",
        "صنعاء",
        "(سبأ)",
        "م.ع",
        "***",
    ),
    *("\n", "\n\n", " ", "\u200f", "\u00a0", ":", "-", "/", "2023"),
)


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=25).map("".join))
def test_blocks_are_in_order_and_cover_every_visible_character(text: str) -> None:
    blocks = parse(text, None)
    spans = [block.span for block in blocks]
    assert all(isinstance(block.role, Role) for block in blocks)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    covered = {place for s in spans for place in range(s.start, s.end)}
    assert all(place in covered for place, char in enumerate(text) if not char.isspace())
