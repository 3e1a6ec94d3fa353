"""A headless Chromium, and a report opened in it, for the tests that use a page as a person does."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 120_000
"""Milliseconds that a page may take to load where the machine has much else to do."""


def chromium() -> str | None:
    """Where the browser is: the system's, else the one that Playwright installs; None where there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    own = sorted((Path.home() / ".cache/ms-playwright").glob("chromium-*/chrome-linux*/chrome"))
    return found or (str(own[-1]) if own else None)


class Visit:
    """A report open in a tab, and everything it said or asked for."""

    def __init__(self, browser: Any, url: str, **options: Any) -> None:
        self.tab = browser.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
        self.tab.set_default_timeout(PATIENCE)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.goto(url)

    def close(self) -> None:
        self.tab.context.close()

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

    def violations(self, axe: str) -> list[tuple[str, str, list[str]]]:
        """What axe-core, whose source is ``axe``, holds to be wrong, all but its minor points."""
        self.tab.evaluate(axe)
        found = self.tab.evaluate("axe.run().then(result => result.violations)")
        return [
            (v["id"], v["help"], [node["html"][:160] for node in v["nodes"][:3]])
            for v in found
            if v["impact"] in ("serious", "critical", "moderate")
        ]
