"""What a translation may turn round: freedom that is only noted, converse verbs, before and after."""

import pytest
from linked_pairs import linked

from audit.checks.meaning.opposites import opposite_word
from audit.checks.meaning.polarity import reversed_polarity
from audit.records import Severity


def findings(source, target):
    evidence = linked(source, target)
    return [finding for rule in (reversed_polarity, opposite_word) for finding in rule.segment(evidence)]


def test_a_free_translation_is_only_noted():
    source = (
        "لم تعد النساء يقطعن عشرة كيلومترات يوميا لجلب الحطب، فقد حلت أفران تعمل بالطاقة الشمسية محل المواقد التقليدية."
    )
    free = (
        "Finie la corvée de bois et les dix kilomètres que les femmes parcouraient chaque jour : "
        "des fours solaires ont remplacé les foyers traditionnels."
    )
    literal = (
        "Les femmes parcourent toujours dix kilomètres chaque jour pour chercher du bois, des fours fonctionnant à "
        "l'énergie solaire ayant remplacé les foyers traditionnels."
    )
    assert all(finding.severity is Severity.INFO for finding in findings(source, free))
    assert any(finding.severity >= Severity.MAJOR for finding in findings(source, literal))


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("Les autorités koweïtiennes ont remis aux Irakiens les restes de neuf disparus.", True),
        ("Les autorités koweïtiennes ont reçu des Irakiens les restes de neuf disparus.", False),
        ("Les Irakiens ont remis aux autorités koweïtiennes les restes de neuf disparus.", False),
    ],
)
def test_who_hands_over_and_who_receives(target, wrong):
    found = findings("تسلمت السلطات الكويتية من العراقيين رفات تسعة مفقودين.", target)
    assert bool(found) is wrong


def test_before_one_is_after_the_other():
    source = "اندلعت اشتباكات في المدينة، قبل أن ينتشر الجيش."
    turned = "L'armée s'est déployée après des affrontements dans la ville."
    assert findings(source, turned) == []
    [finding] = findings(source, "Des affrontements ont éclaté dans la ville après que l'armée s'est déployée.")
    assert finding.rule == "MT103"
