"""Brackets without their partners."""

from __future__ import annotations

import pytest

from audit.checks.damage.brackets import brackets
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.language import get
from audit.records import Segment


def seen(*sentences: str, source: str | None = None) -> list[str]:
    """What is marked in a paragraph of these sentences."""
    segments = [
        Evidence(Segment(str(i), "d", i, source, text, target_lines=(1, 1)), None, get("fr"))
        for i, text in enumerate(sentences)
    ]
    assert brackets.document is not None
    return [
        finding.target_span.of(sentences[place])
        for place, finding in brackets.document(DocumentEvidence(segments))
        if finding.target_span is not None
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Le directeur de l'agence (Saba a démenti.", "(Saba"),
        ("Le directeur de l'agence Saba) a démenti.", "Saba)"),
        ("[Notre correspondant (à Sanaa] écrit.", "(à"),
    ],
)
def test_a_bracket_without_its_partner(text: str, marked: str) -> None:
    assert marked in seen(text)


@pytest.mark.parametrize(
    "text",
    ["L'agence (Saba) [sic] a démenti.", "a) le riz ; 2) le blé ; iv) le maïs.", "Merci :-) et à demain ;)", "（Saba)"],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert seen(text) == []


def test_a_bracket_may_close_in_a_later_sentence_of_its_paragraph() -> None:
    assert seen("(Il l'a dit hier.", "Il l'a répété aujourd'hui.)") == []


def test_an_original_that_lacks_a_bracket_too_explains_it() -> None:
    assert seen("L'agence (Saba a démenti.", source="نفت وكالة (سبأ") == []
