"""Items that are missing from lists (OM106)."""

from dataclasses import replace

import pytest
from linked_pairs import linked

from audit.checks.omission.items import dropped_item


def dropped(source, target):
    return [finding.source_span.of(source) for finding in dropped_item.segment(linked(source, target))]


@pytest.mark.parametrize(
    ("source", "target", "item"),
    [
        (
            "ضبطت الشرطة ستة أطنان من السكر والأرز والزيوت والدقيق.",
            "La police a saisi six tonnes de sucre, d'huile et de farine.",
            "والأرز",
        ),
        (
            "يشمل القرار السيارات والهواتف والأدوية والملابس.",
            "La décision concerne les voitures, les médicaments et les vêtements.",
            "والهواتف",
        ),
        (  # the next item is rendered by its adjective alone
            "وقعت السعودية والهند مذكرات تفاهم في مجالات الطاقة والصحة والسياحة والأمن السيبراني والتعليم العالي.",
            "L'Arabie saoudite et l'Inde ont signé des mémorandums d'entente dans les domaines de l'énergie, de la "
            "santé, de la cybersécurité et de l'enseignement supérieur.",
            "والسياحة",
        ),
        (  # with its adjective
            "يشمل القرار السيارات والهواتف الذكية والأدوية والملابس.",
            "La décision concerne les voitures, les médicaments et les vêtements.",
            "والهواتف الذكية",
        ),
        (  # between nouns with adjectives
            "تشمل الاتفاقيات مجالات الصيد البحري والتكوين المهني والنقل الجوي والطاقات المتجددة.",
            "Les accords portent sur la pêche, la formation professionnelle et les énergies renouvelables.",
            "والنقل الجوي",
        ),
    ],
)
def test_an_item_between_two_that_are_rendered(source, target, item):
    assert dropped(source, target) == [item]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "ضبطت الشرطة ستة أطنان من السكر والأرز والزيوت والدقيق.",
            "La police a saisi six tonnes de sucre, de riz, d'huile et de farine.",
        ),
        ("تضررت المدارس والمستشفيات والجسور.", "Les ponts, les hôpitaux et les écoles ont été endommagés."),
        ("لم يكن العمال مجهزين بأي وسائل وقاية.", "Les ouvriers n'avaient aucune protection."),
    ],
)
def test_a_whole_list_and_what_is_none(source, target):
    assert dropped(source, target) == []


def test_the_last_item_behind_the_one_that_closes_the_list():
    source = "صادق المجلس الوزاري على أربعة مشاريع أوامر تهم قطاعات الصحة والنقل والتربية والفلاحة."
    target = "Le Conseil a approuvé quatre projets de décret intéressant la santé, les transports et l'éducation."
    assert dropped(source, target) == ["والفلاحة"]
    assert dropped(source, target.replace(" et l'éducation", ", l'éducation et l'agriculture")) == []


def test_a_name_in_a_list_of_another_language():
    source = "Nur die Kantone Genf, Waadt und Basel-Stadt stimmten dafür, wie die Bundeskanzlei in Bern mitteilte."
    told = "Seuls les cantons de {} l'ont approuvée, a annoncé la Chancellerie fédérale à Berne."
    lost, whole = told.format("Genève et de Bâle-Ville"), told.format("Genève, de Vaud et de Bâle-Ville")
    [finding] = dropped_item.segment(linked(source, lost, "de-fr"))
    assert finding.source_span.of(source) == "Waadt"
    assert list(dropped_item.segment(linked(source, whole, "de-fr"))) == []


@pytest.mark.parametrize(
    ("doubted", "item"),
    [("وعروض لأفلام وثائقية", ["وعروض لأفلام وثائقية"]), ("وعروض", []), ("لا شيء", [])],
    ids=["each word", "one word", "none"],
)
def test_an_item_of_several_words_that_the_estimator_misses(doubted, item):
    source = "يتضمن البرنامج الثقافي ندوات وأمسيات شعرية وورشا للأطفال وعروض لأفلام وثائقية، بعضها يبث مباشرة."
    target = "Le programme culturel comprend des colloques, des soirées de poésie et des ateliers pour enfants, dont "
    target += "certains sont retransmis en direct."
    evidence = replace(linked(source, target), missing=lambda span: 0.2 if span.of(source) in doubted else 0.002)
    assert [finding.source_span.of(source) for finding in dropped_item.segment(evidence)] == item


def test_an_item_right_behind_the_one_that_opens_the_list():
    source = "وصلت طائرة محملة بثلاثين طنا من الأدوية وحليب الأطفال والخيام والبطانيات لتوزيعها على النازحين."
    target = "Un avion a livré trente tonnes de médicaments, de tentes et de couvertures destinées aux déplacés."
    evidence = replace(linked(source, target), missing=lambda span: 0.2 if span.of(source) in "وحليب الأطفال" else 0.01)
    assert [finding.source_span.of(source) for finding in dropped_item.segment(evidence)] == ["وحليب الأطفال"]
