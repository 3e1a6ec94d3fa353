"""What a translation may turn round: freedom that is only noted, converse verbs, before and after."""

import pytest
from linked_pairs import linked

from audit.checks.damage.displaced import displaced_words
from audit.checks.meaning.attribution import moved_attribution
from audit.checks.meaning.modality import lost_modality
from audit.checks.meaning.opposites import opposite_word, wrong_word
from audit.checks.meaning.polarity import reversed_polarity
from audit.checks.numbers.comparing import comparison
from audit.checks.numbers.units import wrong_unit
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


def test_a_plain_opposite_of_the_verb_that_opens_is_a_fault_in_a_free_translation():
    source = "انخفضت أسعار القمح في الأسواق العالمية، بفعل أمطار غزيرة روت حقول البحر الأسود وطمأنت المتعاملين."
    free = "Il a plu sur les champs de la mer Noire et les négociants respirent : le blé a augmenté sur les marchés."
    [finding] = findings(source, free)
    assert (finding.rule, finding.severity) == ("MT103", Severity.MAJOR)


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


@pytest.mark.parametrize(
    ("source", "told", "meant"),
    [
        (
            "وبرأت المحكمة ثلاثة موظفين.",
            "Trois fonctionnaires ont été reconnus coupables.",
            "ont été reconnus innocents",
        ),
        ("ونفت الحركة أي مسؤولية عن الهجوم.", "Le mouvement a revendiqué l'attaque.", "a nié avoir mené"),
    ],
)
def test_the_contrary_of_what_was_denied_or_judged(source, told, meant):
    rules = {finding.rule for finding in findings(source, told)}
    assert rules and rules <= {"MT102", "MT103"}
    right = told.replace("ont été reconnus coupables", meant).replace("a revendiqué", meant)
    assert findings(source, right) == []


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("ar-fr", "انخفض سعر النفط بمقدار دولار واحد وعشرين سنتا.", "Le prix du pétrole a baissé de 1,20 dollar."),
        ("ar-fr", "هبطت الحرارة إلى درجتين تحت الصفر في بعلبك.", "Le mercure est descendu à -2 °C à Baalbek."),
        ("de-fr", "Sie wurde in den sechziger Jahren bekannt.", "Elle s'est fait connaître dans les années 1960."),
        ("ru-fr", "Его не видели с тридцатых годов прошлого века.", "On ne l'avait pas vu depuis les années 1930."),
        ("tr-fr", "Deprem saat 03.12'de meydana geldi.", "Le séisme s'est produit à 03h12."),
        ("zh-fr", "国内生产总值达66.05万亿元人民币。", "Le PIB a atteint 66.050 milliards de yuans."),
        ("de-fr", "Die Bahn will anderthalb Milliarden Euro ausgeben.", "La Bahn veut dépenser 1,5 milliard d'euros."),
        ("ru-fr", "Пожар произошел в ночь на 4 марта.", "Un incendie a éclaté dans la nuit du 3 au 4 mars."),
    ],
)
def test_numbers_as_other_languages_tell_them(pair, source, target):
    found = comparison(linked(source, target, pair))
    assert [fact for fact in (*found.missing, *found.extra) if not fact.loose] == [] and found.differing == ()


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("de-fr", "Sie wurde in den sechziger Jahren bekannt.", "Elle s'est fait connaître dans les années 1970."),
        ("tr-fr", "Deprem saat 03.12'de meydana geldi.", "Le séisme s'est produit à 05h12."),
        (
            "de-fr",
            "Die Bahn will anderthalb Milliarden Euro ausgeben.",
            "La Bahn veut dépenser un demi-milliard d'euros.",
        ),
        ("ru-fr", "Пожар произошел в ночь на 4 марта.", "Un incendie a éclaté dans la nuit du 4 au 5 mars."),
        ("de-fr", "In der Nacht zum Donnerstag brannte es.", "Un feu a éclaté dans la nuit de jeudi à vendredi."),
    ],
)
def test_numbers_that_are_others(pair, source, target):
    found = comparison(linked(source, target, pair))
    assert found.differing or found.extra


def test_points_behind_a_percentage_are_points_of_it():
    source = "بلغت نسبة المشاركة 58 في المئة بزيادة أربع نقاط مئوية."
    assert (
        list(wrong_unit.segment(linked(source, "La participation a atteint 58 %, soit quatre points de plus."))) == []
    )


def test_a_wider_word_is_not_another_thing():
    source = "Forscher haben eine Flöte entdeckt, teilte die Hochschule mit."
    assert (
        list(wrong_word.segment(linked(source, "Une flûte a été découverte, a indiqué l'établissement.", "de-fr")))
        == []
    )
    [finding] = wrong_word.segment(linked(source, "Une flûte a été découverte, a indiqué l'hôpital.", "de-fr"))
    assert finding.rule == "MT105"


def test_a_speaker_who_is_named_in_an_apposition():
    source = "أكد المتحدث باسم وزارة الخارجية القطرية، عبدالله المناعي، أن جهود قطر مستمرة."
    right = (
        "Le porte-parole du ministère qatari, Abdullah Al-Mannai, a affirmé que les efforts du Qatar se poursuivaient."
    )
    assert list(moved_attribution.segment(linked(source, right))) == []


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("ru-fr", "Самолеты едва не столкнулись над аэропортом.", "Les avions sont entrés en collision."),
        ("es-fr", "El barco estuvo a punto de hundirse.", "Le bateau a coulé."),
    ],
)
def test_what_nearly_happened_is_told_as_done(pair, source, target):
    [finding] = lost_modality.segment(linked(source, target, pair))
    assert finding.rule == "MT107"
    reserved = {
        "Les avions sont entrés": "Les avions ont failli entrer",
        "Le bateau a coulé": "Le bateau a failli couler",
    }
    for told, meant in reserved.items():
        target = target.replace(told, meant)
    assert list(lost_modality.segment(linked(source, target, pair))) == []


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("On lui doit sept recueils, et ses vers ont été traduits.", False),
        ("Elle a remporté une médaille d'or et deux d'argent.", False),
        ("Elle a remporté une médaille d'or, deux d'argent et trois de bronze.", False),
        ("Elle a remporté ses sur la piste médailles.", True),
        ("Elle a remporté deux d'argent médailles.", True),
    ],
)
def test_words_that_can_follow_each_other(target, wrong):
    evidence = linked("فازت بميداليات.", target)
    assert bool(list(displaced_words.segment(evidence))) is wrong
