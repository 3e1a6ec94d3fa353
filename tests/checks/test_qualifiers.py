"""Words that qualify all of what is said and are missing (OM108) or made up (AD106)."""

import pytest
from linked_pairs import linked

from audit.checks.addition.qualifiers import added_qualifier
from audit.checks.omission.qualifiers import dropped_qualifier

SOURCE = "قضت المحكمة بحبس الصحافي ستة أشهر مع وقف التنفيذ."
RIGHT = "Le tribunal a condamné le journaliste à six mois de prison avec sursis."


def dropped(source, target, pair="ar-fr"):
    return [f.source_span.of(source) for f in dropped_qualifier.segment(linked(source, target, pair))]


def test_a_suspended_sentence():
    assert dropped(SOURCE, RIGHT.replace(" avec sursis", "")) == ["مع وقف التنفيذ"]
    assert dropped(SOURCE, RIGHT) == []


@pytest.mark.parametrize(
    ("source", "wrong", "right", "pair"),
    [
        (
            "قتل سبعة مدنيين على الأقل في الغارة.",
            "Sept civils ont été tués dans le raid.",
            "Pas moins de sept civils ont été tués dans le raid.",
            "ar-fr",
        ),
        (
            "أودع الحبس المؤقت على خلفية تورطه المفترض في القضية.",
            "Il a été placé en détention provisoire pour son implication dans l'affaire.",
            "Il a été placé en détention provisoire pour son implication présumée dans l'affaire.",
            "ar-fr",
        ),
        (
            "The border will stay closed until further notice.",
            "La frontière restera fermée.",
            "La frontière restera fermée pour une durée indéterminée.",
            "en-fr",
        ),
    ],
)
def test_a_bound_and_a_term(source, wrong, right, pair):
    assert len(dropped(source, wrong, pair)) == 1
    assert dropped(source, right, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "added"),
    [
        ("التقى الوزير نظيره في جدة.", "Le ministre a vu à huis clos son homologue à Djeddah.", "à huis clos"),
        ("حكم على المواطن بالسجن خمس سنوات.", "Il a été condamné sans appel à cinq ans de prison.", "sans appel"),
        ("رشح المجلس الأعلى 12 قاضيا.", "Le Conseil supérieur a proposé au plus 12 magistrats.", "au plus"),
    ],
)
def test_what_nobody_said(source, target, added):
    [finding] = added_qualifier.segment(linked(source, target))
    assert finding.target_span.of(target) == added
    assert list(added_qualifier.segment(linked(source, target.replace(f" {added}", "")))) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("هربت الشبكة السجائر عبر الجبل.", "Le réseau a introduit clandestinement des cigarettes par la montagne."),
        ("التقى الوزير نظيره في جلسة مغلقة.", "Le ministre a rencontré à huis clos son homologue."),
        (
            "لم تتجاوز الأضرار خُمس أضرار العام الفائت.",
            "Les dégâts sont tout au plus un cinquième de ceux de l'an dernier.",
        ),
        ("بيعت السجادة بضعف سعرها التقديري الأعلى.", "Estimé au plus à 300 euros, le tapis est parti au double."),
        ("لا يتعدى أجره العتبة الدنيا.", "Son salaire est au moins égal au seuil, sans plus."),
        ("أُبرمت العقود من دون طرح مناقصة دولية.", "Les contrats ont été conclus sans appel d'offres international."),
        ("مُول المشروع دون اللجوء إلى الاقتراض.", "Le projet est financé sans recours à l'emprunt."),
        ("لن تكتمل قراءة النصوص قبل عام 2028.", "Il faudra attendre au moins 2028 pour que la lecture soit achevée."),
    ],
)
def test_what_the_original_says_in_other_words(source, target):
    assert list(added_qualifier.segment(linked(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("They hope to save parts of the forest.", "Ils espèrent sauver au moins en partie la forêt.", "en-fr"),
        (
            "The premier obliquely criticised the judges.",
            "Le premier ministre a critiqué les juges de façon indirecte.",
            "en-fr",
        ),
        ("He held off-the-record meetings with rebels.", "Il a rencontré secrètement des rebelles.", "en-fr"),
        ("يفكر في ما سيفعله بعد تقاعده.", "He is preparing for life after football.", "ar-en"),
    ],
)
def test_what_other_languages_say_in_other_words(source, target, pair):
    assert list(added_qualifier.segment(linked(source, target, pair))) == []
