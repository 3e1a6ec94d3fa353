"""The page of a comparison: as text, and in a browser."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from browsing import Visit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.compare import compare
from audit.records import DocumentAudit, Finding, Scores, Segment, SegmentAudit, Severity, Span
from audit.reports.html.comparison import write
from audit.reports.inert import HOSTILE

SOURCE = "وأضافت أن الوباء لم ينحسر بعد."
OLD, NEW = "Elle a ajouté que l'épidémie avait reculé.", "Elle a ajouté que l'épidémie n'avait pas reculé."


def finding(rule: str, start: int, end: int) -> Finding:
    span = Span(start, end)
    return Finding(rule, "reversed-polarity", "accuracy/mistranslation", Severity.CRITICAL, 0.9, "negation", None, span)


def document(name: str, *segments: tuple[str, str, float, list[Finding]]) -> DocumentAudit:
    made = [
        SegmentAudit(Segment(f"{name}#{n}", name, n, source, target, (n, n), (n, n)), Scores(quality), tuple(findings))
        for n, (source, target, quality, findings) in enumerate(segments, 1)
    ]
    return DocumentAudit(name, tuple(made), f"ar/{name}", f"fr/{name}", "ar", "fr")


def sides() -> tuple[list[DocumentAudit], list[DocumentAudit]]:
    same = ("سطر.", "Une ligne.", 70.0, [finding("TE101", 0, 3)])
    old = document("one", (SOURCE, OLD, 30.0, [finding("MT102", 35, 41)]), same, ("سطر آخر.", "Une autre.", 60.0, []))
    new = document("one", (SOURCE, NEW, 80.0, [finding("NB101", 0, 4)]), same)
    return [old], [new]


def page(old: list[DocumentAudit], new: list[DocumentAudit]) -> str:
    stream = io.StringIO()
    write(compare(old, new), stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("comparison") / "page.html"
    path.write_text(page(*sides()), "utf-8")
    return path.as_uri()


def test_both_wordings_are_marked_up_and_their_findings_stand_where_they_belong() -> None:
    made = page(*sides())
    assert "1 fixed, 1 new, 1 persisting" in made
    old, new = made.split('<p class="old"', 1)[1].split("</p>", 1)
    new = new.split('<p class="tgt"', 1)[1].split("</p>", 1)[0]
    assert '<mark class="critical" data-f="2">reculé<sup>2</sup></mark>' in old
    assert "<del>" not in old
    assert "<ins>n&#39;</ins>avait <ins>pas</ins>" in new
    assert '<mark class="critical" data-f="1">Elle<sup>1</sup></mark>' in new


def test_a_segment_that_is_gone_is_shown_as_deleted() -> None:
    made = page(*sides())
    assert "<del>Une autre.</del>" in made
    assert "Not in the new one" in made


def test_the_page_opens_with_the_change_of_quality_and_how_sure_it_is() -> None:
    made = " ".join(page(*sides()).split())
    assert "points of quality, 95&nbsp;% confidence" in made
    assert "paired-bootstrap:1000|seed:12345" in made


@given(st.text(st.characters(exclude_categories=()), max_size=30), st.text(st.characters(exclude_categories=())))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_texts_the_page_is_inert(old: str, new: str) -> None:
    attack = f"<script>alert(1)</script>{old}"
    sides = [document(attack, (attack, text, 50.0, [finding("MT102", 0, len(text))])) for text in (attack, new)]
    made = page([sides[0]], [sides[1]])
    made.encode("utf-8")
    assert made.count("<script>") == 1
    assert not HOSTILE.search(made.replace("\n", ""))


def test_it_is_read_filtered_and_stepped_through(browser: Any, url: str) -> None:
    visit = Visit(browser, url)
    assert visit.visible(".f") == ["one_1_1", "one_1_2", "one_2_1"]
    assert visit.visible(".seg") == ["one_1", "one_2", "one_3"]
    visit.tab.uncheck("#wording")
    visit.tab.uncheck("input[value=persisting]")
    visit.tab.uncheck("input[value=new]")
    assert visit.visible(".f") == ["one_1_2"]
    visit.tab.keyboard.press("j")
    assert visit.focused == "one_1_2"
    assert "lit" in visit.tab.get_attribute("#one_1 .old mark", "class")
    visit.tab.keyboard.press("x")
    assert (visit.said, visit.asked) == ([], [url])
    visit.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(browser: Any, url: str, width: int) -> None:
    visit = Visit(browser, url)
    visit.tab.set_viewport_size({"width": width, "height": 800})
    assert visit.tab.evaluate("document.documentElement.scrollWidth") <= width
    visit.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(browser: Any, axe: str, url: str, scheme: str) -> None:
    visit = Visit(browser, url, color_scheme=scheme, bypass_csp=True)
    visit.tab.check("#clean")
    assert visit.violations(axe) == []
    visit.close()


def test_a_comparison_of_a_thousand_segments_stays_under_two_megabytes(tmp_path: Path) -> None:
    def side(target: str, count: int) -> list[DocumentAudit]:
        row = (f"{SOURCE} {count}", target, 50.0, [finding("MT102", 0, 4)])
        return [document("d", *([row] * 1000))]

    assert len(page(side(OLD, 1), side(NEW, 1)).encode("utf-8")) < 2_000_000
