"""The sample feed end to end: the faults that were planted are found, and the clean stories stay clean."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from audit.cli import main
from scripts.score_feed import PLANTED, FeedScore, read_jsonl

FEED = PLANTED.parent / "sample-feed"
CLEAN = {
    "culture-baghdad-bookfair", "diplomacy-muscat-talks", "economy-tunis-olive-oil", "sport-casablanca-final",
    "weather-sanaa-floods", "french-only-tangier-ferries",
}  # fmt: skip


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, ["scan", str(FEED), "--format", "jsonl", "-q"])
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def score(records: list[dict[str, Any]]) -> FeedScore:
    return FeedScore(records, read_jsonl(PLANTED))


def test_every_story_is_audited_with_its_original(records: list[dict[str, Any]]) -> None:
    stories = {Path(record["document"]).stem for record in records}
    assert stories == {path.stem for path in (FEED / "fr").iterdir()}
    without = {Path(record["document"]).stem for record in records if record["source"] is None}
    assert without == {"french-only-sfax-dockers", "french-only-tangier-ferries"}


def test_spans_lie_in_the_texts_of_their_record(records: list[dict[str, Any]]) -> None:
    for record in records:
        for finding in record["findings"]:
            for side in ("source", "target"):
                span = finding[f"{side}_span"]
                assert span is None or 0 <= span[0] <= span[1] <= len(record[side] or "")


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("encoding", 1.0), ("misplaced", 1.0), ("untranslated", 1.0), ("wrong_language", 1.0), ("number", 1.0),
        ("date", 1.0), ("quote", 1.0), ("truncation", 0.75), ("omission", 0.75), ("addition", 0.75), ("negation", 0.6),
        ("name", 0.65),
    ],
)  # fmt: skip
def test_planted_faults_are_located(score: FeedScore, kind: str, least: float) -> None:
    assert score.recall(kind) >= least, "\n".join(score.misses)


def test_little_else_is_flagged(score: FeedScore) -> None:
    """At most one segment in thirty carries a flag that touches no planted fault."""
    assert len(score.flags) <= sum(score.segments.values()) / 30, "\n".join(score.flags)


def test_clean_stories_are_nearly_clean(records: list[dict[str, Any]]) -> None:
    clean = [record for record in records if Path(record["document"]).stem in CLEAN]
    flagged = [r["id"] for r in clean if any(f["severity"] in ("major", "critical") for f in r["findings"])]
    assert len(flagged) <= len(clean) * 0.03, Counter(flagged)
