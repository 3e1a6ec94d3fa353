"""Quotation marks: pairs, crossings and loners, over a whole document."""

from __future__ import annotations

import pytest

from audit.checks.damage.quotation import quotation_marks
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.language import get
from audit.records import Finding, Segment, Severity


def audit(*paragraphs: str, language: str = "fr", source: str | None = None) -> list[tuple[int, Finding]]:
    """Findings of a document with one segment a paragraph."""
    segments = [
        Evidence(Segment(str(i), "d", i, source, text, target_lines=(2 * i + 1, 2 * i + 1)), None, get(language))
        for i, text in enumerate(paragraphs)
    ]
    assert quotation_marks.document is not None
    return list(quotation_marks.document(DocumentEvidence(segments)))


def test_opened_in_one_system_and_closed_in_another() -> None:
    text = "Il a dit : « C'est un indicateur dangereux. \" Il a ajouté que non."
    [(place, finding)] = audit(text)
    assert (place, finding.severity, finding.category) == (0, Severity.MINOR, "linguistic/punctuation")
    assert finding.target_span is not None
    assert finding.target_span.of(text) == "« C'est un indicateur dangereux. \""
    assert '« » and closed with " "' in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "“La priorité est de réduire le coût », a expliqué M. al-Faouri.",
        '« nous ne sommes plus obligés de partir", a déclaré son coordinateur.',
        "« Nous avons cru à un raid, a témoigné Houda al-Fitouri.",
        'Il a parlé de ""guerre"" ouverte.',
        'Il a salué « un accord » et "une victoire" hier.',
    ],
)
def test_faults_in_one_row(text: str) -> None:
    findings = audit(text)
    assert findings
    assert all(f.severity is Severity.MINOR for _, f in findings)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Il a dit : « Nous “voulons” la paix. »"],
        ["Il a dit : « Je lui ai répondu : « Va-t'en. »"],
        ["« Nous partons.", "« Nous reviendrons.", "« Et nous gagnerons », a-t-il dit."],
        ["Il a déclaré : « Nous partons.", "Nous reviendrons. »"],
        ["L'armée de l'Irak, c'est l’armée d’aujourd’hui."],
        ['Un écran de 55" et un autre de 32".'],
        ['Il a dit "non", puis "oui".'],
    ],
)
def test_good_copy_is_left_alone(paragraphs: list[str]) -> None:
    assert audit(*paragraphs) == []


def test_a_lone_row_may_be_part_of_a_longer_quotation_unless_its_source_is_whole() -> None:
    row = "« Nous avons aussi investi dans des formations."
    assert audit(row) == []
    assert audit(row, source="«استثمرنا أيضا في التدريب.") == []
    [(_, finding)] = audit(row, source="«استثمرنا أيضا في التدريب».")
    assert "never closed" in finding.message


def test_words_quoted_within_a_sentence_must_close_in_it() -> None:
    [(_, finding)] = audit("Il a dénoncé « une saison perdue et des promesses, avant d'appeler à la grève.")
    assert "never closed" in finding.message
    assert audit("Il a dit : « Une saison perdue.") == []


def test_an_open_quotation_is_marked_up_to_where_it_should_end() -> None:
    text = "« Nous ne quitterons pas ces lieux, a prévenu la porte-parole du collectif."
    [(_, finding)] = audit(text)
    assert finding.target_span is not None and finding.target_span.of(text) == "« Nous ne quitterons pas ces lieux"


def test_quotations_inside_quotations_are_no_second_system() -> None:
    assert audit('« Le "zbeul", c\'est fini ! », tonne-t-il, qui veut « des toilettes qui ferment ».') == []
    assert audit('Il veut « des comptes » et "des primes".') != []


def test_in_a_document_an_open_quotation_must_close_before_the_next() -> None:
    [(place, finding)] = audit("Il a dit : « Nous partons.", "Le ministre a dit : « Bien », hier.")
    assert place == 0
    assert "never closed" in finding.message


def test_two_systems_in_one_story_are_only_remarked_on() -> None:
    [(place, finding)] = audit("Il a dit « oui ».", "Elle a dit « non ».", 'Ils ont dit "peut-être".')
    assert (place, finding.severity) == (2, Severity.INFO)


def test_two_quotations_that_end_together_are_no_doubled_mark() -> None:
    assert audit('"He said "no,"" she told us.', language="en") == []
    assert audit('He said "no."" Then he left.', language="en") != []


def test_hebrew_abbreviations_hold_no_quotation_mark() -> None:
    assert audit('ארה"ב מתעקשת על כך.', language="he") == []


def test_german_closes_with_what_others_open_with() -> None:
    assert audit("Er sagte: „Wir gehen.“ Dann ging er.", language="de") == []


def story(*paragraphs: list[str]) -> list[tuple[int, str, str]]:
    """Findings of a document with one segment a sentence, as place, marked text and message."""
    texts = [(line, text) for line, sentences in enumerate(paragraphs) for text in sentences]
    segments = [
        Evidence(Segment(str(i), "d", i, None, text, target_lines=(2 * line, 2 * line)), None, get("fr"))
        for i, (line, text) in enumerate(texts)
    ]
    assert quotation_marks.document is not None
    found = quotation_marks.document(DocumentEvidence(segments))
    return [(place, f.target_span.of(texts[place][1]), f.message) for place, f in found if f.target_span]


def test_a_quotation_is_over_where_its_paragraph_ends_on_who_said_it() -> None:
    first = [
        "« Un lanceur ne se dépêche pas.",
        "J'ai préféré attendre une fois de trop, a déclaré M. Munakata, chef de projet.",
    ]
    [(place, marked, message)] = story(first, ["« Nous cherchons le sable », a dit M. al-Ketbi."])
    assert (place, marked) == (1, "trop,")
    assert "« Un” is never closed before who says it" in message


def test_a_quotation_is_closed_before_the_next_opens_in_its_paragraph() -> None:
    sentences = [
        "Elle a salué « une écriture sans fard.",
        "« Nous avons lu de tout.",
        "Celle-là se tait », a-t-elle raconté.",
    ]
    [(place, marked, _)] = story(sentences, ["« Oui », a-t-elle ajouté."])
    assert (place, marked) == (0, "« une écriture sans fard")


@pytest.mark.parametrize(
    "paragraphs",
    [
        (["« Nous partons.", "Nous reviendrons."], ["« Et nous gagnerons », a-t-il dit."]),
        (["« Le pays, a déclaré le roi, est uni."], ["« Il le restera. »"]),
        (["« Nous partons demain matin, a-t-il dit.", "Nous reviendrons. »"], ["« Oui », dit-elle."]),
        (["« Je suis parti.", "Il m'a dit : « Va-t'en de chez moi », a-t-elle raconté."], ["« Oui », dit-elle."]),
    ],
)
def test_quotations_that_go_on(paragraphs: tuple[list[str], ...]) -> None:
    assert story(*paragraphs) == []
