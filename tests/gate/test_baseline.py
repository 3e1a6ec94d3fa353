"""Known findings: found again after their lines moved; new ones are not taken for them, fixed ones are told."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.alignment.passages import single_passages
from audit.errors import AuditError
from audit.gate.baseline import Baseline, Entry, read_baseline, write_baseline
from audit.language import get
from audit.records import DocumentAudit, Finding, Scores, Segment, SegmentAudit, Severity, Span, Text
from audit.reports.fingerprints import Fingerprints

STORY = """Le port de Sfax rouvre ses quais

Les dockers ont repris le travail jeudi à Sfax après onze jours de grève, a annoncé le syndicat régional. La direction \
s'est engagée à remplacer les deux grues hors service avant la fin du mois de mai.

Le ministre des Transports s'est félicité d'un compromis équilibré. La reprise complète de l'activité est attendue \
vendredi, une fois que les équipes de nuit auront regagné les quais du port de commerce.
"""


def audit(content: str, marked: Sequence[str], path: str = "fr/sfax.txt") -> DocumentAudit:
    """The real segments of a text, with a finding at every occurrence of the marked words."""
    passages = single_passages(path, Text(path, content), get("fr"))
    segments = tuple(SegmentAudit(p.segment, Scores(), tuple(_found(p.segment, marked))) for p in passages)
    return DocumentAudit(path, segments, target_path=path)


def _found(segment: Segment, marked: Sequence[str]) -> Iterator[Finding]:
    for words in marked:
        for match in re.finditer(re.escape(words).replace("\\ ", r"\s"), segment.target):
            message = f"“{words}” is wrong."
            yield Finding("NM101", "a-rule", "accuracy", Severity.MAJOR, 0.9, message, None, Span(*match.span()))


def known(*documents: DocumentAudit) -> list[Entry]:
    baseline = Baseline()
    for document in documents:
        baseline.mark(document)
    return baseline.updated()


def new(entries: list[Entry], document: DocumentAudit) -> list[str]:
    """The texts of the findings that the entries do not hold."""
    marked = Baseline(entries).mark(document)
    spans = [(f.target_span, a.segment.target) for a in marked.segments for f in a.findings if f.counts]
    return [span.of(text) for span, text in spans if span]


MARKED = ["Sfax", "les deux grues", "compromis équilibré"]


def test_nothing_is_new_in_the_same_text() -> None:
    assert new(known(audit(STORY, MARKED)), audit(STORY, MARKED)) == []


def test_inserted_lines_change_nothing() -> None:
    above = "".join(f"La ligne numéro {number} précède la dépêche du jour.\n\n" for number in range(20))
    assert new(known(audit(STORY, MARKED)), audit(above + STORY, MARKED)) == []


def test_reflowed_paragraphs_change_nothing() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 40) for paragraph in STORY.split("\n\n"))
    assert wrapped.count("\n") > STORY.count("\n") + 5
    assert new(known(audit(STORY, MARKED)), audit(wrapped, MARKED)) == []
    assert new(known(audit(wrapped, MARKED)), audit(STORY, MARKED)) == []


def test_white_space_and_case_change_nothing() -> None:
    spaced = STORY.replace("a annoncé", "a\u00a0annoncé").replace("Les dockers", "LES DOCKERS")
    assert new(known(audit(STORY, MARKED)), audit(spaced, MARKED)) == []


def test_other_words_around_a_known_finding_change_nothing() -> None:
    edited = STORY.replace("s'est engagée à remplacer", "a promis de changer").replace("hors service", "en panne")
    assert new(known(audit(STORY, MARKED)), audit(edited, MARKED)) == []


def test_one_planted_fault_is_the_only_new_one() -> None:
    planted = STORY.replace("jeudi à Sfax", "jeudi à Gafsa et à Sfax")
    assert new(known(audit(STORY, MARKED)), audit(planted, [*MARKED, "Gafsa"])) == ["Gafsa"]


def test_one_more_of_a_known_kind_is_new() -> None:
    more = STORY.replace("le syndicat régional", "le syndicat de Sfax")
    assert new(known(audit(STORY, MARKED)), audit(more, MARKED)) == ["Sfax"]


def test_a_repetition_with_the_same_words_around_it_counts_for_itself() -> None:
    line = "Le port de Sfax rouvre ses quais au trafic de marchandises.\n\n"
    entries = known(audit(line * 2, ["Sfax"]))
    assert [entry.fingerprint[-2:] for entry in entries] == ["-1", "-2"]
    assert new(entries, audit(line * 3, ["Sfax"])) == ["Sfax"]
    assert new(entries, audit(line, ["Sfax"])) == []


def test_another_document_or_another_rule_is_another_finding() -> None:
    entries = known(audit(STORY, ["Sfax"]))
    assert new(entries, audit(STORY, ["Sfax"], "fr/other.txt")) == ["Sfax"] * 2
    other_rule = [Entry("fr/sfax.txt", "NM102", e.fingerprint.replace("a", "b")) for e in entries]
    assert new(other_rule, audit(STORY, ["Sfax"])) == ["Sfax"] * 2


def test_fixed_findings_are_told_for_the_documents_that_were_audited() -> None:
    baseline = Baseline(known(audit(STORY, MARKED), audit(STORY, ["quais"], "fr/other.txt")))
    baseline.mark(audit(STORY.replace("les deux grues", "les grues"), MARKED))
    assert [(entry.document, entry.text) for entry in baseline.fixed()] == [("fr/sfax.txt", "les deux grues")]
    assert baseline.counts == {"known": 3}


def test_updating_forgets_what_is_fixed_and_keeps_what_was_not_audited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("here.txt").write_text(STORY, "utf-8")
    entries = known(*(audit(STORY, ["grues"], name) for name in ("fr/sfax.txt", "here.txt", "gone.txt")))
    baseline = Baseline(entries)
    baseline.mark(audit(STORY.replace("grues", "machines"), ["grues", "quais"]))
    assert [(e.document, e.text) for e in baseline.updated()] == [
        ("fr/sfax.txt", "quais"), ("fr/sfax.txt", "quais"), ("here.txt", "grues"),
    ]  # fmt: skip


def test_an_accepted_finding_does_not_count_until_its_day_has_passed(tmp_path: Path) -> None:
    (entry,) = known(audit(STORY, ["compromis"]))
    path = tmp_path / "baseline.json"
    write_baseline(path, [entry])
    made = json.loads(path.read_text("utf-8"))
    made["findings"][0] |= {"reason": "a quotation", "expires": "2026-12-31"}
    path.write_text(json.dumps(made), "utf-8")
    (accepted,) = read_baseline(path)
    marked = Baseline([accepted], today=date(2026, 12, 31)).mark(audit(STORY, ["compromis"]))
    assert [f.accepted for a in marked.segments for f in a.findings] == ["a quotation"]
    late = Baseline([accepted], today=date(2027, 1, 1))
    assert [f.counts for a in late.mark(audit(STORY, ["compromis"])).segments for f in a.findings] == [True]
    assert late.counts == {"expired": 1}
    assert late.updated() == [accepted]


def test_the_file_is_sorted_and_the_same_whatever_the_order_of_the_audit(tmp_path: Path) -> None:
    documents = [audit(STORY, MARKED, name) for name in ("b.txt", "a.txt", "c.txt")]
    for name, order in (("one", documents), ("two", documents[::-1])):
        write_baseline(tmp_path / name, known(*order))
    text = (tmp_path / "one").read_text("utf-8")
    assert text == (tmp_path / "two").read_text("utf-8")
    assert text.index("a.txt") < text.index("b.txt") < text.index("c.txt")
    assert '"text": "compromis équilibré"' in text
    assert read_baseline(tmp_path / "one") == known(*documents)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a baseline: Expecting value"),
        ("<<<<<<< HEAD", "not a baseline: Expecting value"),
        ("[]", "not a baseline: no list of 'findings'"),
        ('{"version": 9, "findings": []}', "a baseline of version 9; this program reads version 1"),
        ('{"version": 1, "findings": [3]}', "finding 1: not an object"),
        ('{"version": 1, "findings": [{"document": "a", "rule": "b"}]}', "finding 1: no 'fingerprint'"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_baseline_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, "utf-8")
    with pytest.raises(AuditError) as caught:
        read_baseline(path)
    assert str(caught.value).startswith(f"{path}: {message}")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"expire": "2026-12-31"}, "unknown key 'expire'; did you mean 'expires'?"),
        ({"reason": " "}, "reason takes text, not ' '"),
        ({"expires": "2026-12-31"}, "it expires, but gives no 'reason' why it is accepted until then"),
        ({"reason": "x", "expires": "soon"}, "expires takes a day such as 2027-01-31, not 'soon'"),
    ],
)
def test_a_slip_in_an_entry_is_an_error_and_accepts_nothing(tmp_path: Path, more: dict[str, str], message: str) -> None:
    path = tmp_path / "baseline.json"
    entry = {"document": "a", "rule": "b", "fingerprint": "c", **more}
    path.write_text(json.dumps({"version": 1, "findings": [entry]}), "utf-8")
    with pytest.raises(AuditError) as caught:
        read_baseline(path)
    assert str(caught.value) == f"{path}: finding 1: {message}"


def test_a_missing_file_is_named_with_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match=r"no such baseline; make it with --baseline .* --update-baseline"):
        read_baseline(tmp_path / "none.json")


words = st.lists(
    st.sampled_from(["le", "port", "ministre", "Sfax", "a", "dit", "que", "nuit"]), min_size=3, max_size=12
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(words, min_size=1, max_size=6), st.lists(words, max_size=4), st.integers(0, 6))
def test_what_is_known_stays_known_wherever_paragraphs_go(
    story: list[list[str]], inserted: list[list[str]], place: int
) -> None:
    """Any story, with any paragraphs put in anywhere: only what stands in those can be new."""
    paragraphs = [" ".join(p).capitalize() + "." for p in story]
    others = [" ".join(word for word in p if word != "Sfax").capitalize() + "." for p in inserted]
    before, after = "\n\n".join(paragraphs), "\n\n".join([*paragraphs[:place], *others, *paragraphs[place:]])
    assert new(known(audit(before, ["Sfax", "sfax"])), audit(after, ["Sfax", "sfax"])) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(words, min_size=1, max_size=6))
def test_fingerprints_of_one_run_are_unique(story: list[list[str]]) -> None:
    document = audit("\n\n".join(" ".join(p) + "." for p in story), ["Sfax", "le", "port"])
    prints = [print for segment in Fingerprints().of(document) for print in segment]
    assert len(prints) == len(set(prints)) == sum(len(a.findings) for a in document.segments)
