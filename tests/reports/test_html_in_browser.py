"""The report as a person uses it: in a real browser, without a display."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browsing import Visit

from audit.gate.baseline import Baseline, read_baseline, write_baseline
from audit.records import DocumentAudit, Finding, Problem, Scores, Segment, SegmentAudit, Severity, Span, Totals
from audit.reports import Outcome, Previous, Reference, Summary, open_report

SOURCE = "وقال المدير إن المصنع سيغلق أبوابه، بعدما فشلت المفاوضات مع النقابة، في نهاية الشهر."
TARGET = "Le directeur a indiqué que l'usine fermerait ses portes à la fin du mois."
OMITTED = "بعدما فشلت المفاوضات مع النقابة"


def segment(name: str, index: int, *findings: Finding) -> SegmentAudit:
    place = (index, index)
    text = Segment(f"{name}#{index}", name, index, SOURCE, TARGET, place, place)
    return SegmentAudit(text, Scores(35.0 if findings else 88.0, 0.4, 0.02, 0.91), findings)


def omission() -> Finding:
    start = SOURCE.index(OMITTED)
    source = Span(start, start + len(OMITTED))
    return Finding(
        "OM101", "dropped-clause", "accuracy/omission", Severity.MAJOR, 0.94, f"“{OMITTED}” is missing.", source,
        Span(49, 49), "après l'échec des négociations",
    )  # fmt: skip


def wrong_number() -> Finding:
    message = "Another number <b>&amp;</b> \u202e."
    return Finding(
        "NB101", "number", "accuracy/mistranslation/number", Severity.CRITICAL, 0.7, message, None, Span(3, 12)
    )


def note() -> Finding:
    return Finding("TX401", "typography", "locale/typography", Severity.INFO, 0.6, "A space.", None, Span(2, 3))


def written(path: Path, documents: list[DocumentAudit], **facts: Any) -> str:
    report = open_report("html", path)
    for one in documents:
        report.add(one)
    totals = sum((one.totals for one in documents), Totals())
    report.close(Summary(totals, len(documents), (Problem("feed/x.txt", "empty file"),), "sig", **facts))
    return path.as_uri()


def feed() -> list[DocumentAudit]:
    def document(name: str, *segments: SegmentAudit) -> DocumentAudit:
        return DocumentAudit(name, segments, f"ar/{name}", f"fr/{name}", "ar", "fr")

    return [
        document("one", segment("one", 1), segment("one", 2, omission()), segment("one", 3, wrong_number(), note())),
        document("two", segment("two", 1, omission()), segment("two", 2)),
    ]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("report") / "report.html", feed())


@pytest.fixture
def visit(browser: Any, url: str) -> Iterator[Visit]:
    opened = Visit(browser, url)
    yield opened
    opened.close()


def test_it_opens_on_the_faults_without_a_word_in_the_console_or_a_request(visit: Visit, url: str) -> None:
    assert visit.text("h1") == "3 faults in 2 of 2 documents"
    assert visit.visible(".f") == ["one_2_1", "one_3_1", "two_1_1"]
    assert visit.text("#status") == "3 faults in 3 segments"
    visit.tab.keyboard.press("j")
    assert (visit.said, visit.asked) == ([], [url])


def test_severities_rules_documents_and_search_narrow_the_list(visit: Visit) -> None:
    tab = visit.tab
    tab.uncheck("input[value=major]")
    assert visit.visible(".f") == ["one_3_1"]
    tab.check("input[value=info]")
    assert visit.visible(".f") == ["one_3_1", "one_3_2"]
    tab.click("button[type=reset]")
    tab.wait_for_selector("#one_2_1", state="visible")
    tab.uncheck("input[value=OM101]")
    assert visit.visible(".seg") == ["one_3"]
    tab.click("button[type=reset]")
    tab.wait_for_selector("#one_2_1", state="visible")
    tab.select_option("#document", "two")
    assert visit.visible(".doc") == ["two"]
    tab.click("button[type=reset]")
    tab.wait_for_selector("#one_2_1", state="visible")
    tab.fill("#search", "another NUMBER")
    tab.wait_for_selector("#one_2", state="hidden")
    assert visit.visible(".seg") == ["one_3"]
    tab.fill("#search", "المُصنع إن سيُغلق")
    tab.wait_for_selector("#nothing", state="visible")
    tab.click("#clear")
    tab.fill("#search", "إنّ المَصنع")
    tab.wait_for_selector("#one_2", state="visible")
    assert len(visit.visible(".seg")) == 3


def test_segments_without_faults_can_be_shown_for_all_or_for_one_document(visit: Visit) -> None:
    visit.tab.click("#two .more")
    assert visit.visible(".seg") == ["one_2", "one_3", "two_1", "two_2"]
    visit.tab.click("#two .more")
    visit.tab.check("#clean")
    assert len(visit.visible(".seg")) == 5


def test_the_keyboard_goes_from_fault_to_fault_to_search_and_to_filters(visit: Visit) -> None:
    press = visit.tab.keyboard.press
    seen = []
    for key in ("j", "j", "j", "j", "k"):
        press(key)
        seen.append(visit.focused)
    assert seen == ["one_2_1", "one_3_1", "two_1_1", "two_1_1", "one_3_1"]
    assert visit.tab.evaluate("location.hash") == "#one_3_1"
    press("/")
    assert visit.focused == "search"
    visit.tab.keyboard.type("jk")
    assert visit.tab.input_value("#search") == "jk"
    press("Escape")
    press("f")
    assert visit.tab.evaluate("document.activeElement.name") == "severity"
    press("Escape")
    press("?")
    assert visit.tab.evaluate("document.getElementById('help').open")
    press("Escape")
    assert not visit.tab.evaluate("document.getElementById('help').open")


def test_a_permalink_shows_its_segment_though_the_filters_would_hide_it(browser: Any, url: str) -> None:
    for anchor in ("two_2", "one_3_2"):
        visit = Visit(browser, f"{url}#{anchor}")
        assert visit.tab.is_visible(f"#{anchor}")
        box = visit.tab.locator(f"#{anchor}").bounding_box()
        assert 0 <= box["y"] <= box["y"] + box["height"] <= 900
        visit.close()


def test_pointing_at_a_marking_lights_up_the_other_side_and_the_finding(visit: Visit) -> None:
    def ground(selector: str) -> str:
        found: str = visit.tab.eval_on_selector(selector, "e => getComputedStyle(e).backgroundColor")
        return found

    sides = "#one_2 .tgt .gap", "#one_2 .f"
    before = [ground(side) for side in sides]
    visit.tab.hover("#one_2 .src mark")
    assert all(was != ground(side) for was, side in zip(before, sides, strict=True))
    visit.tab.mouse.move(0, 0)
    assert [ground(side) for side in sides] == before
    visit.tab.focus("#one_2 .rule")
    assert ground("#one_2 .src mark") != before[0]
    assert ground("#one_2 .tgt .gap") != before[0]


def test_without_scripts_all_of_it_is_there_to_read(browser: Any, url: str) -> None:
    visit = Visit(browser, url, java_script_enabled=False)
    assert visit.tab.is_visible("#one_1")
    assert visit.tab.is_visible("#one_3_2")
    assert not visit.tab.is_visible("#filter-form")
    visit.close()


@pytest.mark.parametrize("width", [360, 768])
def test_nothing_is_wider_than_a_small_screen(browser: Any, url: str, width: int) -> None:
    visit = Visit(browser, url)
    visit.tab.set_viewport_size({"width": width, "height": 800})
    assert visit.tab.evaluate("document.documentElement.scrollWidth") <= width
    visit.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(browser: Any, axe: str, tmp_path: Path, scheme: str) -> None:
    gate = Outcome(False, ("gate failed: 1 critical", "look first at fr/one"))
    totals = sum((one.totals for one in feed()[:1]), Totals())
    facts = {"gate": gate, "previous": Previous(totals, {"one": totals}), "references": (Reference("BLEU", 31.2, "x"),)}
    documents = feed()
    known = replace(documents[0].segments[1], findings=(replace(omission(), known=True),))
    documents.append(DocumentAudit("three", (known,), target_path="fr/three"))
    visit = Visit(browser, written(tmp_path / "all.html", documents, **facts), color_scheme=scheme, bypass_csp=True)
    visit.tab.check("#clean")
    visit.tab.check("input[value=info]")
    visit.tab.check("input[value=known]")
    visit.tab.click("#one_2_1 button")
    assert visit.violations(axe) == []
    visit.tab.click("#marks-save")
    assert visit.violations(axe) == []
    visit.close()


def test_faults_can_be_narrowed_by_quality_and_confidence(visit: Visit) -> None:
    visit.tab.fill("#confidence", "75")
    assert visit.visible(".f") == ["one_2_1", "two_1_1"]
    visit.tab.check("#clean")
    assert len(visit.visible(".seg")) == 4
    visit.tab.fill("#quality", "50")
    assert visit.visible(".seg") == ["one_2", "two_1"]
    visit.tab.click("button[type=reset]")
    visit.tab.wait_for_selector("#one_3_1", state="visible")
    assert visit.text("label[for=quality]") == "Quality up to 100"


def test_the_marking_of_a_finding_that_is_filtered_out_is_gone_too(visit: Visit) -> None:
    visit.tab.uncheck("input[value=major]")
    visit.tab.click("#one .more")
    assert visit.tab.is_visible("#one_2 .gap")
    visit.tab.click("#one .more")
    visit.tab.check("#clean")
    visit.tab.uncheck("input[value=critical]")
    visit.tab.check("input[value=info]")
    assert visit.tab.eval_on_selector_all("#one_3 mark:not(.off)", "all => all.map(e => e.dataset.f)") == ["2"]


def test_a_segment_is_copied_as_text(browser: Any, url: str) -> None:
    visit = Visit(browser, url, permissions=["clipboard-read", "clipboard-write"])
    visit.tab.click("#one_2 .copy")
    copied = "\n".join(
        (
            "fr/one, segment 2 (line 2, original line 2), quality 35",
            f"[ar] {SOURCE}",
            f"[fr] {TARGET}",
            f"1. major OM101 dropped-clause “{OMITTED}” is missing. Use: après l'échec des négociations 94 %",
        )
    )
    visit.tab.wait_for_selector("#one_2 .copy:text-is('Copied')")
    assert visit.tab.evaluate("navigator.clipboard.readText()") == copied
    visit.close()


def saved(visit: Visit, path: Path, **fields: str) -> Path:
    """The file that the page saves, with the fields of its dialog filled in."""
    visit.tab.click("#marks-save")
    for name, value in fields.items():
        visit.tab.fill(f"#{name}", value)
    with visit.tab.expect_download() as download:
        visit.tab.click("#export-form button[type=submit]")
    download.value.save_as(path)
    return path


def test_marks_are_kept_and_saved_as_a_baseline_that_the_gate_takes(browser: Any, url: str, tmp_path: Path) -> None:
    visit = Visit(browser, url, accept_downloads=True)
    visit.tab.click("#one_2_1 button >> text=accept")
    visit.tab.keyboard.press("j")
    visit.tab.keyboard.press("x")
    assert visit.text("#marks-count") == "1 accepted, 1 false alarm"
    visit.tab.reload()
    assert visit.text("#marks-count") == "1 accepted, 1 false alarm"
    path = saved(visit, tmp_path / "baseline.json", reason="as the desk likes it", expires="2027-01-31")
    entries = {entry.rule: entry for entry in read_baseline(path)}
    assert entries["OM101"].reason == "as the desk likes it"
    assert entries["OM101"].expires == date(2027, 1, 31)
    assert entries["OM101"].document == "fr/one"
    assert entries["OM101"].text == OMITTED
    baseline = Baseline(entries.values(), today=date(2026, 12, 1))
    reasons = [f.accepted for one in feed() for s in baseline.mark(one).segments for f in s.findings]
    assert reasons == ["as the desk likes it", "false alarm", None, None]
    assert not baseline.fixed()
    visit.tab.click("#marks-clear")
    assert not visit.tab.is_visible("#marks")
    visit.close()


def test_marks_are_added_to_a_baseline_that_there_is(browser: Any, url: str, tmp_path: Path) -> None:
    old = Baseline(today=date(2026, 12, 1))
    old.mark(feed()[1])
    path = tmp_path / "known.json"
    write_baseline(path, old.updated())
    visit = Visit(browser, url, accept_downloads=True)
    visit.tab.click("#one_2_1 button >> text=accept")
    visit.tab.set_input_files("#existing", path)
    saved(visit, path)
    assert [(entry.document, entry.reason) for entry in read_baseline(path)] == [
        ("fr/one", "accepted in review"), ("fr/two", None),
    ]  # fmt: skip
    path.write_text('{"version": 9}', "utf-8")
    visit.tab.click("#marks-save")
    visit.tab.set_input_files("#existing", path)
    visit.tab.click("#export-form button[type=submit]")
    visit.tab.wait_for_selector("#export-error:not(:empty)")
    assert visit.text("#export-error") == "known.json: no baseline of this version"
    visit.close()


def test_a_finding_that_the_baseline_holds_is_out_of_sight_until_asked_for(browser: Any, tmp_path: Path) -> None:
    one, two = feed()
    known = replace(two.segments[0], findings=(replace(omission(), accepted="agency style"),))
    visit = Visit(browser, written(tmp_path / "known.html", [one, replace(two, segments=(known,))]))
    assert visit.visible(".f") == ["one_2_1", "one_3_1"]
    visit.tab.check("input[value=accepted]")
    assert "Accepted: agency style" in visit.text("#two_1_1")
    visit.close()


def test_a_page_of_hostile_text_does_nothing(browser: Any, tmp_path: Path) -> None:
    attack = "<script>document.title='x'</script><img src=x onerror=document.title='x'> \u202e \x00 "
    text = Segment("a", "a", 1, attack * 5, attack * 20_000)
    finding = Finding("OM101", attack, attack, Severity.MAJOR, 0.9, attack, None, Span(0, 9), attack)
    one = DocumentAudit("a", (SegmentAudit(text, Scores(), (finding,)),), attack, attack, attack, attack)
    visit = Visit(browser, url := written(tmp_path / "hostile.html", [one]))
    visit.tab.keyboard.press("j")
    visit.tab.keyboard.press("c")
    assert visit.tab.title().startswith("1 fault")
    assert (visit.said, visit.asked) == ([], [url])
    visit.close()


def test_what_is_printed_is_all_that_is_shown_and_no_control(visit: Visit) -> None:
    visit.tab.emulate_media(media="print")
    assert visit.visible(".seg") == ["one_2", "one_3", "two_1"]
    assert visit.visible("#filters, #marks, .top") == []
    assert visit.tab.is_hidden("#one_2 .copy")
    assert visit.tab.is_hidden("#one_2 .acts")


def test_five_thousand_segments_filter_and_scroll_without_a_wait(browser: Any, tmp_path: Path) -> None:
    documents = [
        DocumentAudit(
            f"d{d}",
            tuple(segment(f"d{d}", n, *([omission()] if n % 2 else [])) for n in range(1, 101)),
            target_path=f"fr/d{d}.txt", source_language="ar", target_language="fr",
        )
        for d in range(50)
    ]  # fmt: skip
    visit = Visit(browser, written(tmp_path / "large.html", documents))
    measure = """async action => {
        const settled = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        const times = [];
        for (let round = 0; round < 5; round++) {
            const start = performance.now();
            if (action === "filter") document.getElementById("clean").click();
            else window.scrollBy(0, 3000);
            await settled();
            times.push(performance.now() - start);
        }
        return Math.min(...times);
    }"""
    assert visit.tab.evaluate(measure, "filter") < 200
    assert visit.tab.evaluate(measure, "scroll") < 200
    visit.tab.evaluate("location.hash = 'd40_52'")
    visit.tab.wait_for_timeout(1500)
    box = visit.tab.locator("#d40_52").bounding_box()
    assert 0 <= box["y"] <= box["y"] + box["height"] <= 900
    visit.close()
