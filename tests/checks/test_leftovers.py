"""Placeholders, tags and notes that were left in a translation (AD105)."""

from __future__ import annotations

import pytest

from audit.checks.addition.leftovers import left_over_markup
from audit.checks.evidence import Evidence
from audit.language import get
from audit.records import Finding, Segment


def findings(text: str, source: str | None = None) -> list[Finding]:
    evidence = Evidence(Segment("1", "d", 0, source, text), get("ar") if source else None, get("fr"))
    return list(left_over_markup.segment(evidence))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("de « Ya leil » à {{song_title_2}}.", "{{song_title_2}}"),
        ("Bonjour %(name)s, il est midi.", "%(name)s"),
        ("Le <unk> a été élu.", "<unk>"),
        ("des téléphones et <b>une somme en devises.", "<b>"),
        ("distribuaient couvertures et eau [NOTE DU TRADUCTEUR : vérifier] hier.", "[NOTE DU TRADUCTEUR : vérifier]"),
        ("Le ministre est **arrivé** hier.", "**arrivé**"),
    ],
)
def test_what_was_meant_for_a_program_or_a_colleague(text: str, seen: str) -> None:
    [finding] = findings(text)
    assert finding.target_span is not None
    assert finding.target_span.of(text) == seen
    assert findings(text, f"خبر {seen} خبر") == []


@pytest.mark.parametrize(
    "text",
    [
        "Une hausse de 3 %, soit 100 % de plus (NDLR : provisoire).",
        "Il a dit [sic] : <b>jamais</b>.",
        "#LibérezSamar : le mot-dièse a été repris 1,3 million de fois.",
        "x < 5 ans, y > 3 ans",
        "L'entreprise * a été citée * deux fois.",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert findings(text) == []
