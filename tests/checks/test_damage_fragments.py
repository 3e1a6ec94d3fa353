"""Stray full stops and the words behind them."""

from __future__ import annotations

import pytest

from audit.checks.damage.fragments import displaced_fragment, false_break, fragments
from audit.checks.evidence import Evidence
from audit.language import get
from audit.records import Finding, Segment


def findings(text: str, language: str = "fr") -> list[Finding]:
    evidence = Evidence(Segment("1", "d", 0, None, text), None, get(language))
    return [f for rule in (false_break, displaced_fragment) for f in rule.segment(evidence)]  # type: ignore[misc]


def test_a_sentence_that_goes_on_is_a_false_break_with_a_mended_text() -> None:
    text = "Ils visent les bases en Syrie. et le nord de l'Irak, a-t-il dit."
    [finding] = findings(text)
    assert finding.rule == "TX102"
    assert finding.target_span is not None
    assert finding.target_span.of(text) == "Syrie. et le nord de l'Irak"
    assert finding.suggestion == "Syrie et le nord de l'Irak"


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Le manque de volonté politique. courage.", "courage"),
        ("Plus de 12 millions souffrent d’insécurité. alimentaire pendant la saison.", "alimentaire pendant la saison"),
        ("Libérée des griffes de l'EI. \" terroriste sous quelque prétexte.", "terroriste sous quelque prétexte"),
        ("Ils ignoraient ce que « contenaient. » les enveloppes et a fui.", "les enveloppes et a fui"),
        ("Il a perdu son en mars 2020. emploi.", "emploi"),
        ("Les et les symptômes (cliniques). signes.", "signes"),
        ("Elle a affirmé que « toute sa. » vie avait changé.", "vie avait changé"),
        ("« Aucun indice de sabotage. » délibéré, a expliqué le porte-parole.", "délibéré"),
    ],
)  # fmt: skip
def test_words_torn_from_their_place(text: str, torn: str) -> None:
    [finding] = findings(text)
    assert finding.rule == "TX103"
    assert finding.target_span is not None
    assert finding.target_span.of(text) == torn


@pytest.mark.parametrize(
    "text",
    [
        "M. le ministre a reçu M. al-Maliki et Mme d'Alembert.",
        "Des fruits, des noix, des plats etc. qui sont offerts.",
        "« On part. » a déclaré le ministre.",
        "« On part. » s'exclame-t-il.",
        "« On part. » plaide le président.",
        "« On part. » Il a ajouté qu'il partait.",
        "Il hésite... puis il part. L'iPhone aussi.",
        "Vraiment ? demande-t-il. Oui ! répond-elle.",
        "Voir p. ex. le J.O. du 5 mai sur lemonde.fr ou l'art. 5.",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert findings(text) == []


def test_scripts_without_capitals_are_silent() -> None:
    assert fragments("قال الوزير. وأضاف أنه", get("ar")) == []
