"""Workers, the cache and resuming, from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.cli import main

PAIRS = [
    ("وصل وزير الخارجية إلى تونس يوم السبت.", "Le ministre des Affaires étrangères est arrivé à Tunis samedi."),
    ("قتل 12 شخصا في الانفجار.", "L'explosion a fait 15 morts."),
]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    text = "".join(json.dumps({"id": f"r{i}", "source": s, "target": t}) + "\n" for i, (s, t) in enumerate(PAIRS))
    (tmp_path / "rows.jsonl").write_text(text, "utf-8")
    return "rows.jsonl"


def test_a_second_scan_writes_the_same_reports(rows: str) -> None:
    for name in ("one", "two"):
        given = ("--source", "ar", "--target", "fr", "--cache", "kept", "--workers", "2")
        outputs = (f"{kind}:{name}.{kind}" for kind in ("jsonl", "sarif", "csv"))
        done = run("scan", rows, *given, "-q", *(part for output in outputs for part in ("-o", output)))
        assert (done.exit_code, done.stderr) == (0, "")
    for kind in ("jsonl", "sarif", "csv"):
        assert Path(f"one.{kind}").read_bytes() == Path(f"two.{kind}").read_bytes() != b""


def test_two_runs_of_the_program_write_the_same_bytes(tmp_path: Path) -> None:
    """Sets of strings stand in another order in each: nothing may depend on it."""
    source, target = "The talks resume in July, on Sunday.", "تستأنف المحادثات في يونيو، يوم الاثنين."
    (tmp_path / "rows.jsonl").write_text(json.dumps({"source": source, "target": target}), "utf-8")
    command = [sys.executable, "-m", "audit", "scan", "rows.jsonl", "--no-cache", "-q", "-o"]
    written = []
    for seed in ("1", "2", "4"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*command, f"jsonl:{seed}.jsonl"], cwd=tmp_path, env=environment, check=True)
        written.append((tmp_path / f"{seed}.jsonl").read_text("utf-8"))
    assert written[0] == written[1] == written[2]
    assert [finding["suggestion"] for finding in json.loads(written[0])["findings"]] == ["يوليو", "الأحد"]


def test_the_cache_says_what_it_holds_and_is_cleared(rows: str) -> None:
    assert run("cache", "info", "--cache", "kept").stdout == "kept/results.sqlite: nothing is kept\n"
    run("scan", rows, "--source", "ar", "--target", "fr", "--cache", "kept")
    path, size, age = run("cache", "info", "--cache", "kept").stdout.splitlines()
    assert path == "kept/results.sqlite"
    assert size.startswith("2 results, ")
    assert age == "the oldest was last used today"
    assert run("cache", "clear", "--cache", "kept").stdout == "kept/results.sqlite: removed\n"
    assert run("cache", "clear", "--cache", "kept").stdout == "kept/results.sqlite: nothing was kept\n"
    assert list(Path("kept").iterdir()) == []


def test_a_damaged_cache_says_how_to_mend_it(rows: str) -> None:
    Path("kept").mkdir()
    Path("kept/results.sqlite").write_text("no database" * 1000)
    done = run("cache", "info", "--cache", "kept")
    assert done.exit_code == 2
    assert done.stderr == "audit: kept/results.sqlite: file is not a database; 'audit cache clear' removes it\n"


def test_without_a_cache_nothing_is_kept(rows: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("audit.cli.means.default_cache", lambda: tmp_path / "default")
    assert run("scan", rows, "--target", "fr", "--no-cache", "--select", "TX").exit_code == 0
    assert not Path("default").exists()
    assert run("scan", rows, "--target", "fr", "--select", "TX").exit_code == 0
    assert Path("default/results.sqlite").exists()


@pytest.mark.parametrize("other", [("--resume",), ("--cache", "kept")])
def test_what_contradicts_itself_is_refused(rows: str, other: tuple[str, ...]) -> None:
    done = run("scan", rows, "--no-cache", *other)
    assert done.exit_code == 2
    assert done.stderr.startswith("audit: --no-cache goes with neither --cache nor --resume: ")
    assert run("scan", rows, "--workers", "0").exit_code == 2
