"""Rules read a document's beginning ahead, so that their tables are there when the models are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.checks import all_rules, run
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rehearsal import rehearse
from audit.checks.rules import _REGISTER, Rule, document_rule
from audit.language import get
from audit.names.index import index
from audit.reading import read
from audit.records import Document, Finding, Segment, Severity
from audit.settings import Settings

SOURCE = "وصل الرئيس اليمني إلى القاهرة يوم 12 مارس على رأس وفد من وزارة الخارجية."
TARGET = "Le président yéménite est arrivé au Caire le 12 mars à la tête d'une délégation des Affaires étrangères."


@pytest.fixture(params=["rows.tsv", "story.ar.txt story.fr.txt"])
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Document:
    """The story as a table's row, and as a pair of texts."""
    (tmp_path / "rows.tsv").write_text(f"source\ttarget\n{SOURCE}\t{TARGET}\n", encoding="utf-8")
    (tmp_path / "story.fr.txt").write_text(TARGET, encoding="utf-8")
    (tmp_path / "story.ar.txt").write_text(SOURCE, encoding="utf-8")
    [found] = read([tmp_path / name for name in request.param.split()], Settings())
    assert isinstance(found, Document)
    return found


def test_what_rules_look_up_is_loaded(document: Document) -> None:
    index.cache_clear()
    rehearse(all_rules(), document, get("ar"), get("fr"))
    assert index.cache_info().currsize >= 2


def test_rules_of_plugins_are_spared(document: Document) -> None:
    def fails(_evidence: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
        raise RuntimeError("a plugin was shown evidence that no run gives")

    plugin = Rule("ZZ101", "sample", "Accuracy", Severity.MINOR, "A sample.", False, False, document=fails)
    rehearse([plugin], document, get("ar"), get("fr"))


def test_rules_that_a_program_registers_itself_are_spared(document: Document) -> None:
    assert all(rule.own for rule in all_rules())

    @document_rule("ZZ102", "sample", "Accuracy", Severity.MINOR, needs_source=False)
    def fails(_rule: Rule, _evidence: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
        """A sample."""
        raise RuntimeError("a program's own rule was shown evidence that no run gives")

    del _REGISTER["ZZ102"]
    rehearse([fails], document, get("ar"), get("fr"))


def test_a_rule_of_whole_documents_that_needs_originals_is_not_asked_where_there_is_none() -> None:
    def fails(_evidence: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
        raise RuntimeError("a rule that needs originals was asked without any")

    rule = Rule("ZZ103", "sample", "Accuracy", Severity.MINOR, "A sample.", True, False, document=fails)
    alone = Evidence(Segment("1", "d", 1, None, TARGET), None, get("fr"))
    assert list(run([rule], DocumentEvidence([alone]))) == []


def test_a_document_without_anything_in_it_is_rehearsed() -> None:
    rehearse(all_rules(), Document("empty", None, None, ()), None, get("fr"))
    rehearse(all_rules(), Document("empty", None), None, get("fr"))
