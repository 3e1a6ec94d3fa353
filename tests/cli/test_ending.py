"""The command ends at once, and loses nothing by it."""

from __future__ import annotations

import subprocess
import sys

START = "import atexit, sys; atexit.register(print, 'the end'); from audit.cli.ending import run; "


def ended(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = f"{START}sys.argv[1:] = {list(arguments)!r}; run('audit')"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_all_is_printed_and_what_was_registered_is_run() -> None:
    done = ended("rules")
    assert done.returncode == 0
    assert "MT111" in done.stdout and done.stdout.endswith("the end\n")


def test_the_status_is_kept() -> None:
    done = ended("scan", "nowhere.tsv")
    assert done.returncode == 2
    assert "nowhere.tsv" in done.stderr


def test_a_reader_that_has_gone_is_no_error() -> None:
    command = f"{sys.executable} -m audit explain NM102 | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
