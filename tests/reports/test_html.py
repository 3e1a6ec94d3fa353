"""The report as a page, read as text; how it behaves in a browser is tested beside this."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.records import DocumentAudit, Finding, Problem, Role, Scores, Segment, SegmentAudit, Severity, Span, Totals
from audit.reports import Outcome, Previous, Reference, Summary
from audit.reports.fingerprints import Fingerprints
from audit.reports.html.pieces import Mark, phrases, pieces, runs, shortened
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
    named = (replace(one, segment=replace(one.segment, document=name)) for one in segments)
    return DocumentAudit(name, tuple(named), f"ar/{name}.txt", f"fr/{name}.txt", "ar", "fr")


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
    assert [a["id"] for a in outline.of("seg")] == ["0412_1", "0412_2"]
    assert [a["id"] for a in outline.of("f")] == ["0412_1_1", "0412_2_1"]


def test_ids_are_never_given_twice() -> None:
    anchors = Anchors()
    assert [anchors.make(n) for n in ("a/b.txt", "a-b.txt", "نص", "overview")] == [
        "a-b-txt", "a-b-txt.2", "document.2", "overview.2",
    ]  # fmt: skip


def ids(made: str) -> list[str]:
    return [found for _, attrs in Outline(made).elements if (found := attrs.get("id"))]


def test_no_id_of_the_page_is_taken_by_a_document_named_after_it() -> None:
    named = [document(audited(omission()), name=f"{name}{end}") for name in ids(page(document())) for end in ("", " 1")]
    made = ids(page(*(replace(one, target_path=None, source_path=None) for one in named)))
    assert len(made) == len(set(made))


def test_the_verdict_of_the_gate_stands_in_the_overview() -> None:
    arabic = "look first at fr/0412.txt: \u2067النص\u2069"
    gate = Outcome(False, ("gate failed: 1 major in 1 of 1 document (--fail-on major)", arabic))
    outline = Outline(page(document(audited(omission())), gate=gate))
    assert [attrs["class"] for attrs in outline.of("gate")] == ["gate failed"]
    said = "Gate failed 1 major in 1 of 1 document (--fail-on major)look first at fr/0412.txt: النص"
    assert said in re.sub(r"\s+", " ", outline.text)
    assert "Gate passed" in page(document(audited()), gate=Outcome(True, ("gate passed: no major or worse fault",)))


def test_what_the_baseline_holds_is_tagged_and_can_be_filtered() -> None:
    outline = Outline(page(document(audited(omission(), omission(known=True), omission(accepted="agency style")))))
    assert [attrs.get("data-c") for attrs in outline.of("f")] == [None, "known", "accepted"]
    assert "Accepted: agency style" in outline.text
    boxes = [(a["value"], "checked" in a) for _, a in outline.elements if a.get("name") == "status"]
    assert boxes == [("open", True), ("known", False), ("accepted", False)]
    assert 'name="status"' not in page(document(audited(omission())))


def test_findings_carry_the_fingerprints_that_a_baseline_knows_them_by() -> None:
    documents = document(audited(omission(), omission(rule="OM102"))), document(audited(omission()), name="0413")
    prints = Fingerprints()
    wanted = [print for one in documents for segment in prints.of(one) for print in segment]
    outline = Outline(page(*documents))
    assert [attrs["data-p"] for attrs in outline.of("f")] == wanted
    assert [attrs["data-key"] for attrs in outline.of("doc")] == ["fr/0412.txt", "fr/0413.txt"]


def test_the_trend_is_told_against_the_run_before_as_a_whole_and_by_document() -> None:
    now = document(audited(omission(), omission())), document(audited(), name="0413")
    before = document(audited(omission()))
    text = re.sub(r"\s+", " ", Outline(page(*now, previous=Previous(before.totals, {"0412": before.totals}))).text)
    assert "▲ 1 since the run before" in text
    gained = now[0].totals.penalty() - before.totals.penalty()
    assert f"0412.txt1412{now[0].totals.penalty():.0f}▲ {gained:.0f}" in text
    assert "0413.txt1410new" in text
    assert "since the run before" not in page(*now)


def test_scores_against_references_stand_beside_the_others_with_their_signatures() -> None:
    scored = audited()
    scored = replace(scored, scores=replace(scored.scores, extra={"BLEU": 31.24}))
    text = Outline(page(document(scored), references=(Reference("BLEU", 31.24, "nrefs:1|tok:13a"),))).text
    assert "Scores of 1 document" in text
    assert "BLEU31.2nrefs:1|tok:13a" in text.replace("\n", "")
    assert "omission 0.41 addition 0.02 similarity 0.91 BLEU 31.2" in text


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
    assert "".join(run.text for run in runs(text)) == inert(text)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("accuracy/omission", "Omission"),
        ("accuracy/mistranslation/date-time", "Mistranslation: date and time"),
        ("locale/number-format", "Number format"),
        ("custom", "Custom"),
    ],
)
def test_categories_are_said_in_words(path: str, label: str) -> None:
    assert category_label(path) == label


def test_long_missing_text_is_cut_between_words() -> None:
    assert shortened("un deux trois", 9) == "un deux …"
    assert shortened("un deux", 9) == "un deux"
