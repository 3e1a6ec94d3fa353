"""The hand-labelled development set: what `make gold` prints stays at least this good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.cli import main
from scripts.score_gold import Score

GOLD = sorted((Path(__file__).parents[2] / "corpora" / "gold").glob("*.jsonl"))


@pytest.fixture(scope="module")
def score() -> Score:
    result = CliRunner().invoke(main, ["scan", *map(str, GOLD), "--format", "jsonl", "-q"])
    assert result.exit_code == 0, result.stderr
    findings = {record["id"]: record["findings"] for record in map(json.loads, result.stdout.splitlines())}
    score = Score()
    for path in GOLD:
        for line in path.read_text("utf-8").splitlines():
            segment = json.loads(line)
            score.add(segment, findings[segment["id"]])
    return score


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("untranslated", 0.9), ("wrong_language", 0.9), ("encoding", 0.9), ("misplaced", 0.85), ("truncation", 0.9),
        ("quote", 0.9), ("number", 0.97), ("date", 0.97), ("omission", 0.85), ("addition", 0.85), ("negation", 0.85),
        ("name", 0.9),
    ],
)  # fmt: skip
def test_faults_are_located(score: Score, kind: str, least: float) -> None:
    assert score.located[kind] / score.total[kind] >= least, "\n".join(n for n in score.notes if kind in n)


def test_clean_segments_stay_clean(score: Score) -> None:
    assert score.clean >= 100
    assert score.flagged / score.clean <= 0.05, "\n".join(n for n in score.notes if n.startswith("false"))
