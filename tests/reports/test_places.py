"""Where findings stand in the real files: read back as an editor would, from the bytes on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_examples import SOURCE, document, finding, segment

from audit.alignment.passages import single_passages
from audit.language import get
from audit.reading import read
from audit.records import Document, DocumentAudit, Scores, Segment, SegmentAudit, Span, Text
from audit.reports.paths import relative
from audit.reports.places import Locator, Region, first_line
from audit.settings import Settings


def cut(lines: list[str], region: Region) -> str:
    """What an editor selects in ``lines``: columns in UTF-16 code units, from 1, the end exclusive."""
    assert region.start_column is not None
    assert region.end_column is not None
    chosen = lines[region.start_line - 1 : region.end_line]
    units = [line.encode("utf-16-le", "surrogatepass") for line in chosen]
    last = units[-1][: 2 * (region.end_column - 1)]
    units[-1] = last
    units[0] = units[0][2 * (region.start_column - 1) :]
    return "\n".join(part.decode("utf-16-le", "surrogatepass") for part in units)


def regions(path: str, text: Text, marked: str) -> list[Region]:
    """The places of every occurrence of ``marked`` in the real segments of a text."""
    found = []
    for passage in single_passages(path, text, get("fr")):
        start = passage.segment.target.find(marked)
        if start >= 0:
            one = finding(source_span=None, target_span=Span(start, start + len(marked)))
            audited = DocumentAudit(path, (SegmentAudit(passage.segment, Scores(), (one,)),), target_path=path)
            ((_, (located,)),) = Locator().locate(audited)
            found.append(located.region)
    return found


STORY = "Le port rouvre\n\nÀ Sfax 🚢🚢, les dockers ont repris. Le 𝔭ort de Sfax rouvre jeudi, dit-on.\n\nFin à Sfax.\n"


@pytest.mark.parametrize(
    ("encoding", "ends"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("utf-16", "\r\n"), ("utf-8", "\r")]
)
def test_columns_and_lines_are_those_of_the_file(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "sfax.txt"
    path.write_bytes(STORY.replace("\n", ends).encode(encoding))
    (made,) = read([path], Settings(target="fr"))
    assert isinstance(made, Document)
    assert made.target is not None
    lines = path.read_bytes().decode(encoding).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = regions(str(path), made.target, "Sfax")
    assert [(r.start_line, r.start_column, r.end_column) for r in found] == [(3, 3, 7), (3, 50, 54), (5, 7, 11)]
    assert [cut(lines, region) for region in found] == ["Sfax"] * 3


def test_a_span_after_a_line_break_counts_from_its_own_line() -> None:
    ((_, (located,)), _) = Locator().locate(document(finding()))
    assert located.region == Region("feed/fr/0412.txt", 6, 6, 3, 23)
    assert located.other == Region("feed/ar/0412.txt", 4, 4, 23, 32)


def test_a_span_over_a_line_break_begins_and_ends_on_its_lines() -> None:
    ((_, (located,)), _) = Locator().locate(document(finding(target_span=Span(24, 44), source_span=None)))
    assert located.region == Region("feed/fr/0412.txt", 5, 6, 33, 12)
    assert located.other is None


def test_what_is_missing_stands_in_the_original_or_in_the_gap() -> None:
    gap = finding(source_span=Span(22, 31), target_span=Span(8, 8))
    ((_, (located,)), _) = Locator().locate(document(gap))
    assert located.region == Region("feed/fr/0412.txt", 5, 5, 17, 17)
    missing = finding(source_span=Span(22, 31), target_span=None)
    ((_, (located,)), _) = Locator().locate(document(missing, target="", target_lines=None, target_column=None))
    assert located.region == Region("feed/ar/0412.txt", 4, 4, 23, 32)


def test_a_finding_without_spans_is_the_whole_segment() -> None:
    ((_, (located,)), _) = Locator().locate(document(finding(source_span=None, target_span=None)))
    assert located.region == Region("feed/fr/0412.txt", 5, 6, 9, 24)


def test_rows_have_lines_only() -> None:
    row = segment(
        document="feed.jsonl", source_column=None, target_column=None, source_lines=(7, 7), target_lines=(7, 7)
    )
    audited = DocumentAudit("feed.jsonl", (SegmentAudit(row, Scores(), (finding(),)),))
    ((_, (located,)),) = Locator().locate(audited)
    assert located.region == Region("feed.jsonl", 7, 7)


def test_a_finding_that_stands_nowhere_is_the_first_line_of_its_document() -> None:
    bare = Segment("a#1", "a", 1, SOURCE, "")
    ((_, (located,)),) = Locator().locate(DocumentAudit("a", (SegmentAudit(bare, Scores(), (finding(),)),)))
    assert located.region == Region("a", 1, 1)


def test_paths_are_as_seen_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative("./feed//a.txt") == "feed/a.txt"
    assert relative(str(tmp_path / "feed" / "a.txt")) == "feed/a.txt"
    assert relative("../a.txt") == (tmp_path.parent / "a.txt").as_posix()
    assert relative("feed/a\u202eb\0.txt") == "feed/a[RLO]b␀.txt"


lines = st.text(st.sampled_from("abcdé𝔭🚢 .\u0301"), max_size=30).map(str.strip)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lines, min_size=1, max_size=8))
def test_every_segment_is_where_its_region_says(made: list[str]) -> None:
    content = "\n".join(made)
    for passage in single_passages("a.txt", Text("a.txt", content), get("fr")):
        whole = Span(0, len(passage.segment.target))
        one = SegmentAudit(passage.segment, Scores(), (finding(source_span=None, target_span=whole),))
        ((_, (located,)),) = Locator().locate(DocumentAudit("a.txt", (one,), target_path="a.txt"))
        assert cut(content.split("\n"), located.region) == passage.segment.target


def test_the_line_to_go_to_is_the_one_that_the_marked_text_begins_in() -> None:
    assert first_line(segment()) == first_line(segment(), finding(target_span=None)) == 5
    assert first_line(segment(), finding()) == 6
    assert first_line(segment(target="", target_lines=None), finding()) == 4
    assert first_line(segment(target_column=None), finding()) == 5
    assert first_line(segment(target_lines=None, source_lines=None), finding()) is None
