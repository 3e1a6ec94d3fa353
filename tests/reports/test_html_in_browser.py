"""The report as a person uses it: in a real browser, without a display."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audit.records import DocumentAudit, Finding, Problem, Scores, Segment, SegmentAudit, Severity, Span, Totals
from audit.reports import Summary, open_report

sync_api = pytest.importorskip("playwright.sync_api", reason="the extra 'browser' is not installed (playwright)")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)")

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
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


def written(path: Path, documents: list[DocumentAudit]) -> str:
    report = open_report("html", path)
    for one in documents:
        report.add(one)
    totals = sum((one.totals for one in documents), Totals())
    report.close(Summary(totals, len(documents), (Problem("feed/x.txt", "empty file"),), "sig"))
    return path.as_uri()


def feed() -> list[DocumentAudit]:
    def document(name: str, *segments: SegmentAudit) -> DocumentAudit:
        return DocumentAudit(name, segments, f"ar/{name}", f"fr/{name}", "ar", "fr")

    return [
        document("one", segment("one", 1), segment("one", 2, omission()), segment("one", 3, wrong_number(), note())),
        document("two", segment("two", 1, omission()), segment("two", 2)),
    ]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield started
        started.close()


class Visit:
    """A report open in a tab, and everything it said or asked for."""

    def __init__(self, browser: Any, url: str, **options: Any) -> None:
        self.tab = browser.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.goto(url)

    def visible(self, selector: str) -> list[str]:
        """Ids of the elements that are shown."""
        found: list[str] = self.tab.eval_on_selector_all(
            selector, "all => all.filter(e => e.checkVisibility()).map(e => e.id)"
        )
        return found

    def text(self, selector: str) -> str:
        found: str = self.tab.text_content(selector)
        return " ".join(found.split())

    @property
    def focused(self) -> str:
        found: str = self.tab.evaluate("document.activeElement.closest('[id]')?.id ?? ''")
        return found


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("report") / "report.html", feed())


@pytest.fixture
def visit(browser: Any, url: str) -> Iterator[Visit]:
    opened = Visit(browser, url)
    yield opened
    opened.tab.context.close()


def test_it_opens_on_the_faults_without_a_word_in_the_console_or_a_request(visit: Visit, url: str) -> None:
    assert visit.text("h1") == "3 faults in 2 of 2 documents"
    assert visit.visible(".f") == ["one-2-1", "one-3-1", "two-1-1"]
    assert visit.text("#status") == "3 faults in 3 segments"
    visit.tab.keyboard.press("j")
    assert (visit.said, visit.asked) == ([], [url])


def test_severities_rules_documents_and_search_narrow_the_list(visit: Visit) -> None:
    tab = visit.tab
    tab.uncheck("input[value=major]")
    assert visit.visible(".f") == ["one-3-1"]
    tab.check("input[value=info]")
    assert visit.visible(".f") == ["one-3-1", "one-3-2"]
    tab.click("button[type=reset]")
    tab.wait_for_selector("#one-2-1", state="visible")
    tab.uncheck("input[value=OM101]")
    assert visit.visible(".seg") == ["one-3"]
    tab.click("button[type=reset]")
    tab.select_option("#document", "two")
    assert visit.visible(".doc") == ["two"]
    tab.click("button[type=reset]")
    tab.fill("#search", "another NUMBER")
    tab.wait_for_selector("#one-2", state="hidden")
    assert visit.visible(".seg") == ["one-3"]
    tab.fill("#search", "المُصنع إن سيُغلق")
    tab.wait_for_selector("#nothing", state="visible")
    tab.click("#clear")
    tab.fill("#search", "إنّ المَصنع")
    tab.wait_for_selector("#one-2", state="visible")
    assert len(visit.visible(".seg")) == 3


def test_segments_without_faults_can_be_shown_for_all_or_for_one_document(visit: Visit) -> None:
    visit.tab.click("#two .more")
    assert visit.visible(".seg") == ["one-2", "one-3", "two-1", "two-2"]
    visit.tab.click("#two .more")
    visit.tab.check("#clean")
    assert len(visit.visible(".seg")) == 5


def test_the_keyboard_goes_from_fault_to_fault_to_search_and_to_filters(visit: Visit) -> None:
    press = visit.tab.keyboard.press
    seen = []
    for key in ("j", "j", "j", "j", "k"):
        press(key)
        seen.append(visit.focused)
    assert seen == ["one-2-1", "one-3-1", "two-1-1", "two-1-1", "one-3-1"]
    assert visit.tab.evaluate("location.hash") == "#one-3-1"
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
    for anchor in ("two-2", "one-3-2"):
        visit = Visit(browser, f"{url}#{anchor}")
        assert visit.tab.is_visible(f"#{anchor}")
        box = visit.tab.locator(f"#{anchor}").bounding_box()
        assert 0 <= box["y"] <= box["y"] + box["height"] <= 900
        visit.tab.context.close()


def test_pointing_at_a_marking_lights_up_the_other_side_and_the_finding(visit: Visit) -> None:
    def ground(selector: str) -> str:
        found: str = visit.tab.eval_on_selector(selector, "e => getComputedStyle(e).backgroundColor")
        return found

    sides = "#one-2 .tgt .gap", "#one-2 .f"
    before = [ground(side) for side in sides]
    visit.tab.hover("#one-2 .src mark")
    assert all(was != ground(side) for was, side in zip(before, sides, strict=True))
    visit.tab.mouse.move(0, 0)
    assert [ground(side) for side in sides] == before
    visit.tab.focus("#one-2 .rule")
    assert ground("#one-2 .src mark") != before[0]
    assert ground("#one-2 .tgt .gap") != before[0]


def test_without_scripts_all_of_it_is_there_to_read(browser: Any, url: str) -> None:
    visit = Visit(browser, url, java_script_enabled=False)
    assert visit.tab.is_visible("#one-1")
    assert visit.tab.is_visible("#one-3-2")
    assert not visit.tab.is_visible("#filter-form")
    visit.tab.context.close()


@pytest.mark.parametrize("width", [360, 768])
def test_nothing_is_wider_than_a_small_screen(browser: Any, url: str, width: int) -> None:
    visit = Visit(browser, url)
    visit.tab.set_viewport_size({"width": width, "height": 800})
    assert visit.tab.evaluate("document.documentElement.scrollWidth") <= width
    visit.tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(browser: Any, url: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="the extra 'browser' is not installed (axe-core)")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    visit = Visit(browser, url, color_scheme=scheme, bypass_csp=True)
    visit.tab.check("#clean")
    visit.tab.check("input[value=info]")
    visit.tab.evaluate(script)
    violations = visit.tab.evaluate("axe.run().then(result => result.violations)")
    grave = [
        (v["id"], v["help"], [node["html"][:120] for node in v["nodes"][:3]])
        for v in violations
        if v["impact"] in ("serious", "critical", "moderate")
    ]
    assert grave == []
    visit.tab.context.close()


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
    visit.tab.context.close()
