"""Where an audit runs, from the command line: what is refused, and what is said of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("rows.jsonl").write_text(json.dumps({"source": "صباح الخير", "target": "Bonjour"}) + "\n", "utf-8")
    return "rows.jsonl"


def test_without_ray_it_says_how_to_install_it(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    done = run("scan", rows, "--engine", "ray")
    assert done.exit_code == 2
    assert done.stderr == "audit: the engine ray needs an optional part: pip install 'wire-audit[ray]'\n"


def test_a_url_names_the_engine_that_reads_it(rows: str) -> None:
    done = run("scan", "s3://bucket/feed")
    assert done.exit_code == 2
    assert done.stderr == "audit: s3://bucket/feed: no such file or folder; 'audit scan --engine ray' reads URLs\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--resume",), "--engine ray keeps no results to be found again: leave out --cache and --resume."),
        (("--cache", "kept"), "--engine ray keeps no results to be found again: leave out --cache and --resume."),
        (("-o", "html:out/"), "html:out/: only jsonl and parquet are written in shards; name a file of this machine"),
    ],
)
def test_what_ray_does_not_do_is_refused(rows: str, arguments: tuple[str, ...], said: str) -> None:
    done = run("scan", rows, "--engine", "ray", *arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"audit: {said}")


def test_only_scan_has_engines(rows: str) -> None:
    assert "No such option '--engine'" in run("gate", rows, "--engine", "ray").stderr
