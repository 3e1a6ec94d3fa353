"""Wholes and their parts, told in one sentence (NB107)."""

from __future__ import annotations

import pytest

from audit.checks import all_rules, run
from audit.checks.consistency.wholes.excesses import excesses
from audit.checks.consistency.wholes.sums import sums
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.numbers.facts import facts
from audit.language import get
from audit.records import Finding, Segment, Severity

RULES = tuple(rule for rule in all_rules() if rule.code.startswith("NB"))


def alone(text: str) -> list[Finding]:
    """What the rules on numbers say of a French text without its original."""
    evidence = Evidence(Segment("1", "d", 1, None, text), None, get("fr"))
    return [finding for _, finding in run(RULES, DocumentEvidence([evidence]))]


@pytest.mark.parametrize(
    ("text", "language", "agrees"),
    [
        ("Le bilan est de 76 personnes (36 hommes et 41 femmes).", "fr", False),
        ("Le bilan est de 77 personnes (36 hommes et 41 femmes).", "fr", True),
        ("Il y a 36 hommes et 41 femmes, soit 76 personnes.", "fr", False),
        ("وقتل 76 شخصا (36 رجلا و41 امرأة).", "ar", False),
        ("The team has 13 members: three women and ten men.", "en", True),
        ("Les corps de sept personnes, quatre femmes et deux enfants, ont été retrouvés.", "fr", False),
        ("Quatorze morts, dont neuf femmes et sept enfants.", "fr", False),
    ],
)
def test_sums(text: str, language: str, agrees: bool) -> None:
    [found] = sums(facts(text, language), text)
    assert found.agrees is agrees


def test_a_sum_is_checked_without_an_original() -> None:
    text = "Le bilan est de 76 personnes (36 hommes et 41 femmes)."
    [finding] = alone(text)
    assert (finding.rule, finding.severity) == ("NB107", Severity.MINOR)
    others = "Le convoi compte 76 camions (36 blancs et 20 rouges)."
    assert alone(others) == []


@pytest.mark.parametrize(
    ("text", "makes"),
    [
        ("214 détenus ont été libérés, dont 120 à Homs, 63 à Hama et 51 à Tartous.", 234),
        ("64 % sont favorables à la réforme, 31 % y sont opposés et 18 % ne se prononcent pas.", 113),
    ],
)
def test_parts_that_are_more_than_their_whole(text: str, makes: int) -> None:
    [excess] = excesses(facts(text, "fr"), text)
    assert excess.amount == makes


@pytest.mark.parametrize(
    "text",
    [
        "234 détenus ont été libérés, dont 120 à Homs, 63 à Hama et 51 à Tartous.",
        "40 blessés, dont 25 femmes et 20 mineurs.",
        "51 % sont favorables à la réforme, 31 % y sont opposés et 18 % ne se prononcent pas.",
        "Le taux est passé de 64 % à 31 %, puis à 18 %.",
    ],
)
def test_parts_that_may_all_be_right(text: str) -> None:
    assert list(excesses(facts(text, "fr"), text)) == []
