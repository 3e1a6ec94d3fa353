"""Rises that fall and falls that rise, told without an original (NB109)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checks.consistency.rises.changes import contradictory_change
from audit.checks.evidence import Evidence
from audit.language import get
from audit.records import Segment, Severity


def wrong(text, source=None, code="fr"):
    near = get("ar") if source else None
    return list(contradictory_change.segment(Evidence(Segment("1", "d", 1, source, text), near, get(code))))


@pytest.mark.parametrize(
    ("code", "text", "where"),
    [
        (
            "fr",
            "Il a salué la baisse de l'inflation, passée de 7,2 % à 8,1 % en un an.",
            "baisse de l'inflation, passée de 7,2 % à 8,1",
        ),
        (
            "fr",
            "Le bénéfice est tombé de 12 millions d'euros à 15 millions d'euros.",
            "tombé de 12 millions d'euros à 15 millions d'euros",
        ),
        ("fr", "La hausse du chômage, passé de 9 % à 8 %, inquiète.", "hausse du chômage, passé de 9 % à 8"),
        ("fr", "L'inflation a ralenti à 7,4 % sur un an en mai, contre 6,9 % en avril.", "ralenti à 7,4 % sur un an"),
        ("en", "Inflation fell to 7.4 percent in May, from 6.9 percent.", "fell to 7.4 percent in May"),
        ("en", "Unemployment fell from 7.1 to 7.6 percent.", "fell from 7.1 to 7.6"),
        ("ar", "انخفضت النسبة من 12 إلى 15 بالمئة.", "انخفضت النسبة من 12 إلى 15"),
    ],
)
def test_figures_that_run_against_the_change(code, text, where):
    [finding] = wrong(text, code=code)
    assert finding.rule == "NB109" and finding.target_span.of(text).startswith(where)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "L'inflation a reculé, passant de 8,1 % à 7,2 %."),
        ("fr", "Les recettes sont tombées de 7,2 à 4,1 milliards de dollars."),
        ("fr", "Une baisse de 10 à 15 % est attendue."),
        ("fr", "L'inflation a ralenti à 6,9 % sur un an en mai, contre 7,4 % en avril."),
        ("fr", "Le club est passé de 7 à 8 points malgré la chute de ses recettes, en hausse auparavant."),
        ("fr", "La hausse des prix est revenue à 6,4 % en mai, après 7,1 % en avril."),
        ("en", "Output rose from 7.1 to 7.6 percent."),
    ],
)
def test_changes_that_are_told_rightly(code, text):
    assert wrong(text, code=code) == []


def test_what_the_original_says_too_is_only_noted():
    [finding] = wrong("L'inflation a baissé, passant de 7 % à 8 %.", "انخفض التضخم من 7 إلى 8 بالمئة.")
    assert finding.severity is Severity.INFO


@given(st.integers(20, 999), st.integers(20, 999))
def test_a_fall_that_ends_higher_is_told_and_no_other(one, other):
    found = wrong(f"La production a chuté, passant de {one} à {other} tonnes.")
    assert bool(found) is (other > one)
