"""The browser that the tests of the pages share; they are skipped, and say why, where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import FLAGS, chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install '.[test]'")
    found = chromium()
    if found is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium, or playwright install chromium")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, headless=True, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core (Mozilla Public License 2.0), as the package of its name for Playwright carries it."""
    package = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: pip install '.[test]'")
    return (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")
