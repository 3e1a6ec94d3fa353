"""What the commands put into the HTML report: the run before, the gate's verdict, scores against references."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.cli import main

DAMAGED = "Le ministre des Affaires étrangères est arrivé samedi 5 dÈcembre à Tunis pour une visite de deux jours.\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def text(path: str) -> str:
    return re.sub(
        r"\s+",
        " ",
        re.sub("<style.*?</style>|<script.*?</script>|<[^>]+>", "", Path(path).read_text("utf-8"), flags=re.S),
    )


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("story.txt")
    path.write_text(DAMAGED, "utf-8")
    return path


def test_the_trend_is_told_though_the_same_command_writes_the_file_of_the_run_before_anew(story: Path) -> None:
    assert run("scan", "story.txt", "--target", "fr", "-o", "jsonl:audit.jsonl").exit_code == 0
    before = Path("audit.jsonl").read_text("utf-8")
    story.write_text(DAMAGED.replace("dÈcembre", "décembre"), "utf-8")
    options = ("--previous", "audit.jsonl", "-o", "jsonl:audit.jsonl", "-o", "html:report.html")
    assert run("scan", "story.txt", "--target", "fr", *options).exit_code == 0
    assert "▼ 1 since the run before" in text("report.html")
    assert Path("audit.jsonl").read_text("utf-8") != before


def test_a_run_before_that_is_no_audit_is_refused_before_anything_is_written(story: Path) -> None:
    result = run("scan", "story.txt", "--target", "fr", "--previous", "story.txt", "-o", "jsonl:audit.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("audit: story.txt:1: not an audit record")
    assert not Path("audit.jsonl").exists()


def test_the_gate_says_in_the_report_what_it_says_at_the_end(story: Path) -> None:
    result = run("gate", "story.txt", "--target", "fr", "-q", "-o", "html:report.html")
    assert result.exit_code == 1
    why = next(line for line in result.stderr.splitlines() if "gate failed: " in line).partition("gate failed: ")[2]
    assert f"Gate failed {why}" in text("report.html")


def test_scores_against_references_stand_in_the_report_with_their_signatures(story: Path) -> None:
    Path("references.txt").write_text(DAMAGED.replace("dÈcembre", "décembre"), "utf-8")
    result = run("score", "story.txt", "--target", "fr", "--references", "references.txt", "-o", "html:report.html")
    assert result.exit_code == 0
    shown = text("report.html")
    for name, score, signature in re.findall(r"^(chrF|BLEU|TER) ([\d.]+) \((.*)\)$", result.stdout, re.M):
        assert f"{name}{float(score):.1f}{signature}" in shown
    assert "BLEU" in shown


def test_references_left_over_are_an_error_and_the_reports_are_there_all_the_same(story: Path) -> None:
    Path("references.txt").write_text("Un.\nDeux.\n", "utf-8")
    result = run("score", "story.txt", "--target", "fr", "--references", "references.txt", "-o", "html:report.html")
    assert result.exit_code == 2
    assert result.stderr == "audit: references.txt: 1 references more than lines of translation\n"
    assert Path("report.html").exists()
