"""Takes a picture of an HTML report with headless Chromium: `scripts/screenshot.py out/report.html report.png`.

Needs Chromium (Debian: `apt-get install chromium`) and the extra `browser`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

_SETTLING = 1500  # milliseconds until a page that jumps to an anchor stands still


def screenshot(
    page: Path, picture: Path, *, width: int, height: int, dark: bool, anchor: str, whole: bool, scale: float
) -> None:
    """Writes a PNG of ``page`` in a window of ``width`` by ``height`` CSS pixels, scrolled to ``anchor``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        browser = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=next(filter(None, map(shutil.which, NAMES)), None),
            headless=True,
            args=list(FLAGS),
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            color_scheme="dark" if dark else "light",
        )
        tab = browser.pages[0]
        tab.goto(page.resolve().as_uri() + (f"#{anchor}" if anchor else ""))
        tab.wait_for_timeout(_SETTLING)
        picture.parent.mkdir(parents=True, exist_ok=True)
        tab.screenshot(path=picture, full_page=whole)
        browser.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--whole", action="store_true", help="the whole page, not one window of it")
    parser.add_argument("--anchor", default="", help="scroll to this id first")
    options = vars(parser.parse_args())
    if not any(map(shutil.which, NAMES)):
        print("screenshot: no Chromium found; install one (Debian: apt-get install chromium)", file=sys.stderr)
        return 2
    screenshot(**options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
