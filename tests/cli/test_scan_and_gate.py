"""Auditing from the command line, end to end: what is printed, what is written, and how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.cli import main
from audit.reports.jsonl import read_records

CLEAN = "Le ministre des Affaires étrangères est arrivé samedi à Tunis pour une visite de deux jours.\n"
DAMAGED = "Le ministre des Affaires étrangères est arrivé samedi 5 dÈcembre à Tunis pour une visite de deux jours.\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of French stories: one damaged, one clean, one empty."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "feed"
    folder.mkdir()
    (folder / "damaged.txt").write_text(DAMAGED, "utf-8")
    (folder / "clean.txt").write_text(CLEAN, "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    return folder


def test_scan_prints_the_table_and_names_what_it_could_not_audit(feed: Path) -> None:
    result = run("scan", "feed", "--target", "fr")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "feed/damaged.txt" in result.stdout
    assert "TX101 damaged-characters" in result.stdout
    assert "samedi 5 ⟦dÈcembre⟧ à Tunis" in result.stdout
    assert "Audited      2 documents" in result.stdout
    assert "Not audited  feed/empty.txt: empty file" in result.stdout


def test_standard_output_carries_only_the_chosen_format_and_files_the_others(feed: Path) -> None:
    result = run(
        "scan", "feed", "--target", "fr", "--format", "jsonl", "-o", "html:out/a/report.html", "-o", "jsonl:a.jsonl"
    )
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [finding["rule"] for record in records for finding in record["findings"]] == ["TX101"]
    assert result.stderr == "audit: feed/empty.txt: empty file\n"
    assert Path("a.jsonl").read_text("utf-8") == result.stdout
    assert "dÈcembre" in Path("out/a/report.html").read_text("utf-8")
    assert sorted(path.name for path in Path("out/a").iterdir()) == ["report.html"]


def test_rules_can_be_selected_and_ignored(feed: Path) -> None:
    assert "Faults" in run("scan", "feed", "--target", "fr", "--ignore", "TX").stdout
    assert "TX101" not in run("scan", "feed", "--target", "fr", "--ignore", "TX").stdout
    assert "TX101" in run("scan", "feed", "--target", "fr", "--select", "UT", "--select", "TX101").stdout


def test_quiet_leaves_only_the_totals(feed: Path) -> None:
    assert run("scan", "feed", "--target", "fr", "-q").stdout.startswith("Audited      2 documents")


def test_nothing_audited_is_status_3(feed: Path) -> None:
    result = run("scan", "feed/empty.txt", "--target", "fr", "-o", "jsonl:empty.jsonl")
    assert result.exit_code == 3
    assert result.stderr == "audit: nothing was audited\n"
    assert Path("empty.jsonl").read_text("utf-8") == ""


def test_the_gate_fails_and_says_why_and_where_to_look(feed: Path) -> None:
    result = run("gate", "feed", "--target", "fr", "-q")
    assert result.exit_code == 1
    why, first, gravest = result.stderr.splitlines()
    assert why == "audit: gate failed: 1 major in 1 of 2 documents; 1 file could not be audited (--fail-on major)"
    assert first.startswith("audit: look first at feed/damaged.txt (")
    assert gravest.startswith("audit: the gravest fault: feed/damaged.txt:1: TX101 damaged-characters: ")


def test_the_gate_passes_where_no_fault_is_as_grave_as_its_limit(feed: Path) -> None:
    result = run("gate", "feed", "--target", "fr", "--fail-on", "critical", "-q")
    assert result.exit_code == 0
    assert result.stderr == (
        "audit: gate passed: no critical or worse fault in 2 documents; 1 file could not be audited\n"
    )
    assert run("gate", "feed/clean.txt", "--target", "fr", "-q").exit_code == 0
    assert run("gate", "feed/empty.txt", "--target", "fr", "-q").exit_code == 3


def test_scores_come_without_findings_and_with_references_if_given(feed: Path) -> None:
    Path("references.txt").write_text(CLEAN, "utf-8")
    result = run("score", "feed/damaged.txt", "--target", "fr", "--references", "references.txt")
    assert result.exit_code == 0
    assert "TX101" not in result.stdout
    assert [line.split()[0] for line in result.stdout.splitlines()[-3:]] == ["chrF", "BLEU", "TER"]
    assert "(nrefs:1|case:mixed|" in result.stdout
    rows = run("score", "feed/damaged.txt", "--target", "fr", "--references", "references.txt", "--format", "jsonl")
    (record,) = (json.loads(line) for line in rows.stdout.splitlines())
    assert record["findings"] == []
    assert 80 < record["scores"]["chrF"] < 100
    assert rows.stderr.startswith("audit: chrF ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_keeps_what_was_audited(tmp_path: Path) -> None:
    folder = tmp_path / "feed"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text((DAMAGED + "\n") * 40, "utf-8")
    jsonl, page = tmp_path / "audit.jsonl", tmp_path / "report.html"
    command = [
        sys.executable, "-m", "audit", "scan", str(folder), "--target", "fr", "-q",
        "-o", f"jsonl:{jsonl}", "-o", f"html:{page}",
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None and not (jsonl.exists() and jsonl.stat().st_size):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert stderr.startswith("audit: interrupted; the reports hold the ")
    assert "interrupted: what follows is not the whole" in stdout
    assert "Traceback" not in stderr
    documents = read_records(jsonl)
    assert 0 < len(documents) < 400
    assert all(document.segments for document in documents)
    assert "The run was interrupted" in page.read_text("utf-8")


def test_a_reader_that_stops_reading_is_no_error(feed: Path) -> None:
    command = f"{sys.executable} -m audit scan feed --target fr --format jsonl | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
