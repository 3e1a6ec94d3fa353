"""Typographic slips, and the many usages that are none."""

from __future__ import annotations

import pytest

from audit.checks.damage.typography import typography
from audit.checks.evidence import Evidence
from audit.language import get
from audit.records import Finding, Segment, Severity


def findings(text: str, language: str = "fr") -> list[Finding]:
    return list(typography.segment(Evidence(Segment("1", "d", 0, None, text), None, get(language))))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "seen", "mended"),
    [
        ("Il est parti le 5 Décembre dernier.", "Décembre", "décembre"),
        ("L'Amérique en la région a échoué.", "en la ", "dans la "),
        ("Il sait que il viendra.", "que ", "qu'"),
        ("Le ministre de les transformations", "de les ", "des "),
        ("Il a dit \" non merci \" hier.", '" non merci "', '"non merci"'),
        ("Les températures  montent.", "  ", " "),
        ("Il est parti , puis revenu.", " ,", ","),
        ("Son père, Wayne,a joué.", ",", ", "),
    ],
)  # fmt: skip
def test_slips(text: str, seen: str, mended: str) -> None:
    [finding] = findings(text)
    assert finding.severity is Severity.INFO
    assert finding.target_span is not None
    assert (finding.target_span.of(text), finding.suggestion) == (seen, mended)


@pytest.mark.parametrize(
    "text",
    [
        "Décembre 2023 fut froid ; pourquoi ? Voilà !",
        "L’armée, l'armée : 2 500 soldats; 3,5 %",
        "SANAA, 5 DÉCEMBRE",
        "Il croit en la matière, en la personne du roi, en les frottant.",
        "Il est illégal de les tuer et de le dire, à les entendre.",
        "Puis-je entrer ? Que oui. Le onze.",
        'Elle a dit "oui", puis "non".',
        "Attendez... puis partez.",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert findings(text) == []


def test_english_months_keep_their_capital() -> None:
    assert findings("He left on 5 December.", "en") == []
