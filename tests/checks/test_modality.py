"""What is less than a fact and told as one (MT107), conditions turned round (MT108), and titles changed (MT110)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linked_pairs import linked

from audit.checks.meaning.clauses import read_side
from audit.checks.meaning.conditions import reversed_condition
from audit.checks.meaning.manners import manners, unsaid
from audit.checks.meaning.modality import lost_modality
from audit.checks.meaning.titles import changed_title
from audit.language import get
from audit.language.words import words


def findings(source, target, pair="ar-fr"):
    evidence = linked(source, target, pair)
    rules = (lost_modality, reversed_condition, changed_title)
    return [finding for rule in rules for finding in rule.segment(evidence)]


@pytest.mark.parametrize(
    ("pair", "source", "target", "said"),
    [
        ("ar-fr", "كان من المقرر أن تنطلق المحادثات أمس.", "Les discussions ont commencé hier.", "كان من المقرر أن"),
        ("ar-fr", "أوقف رجل يشتبه في ضلوعه في السرقة.", "L'auteur du vol a été arrêté.", "يشتبه"),
        ("en-fr", "The firm reportedly sold its last ship.", "La firme a vendu son dernier navire.", "reportedly"),
        ("ar-fr", "كادت السفينة تغرق.", "Le navire a sombré.", "كادت"),
        ("ar-fr", "قد ينهار السد.", "Le barrage va s'effondrer.", "قد"),
        ("ar-fr", "قد يتراجع الطلب حتى نهاية العام.", "La demande reculera jusqu'à la fin de l'année.", "قد"),
        ("ar-fr", "قد تنتقل الأغنام إلى الجبل.", "Les moutons partiront dans la montagne.", "قد"),
        ("ar-fr", "كشف عن شبهات فساد في الصفقة.", "Il a dévoilé la corruption du marché.", "شبهات"),
        ("ar-fr", "أدان الحزب محاولة اغتيال زعيمه.", "Le parti a condamné l'assassinat de son chef.", "محاولة اغتيال"),
        ("en-fr", "The envoy was due to meet the king.", "L'émissaire a rencontré le roi.", "was due to meet"),
    ],
)
def test_what_was_planned_or_suspected_is_told_as_done(pair, source, target, said):
    [finding] = findings(source, target, pair)
    assert finding.rule == "MT107" and finding.source_span.of(source) == said


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("وقد تصل عقوبة التزوير إلى السجن سبع سنوات.", "Le faux est passible de sept ans de prison."),
        ("وقد تصل عقوبته إلى السجن عشر سنوات.", "Il encourt dix ans de prison."),
        ("كان من المقرر أن تنطلق المحادثات أمس.", "Les discussions devaient commencer hier."),
        ("أوقف رجل يشتبه في ضلوعه في السرقة.", "Un homme, voleur présumé, a été arrêté."),
        ("كادت السفينة تغرق.", "Le navire a failli sombrer."),
        ("قد ينهار السد.", "Le barrage menace de s'effondrer."),
        ("وقد تولى الوزير مهامه.", "Le ministre a pris ses fonctions."),
        ("وقد تعرض المتجر للنهب.", "Le magasin a été pillé."),
        ("لا توجد شبهة جنائية في الحريق.", "Rien ne permet de dire l'incendie criminel."),
        ("حفظت قضية شبهات الفساد.", "L'affaire de corruption a été classée."),
        ("لم يكد الوزير يصل حتى اندلع الحريق.", "Le ministre arrivait quand l'incendie a éclaté."),
        ("أدان الحزب محاولة اغتيال زعيمه.", "Le parti a condamné l'attentat manqué contre son chef."),
    ],
)
def test_the_same_said_with_its_reserve(source, target):
    assert findings(source, target) == []


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("ar-fr", "لن ينسحب الجيش ما لم يتوقف القصف.", "L'armée ne se retirera pas si les bombardements cessent."),
        ("ar-fr", "لن يعودوا ما لم تصرف العلاوة.", "Ils ne reviendront pas une fois que la prime sera versée."),
        ("en-fr", "The strike will go on unless wages rise.", "La grève continuera si les salaires augmentent."),
    ],
)
def test_unless_is_told_as_if(pair, source, target):
    [finding] = findings(source, target, pair)
    assert finding.rule == "MT108" and finding.target_span.of(target).startswith(("si", "fois"))


@pytest.mark.parametrize(
    "target",
    [
        "L'armée ne se retirera pas si les bombardements ne cessent pas.",
        "L'armée ne se retirera pas tant que dureront les bombardements.",
        "Sans arrêt des bombardements, l'armée ne se retirera pas.",
        "L'armée ne se retirera que si les bombardements cessent.",
    ],
)
def test_unless_has_many_right_renderings(target):
    assert findings("لن ينسحب الجيش ما لم يتوقف القصف.", target) == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "said"),
    [
        (
            "ar-fr",
            "قال نائب وزير الدفاع إن القوات جاهزة.",
            "Le ministre a dit les troupes prêtes.",
            "نائب وزير",
        ),
        ("ar-fr", "زار الرئيس السابق المدينة.", "Le président a visité la ville.", "الرئيس السابق"),
        ("en-fr", "The acting director has resigned.", "Le directeur a démissionné.", "acting director"),
    ],
)
def test_an_office_is_told_as_another(pair, source, target, said):
    [finding] = findings(source, target, pair)
    assert finding.rule == "MT110" and finding.source_span.of(source) == said


def test_an_office_of_the_past_that_the_original_does_not_tell():
    target = "L'ancien président a visité la ville."
    [finding] = findings("زار الرئيس المدينة.", target)
    assert finding.rule == "MT110" and finding.target_span.of(target) == "ancien président"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("قال نائب وزير الدفاع إن القوات جاهزة.", "Le numéro deux de la Défense a dit les troupes prêtes."),
        ("زار الرئيس السابق المدينة.", "L'ex-chef de l'Etat a visité la ville."),
        ("زار الرئيس المدينة في العام السابق.", "Le président avait visité la ville un an plus tôt."),
    ],
)
def test_the_same_office_in_other_words(source, target):
    assert findings(source, target) == []


@pytest.mark.parametrize("name", ["modality.tsv", "titles.tsv"])
def test_what_says_it_beyond_doubt_is_a_right_rendering_too(name):
    for manner in manners(name):
        for code, pattern in manner.sure.items():
            assert pattern.pattern in manner.broad[code].pattern


@given(
    st.text(alphabet="كادمن المقرر أن يشتبه did nearly was to have failli ", max_size=80),
    st.sampled_from(["ar", "fr", "en"]),
)
def test_what_is_found_lies_in_the_text(text, code):
    language = get(code)
    for _, span in unsaid(*(read_side(said, language, words(said, language)) for said in (text, "")), "modality.tsv"):
        assert 0 <= span.start < span.end <= len(text)


def test_a_word_that_folds_to_several_is_one():
    source = "قال النبي ﷺ وزار 2 500 رجل، ولن تنتقل إلى المرحلة الثانية ما لم تنسحب إسرائيل"
    target = "Le prophète l'a dit à 2 500 hommes, et l'on passera à la deuxième phase si Israël se retire"
    side = read_side(source, get("ar"), words(source, get("ar")))
    assert not any(" " in word for word in side.words)
    [finding] = [one for one in findings(source, target) if one.rule == "MT108"]
    assert finding.source_span.of(source) == "ما لم تنسحب"
