"""Watching a folder: what arrives is audited and appended, once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from audit.cli import main

pytest.importorskip("watchfiles")
PATIENCE = 120  # seconds; it takes two where nothing else runs


@contextmanager
def watching(folder: Path, output: Path) -> Iterator[subprocess.Popen[str]]:
    """A watch of ``folder`` that is ended by Ctrl-C."""
    arguments = ["watch", str(folder), "--target", "fr", "-o", str(output), "--settle", "0.2", "--no-cache"]
    process = subprocess.Popen([sys.executable, "-m", "audit", *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


def records(output: Path, least: int) -> list[dict[str, Any]]:
    """The records in ``output``, as soon as there are ``least``."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        lines = output.read_text("utf-8").splitlines() if output.exists() else []
        if len(lines) >= least:
            break
        time.sleep(0.1)
    return [json.loads(line) for line in lines]


def test_what_arrives_is_appended_and_nothing_twice(tmp_path: Path) -> None:
    folder, output = tmp_path / "feed", tmp_path / "out" / "audit.jsonl"
    folder.mkdir()
    (folder / "one.txt").write_text("Samedi 5 dÈcembre à Tunis, le ministre est arrivé.", "utf-8")
    with watching(folder, output) as process:
        assert [record["findings"][0]["rule"] for record in records(output, 1)] == ["TX101"]
        (folder / "two.txt").write_text("Le ministre est reparti dimanche.", "utf-8")
        (folder / "rows.jsonl").write_text('{"id": "a", "target": "Bonjour à tous."}\n', "utf-8")
        assert sorted(Path(record["document"]).name for record in records(output, 3)) == [
            "one.txt",
            "rows.jsonl",
            "two.txt",
        ]
        with (folder / "rows.jsonl").open("a", encoding="utf-8") as file:
            file.write('{"id": "b", "target": "Bonsoir à tous."}\n')
        assert [record["id"] for record in records(output, 4)][3] == "b"
    assert process.returncode == 0
    (folder / "three.txt").write_text("Il reviendra lundi.", "utf-8")
    with watching(folder, output):
        known = [record["target"] for record in records(output, 5)]
    assert known[4] == "Il reviendra lundi."
    assert len(set(known)) == len(known) == 5


def test_its_own_output_is_not_watched(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["watch", str(tmp_path), "-o", str(tmp_path / "audit.jsonl")])
    assert result.exit_code == 2
    assert "lies in the folder that is watched; name a file elsewhere" in result.stderr
