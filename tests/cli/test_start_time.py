"""Nobody waits for `--help`: the fastest of five starts, so that a busy machine does not fail the test."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest


def fastest(*command: str) -> float:
    """Seconds that the quickest of five runs takes, a bare start of Python left out."""

    def seconds(*arguments: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        return time.perf_counter() - start

    bare = min(seconds("-c", "pass") for _ in range(5))
    return min(seconds(*command) for _ in range(5)) - bare


@pytest.mark.parametrize(
    ("command", "limit"),
    [
        (("-c", "import audit"), 0.15),
        (("-c", "from audit.cli import main; main(['--help'])"), 0.3),
        (("-c", "from audit.cli import main; main(['scan', '--help'])"), 0.3),
    ],
)
def test_starts_are_quick(command: tuple[str, ...], limit: float) -> None:
    assert fastest(*command) < limit


def test_no_heavy_package_is_loaded_for_the_help() -> None:
    heavy = "numpy onnxruntime onnx transformers rich jinja2 babel langdetect ftfy sacrebleu sentencepiece torch"
    code = (
        "import sys\nfrom audit.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy.split()!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stderr == "[]\n"
