"""Days that no calendar has, told without an original (NB108)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checks.consistency.calendar import impossible_date
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.language import get
from audit.records import Segment, Severity

_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()  # noqa: SIM905
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905


def wrong(text, source=None, code="fr"):
    near = get("ar") if source else None
    evidence = Evidence(Segment("1", "d", 1, source, text), near, get(code))
    return [finding for _, finding in impossible_date.document(DocumentEvidence([evidence]))]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Les inscriptions seront closes le 31 juin à minuit.", "31 juin"),
        ("Le scrutin aura lieu le 29 février 2023.", "29 février 2023"),
        ("Il a été arrêté lundi 12 mars 2024 à Tunis.", "lundi 12 mars 2024"),
        ("L'avion, parti de Khartoum à 26h15, s'est posé à Port-Soudan.", "26h15"),
        ("Ouvert mardi 5 mars, le sommet s'est achevé jeudi 6 mars.", "jeudi 6 mars"),
    ],
)
def test_a_day_that_cannot_be(text, where):
    [finding] = wrong(text)
    assert finding.target_span.of(text) == where and finding.severity is Severity.MAJOR


def test_a_day_that_the_original_tells_so_is_noted():
    [finding] = wrong("Le vote aura lieu le 31 juin.", "يجرى التصويت في 31 يونيو.")
    assert finding.severity is Severity.INFO


def test_a_length_of_time_and_the_clock_of_a_match_are_no_time_of_day():
    assert wrong("Ils ont couru en 26h15, à minuit ou 24h00, et le but est tombé à 27:37.") == []
    assert wrong("The talks began at 26:15 GMT.", code="en") != []


def test_english_dates_begin_with_the_month():
    [finding] = wrong("He was arrested on Monday, March 12, 2024.", code="en")
    assert finding.target_span.of("He was arrested on Monday, March 12, 2024.") == "Monday, March 12, 2024"


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)), st.integers(1, 6))
def test_every_real_date_passes_and_no_other_weekday_does(day, shift):
    weekday = _WEEKDAYS[day.weekday()]
    told = f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"
    assert wrong(f"Il est né le {weekday} {told} à Sfax.") == []
    assert len(wrong(f"Il est né le {_WEEKDAYS[(day.weekday() + shift) % 7]} {told} à Sfax.")) == 1
