"""The report as a page, read as text; how it behaves in a browser is tested beside this."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.records import DocumentAudit, Finding, Problem, Role, Scores, Segment, SegmentAudit, Severity, Span, Totals
from audit.reports import Summary
from audit.reports.html.pieces import Mark, phrases, pieces, shortened
from audit.reports.html.views import Anchors, category_label
from audit.reports.html.writer import HtmlReport
from audit.reports.inert import HOSTILE, inert

SOURCE = "وقال المدير إن المصنع سيغلق أبوابه، بعدما فشلت المفاوضات مع النقابة، في نهاية الشهر."
TARGET = "Le directeur a indiqué que l'usine fermerait ses portes à la fin du mois."
OMITTED = "بعدما فشلت المفاوضات مع النقابة"


def omission(**changes: object) -> Finding:
    start = SOURCE.index(OMITTED)
    values = {
        "rule": "OM101", "name": "dropped-clause", "category": "accuracy/omission", "severity": Severity.MAJOR,
        "confidence": 0.94, "message": f"“{OMITTED}” is missing.", "source_span": Span(start, start + len(OMITTED)),
        "target_span": Span(49, 49), "suggestion": "après l'échec des négociations", **changes,
    }  # fmt: skip
    return Finding(**values)  # type: ignore[arg-type]


def audited(*findings: Finding, index: int = 1, source: str | None = SOURCE, target: str = TARGET) -> SegmentAudit:
    segment = Segment(f"0412#{index}", "0412", index, source, target, (4, 4), (5, 6))
    return SegmentAudit(segment, Scores(41.2, 0.41, 0.02, 0.91), findings)


def document(*segments: SegmentAudit, name: str = "0412") -> DocumentAudit:
    return DocumentAudit(name, segments, f"ar/{name}.txt", f"fr/{name}.txt", "ar", "fr")


def page(*documents: DocumentAudit, **facts: object) -> str:
    stream = io.StringIO()
    report = HtmlReport(stream)
    for one in documents:
        report.add(one)
    totals = sum((one.totals for one in documents), Totals())
    report.close(Summary(totals, len(documents), signature="sig", **facts))  # type: ignore[arg-type]
    return stream.getvalue()


class Outline(HTMLParser):
    """The elements of a page, and the visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._hidden = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data

    def of(self, kind: str) -> list[dict[str, str | None]]:
        """Attributes of the elements of that class."""
        return [attrs for _, attrs in self.elements if kind in (attrs.get("class") or "").split()]


def test_the_page_opens_with_what_matters() -> None:
    text = Outline(page(document(audited(omission())), document(audited(), name="0413"))).text
    assert "1 fault in 1 of 2 documents" in text
    assert "Look first at 0412.txt." in re.sub(r"\s+", " ", text)


def test_every_text_says_its_language_and_direction() -> None:
    outline = Outline(page(document(audited(omission()))))
    assert [(a["lang"], a["dir"]) for a in outline.of("src") + outline.of("tgt")] == [("ar", "rtl"), ("fr", "ltr")]


def test_arabic_left_in_a_french_text_is_shown_right_to_left() -> None:
    outline = Outline(page(document(audited(target=SOURCE))))
    assert [(a["lang"], a["dir"]) for a in outline.of("tgt")] == [("fr", "rtl")]


def test_what_was_left_out_is_marked_in_the_source_and_stands_as_a_gap_in_the_target() -> None:
    made = page(document(audited(omission())))
    assert f'<mark class="major" data-f="1">{OMITTED}<sup>1</sup></mark>' in made
    gap = f'<bdi lang="ar" dir="rtl">{OMITTED}</bdi><sup>1</sup></span>'
    assert re.search(f'fermerait ses <span class="gap major" data-f="1">.*{re.escape(gap)}portes', made)


def test_an_omission_without_a_place_is_a_gap_after_the_end() -> None:
    made = page(document(audited(omission(target_span=None))))
    assert re.search(r'fin du mois\.<span class="gap major" data-f="1">', made)


def test_a_missing_segment_says_that_nothing_was_translated() -> None:
    assert "Not translated" in page(document(audited(omission(target_span=None), target="")))


def test_a_segment_without_a_source_document_has_one_column() -> None:
    made = page(document(audited(source=None)))
    assert "seg clean solo" in made
    assert not Outline(made).of("src")


def test_a_finding_shows_rule_severity_message_suggestion_and_confidence() -> None:
    text = re.sub(r"\s+", " ", Outline(page(document(audited(omission())))).text)
    wanted = f"major OM101 dropped-clause “{OMITTED}” is missing. Use: après l'échec des négociations 94 %"
    assert wanted in text
    assert "omission 0.41 addition 0.02 similarity 0.91" in text


def test_parts_of_one_document_become_one_section_whose_links_differ() -> None:
    made = page(document(audited(omission())), document(audited(omission(), index=2)))
    outline = Outline(made)
    assert len(outline.of("doc")) == 1
    assert [a["id"] for a in outline.of("seg")] == ["0412-1", "0412-2"]
    assert [a["id"] for a in outline.of("f")] == ["0412-1-1", "0412-2-1"]


def test_ids_are_never_given_twice() -> None:
    anchors = Anchors()
    assert [anchors.make(n) for n in ("a/b.txt", "a-b.txt", "نص", "overview")] == [
        "a-b-txt", "a-b-txt.2", "document", "overview.2",
    ]  # fmt: skip


def test_what_was_not_audited_is_named() -> None:
    problems = (Problem("feed/x.txt", "empty file"),)
    text = Outline(page(document(audited()), problems=problems)).text
    assert "Not audited: 1 file" in text
    assert "feed/x.txt empty file" in text


def test_an_empty_run_is_a_page_too() -> None:
    assert "Nothing was audited" in page()


def test_nothing_but_the_inlined_style_and_script_may_run_and_nothing_is_fetched() -> None:
    made = page(document(audited(omission())))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (inline,) = re.findall(f"<{tag}>(.*?)</{tag}>", made, re.S)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed
    outline = Outline(made)
    links = [a[k] for _, a in outline.elements for k in ("href", "src", "action") if a.get(k)]
    assert {link for link in links if link and not link.startswith("#")} == {"data:,"}
    assert not [a for _, a in outline.elements if "style" in a or any(key.startswith("on") for key in a)]


HOSTILE_TEXT = "<script>alert(1)</script> \u202egnp.exe \x00 \ud800 </p><img src=x onerror=alert(1)> {{ 7*7 }} & “x”"


def test_hostile_text_is_inert_and_readable_everywhere() -> None:
    finding = omission(
        rule=HOSTILE_TEXT, name=HOSTILE_TEXT, message=HOSTILE_TEXT, suggestion=HOSTILE_TEXT, category=HOSTILE_TEXT,
        source_span=Span(0, len(HOSTILE_TEXT)), target_span=Span(3, 9),
    )  # fmt: skip
    one = document(audited(finding, source=HOSTILE_TEXT, target=HOSTILE_TEXT), name=HOSTILE_TEXT)
    made = page(one, problems=(Problem(HOSTILE_TEXT, HOSTILE_TEXT),))
    made.encode("utf-8")
    outline = Outline(made)
    assert [tag for tag, _ in outline.elements].count("script") == 1
    assert "img" not in {tag for tag, _ in outline.elements}
    assert not HOSTILE.search(made.replace("\n", ""))
    assert "<script>alert(1)</script> [RLO]gnp.exe ␀ [U+D800]" in outline.text
    assert "{{ 7*7 }}" in outline.text


def test_a_report_of_a_thousand_segments_stays_under_two_megabytes() -> None:
    segments = [audited(*([omission()] if n % 4 == 0 else []), index=n) for n in range(1000)]
    assert len(page(document(*segments)).encode("utf-8")) < 2_000_000


def test_furniture_and_headlines_are_named() -> None:
    segment = Segment("0412#1", "0412", 1, "سبأ", "Saba", role=Role.SIGNOFF)
    assert '<span class="role">sign-off</span>' in page(document(SegmentAudit(segment, Scores())))


def test_the_same_audit_makes_the_same_page() -> None:
    assert page(document(audited(omission()))) == page(document(audited(omission())))


@given(st.text(max_size=40), st.data())
def test_the_pieces_of_a_text_are_the_text(text: str, data: st.DataObject) -> None:
    edges = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edges, edges).map(lambda pair: Span(*sorted(pair))), max_size=5))
    marks = [Mark(n, Severity.MINOR, span) for n, span in enumerate(spans, 1)]
    made = list(pieces(text, marks))
    assert "".join(piece.text for piece in made if piece.kind == "text") == text
    assert sorted(n for piece in made for n in piece.ends) == [mark.number for mark in marks]
    for mark in marks:
        covered = "".join(p.text for p in made if p.kind == "text" and mark.number in p.numbers)
        assert covered == mark.span.of(text)


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_the_phrases_of_a_message_are_the_message(text: str) -> None:
    assert "".join(phrase.text for phrase in phrases(text)) == text
    assert "".join(run.text for phrase in phrases(text) for run in phrase.runs) == inert(text)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("accuracy/omission", "Omission"),
        ("accuracy/mistranslation/date-time", "Mistranslation: date time"),
        ("locale/number-format", "Number format"),
        ("custom", "Custom"),
    ],
)
def test_categories_are_said_in_words(path: str, label: str) -> None:
    assert category_label(path) == label


def test_long_missing_text_is_cut_between_words() -> None:
    assert shortened("un deux trois", 9) == "un deux …"
    assert shortened("un deux", 9) == "un deux"
