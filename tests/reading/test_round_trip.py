"""What an audit writes reads back as the same segments, in which the same faults are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.auditor import Auditor
from audit.records import DocumentAudit, Finding, SegmentAudit
from audit.reports import Summary, open_report
from audit.settings import Settings

FEED = Path(__file__).parents[2] / "corpora" / "sample-feed"


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor(Settings(source="ar", target="fr"))


def audited(auditor: Auditor, path: Path) -> list[DocumentAudit]:
    return [item for item in auditor.audit([path]) if isinstance(item, DocumentAudit)]


def exported(documents: list[DocumentAudit], format: str, path: Path) -> Path:
    report = open_report(format, path)
    for document in documents:
        report.add(document)
    report.close(Summary())
    return path


def said(documents: list[DocumentAudit]) -> list[tuple[object, ...]]:
    return [_said(segment) for document in documents for segment in document.segments]


def _said(audited: SegmentAudit) -> tuple[object, ...]:
    segment = audited.segment
    findings = sorted(map(_finding, audited.findings), key=str)
    return segment.id, segment.document, segment.role, segment.source, segment.target, findings


def _finding(found: Finding) -> tuple[object, ...]:
    return found.rule, found.severity, found.source_span, found.target_span, found.message, found.suggestion


def test_the_sample_feed_in_each_format_that_holds_segments(auditor: Auditor, tmp_path: Path) -> None:
    feed = audited(auditor, FEED)
    expected = said(feed)
    assert len(expected) > 250
    assert sum(bool(findings) for *_, findings in expected) > 5
    assert any(source is None for _, _, _, source, _, _ in expected)
    for format, name in (("xliff", "feed.xlf"), ("jsonl", "feed.jsonl")):
        again = audited(auditor, exported(feed, format, tmp_path / name))
        assert said(again) == expected
        # A file that has been audited is written back as it is, with the findings of this audit as its notes.
        if format == "xliff":
            twice = exported(again, format, tmp_path / "twice.xlf")
            read = audited(auditor, twice)
            assert said(read) == expected
            thrice = exported(read, format, tmp_path / "thrice.xlf")
            assert thrice.read_text("utf-8").count("<note ") == twice.read_text("utf-8").count("<note ")
