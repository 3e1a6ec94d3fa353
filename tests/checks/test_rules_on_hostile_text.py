"""Rules on the translation alone, on text that nobody writes: they answer, and in time that grows with its length."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from audit.checks.addition.repeats import repeated_text
from audit.checks.damage.brackets import brackets
from audit.checks.damage.characters import damaged_characters
from audit.checks.damage.fragments import displaced_fragment, false_break
from audit.checks.damage.quotation import quotation_marks
from audit.checks.damage.typography import typography
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.meaning.calques import found
from audit.checks.meaning.phrases import phrases
from audit.checks.numbers.exchanged import reversed_ranges
from audit.checks.numbers.wrong import wrong_number
from audit.checks.omission.cutoff import cut_off_sentence
from audit.checks.rules import run
from audit.checks.terminology.phrases import quotations
from audit.language import get
from audit.language.words import words
from audit.names.women import women_called_men
from audit.records import Segment
from audit.wire.furniture import is_web_line
from audit.wire.sentences import sentences

RULES = (
    damaged_characters, false_break, displaced_fragment, quotation_marks, brackets, typography, cut_off_sentence,
    repeated_text,
)  # fmt: skip
SECONDS = 20.0  # of processor time for all rules; what is quadratic takes minutes
AT_ONCE = 1.0  # of processor time for a line; what has many ways to read it takes from several seconds to years


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


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (is_web_line, ",".join(["http://a.b/c"] * 23) + " é"),  # 2ⁿ ways where an address may hold commas
        (lambda text: sentences(text, get("hi")), "क" * 23 + ",क. क"),  # letters that count as vowel signs too
        (lambda text: list(women_called_men([text])), "la ministre" + " desl'des" * 12 + " x"),
        (lambda text: list(quotations(text)), "«" + " " * 2_000 + "x"),
        (lambda text: list(found(text)), "la fonte " + "de la " * 23 + "x"),
        (lambda text: list(reversed_ranges(evidence_of(text))), f"de 3 {'é' * 800} 5"),
    ],
)
def test_a_short_line_that_patterns_could_read_in_many_ways(read: Callable[[str], object], text: str) -> None:
    found(""), phrases()  # tables are read first
    start = process_time()
    read(text)
    assert process_time() - start < AT_ONCE


def evidence_of(text: str) -> Evidence:
    return Evidence(Segment("1", "d", 0, "5", text), get("en"), get("fr"))


def test_hundreds_of_numbers_are_not_each_weighed_against_every_other() -> None:
    source = " ".join(f"{n} soldiers in Aden." for n in range(100, 500))
    target = " ".join(f"{n} soldats à Aden." for n in range(100, 500))
    spans = words(source, get("en")), words(target, get("fr"))
    links = [(n, n) for n in range(len(spans[0]))]
    read = Evidence(Segment("1", "d", 0, source, target), get("en"), get("fr"), None, *spans, links)
    start = process_time()
    assert list(wrong_number.segment(read)) == []
    assert process_time() - start < SECONDS
