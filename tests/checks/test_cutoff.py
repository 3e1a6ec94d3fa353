"""Sentences that stop before their end, and endings that only look so."""

from __future__ import annotations

import pytest

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.omission.cutoff import cut_off_sentence
from audit.language import get
from audit.records import Finding, Role, Segment, Severity


def row(text: str, language: str = "fr", source: str | None = None, role: Role = Role.PROSE) -> list[Finding]:
    """Findings of a row that stands alone."""
    evidence = Evidence(Segment("1", "d", 0, source, text, role=role), None, get(language))
    assert cut_off_sentence.document is not None
    return [f for _, f in cut_off_sentence.document(DocumentEvidence([evidence]))]


def story(*paragraphs: str) -> list[int]:
    """Places that are found cut off in a story of one segment a paragraph."""
    segments = [
        Evidence(Segment(str(i), "d", i, None, text, target_lines=(2 * i + 1, 2 * i + 1)), None, get("fr"))
        for i, text in enumerate(paragraphs)
    ]
    assert cut_off_sentence.document is not None
    return [place for place, _ in cut_off_sentence.document(DocumentEvidence(segments))]


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Les équipes du génie militaire ont commencé à.", "ont commencé à"),
        ("La liaison reste suspendue jusqu'à la fin des travaux de la piste et de la.", "et de la"),
        ("Le texte prévoit une hausse de. Les députés voteront mardi.", "une hausse de"),
        ("La plupart des migrants sont originaires du", "sont originaires du"),
        ("Le ministre a reçu le directeur de l'agence,", "directeur de l'agence,"),
        ("Le directeur a répondu que la reprise dépendait", "la reprise dépendait"),
        ("Les comptes ont été publiés. Ils montrent une forte baisse", "une forte baisse"),
        ("La cour a ordonné une amende et la saisie de ses confi.", "de ses confi"),
        ("Le président turkmène a invité son hôte à se rendre à Achgabat. Il a également", "Il a également"),
        (
            "Le ministre a promis que la ligne ferroviaire serait livrée avant la fin de l'année, à condition que les "
            "entreprises chargées de la signalisation",
            "de la signalisation",
        ),
    ],
)
def test_cuts_that_show_in_the_row_itself(text: str, tail: str) -> None:
    [finding] = row(text)
    assert finding.category == "accuracy/omission"
    assert finding.target_span is not None
    assert finding.target_span.of(text) == tail


@pytest.mark.parametrize(
    "text",
    [
        "Indonésie : le bilan du tsunami s'élève à 832",
        "Dites-le. Va-t'en. Il prend de la vitamine D.",
        "Il a hésité avant de…",
        "Les livraisons reprendront « dès demain », a-t-il dit",
        "Il vote pour. Elle vote contre. C'est à voir, et qu'il y en ait un.",
        "avant un geste aseptique ; et",
        "Les pompiers ont maîtrisé le feu. Avec agences",
        "Augmentation rapide de l'incidence cumulée de la maladie au sein de l'Union européenne et au Royaume-Uni, "
        "selon les données communiquées par les laboratoires nationaux",
    ],
)
def test_endings_that_are_whole(text: str) -> None:
    assert row(text) == []


def test_an_original_that_stops_the_same_way_explains_the_end() -> None:
    text = "Il a reçu le directeur de la banque centrale,"
    assert row(text, source="استقبل مدير البنك المركزي،") == []
    assert row(text, source="استقبل مدير البنك المركزي، ثم سافر.") != []


def test_an_original_with_a_full_stop_asks_for_one() -> None:
    [finding] = row("Le ministre a reçu hier soir l'envoyé américain", source="استقبل الوزير المبعوث الأمريكي.")
    assert finding.severity is Severity.MINOR


def test_a_paragraph_without_punctuation_stands_out_in_a_story() -> None:
    whole = "Les survivants ont été conduits au port, où ils ont reçu des soins."
    cut = "Le parquet a ouvert une enquête et ordonné des analyses sur les corps rejetés par la mer agitée"
    assert story(whole, whole, cut, whole, whole) == [2]
    assert story(whole, whole, "Un bilan provisoire", whole, whole) == []
    assert story(cut, cut, whole, cut) == []


def test_a_participle_behind_a_comma_waits_for_what_follows() -> None:
    assert row("Les combattants ont attaqué la localité de Makhmour, tuant") != []
    assert row("Il est le premier ministre du pays, cependant") == []


def test_headlines_are_left_alone() -> None:
    assert row("Ce que l'on sait des accords de", role=Role.HEADLINE) == []


def test_other_languages() -> None:
    assert row("The minister said that the talks would go on until the", "en") != []
    assert row("The minister has much to deal with.", "en") == []
    assert row("وقال الوزير إن المحادثات ستستمر إلى", "ar") != []
    assert row("لم يصل الوفد بعد.", "ar") == []


def test_a_row_that_ends_on_a_comma_may_go_on_in_the_next() -> None:
    [finding] = row("Le ministre a reçu hier soir le directeur de l'agence,")
    assert finding.severity is Severity.INFO


def test_a_text_broken_before_a_small_letter_is_not_cut() -> None:
    whole = "Les survivants ont été conduits au port, où ils ont reçu des soins."
    broken = "Une femme en larmes est apparue hier soir sur les lieux du drame,"
    assert story(whole, broken, "puis elle est repartie sans un mot.", whole) == []
    assert story(whole, broken, whole, whole) == [1]


def test_names_and_quotations_that_look_like_endings() -> None:
    assert row("They fought to sit in the highest seat in the grand palace at Xi’an.", "en") == []
    assert row("Harte Worte „und dann haben wir uns verliebt“", "de") == []
    assert row("L'argent a permis au journal de mettre l'affaire à sa une.") == []
    assert row("Il y en avait à vendre, et il en a acheté pour une.") == []
