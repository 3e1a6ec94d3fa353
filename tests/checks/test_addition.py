"""Added content, added sentences, and what is said twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checks.addition.boilerplate import boilerplate
from audit.checks.addition.clauses import added_content
from audit.checks.addition.repeats import repeated_text
from audit.checks.addition.runs import repeats
from audit.checks.addition.segments import added_segment
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.language import get
from audit.language.words import words
from audit.quality.spans import FaultSpan
from audit.records import Finding, Role, Segment, Severity, Span

FRENCH, ARABIC = get("fr"), get("ar")


def again(*paragraphs: str, sources: tuple[str, ...] = (), language: str = "fr") -> list[tuple[int, Finding]]:
    """Findings of repeated text in a document of one segment a paragraph."""
    segments = [
        Evidence(
            Segment(str(i), "d", i, sources[i] if sources else None, text, target_lines=(2 * i + 1, 2 * i + 1)),
            ARABIC if sources else None,
            get(language),
            target_words=words(text, get(language)),
        )
        for i, text in enumerate(paragraphs)
    ]
    assert repeated_text.document is not None
    return list(repeated_text.document(DocumentEvidence(segments)))


def added(content: str) -> Finding:
    """The finding for ``content``, which the estimator holds to be added after `vols`."""
    source, target = "أعلنت الوزارة استئناف الرحلات.", f"Le ministère a annoncé la reprise des vols{content}."
    span = Span(target.index(content.strip(" ,")), len(target) - 1)
    evidence = Evidence(
        Segment("1", "d", 0, source, target),
        ARABIC,
        FRENCH,
        source_words=words(source, ARABIC),
        target_words=words(target, FRENCH),
        links=[(0, 3), (1, 1), (3, 7)],
        added=[FaultSpan(span, 0.9, "added", 4, False, True)],
    )
    assert added_content.segment is not None
    [finding] = added_content.segment(evidence)
    assert finding.target_span == span
    return finding


def test_an_added_clause_is_placed_on_both_sides() -> None:
    finding = added(", malgré l'opposition des syndicats")
    assert (finding.rule, finding.category) == ("AD101", "accuracy/addition")
    assert (finding.severity, finding.confidence) == (Severity.MAJOR, 0.9)
    assert finding.source_span == Span(29, 29)


def test_the_severity_of_an_addition_follows_its_content() -> None:
    assert added(" intérieurs").severity is Severity.MINOR
    assert added(" de 2023").severity is Severity.MAJOR


def test_a_sentence_without_a_source_is_added_and_a_translation_alone_is_not() -> None:
    text = "Les familles ont manifesté devant la préfecture."
    assert added_segment.segment is not None
    assert added_segment.needs_source
    [finding] = added_segment.segment(Evidence(Segment("1", "d", 0, "", text), ARABIC, FRENCH))
    assert finding.target_span == Span(0, len(text))
    assert not list(added_segment.segment(Evidence(Segment("1", "d", 0, "تظاهرت العائلات.", text), ARABIC, FRENCH)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Il a dit que les pourparlers ont dit que les pourparlers ont repris.",
            "dit que les pourparlers ont dit que les pourparlers ont",
        ),
        ("Il a visité la la capitale.", "la la"),
        ("La réunion réunion est reportée.", "réunion réunion"),
        ("Il a a déclaré que non.", "a a"),
        (
            "Il a dit que la livraison de blé, la livraison de blé arriverait jeudi.",
            "la livraison de blé, la livraison de blé",
        ),
        (
            "Elle a promis de livrer l'aide, selon le ministre, de livrer l'aide, selon le ministre, et de partir.",
            "de livrer l'aide, selon le ministre, de livrer l'aide, selon le ministre",
        ),
        (
            "Selon lui, le port de la ville restera fermé cette semaine, a-t-on appris, le port de la ville restera "
            "fermé cette semaine.",
            "le port de la ville restera fermé cette semaine",
        ),
        (
            "La banque centrale a maintenu jeudi son taux, car la banque centrale a maintenu jeudi l'inflation.",
            "la banque centrale a maintenu jeudi",
        ),
        (
            "Al-Ahly a écarté Berkane 30-25, tandis que l'Espérance avait battu le club angolais 29-24, tandis que "
            "l'Espérance avait battu le club angolais.",
            "tandis que l'Espérance avait battu le club angolais",
        ),
        (
            "Le roi a annoncé la reprise des vols vers Beyrouth lundi, a annoncé la reprise des vols vers Beyrouth.",
            "a annoncé la reprise des vols vers Beyrouth",
        ),
    ],
)
def test_words_said_twice(text: str, said: str) -> None:
    [(_, finding)] = again(text)
    assert finding.target_span is not None
    assert finding.target_span.of(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Nous nous sommes réunis, vous vous êtes tus, et c'est très très loin.",
        "Recollées morceau par morceau par des experts, les sculptures ont retrouvé leur place.",
        "La situation dans l'Est est tendue, dans l'Ouest aussi.",
        "« Nous vaincrons, nous vaincrons », a-t-il lancé.",
        "Le taux était supérieur chez ceux qui vivent en ville (7 %) que chez ceux qui vivent en zone rurale (2 %).",
        "Le 5 mai 2023 et le 5 mai 2024 ; 10 10 10.",
        "Le chiffre d'affaires de la société mère a gagné 3 %, le chiffre d'affaires de la société fille 2 %.",
        "L'équipe du groupe A a battu celle du groupe B.",
        "",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert again(text) == []


def test_a_source_that_repeats_itself_explains_a_repetition() -> None:
    text = "Il a dit oui bien sûr oui bien sûr."
    assert again(text, sources=("قال نعم طبعا نعم نعم طبعا",)) == []
    assert again(text, sources=("قال نعم طبعا",)) != []


def test_a_sentence_may_stand_in_a_story_only_once() -> None:
    sentence = "Le projet consacre un tiers des dépenses au transport de l'eau vers Amman."
    other = "La commission des finances se réunira mardi prochain pour en débattre longuement."
    [(place, finding)] = again(sentence, other, sentence.replace("Amman", "Ammane"))
    assert place == 2
    assert finding.message.endswith("already stands earlier in the story")
    assert again(sentence, other) == []


def test_sentences_that_the_original_repeats_are_no_fault() -> None:
    sentence = "Le projet consacre un tiers des dépenses au transport de l'eau vers Amman."
    source = "يخصص المشروع ثلث الإنفاق لنقل المياه إلى عمان في العام المقبل"
    assert again(sentence, sentence, sources=(source, source)) == []


def test_a_headline_may_come_again_in_the_text() -> None:
    text = "Le gouvernement adopte le projet de budget de l'année prochaine à Amman"
    segments = [
        Evidence(Segment(str(i), "d", i, None, text, role=role), None, FRENCH, target_words=words(text, FRENCH))
        for i, role in enumerate((Role.HEADLINE, Role.HEADLINE, Role.PROSE))
    ]
    assert repeated_text.document is not None
    assert not list(repeated_text.document(DocumentEvidence(segments)))


@given(st.lists(st.sampled_from(["le", "port", "est", "fermé", ",", "."]), max_size=40))
def test_a_run_said_again_reads_like_the_first(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for repeat in repeats(text, words(text, FRENCH), FRENCH):
        first, second = (
            [s.of(part) for s in words(part, FRENCH)] for part in (repeat.first.of(text), repeat.again.of(text))
        )
        assert first == second
        assert repeat.first.end <= repeat.again.start


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "L'aide arrivera jeudi. Sous-titres réalisés par la communauté d'Amara.org",
            "Sous-titres réalisés par la communauté d'Amara",
        ),
        ("Le tribunal a tranché. Accueil | Politique | Sport", "Accueil | Politique | Sport"),
        ("Merci d'avoir regardé cette vidéo ! Le ministre a démissionné.", "Merci d'avoir regardé cette vidéo "),
    ],
)
def test_what_is_no_part_of_a_story(text: str, seen: str) -> None:
    evidence = Evidence(Segment("1", "d", 1, None, text), None, FRENCH)
    [finding] = boilerplate.segment(evidence)
    assert finding.target_span is not None and finding.target_span.of(text) == seen
    told = Evidence(Segment("1", "d", 1, "اقرأ", text), ARABIC, FRENCH, unsupported=lambda span: 0.0)
    assert list(boilerplate.segment(told)) == []


def test_the_credit_that_speech_engines_make_up_in_arabic() -> None:
    text = "وصل الوفد إلى الدوحة. ترجمة نانسي قنقر"
    [finding] = boilerplate.segment(Evidence(Segment("1", "d", 1, None, text), None, ARABIC))
    assert finding.target_span is not None and finding.target_span.of(text) == "ترجمة نانسي قنقر"


@pytest.mark.parametrize(
    "text", ["Il a partagé sa recette.", "L'accueil des réfugiés a commencé.", "Le sous-titre du livre a choqué."]
)
def test_words_of_a_page_that_are_part_of_a_story(text: str) -> None:
    assert list(boilerplate.segment(Evidence(Segment("1", "d", 1, None, text), None, FRENCH))) == []
