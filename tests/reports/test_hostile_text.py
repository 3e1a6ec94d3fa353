"""Text that means harm, in every format: it is shown, and does nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from pyarrow import parquet
from report_examples import document, finding, written

from audit.reading.markup import FORBIDDEN
from audit.reading.parquet import read_parquet
from audit.reading.xliff import read_xliff
from audit.records import DocumentAudit, Span
from audit.reports import FORMATS, Outcome
from audit.reports.inert import HOSTILE, ISOLATE_LEFT_TO_RIGHT, ISOLATE_RIGHT_TO_LEFT, inert
from audit.settings import Settings as Chosen

PIECES = (
    "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "]]>", "<![CDATA[", "&lt;",
    "\u202e", "\u2066", "\u2069", "\u2028", "\x00", "\x1b[31m", "\x9b", "\x7f", "\ud800", "\udfff", "\ufffe", "\r",
    "\n",
    "::error::x", "%0A::set-output name=a::b", "=cmd|'/c calc'!A1", "+1", "@all", "[a](javascript:alert(1))", "](", "`",
    "```", "|", "\\", "'", '"', "${{ secrets.X }}", "https://evil.example", "{0}", "a", "é", "🚢", "رأس", " ",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=()), max_size=5), max_size=6).map(
    "".join
)


@st.composite
def hostile_documents(draw: st.DrawFn) -> DocumentAudit:
    """A document whose every text, names and identifiers included, may be anything."""
    target, source = draw(texts), draw(texts)
    span = Span(0, len(target))
    one = finding(
        rule=draw(texts), name=draw(texts), category=draw(texts), message=draw(texts), suggestion=draw(texts),
        target_span=draw(st.sampled_from([span, None])),
        source_span=draw(st.sampled_from([Span(0, len(source)), None])),
        accepted=draw(st.none() | texts.filter(bool)), known=draw(st.booleans()),
    )  # fmt: skip
    made = document(one, id=draw(texts), target=target, source=source, document=draw(texts))
    path = draw(texts) or "a"
    return DocumentAudit(path, made.segments, path, path, "ar", "fr")


def check_lines(made: str) -> None:
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in made.splitlines())


def check_json(made: str) -> None:
    assert all(json.loads(line) for line in made.split("\n") if line)


def check_whole_json(made: str) -> None:
    json.loads(made)


def check_xml(made: str) -> None:
    root = etree.fromstring(made.encode("utf-8"))
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped"
    }  # fmt: skip


def check_xliff(made: str) -> None:
    names = {etree.QName(element).localname for element in etree.fromstring(made.encode("utf-8")).iter()}
    assert names <= {"xliff", "file", "body", "trans-unit", "source", "target", "note", "x"}


def check_markdown(made: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(made)
    tags = set(re.findall(r"<([a-z0-9]+)", html))
    assert tags <= {"h3", "h4", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "code", "p", "strong"}
    columns = {len(re.findall("<t[dh]>", row)) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)}
    assert columns <= {2, 4}


def check_html(made: str) -> None:
    assert len(re.findall("<script", made)) == 1
    assert "<img" not in made


def check_csv(made: str) -> None:
    made = made.removeprefix("\ufeff")
    header, *rows = csv.reader(io.StringIO(made, newline=""))
    assert all(len(row) == len(header) for row in rows)
    numbers = {"similarity", "quality"}
    for row in rows:
        for column, cell in zip(header, row, strict=True):
            assert column in numbers or not cell.strip().startswith(("=", "+", "-", "@"))


def check_parquet(made: bytes) -> None:
    assert parquet.read_table(io.BytesIO(made)).num_rows == 2


def check_terminal(made: str) -> None:
    assert "\x1b" not in made


CHECKS: dict[str, Any] = {
    "github": check_lines, "jsonl": check_json, "sarif": check_whole_json, "gitlab": check_whole_json,
    "junit": check_xml, "markdown": check_markdown, "html": check_html, "csv": check_csv, "parquet": check_parquet,
    "table": check_terminal, "scores": check_terminal, "xliff": check_xliff,
}  # fmt: skip

READ_BACK: dict[str, tuple[Any, re.Pattern[str]]] = {
    "parquet": (read_parquet, re.compile("[\ud800-\udfff]")),
    "xliff": (read_xliff, FORBIDDEN),
}
"""Formats that hand texts on to other programs, which must get what was in the file: the reader, and what the format
cannot hold.
"""


def said(format: str, made: Any) -> list[str]:
    """What the audit itself says in such a format."""
    if format == "parquet":
        table = parquet.read_table(io.BytesIO(made))
        return [text for column in ("message", "accepted") for text in table[column].to_pylist() if text]
    return [note.text or "" for note in etree.fromstring(made.encode("utf-8")).iter("{*}note")]


def test_no_format_is_left_out() -> None:
    assert CHECKS.keys() == FORMATS.keys()


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=hostile_documents(), why=texts)
def test_hostile_text_is_inert(format: str, made: DocumentAudit, why: str) -> None:
    shown = written(format, made, gate=Outcome(False, (f"gate failed: {why}",)))
    CHECKS[format](shown)
    if format not in READ_BACK:
        left = set(HOSTILE.findall(shown))
        ours = {ISOLATE_RIGHT_TO_LEFT, ISOLATE_LEFT_TO_RIGHT, "\u2069"} if format in ("table", "scores") else set()
        assert left <= ours
        assert all(line.count("\u2069") == len(re.findall("[\u2066\u2067]", line)) for line in shown.split("\n"))
        shown.encode("utf-8")


@pytest.mark.parametrize("format", READ_BACK)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=hostile_documents())
def test_hostile_text_is_handed_on_as_it_is_and_spoken_of_inertly(
    format: str, made: DocumentAudit, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown = written(format, made)
    assert not any(HOSTILE.search(text) for text in said(format, shown))
    path = tmp_path_factory.mktemp("read") / f"audit.{format}"
    path.write_bytes(shown if isinstance(shown, bytes) else shown.encode("utf-8"))
    reader, lost = READ_BACK[format]
    texts = [(segment.source, segment.target) for document in reader(path, Chosen()) for segment in document.segments]
    segments = [audited.segment for audited in made.segments]
    assert texts == [(lost.sub("\ufffd", s.source or ""), lost.sub("\ufffd", s.target)) for s in segments]


@pytest.mark.parametrize("format", FORMATS)
def test_a_paragraph_of_a_megabyte_is_readable(format: str) -> None:
    long = "<b>mot</b> " * 100_000
    made = document(
        finding(message=long, suggestion=long, target_span=Span(0, len(long)), source_span=None), target=long
    )
    shown = written(format, made)
    CHECKS[format](shown)
    if format in ("github", "gitlab", "markdown", "junit", "table", "scores"):
        assert len(shown) < 40_000
    if format == "csv":
        assert max(len(cell) for row in csv.reader(io.StringIO(shown)) for cell in row) < 32_767


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("jsonl", "scores")])
def test_what_is_hidden_becomes_visible(format: str) -> None:
    shown = written(format, document(finding(message="a\u202eb\x00c")))
    if format == "parquet":
        shown = " ".join(said(format, shown))
    assert inert("a\u202eb\x00c") == "a[RLO]b␀c"
    assert "RLO" in shown
    assert "␀" in shown
