"""Names that are missing from the translation (NM103), and from its lists (OM109)."""

from dataclasses import replace

import pytest
from named_pairs import evidence, found, severities

from audit.checks.evidence import DocumentEvidence, Evidence, certain
from audit.checks.names.found import recurs
from audit.language import get
from audit.records import Segment, Severity

DROPPED = (
    "والتقى المدير رئيس الشركة مارك كرومويل لبحث المشروع.",
    "Le directeur a rencontré le président de la société pour discuter du projet.",
)


def test_a_dropped_name_is_told_where_the_estimator_misses_it_too():
    seen = evidence(*DROPPED)
    assert severities(seen, "NM103") == [Severity.MINOR]
    assert severities(replace(seen, missing=certain), "NM103") == [Severity.INFO]


def test_a_dropped_person_of_two_ordinary_words():
    source = (
        "وقال مدير مستشفى الثورة في الحديدة الطبيب عادل الزبيري لوكالة فرانس برس إن المستشفى استقبل 23 جريحا، معظمهم "
        "من الأطفال، عقب الغارة التي طالت محطة للحافلات."
    )
    target = (
        "Le directeur de l'hôpital al-Thawra à Hodeida a indiqué à l'AFP que l'établissement avait reçu 23 blessés, en "
        "majorité des enfants, à la suite de la frappe qui a touché une gare routière."
    )
    assert ("NM103", "عادل الزبيري", None) in found((source, target))


def test_a_name_inside_a_dropped_clause_is_told_once():
    clause = "وقال المدير إن المصنع سيغلق أبوابه، بعدما فشلت المفاوضات مع النقابي مارك كرومويل، في نهاية الشهر."
    seen = evidence(clause, "Le directeur a indiqué que l'usine fermerait ses portes à la fin du mois.")
    assert seen.omitted
    assert set(severities(seen, "NM103")) == {Severity.INFO}


def test_a_country_that_is_missing_from_a_list():
    pair = (
        "يشارك في الاجتماع وزراء خارجية مصر والأردن وتركيا وسلطنة عمان.",
        "Les ministres des Affaires étrangères d'Egypte, de Jordanie et de Turquie participent à la réunion.",
    )
    assert found(pair) == [("OM109", "وسلطنة عمان", None)]


def test_a_name_that_is_missing_from_no_list_is_no_item():
    pair = (
        "يشارك في الاجتماع وزيرا خارجية مصر وسلطنة عمان، بينما اعتذرت تركيا عن الحضور.",
        "Le ministre des Affaires étrangères d'Egypte participe à la réunion, la Turquie s'étant excusée.",
    )
    assert [rule for rule, *_ in found(pair)] == ["NM103"]


def test_a_name_lost_with_its_title_is_a_name():
    pair = (
        "قال وزير الموارد المائية في كوراساو، ماتياس فان دير بورخ، إن تسرب النفط من المصفاة القديمة بات «تحت السيطرة».",
        "Le ministre des Ressources hydriques de Curaçao a déclaré que la fuite de pétrole de l'ancienne raffinerie "
        "était « sous contrôle ».",
    )
    assert {rule for rule, *_ in found(pair)} == {"NM103"}


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Ali", "La journaliste italienne est partie.", False),
        ("Mohammed Ali", "C'est l'avis d'Ali.", True),
        ("Tahsin Obeidi", "Le général al-Obeidi est parti.", True),
        ("Obama", "Barack Obama's speech", True),
        ("بلال", "وصل الوزير خلال الزيارة.", False),
        ("بلال", "وقال لبلال إنه مسافر.", True),
        ("كمال", "دفع المال للتاجر.", False),
        ("محمد علي", "جلس على الكرسي.", False),
        ("محمد علي", "وقال علي إنه مسافر.", True),
        ("والقاهرة", "وصل إلى القاهرة.", True),
    ],
)
def test_a_name_recurs_as_a_whole_word(name, other, expected):
    texts = [f"« {name} »", other]
    segments = [Evidence(Segment(str(n), "d", n, None, text), None, get("fr")) for n, text in enumerate(texts)]
    assert recurs(name, 0, DocumentEvidence(segments)) is expected
