"""The record contract, written and read back."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.errors import AuditError, UnreadableFile
from audit.records import DocumentAudit, Finding, Role, Scores, Segment, SegmentAudit, Severity, Span, Totals
from audit.reports import Summary, open_report
from audit.reports.jsonl import JsonlReport, line, read_records, record

SOURCE = "وصلت القافلة إلى بلدة رأس العين مساء السبت."
TARGET = "Le convoi est arrivé samedi soir à la tête de la source."


def example() -> SegmentAudit:
    finding = Finding(
        "NM201", "translated-name", "accuracy/mistranslation/entity", Severity.MAJOR, 0.9412,
        "“رأس العين” is a place, translated word by word.", Span(22, 31), Span(35, 55), "Ras al-Ain",
    )  # fmt: skip
    segment = Segment("w001", "feed/0412.ar.txt", 3, SOURCE, TARGET, (4, 4), (5, 6), extra={"desk": "AFP"})
    return SegmentAudit(segment, Scores(71.444, 0.41, 0.02, 0.9123456, {"chrf": 55.0}), (finding,))


def test_a_record_holds_the_keys_of_the_contract_in_their_order() -> None:
    made = json.loads(line(example()))
    assert list(made) == [
        "id", "document", "segment", "source", "target", "source_lines", "target_lines", "scores", "findings",
        "role", "extra",
    ]  # fmt: skip
    assert list(made["findings"][0]) == [
        "rule", "name", "category", "severity", "confidence", "source_span", "target_span", "message", "suggestion"
    ]  # fmt: skip
    assert made["scores"] == {"quality": 71.44, "omission": 0.41, "addition": 0.02, "similarity": 0.9123, "chrf": 55.0}
    assert made["findings"][0]["severity"] == "major"
    assert TARGET[slice(*made["findings"][0]["target_span"])] == "la tête de la source"
    assert made["source_lines"] == [4, 4]


def test_text_is_written_as_itself_not_as_escapes() -> None:
    assert SOURCE in line(example())


def test_a_target_only_segment_has_a_null_source_and_only_the_scores_it_can_have() -> None:
    made = record(SegmentAudit(Segment("d#1", "d", 1, None, "Bonjour."), Scores()))
    assert made["source"] is None
    assert made["source_lines"] is None
    assert made["scores"] == {}


def test_text_that_utf8_cannot_hold_is_escaped_and_comes_back() -> None:
    hostile = "dam\ud800aged \u2028 line \x00 \u202e end"
    written = line(SegmentAudit(Segment("d#1", "d", 1, None, hostile), Scores()))
    assert "\\ud800" in written
    assert written.count("\n") == len(written.splitlines()) == 1
    assert json.loads(written.encode("utf-8"))["target"] == hostile


def test_numbers_that_json_lacks_are_left_out_or_null() -> None:
    segment = Segment("d#1", "d", 1, None, "a", extra={"given": float("nan"), "list": [float("inf"), 1]})
    made = json.loads(line(SegmentAudit(segment, Scores(quality=float("nan")))))
    assert made["scores"] == {}
    assert made["extra"] == {"given": None, "list": [None, 1]}


def test_each_document_is_on_disk_before_the_next_is_audited(tmp_path: Path) -> None:
    report = open_report("jsonl", tmp_path / "new" / "audit.jsonl")
    report.add(DocumentAudit("feed/0412.ar.txt", (example(),)))
    assert len(read_records(tmp_path / "new" / "audit.jsonl")) == 1
    report.close(Summary(Totals()))


def test_records_of_one_document_come_back_together(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_text(line(example()) * 2 + "\n", encoding="utf-8-sig")
    (document,) = read_records(path)
    assert (document.name, len(document.segments)) == ("feed/0412.ar.txt", 2)
    assert document.segments[0].findings[0].source_span == Span(22, 31)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nonsense", "not an audit record: Expecting value: line 1 column 1 (char 0)"),
        ("[]", "not an audit record: not a JSON object"),
        ('{"source": null, "target": "x"}', "not an audit record: no 'scores'"),
        (line(example()).replace('"major"', '"grave"'), "not an audit record: unknown severity 'grave'"),
        (line(example()).replace("[22, 31]", "[22, 310]"), "not an audit record: span [22, 310] lies outside its text"),
        ("[" * 100_000, "not an audit record: nested too deeply"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_record_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_text(line(example()) + text, encoding="utf-8")
    with pytest.raises(AuditError) as caught:
        read_records(path)
    assert str(caught.value).startswith(f"{path}:2: {message}")


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFile, match="not UTF-8"):
        read_records(path)
    with pytest.raises(UnreadableFile, match="No such file"):
        read_records(tmp_path / "missing.jsonl")


def any_text() -> st.SearchStrategy[str]:
    """Any text, lone surrogates included; two that make a pair are one character once they are JSON."""
    pair = re.compile("[\ud800-\udbff][\udc00-\udfff]")
    return st.text(st.characters(exclude_categories=()), max_size=30).filter(lambda text: not pair.search(text))


def spans(text: str) -> st.SearchStrategy[Span | None]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return st.none() | ends.map(lambda pair: Span(*sorted(pair)))


unit = st.none() | st.floats(0, 1).map(lambda value: round(value, 4))
lines = st.none() | st.tuples(st.integers(1, 9), st.integers(1, 9))


@st.composite
def segment_audits(draw: st.DrawFn) -> SegmentAudit:
    source, target = draw(st.none() | any_text()), draw(any_text())
    extra = draw(st.dictionaries(any_text(), st.none() | st.booleans() | st.integers() | any_text(), max_size=2))
    segment = Segment(
        draw(any_text()), draw(st.sampled_from(["a", "b"])), draw(st.integers(0, 99)), source, target,
        draw(lines), draw(lines), role=draw(st.sampled_from(Role)), extra=extra,
    )  # fmt: skip
    finding = st.builds(
        Finding, any_text(), any_text(), any_text(), st.sampled_from(Severity),
        st.floats(0, 1).map(lambda value: round(value, 3)), any_text(), spans(source or ""), spans(target),
        st.none() | any_text(),
    )  # fmt: skip
    quality = draw(st.none() | st.floats(0, 100).map(lambda value: round(value, 2)))
    scores = Scores(quality, draw(unit), draw(unit), draw(unit), {"chrf": 50.5} if draw(st.booleans()) else {})
    return SegmentAudit(segment, scores, tuple(draw(st.lists(finding, max_size=3))))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(segment_audits(), max_size=4))
def test_what_is_written_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, made: list[SegmentAudit]
) -> None:
    stream = io.StringIO()
    report = JsonlReport(stream)
    for one in made:
        report.add(DocumentAudit(one.segment.document, (one,)))
    report.close(Summary(Totals()))
    path = tmp_path_factory.mktemp("jsonl") / "audit.jsonl"
    path.write_bytes(stream.getvalue().encode("utf-8"))
    assert [one for document in read_records(path) for one in document.segments] == made
