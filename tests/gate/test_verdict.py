"""The verdict: which limits a run went over, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from audit.configuration import Layer
from audit.gate.baseline import Baseline
from audit.gate.keys import load_policy
from audit.gate.verdict import Verdict
from audit.records import DocumentAudit, Finding, Problem, Scores, Segment, SegmentAudit, Severity, Totals
from audit.reports import Outcome, Summary


def fault(severity: Severity = Severity.MAJOR, message: str = "Something is wrong.", **changes: object) -> Finding:
    return Finding("NM101", "wrong-name", "accuracy", severity, 0.9, message, **changes)  # type: ignore[arg-type]


def segment(document: str, line: int, *findings: Finding, quality: float | None = None) -> SegmentAudit:
    text = "Dix mots font ici un segment dont on peut parler."
    return SegmentAudit(
        Segment(f"{document}#{line}", document, line, "x", text, target_lines=(line, line)),
        Scores(quality=quality),
        findings,
    )


def document(name: str, *segments: SegmentAudit) -> DocumentAudit:
    return DocumentAudit(name, segments, target_path=name)


def judged(
    *documents: DocumentAudit, problems: tuple[Problem, ...] = (), baseline: Baseline | None = None, **policy: object
) -> Outcome:
    """The outcome of a run under a policy of those keys."""
    keys = {key.replace("_", "-"): value for key, value in policy.items()}
    verdict = Verdict(load_policy([Layer("test", keys)], Path.cwd()).policy, baseline)
    for one in documents:
        verdict.add(one)
    totals = sum((one.totals for one in documents), Totals())
    return verdict.concluded(Summary(totals, len(documents), problems))


def test_it_passes_where_nothing_is_as_grave_as_the_limit() -> None:
    outcome = judged(document("a.txt", segment("a.txt", 1, fault(Severity.MINOR))))
    assert outcome == Outcome(True, ("gate passed: no major or worse fault in 1 document",))


def test_it_names_the_document_with_most_to_mend_and_the_gravest_fault() -> None:
    outcome = judged(
        document("a.txt", segment("a.txt", 1, fault()), segment("a.txt", 2, fault(), fault())),
        document("b.txt", segment("b.txt", 7, fault(Severity.CRITICAL, "The figure is wrong.")), segment("b.txt", 8)),
        document("c.txt", segment("c.txt", 1)),
    )
    assert outcome.lines == (
        "gate failed: 1 critical, 3 major in 2 of 3 documents (--fail-on major)",
        "look first at b.txt (1250 penalty points per 1,000 words)",
        "the gravest fault: b.txt:7: NM101 wrong-name: The figure is wrong.",
    )


def test_a_poor_segment_fails_it_and_is_named() -> None:
    poor = document("a.txt", segment("a.txt", 1, quality=80), segment("a.txt", 4, quality=12.3))
    outcome = judged(poor, document("b.txt", segment("b.txt", 1, quality=25)), min_segment_quality=30)
    assert not outcome.passed
    assert outcome.lines[0] == (
        "gate failed: 2 segments below the least quality, the lowest 12.3 at a.txt:4 (--min-segment-quality)"
    )
    assert judged(poor, min_segment_quality=12).passed


def test_a_poor_document_fails_it_though_the_run_is_good() -> None:
    poor, good = document("a.txt", segment("a.txt", 1, quality=20)), document("b.txt", segment("b.txt", 1, quality=90))
    outcome = judged(poor, good, min_document_quality=50, min_run_quality=50)
    assert outcome.lines[0] == (
        "gate failed: 1 of 2 documents below the least quality, the lowest 20.0 at a.txt (--min-document-quality)"
    )
    assert outcome.lines[1].startswith("look first at a.txt ")
    assert judged(poor, good, min_run_quality=50).passed


def test_parts_of_one_document_are_judged_together() -> None:
    parts = [document("a.txt", segment("a.txt", line, quality=quality)) for line, quality in ((1, 20), (2, 90))]
    assert judged(*parts, min_document_quality=50).passed


def test_a_poor_run_fails_it() -> None:
    outcome = judged(document("a.txt", segment("a.txt", 1, quality=40)), min_run_quality=50)
    assert outcome.lines[0] == "gate failed: quality 40.0 of the run is below 50 (--min-run-quality)"


def test_a_translation_without_original_has_no_quality_to_fail_on() -> None:
    limits = {"min_run_quality": 99, "min_document_quality": 99, "min_segment_quality": 99}
    assert judged(document("a.txt", segment("a.txt", 1)), **limits).passed


def test_too_many_small_faults_fail_it() -> None:
    small = document("a.txt", segment("a.txt", 1, fault(Severity.MINOR), fault(Severity.MINOR)), segment("a.txt", 2))
    outcome = judged(small, max_penalty=99.5)
    assert outcome.lines[0] == "gate failed: 100.0 penalty points per 1,000 words, more than 99.5 (--max-penalty)"
    assert judged(small, max_penalty=100).passed


def test_known_and_accepted_faults_have_no_weight() -> None:
    let_pass = document(
        "a.txt", segment("a.txt", 1, fault(known=True), fault(Severity.CRITICAL, accepted="a quotation"))
    )
    assert judged(let_pass, max_penalty=0).passed


def test_what_was_not_audited_is_said_and_fails_it_only_if_asked() -> None:
    problems = (Problem("x.txt", "empty file"), Problem("y.txt", "audited alone", unaudited=False))
    clean = document("a.txt", segment("a.txt", 1))
    assert judged(clean, problems=problems).lines == (
        "gate passed: no major or worse fault in 1 document; 1 file could not be audited",
    )
    assert judged(clean, problems=problems, max_unaudited=0.5).passed
    assert not judged(clean, problems=problems, max_unaudited=0.4).passed


def test_broken_rows_of_a_file_that_was_audited_are_rows() -> None:
    rows = tuple(Problem(f"a.jsonl:{line}", "not valid JSON", rows=1) for line in (3, 7))
    problems = (*rows, Problem("a.jsonl", "1,000 more broken rows", rows=1_000))
    clean = document("a.jsonl", *(segment("a.jsonl", line) for line in range(1_002)))
    assert judged(clean, problems=problems, max_unaudited=0.5).lines == (
        "gate passed: no major or worse fault in 1 document; 1,002 rows could not be audited",
    )
    assert judged(clean, problems=rows, max_unaudited=0).lines[0] == (
        "gate failed: 2 rows could not be audited, less than 1% of all, more than 0% (--max-unaudited)"
    )


def test_a_file_is_counted_once() -> None:
    """One of which all rows are broken was not audited; one of which parts could not be is one file all the same."""
    rows = tuple(Problem(f"b.jsonl:{line}", "no field 'target'", rows=1) for line in range(1, 51))
    parts = tuple(Problem("a.txt", "internal error") for _ in range(3))
    outcome = judged(document("a.txt", segment("a.txt", 1)), problems=(*rows, *parts), max_unaudited=0.6)
    assert outcome.lines[0] == (
        "gate failed: 2 files could not be audited, 67% of all, more than 60% (--max-unaudited)"
    )


def test_every_reason_is_said() -> None:
    outcome = judged(
        document("a.txt", segment("a.txt", 1, fault(), quality=10)),
        min_segment_quality=50, min_document_quality=50, min_run_quality=50, max_penalty=1, fail_rules="NM",
    )  # fmt: skip
    reasons = [line for line in outcome.lines if line.startswith("gate failed: ")]
    assert len(reasons) == 5
    assert reasons[0].endswith("(--fail-on major, --fail-rules NM)")


def test_documents_of_one_row_file_have_their_own_limits() -> None:
    rows = DocumentAudit("feed.jsonl", (segment("sport", 1, fault()), segment("politics", 2)))
    assert judged(rows, per_path="sport: fail-on=never").passed
    assert not judged(rows, per_path="politics: fail-on=never").passed
    assert "look first at feed.jsonl: sport" in judged(rows).lines[1]


def test_hostile_text_is_inert_in_the_verdict() -> None:
    lines = judged(document("a\u202e.txt", segment("a.txt", 1, fault(message="x\x1b[31m\u202e\ny")))).lines
    assert not any(character in line for line in lines for character in "\x1b\u202e\n")


def test_the_baseline_is_summed_up() -> None:
    baseline = Baseline()
    story = document("a.txt", segment("a.txt", 1, fault(message="one")), segment("a.txt", 2))
    baseline.mark(story)
    again = Baseline(baseline.updated())
    outcome = judged(again.mark(document("a.txt", segment("a.txt", 1))), baseline=again)
    assert outcome.lines[0] == "gate passed: no major or worse fault in 1 document"
    assert outcome.lines[1] == "baseline: 0 known, 1 fixed; --update-baseline forgets what is fixed"
    assert outcome.lines[2].startswith("fixed: a.txt: NM101 “Dix mots font ici")
