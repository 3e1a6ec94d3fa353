"""The report for a terminal."""

from __future__ import annotations

import io
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.records import DocumentAudit, Finding, Scores, Segment, SegmentAudit, Severity, Span, Totals
from audit.reports import Problem, Summary, open_report
from audit.reports.inert import HOSTILE, direction, inert
from audit.reports.snippet import isolated, snippet
from audit.reports.table import TableReport

SOURCE = "وصلت القافلة إلى بلدة رأس العين مساء السبت."
TARGET = "Le convoi est arrivé samedi soir à la tête de la source."


def finding(severity: Severity = Severity.MAJOR, **changes: object) -> Finding:
    values = {
        "rule": "NM101", "name": "translated-name", "category": "accuracy/mistranslation/entity", "severity": severity,
        "confidence": 0.94, "message": "“رأس العين” is a name.", "target_span": Span(35, 55), **changes,
    }  # fmt: skip
    return Finding(**values)  # type: ignore[arg-type]


def document(
    *findings: Finding, name: str = "0412", source: str | None = SOURCE, target: str = TARGET
) -> DocumentAudit:
    segment = Segment(f"{name}#1", name, 1, source, target, (3, 3) if source else None, (5, 5) if target else None)
    audited = SegmentAudit(segment, Scores(quality=41.0), findings)
    return DocumentAudit(name, (audited,), f"ar/{name}.txt", f"fr/{name}.txt", "ar", "fr")


def printed(*documents: DocumentAudit, problems: tuple[Problem, ...] = (), **options: bool) -> str:
    stream = io.StringIO()
    report = TableReport(stream, **options)
    for one in documents:
        report.add(one)
    totals = sum((one.totals for one in documents), Totals())
    report.close(Summary(totals, len(documents), problems, seconds=1.25))
    return stream.getvalue()


def test_a_fault_is_shown_with_its_line_severity_rule_message_and_text() -> None:
    assert printed(document(finding())).splitlines() == [
        "fr/0412.txt  ar → fr  quality 41",
        "    5  major     NM101 translated-name: “\u2067رأس العين\u2069” is a name.",
        "                 Le convoi est arrivé samedi soir à ⟦la tête de la source⟧.",
        "",
        "─" * 80,
        "Audited  1 document · 1 segment · 12 words · 1.2 s",
        "Faults   1 major",
        "Quality  41.0 of 100 (mean over words; 50 is the least to publish)",
        "Penalty  416.7 MQM points per 1,000 words",
    ]


def test_a_missing_sentence_is_shown_in_the_source_and_by_its_line_there() -> None:
    missing = finding(rule="OM301", name="missing-segment", message="Not translated.", target_span=None)
    text = printed(document(missing, target=""))
    assert " ar 3  major     OM301 missing-segment: Not translated." in text
    assert "\u2067وصلت القافلة" in text


def test_info_is_counted_and_shown_only_if_asked_for() -> None:
    audited = document(finding(), finding(Severity.INFO, rule="TX901", name="typography"))
    assert "TX901" not in printed(audited)
    assert "Faults   1 major · 1 info (-v shows info)" in printed(audited)
    assert "TX901 typography" in printed(audited, verbose=True)
    assert "shows info" not in printed(audited, verbose=True)


def test_a_clean_run_says_so_in_a_few_lines() -> None:
    assert printed(document()).splitlines()[1] == "Faults   none"


def test_totals_only_prints_nothing_but_the_end() -> None:
    text = printed(document(finding()), totals_only=True)
    assert text.startswith("Audited  1 document ")
    assert "NM101" not in text


def test_the_worst_documents_come_first_at_the_end() -> None:
    worse = document(finding(Severity.CRITICAL), name="worse")
    lines = printed(document(finding(), name="bad"), worse).splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("Look first at"))
    assert "fr/worse.txt (penalty 2083)" in lines[place]
    assert "fr/bad.txt (penalty 417)" in lines[place + 1]


def test_what_could_not_be_audited_is_named_with_its_reason() -> None:
    problems = (Problem("feed/x.txt", "empty file"), Problem("feed", "a.pdf is not read", unaudited=False))
    lines = printed(document(), problems=problems).splitlines()
    assert "Not audited  feed/x.txt: empty file" in lines
    assert "Noticed      feed: a.pdf is not read" in lines


def test_many_notices_of_one_kind_are_told_once_but_every_file_that_was_not_audited_is_named() -> None:
    alone = "no Arabic file for it ({}.ar.txt); audited without a source"
    problems = [Problem(f"{n}.fr.txt", alone.format(n), unaudited=False) for n in range(9)]
    text = printed(document(), problems=(*problems, *(Problem(f"{n}.pdf", "empty file") for n in range(9))))
    assert "Noticed      0.fr.txt: no Arabic file for it (0.ar.txt); audited" in text
    assert "             the same of 8 more files\n" in text and "1.fr.txt" not in text
    assert all(f"{n}.pdf: empty file" in text for n in range(9))


def test_parts_of_one_document_share_a_heading() -> None:
    assert printed(document(finding()), document(finding())).count("fr/0412.txt") == 1


def test_nothing_is_coloured_or_wider_than_80_columns_off_a_terminal() -> None:
    long = finding(message="Une phrase " * 40, suggestion="mot" * 60)
    text = printed(document(long, target=TARGET * 20))
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_a_report_in_a_file_is_the_same_table(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    report = open_report("table", path)
    report.add(document(finding()))
    assert not path.exists()
    report.close(Summary(document(finding()).totals, 1, seconds=1.25))
    assert path.read_text("utf-8") == printed(document(finding()))


def test_controls_and_overrides_become_visible() -> None:
    assert inert("a\x00b\x1b[31m\u202ec\ud800\x85") == "a␀b␛[31m[RLO]c[U+D800][U+0085]"
    assert inert("رأس\u200f العين\u00a0») \n\t") == "رأس\u200f العين\u00a0») \n\t"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_nothing_hostile_reaches_the_terminal(text: str) -> None:
    hostile = finding(message=text, suggestion=text, target_span=Span(0, len(text)))
    shown = printed(document(hostile, source=text, target=text))
    assert not HOSTILE.search(re.sub("[\u2067\u2069\n]", "", shown))


def test_a_snippet_keeps_the_span_and_cuts_between_words() -> None:
    text = "Les premiers mots de la phrase, puis le passage fautif, et enfin les derniers mots."
    start = text.index("passage")
    cut = snippet(text, Span(start, start + 14), 40)
    assert (cut.before, cut.marked, cut.after) == ("…puis le ", "passage fautif", ", et enfin…")


def test_the_direction_of_a_text_is_that_of_most_of_its_letters() -> None:
    assert direction("Le mot رأس seul") == "ltr"
    assert direction("رأس العين (AFP)") == "rtl"
    assert direction("12.3", "ar") == "rtl"
    assert isolated("a رأس العين b") == "a \u2067رأس العين\u2069 b"
