"""Rules on the translation alone, on text that nobody writes: they answer, and in time that grows with its length."""

from __future__ import annotations

from time import process_time

import pytest

from audit.checks.addition.repeats import repeated_text
from audit.checks.damage.brackets import brackets
from audit.checks.damage.characters import damaged_characters
from audit.checks.damage.fragments import displaced_fragment, false_break
from audit.checks.damage.quotation import quotation_marks
from audit.checks.damage.typography import typography
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.omission.cutoff import cut_off_sentence
from audit.checks.rules import run
from audit.language import get
from audit.records import Segment

RULES = (
    damaged_characters, false_break, displaced_fragment, quotation_marks, brackets, typography, cut_off_sentence,
    repeated_text,
)  # fmt: skip
SECONDS = 20.0  # of processor time for all rules; what is quadratic takes minutes


@pytest.mark.parametrize("text", ["", " ", "\n", ".", '"', "(", "\x00", "\ud800", "\u202e", "\ufeff", "'", "…"])
@pytest.mark.parametrize("language", ["fr", "ar", "zh", "de"])
def test_next_to_nothing(text: str, language: str) -> None:
    evidence = DocumentEvidence([Evidence(Segment("1", "d", 0, None, text), None, get(language))])
    for _, finding in run(RULES, evidence):
        assert finding.target_span is not None
        assert finding.target_span.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["a", "é", "م", "Ã©", "\ufffd", "\x00", "\ud800", "\u202e", '"', "« x ", "(", "a?b", "&amp;", "de ", "a b. ", "1 ",
     "dÈcembre ", "e´", "=C3", "a@b.", "l'", "Le port est fermé depuis hier soir à Sfax.\n\n"],
)  # fmt: skip
def test_a_hundred_thousand_characters_of_anything(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    evidence = DocumentEvidence([Evidence(Segment("1", "d", 0, None, text), None, get("fr"))])
    start = process_time()
    findings = list(run(RULES, evidence))
    assert process_time() - start < SECONDS
    assert len(findings) < 5_000
