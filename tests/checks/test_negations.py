"""Negating words: which there are in a text, what only looks like one, and (MT102) where nothing else is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_pairs import linked

from audit.checks.meaning.clauses import read_side
from audit.checks.meaning.negation.finding import cues, with_words
from audit.checks.meaning.negation.words import is_negative
from audit.checks.meaning.opposites import opposite_word
from audit.checks.meaning.polarity import reversed_polarity
from audit.language import get
from audit.language.normalize import fold
from audit.language.words import words


def negated(text: str, language: str) -> list[tuple[str, bool]]:
    """The negating words of a text, and whether each demands an answer."""
    facts = get(language)
    side = read_side(text, facts, words(text, facts))
    return [(side.words[cue.place], cue.strong) for cue in cues(side)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il n'a pas signé.", [("n'", True)]),
        ("fr", "Il n'est pas le seul.", [("n'", False)]),
        ("fr", "L'obus est tombé à deux pas de l'ambassade.", []),
        ("fr", "Il n'a pas tari d'éloges.", [("n'", False)]),
        ("fr", "Elle n'était pas venue depuis dix ans.", [("n'", False)]),
        ("ar", "الشعب غير رأيه", []),
        ("ar", "أطباء بلا حدود تحذر", [("بلا", False)]),
        ("fr", "Médecins sans frontières alerte", [("sans", False)]),
        ("ar", "أغلق المطار لست ساعات", []),
        ("ar", "لست نادما", [("لست", True)]),
        ("ar", "إنه غير متفق معنا", [("غير", True)]),
        ("ar", "وفقا لم قاله الوزير", []),
        ("ar", "مانعرفش", [("مانعرفش", False)]),
        ("fr", "Il n'a signé que deux accords.", [("n'", False)]),
        ("fr", "Personne n'est venu.", [("personne", True)]),
        ("fr", "Il est sans doute parti sans cesse.", [("sans", False), ("sans", False)]),
        ("fr", "Il craint qu'elle ne parte.", []),
        ("fr", "Il ne peut partir.", [("ne", True)]),
        ("fr", "Pourquoi n'est-il pas venu ?", [("n'", False)]),
        ("ar", "لم يوقع الاتفاق", [("لم", True)]),
        ("ar", "ما زال الطريق مغلقا", []),
        ("ar", "لا يزال الطريق مغلقا", [("لا", False)]),
        ("ar", "غير أن الوزير رفض", []),
        ("ar", "ليس فقط في بيروت", [("ليس", False)]),
        ("ar", "يعاني من ألم في الصدر", []),
        ("ar", "لم ينج من ركاب الزورق الذي انقلب في بحيرة فكتوريا سوى رضيعة", [("لم", False)]),
        ("ar", "لم ينج من ركاب الزورق الذي انقلب في بحيرة فكتوريا أحد", [("لم", True)]),
        ("fr", "sans qu'aucune victime ne soit signalée", [("sans", True)]),
        ("ar", "تغلب على نظيره السنغالي بهدفين دون رد", [("دون", False)]),
        ("ar", "بقيت الرسالة دون رد", [("دون", True)]),
        ("en", "They will strike unless wages rise.", [("unless", False)]),
        ("en", "It isn't true.", [("isn't", True)]),
        ("en", "Not only Beirut was hit.", [("not", False)]),
        ("en", "No doubt he left.", [("no", False)]),
    ],
)
def test_negations_and_what_only_looks_like_one(language: str, text: str, expected: list[tuple[str, bool]]) -> None:
    assert negated(text, language) == expected


@pytest.mark.parametrize(
    ("word", "language"),
    [("refusé", "fr"), ("impénétrable", "fr"), ("والرفض", "ar"), ("unable", "en"), ("clueless", "en")],
)
def test_words_with_a_negative_sense(word: str, language: str) -> None:
    assert is_negative(fold(word), language)


@pytest.mark.parametrize(("word", "language"), [("important", "fr"), ("النقل", "ar"), ("under", "en"), ("bless", "en")])
def test_words_without_one(word: str, language: str) -> None:
    assert not is_negative(fold(word), language)


@pytest.mark.parametrize(
    ("pair", "source", "lost", "kept"),
    [
        ("de-fr", "Das Gericht wird nicht entscheiden.", "Le tribunal tranchera.", "Le tribunal ne tranchera pas."),
        ("es-fr", "El ministro no viajará mañana.", "Le ministre partira demain.", "Le ministre restera, sans partir."),
        ("en-fr", "The two sides failed to agree.", "Les deux camps sont d'accord.", "Les deux camps ont échoué."),
        ("fa-en", "هیچ قراردادی امضا نشده است.", "A contract has been signed.", "No contract has been signed."),
        ("tr-fr", "Mahkeme başvuruyu kabul etmedi.", "Le tribunal a accepté la requête.", "Le tribunal l'a rejetée."),
        ("ru-fr", "Эвакуация пока не планируется.", "L'évacuation est prévue.", "L'évacuation n'est pas prévue."),
        ("ru-fr", "Никто из пассажиров не пострадал.", "Des passagers sont blessés.", "Les passagers sont indemnes."),
        ("ar-fr", "لكنها امتنعت عن إعلان فوزها.", "Elle a aussitôt proclamé sa victoire.", "Elle s'est abstenue."),
    ],
)
def test_a_negation_of_which_nothing_is_left(pair, source, lost, kept):
    [finding] = reversed_polarity.segment(linked(source, lost, pair))
    assert finding.rule == "MT102" and finding.source_span is not None
    assert list(reversed_polarity.segment(linked(source, kept, pair))) == []


@pytest.mark.parametrize(
    ("pair", "source", "told", "right"),
    [
        ("de-fr", "Die Ermittler schließen einen Defekt nicht aus.", "Ils excluent une panne.", "n'excluent pas"),
        ("ru-fr", "Министр не исключил новых переговоров.", "Il a exclu de nouveaux pourparlers.", "n'a pas exclu"),
        ("fr-en", "Il n'a autorisé que deux cortèges.", "He did not authorise two marches.", "only authorised"),
    ],
)
def test_ruling_out_and_restrictions_that_were_turned_round(pair, source, told, right):
    [finding] = reversed_polarity.segment(linked(source, told, pair))
    assert finding.rule == "MT102"
    verb = {"de-fr": "excluent", "ru-fr": "a exclu", "fr-en": "did not authorise"}[pair]
    assert list(reversed_polarity.segment(linked(source, told.replace(verb, right), pair))) == []


@pytest.mark.parametrize(
    ("pair", "source", "turned", "right"),
    [
        (
            "ar-fr",
            "ليس الحوار ترفا، بل ضرورة وطنية.",
            "Le dialogue est un luxe, et non une nécessité nationale.",
            "Le dialogue n'est pas un luxe, mais une nécessité nationale.",
        ),
        (  # "not merely" denies nothing, and "nothing but" asserts it
            "ar-fr",
            "لم تكن المدينة مجرد محطة للقوافل، بل كانت مركزا صناعيا.",
            "La ville n'était qu'une étape de caravanes et non un centre industriel.",
            "La ville n'était pas seulement une étape de caravanes, mais un centre industriel.",
        ),
        (  # in the same order
            "ar-fr",
            "المشكلة ليست اقتصادية بل سياسية.",
            "Le problème n'est pas politique, mais économique.",
            "Le problème est politique, et non économique.",
        ),
        (
            "ar-fr",
            "الهجرة ليست مشكلة أمنية، بل قضية إنسانية.",
            "La migration est un problème sécuritaire, et non une question humanitaire.",
            "La migration est une question humanitaire, et non un problème sécuritaire.",
        ),
        (
            "en-fr",
            "The vote is not a defeat but a victory for the workers.",
            "Le vote est une défaite, et non une victoire pour les ouvriers.",
            "Le vote est une victoire, et non une défaite pour les ouvriers.",
        ),
        (
            "de-fr",
            "Das ist kein Sieg, sondern eine Warnung.",
            "C'est une victoire, et non un avertissement.",
            "Ce n'est pas une victoire, mais un avertissement.",
        ),
        (
            "ar-en",
            "ليس القرار هزيمة، بل انتصار للعمال.",
            "The decision is a defeat, not a victory for the workers.",
            "The decision is not a defeat but a victory for the workers.",
        ),
    ],
)
def test_contrasts_of_which_the_halves_changed_places(pair, source, turned, right):
    [finding] = reversed_polarity.segment(linked(source, turned, pair))
    assert "denies what" in finding.message and finding.source_span is not None
    assert list(reversed_polarity.segment(linked(source, right, pair))) == []


def test_the_inner_one_of_two_negations():
    source = "أكد رئيس الوفد أن القوات لن توقع على أي وثيقة لا تنص على خروج المتمردين."
    lost = "Les forces ne signeront aucun document prévoyant le départ des rebelles, a affirmé le chef du groupe."
    [finding] = reversed_polarity.segment(linked(source, lost))
    assert finding.message == "negation lost: لا تنص"
    kept = lost.replace("prévoyant", "ne prévoyant pas")
    assert list(reversed_polarity.segment(linked(source, kept))) == []


@pytest.mark.parametrize(
    ("source", "lost", "kept"),
    [
        (
            "وأكدت أن المخزون لا يكفي لأكثر من عشرة أيام.",
            "Le stock suffirait pour plus de dix jours.",
            "ne suffirait pas",
        ),
        (
            "قال إن بلاده لن تكون دركي أوروبا ولا مقبرة لشباب إفريقيا.",
            "Son pays sera le gendarme de l'Europe et non le cimetière de la jeunesse africaine.",
            "ne sera ni",
        ),
    ],
)
def test_negations_that_something_else_seemed_to_answer(source, lost, kept):
    [finding] = reversed_polarity.segment(linked(source, lost))
    assert finding.message.startswith("negation lost")
    right = lost.replace("suffirait", kept).replace("sera", kept).replace("et non", "ni")
    assert list(reversed_polarity.segment(linked(source, right))) == []


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (
            "ar-fr",
            "لا ترفض أي مبادرة لا تمس سيادة اليمن.",
            "Ils ne rejettent aucune initiative qui respecte la souveraineté du Yémen.",
        ),
        (
            "ar-fr",
            "توقع المحللون إبقاء سعر الفائدة دون تغيير.",
            "Les analystes tablaient sur un statu quo du taux directeur.",
        ),
        (
            "en-fr",
            "Rations will be halved unless donors give money.",
            "Les rations seront réduites si les donateurs ne donnent pas d'argent.",
        ),
        (
            "ru-fr",
            "Самолеты едва не столкнулись над аэропортом.",
            "Les avions ont failli entrer en collision au-dessus de l'aéroport.",
        ),
    ],
)
def test_denials_that_are_told_without_a_negation(pair, source, target):
    evidence = linked(source, target, pair)
    found = [finding for rule in (reversed_polarity, opposite_word) for finding in rule.segment(evidence)]
    assert found == []


@settings(deadline=None)  # tables are read at the first call
@given(st.text(alphabet="abnepqs'«».,? لامنغيرو", max_size=60), st.sampled_from(["ar", "fr", "en"]))
def test_any_text_has_its_negations_in_order_and_inside(text: str, language: str) -> None:
    facts = get(language)
    side = read_side(text, facts, words(text, facts))
    found = with_words(cues(side), side)
    assert [n.place for n in found] == sorted(n.place for n in found)
    assert all(0 <= p < len(side.words) for n in found for p in (*n.places, *n.heads))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "أغلقت السلطات الأسواق مؤقتا ومنعت بيع الأطعمة المكشوفة.",
            "Les autorités ont fermé temporairement les marchés et interdit la vente d'aliments non couverts.",
        ),
        (
            "ويتوقف طويلا عند عرض أخير لم ير النور عن حصار بيروت، كتب نصه بنفسه ولم يجد من يموله.",
            "Il s'attarde longuement sur un ultime spectacle consacré au siège de Beyrouth, dont il avait écrit "
            "le texte et qui, faute de bailleurs de fonds, n'a jamais vu le jour.",
        ),
        ("لم يحملوا معهم شيئا سوى الأغطية.", "Ils n'ont rien emporté, si ce n'est les couvertures."),
        ("لم يحضر من الوزراء إلا وزير النقل.", "Aucun ministre n'est venu, en dehors de celui des Transports."),
        ("لم يبق في القرية سوى الشيوخ.", "Plus personne n'habite le village, à part les vieillards."),
    ],
)
def test_negations_that_are_said_in_other_words(source, target):
    assert list(reversed_polarity.segment(linked(source, target))) == []


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("ru-fr", "Рейсы отменены, пока не утихнет шторм.", "Vols annulés jusqu'à la fin de la tempête."),
        ("tr-en", "Dalgalar evleri yok etti.", "The waves destroyed the houses."),
        (
            "tr-fr",
            "Meclis yasanın değişip değişmeyeceğini oylayacak.",
            "Le Parlement votera sur la révision de la loi.",
        ),
        ("fa-fr", "جزئیات را فراموش نکنید.", "Pensez aux détails."),
    ],
)
def test_what_denies_nothing_in_languages_of_which_only_negating_words_are_read(pair, source, target):
    assert list(reversed_polarity.segment(linked(source, target, pair))) == []


@pytest.mark.parametrize(
    ("target", "lost"),
    [
        ("Le budget de l'an prochain prévoit de nouveaux impôts sur les salaires, a affirmé le ministre des Finances, "
         "ajoutant que la hausse attendue des recettes proviendrait des douanes.", True),
        ("Le budget de l'an prochain ne prévoit pas de nouveaux impôts sur les salaires, a affirmé le ministre des "
         "Finances, ajoutant que la hausse attendue des recettes proviendrait des douanes.", False),
        ("Le budget de l'an prochain exclut de nouveaux impôts sur les salaires, a affirmé le ministre des Finances, "
         "ajoutant que la hausse attendue des recettes proviendrait des douanes.", False),
    ],
)  # fmt: skip
def test_a_literal_translation_in_which_nothing_denies(target, lost):
    source = (
        "أكد وزير المالية أن موازنة العام المقبل لا تتضمن أي ضرائب جديدة على الرواتب، وأن الزيادة المتوقعة "
        "في الإيرادات ستأتي من الجمارك."
    )
    assert [finding.message for finding in reversed_polarity.segment(linked(source, target))] == (
        ["negation lost: لا تتضمن أي ضرائب"] if lost else []
    )
