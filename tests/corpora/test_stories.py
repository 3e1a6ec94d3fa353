"""Whole stories, with an original and without: what `make gold` prints of them stays at least this good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.cli import main
from scripts.score_stories import Record, by_story, flags, located, records, story

STORIES = Path(__file__).parents[2] / "corpora" / "stories"
FAULTS = list(records(STORIES / "faults.jsonl"))


def audited(kind: str) -> list[Record]:
    result = CliRunner().invoke(main, ["scan", str(STORIES / kind), "--format", "jsonl", "-q", "--no-cache"])
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def faulty() -> dict[str, list[Record]]:
    return dict(by_story(audited("faulty")))


def test_every_fault_stands_in_its_story() -> None:
    for fault in FAULTS:
        folder, name = fault["document"].split("/")
        path = f"fr-only/{name}.fr.txt" if folder == "fr-only" else f"ar-fr/fr/{name}.txt"
        assert fault["target"] in (STORIES / "faulty" / path).read_text("utf-8")
        assert fault["source"] == "" or fault["source"] in (
            STORIES / "faulty" / "ar-fr" / "ar" / f"{name}.txt"
        ).read_text("utf-8")


@pytest.mark.parametrize(("folder", "least"), [("ar-fr", 0.75), ("fr-only", 0.65)])
def test_most_faults_are_located(faulty: dict[str, list[Record]], folder: str, least: float) -> None:
    known = [fault for fault in FAULTS if fault["document"].startswith(folder)]
    missed = [fault for fault in known if not located(fault, faulty[fault["document"]])]
    assert len(missed) <= (1 - least) * len(known), missed


def test_clean_stories_stay_clean() -> None:
    for folder, most in (("ar-fr", 0.03), ("fr-only", 0.005)):
        read = [segment for segment in audited("clean") if story(segment["document"]).startswith(folder)]
        flagged = [segment for segment in read if flags(segment)]
        assert len(flagged) <= most * len(read), flagged
