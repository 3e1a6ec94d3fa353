"""The judge through the command line: its scores, its findings beside the rules' own, its failures, its cost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from chat_stub import Stub, error, fails, finds, serving
from click.testing import CliRunner, Result

from audit.cli import main

ROWS = [
    {
        "id": "n1",
        "source": "أعلنت الوزارة أن 40 شخصا أصيبوا في انهيار الجسر.",
        "target": "Le ministère a annoncé que 47 personnes avaient été blessées dans l'effondrement du pont.",
    },
    {
        "id": "n2",
        "source": "ومن المقرر أن يزور الرئيس المدينة يوم الخميس.",
        "target": "Le président doit se rendre dans la ville jeudi.",
    },
]
NUMBER = error(category="number", severity="critical", source="40 شخصا", translation="47 personnes", suggestion="40")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KEY", "MODEL", "PRICE", "RATE", "TIMEOUT"):
        monkeypatch.delenv(f"AUDIT_JUDGE_{name}", raising=False)
    monkeypatch.setenv("AUDIT_JUDGE_RATE", "60000")


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), "utf-8")
    return path


def ask(rows: Path, url: str, *more: str) -> Result:
    languages = ("--source", "ar", "--target", "fr")
    return CliRunner().invoke(main, ["scan", str(rows), *languages, "--metrics", f"judge:{url}#stub", *more])


def records(rows: Path, stub: Stub, *more: str) -> list[dict[str, Any]]:
    result = ask(rows, stub.url, "--format", "jsonl", *(more or ("--no-cache",)))
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def moody(handler: Any) -> None:
    """Finds the wrong number, and something that is not there; fails on the other segment."""
    about = json.loads(handler.content["messages"][-1]["content"])["translation"]
    behaviour = finds(NUMBER, error(translation="ailleurs")) if "47" in about else fails(400, "too long")
    behaviour(handler)


def test_a_fault_seen_by_rule_and_judge_is_one_finding_with_both_as_evidence(rows: Path) -> None:
    with serving(moody) as stub:
        faulty, other = records(rows, stub)
    (finding,) = [f for f in faulty["findings"] if f["rule"] == "NB101"]
    assert ROWS[0]["target"][slice(*finding["target_span"])] == "47"
    assert finding["severity"] == "critical"
    assert [entry.split()[0] for entry in finding["evidence"]] == ["NB101", f"judge:{stub.url}#stub"]
    assert finding["confidence"] > 0.9
    assert (faulty["scores"]["judge"], faulty["scores"]["judge-dropped"]) == (-25, 1)
    assert "judge" not in other["scores"]
    assert other["unmeasured"] == {"judge": "HTTP 400 (too long)"}


def test_what_was_answered_is_not_asked_again_and_what_failed_is(rows: Path, tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    with serving(moody) as stub:
        first = records(rows, stub, *cache)
        before = len(stub.requests)
        again = records(rows, stub, *cache)
        assert again == first
        assert all("47" not in asked["translation"] for asked in stub.asked[before:])
        assert len(stub.requests) > before


def test_a_dry_run_sends_nothing(rows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDIT_JUDGE_PRICE", "0.15/0.60")
    with serving(finds()) as stub:
        result = ask(rows, stub.url, "--dry-run")
    assert result.exit_code == 0, result.stderr
    assert stub.requests == []
    assert f"2 requests to {stub.url}" in result.stdout
    assert "tokens sent" in result.stdout
    assert "cost" in result.stdout


def test_the_user_is_told_before_anything_leaves(rows: Path) -> None:
    with serving(finds()) as stub:
        result = ask(rows, stub.url, "--no-cache")
    assert f"the texts of every segment are sent to {stub.url}" in result.stderr


@pytest.mark.parametrize("url", ["localhost:8000", "https://me:secret@host/v1"])
def test_a_bad_address_ends_the_run_before_it_begins(rows: Path, url: str) -> None:
    result = ask(rows, url)
    assert result.exit_code == 2
    assert result.stderr.startswith("audit: judge: ")
    assert len(result.stderr.splitlines()) == 1
    assert "secret" not in result.stderr


def test_markup_in_an_answer_reaches_the_report_as_text(rows: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    script = "<script>alert(1)</script>"
    with serving(finds(error(translation="Le", explanation=script, suggestion=script))) as stub:
        result = ask(rows, stub.url, "--no-cache", "-o", f"html:{page}")
    assert result.exit_code == 0, result.stderr
    assert "&lt;script&gt;alert(1)" in page.read_text("utf-8")
    assert script not in page.read_text("utf-8")
