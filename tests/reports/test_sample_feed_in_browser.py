"""The report of the sample feed, audited for real, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsing import Visit
from click.testing import CliRunner

from audit.cli import main

FEED = Path(__file__).parent.parent.parent / "corpora/sample-feed"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> str:
    path = tmp_path_factory.mktemp("feed") / "report.html"
    assert CliRunner().invoke(main, ["scan", str(FEED), "-q", "-o", f"html:{path}"]).exit_code == 0
    return path.as_uri()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_it_is_accessible_asks_for_nothing_and_fits_the_screen(
    browser: Any, axe: str, url: str, width: int, scheme: str
) -> None:
    visit = Visit(browser, url, color_scheme=scheme, bypass_csp=True)
    visit.tab.set_viewport_size({"width": width, "height": 844})
    assert visit.tab.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.violations(axe) == []
    assert (visit.said, visit.asked) == ([], [url])
    visit.close()


def test_every_fault_is_reached_by_the_keyboard_and_every_link_leads_somewhere(browser: Any, url: str) -> None:
    visit = Visit(browser, url)
    wanted = visit.visible(".f")
    reached = []
    for _ in wanted:
        visit.tab.keyboard.press("j")
        reached.append(visit.focused)
    assert reached == wanted
    assert len(wanted) > 20
    dead = (
        "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    )
    assert visit.tab.evaluate(dead) == 0
    visit.close()
