"""Metrics by a translation model that has learned a toy language: what they find is what is wrong there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import FAITHFUL, LENGTHENED, MISTAKEN, SHORTENED, rows, run, scan

from audit.reports.jsonl import read_records

PAIRS = (FAITHFUL, SHORTENED, LENGTHENED, MISTAKEN)


@pytest.fixture(scope="module")
def scanned(learned: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], str, Path]:
    """Records, standard error, and the page of one scan with all three metrics."""
    folder = tmp_path_factory.mktemp("scan")
    path, page = rows(folder / "rows.jsonl", *PAIRS), folder / "report.html"
    metrics = f"quality,roundtrip:{learned},forced:{learned},contrastive:{learned}"
    records, said = scan(path, metrics, "-o", f"html:{page}")
    return records, said, page


def seen_by(record: dict[str, Any], metric: str) -> list[tuple[str, str]]:
    """Rule and marked text of the findings that a metric saw."""
    found = []
    for one in record["findings"]:
        if any(seen.startswith(metric) for seen in one.get("evidence", ())):
            start, end = one["source_span"] or (0, 0)  # an empty one is the place of what was added
            side = "source" if start < end else "target"
            found.append((one["rule"], record[side][slice(*one[f"{side}_span"])]))
    return found


def test_every_metric_is_told_with_a_signature_that_names_model_revision_precision_and_versions(scanned: Any) -> None:
    _, said, _ = scanned
    for name in ("roundtrip", "roundtrip-similarity", "forced", "contrastive-omission", "contrastive-addition"):
        (line,) = (line for line in said.splitlines() if line.startswith(f"audit: {name} "))
        assert "|toy-m2m100@" in line
        assert "|fp32|cpu|torch:2." in line
        assert "|transformers:" in line
    assert "nw:2" in said
    assert said.count("licence of the model: apache-2.0") == 3


def test_a_faithful_translation_comes_back_and_nothing_is_found(scanned: Any) -> None:
    faithful = scanned[0][0]
    assert faithful["texts"] == {"roundtrip back-translation": FAITHFUL[0]}
    assert (faithful["scores"]["roundtrip"], faithful["scores"]["roundtrip-similarity"]) == (100.0, 1.0)
    assert faithful["scores"]["contrastive-omission"] < 0 > faithful["scores"]["contrastive-addition"]
    assert faithful["findings"] == []


def test_what_was_left_out_does_not_come_back_and_is_marked_in_the_original(scanned: Any) -> None:
    faithful, shortened, *_ = scanned[0]
    assert "مع" not in shortened["texts"]["roundtrip back-translation"]
    assert shortened["scores"]["roundtrip"] < faithful["scores"]["roundtrip"] - 10
    ((rule, marked),) = seen_by(shortened, "contrastive")  # merged with the estimator's own span, which may be shorter
    assert (rule, marked) in (("OM101", "مع أسرته"), ("OM101", "أسرته"))
    assert shortened["scores"]["contrastive-omission"] > 0.2


def test_what_was_added_is_marked_in_the_translation(scanned: Any) -> None:
    lengthened = scanned[0][2]
    assert ("AD101", "avec sa famille") in seen_by(lengthened, "contrastive")
    assert lengthened["scores"]["contrastive-addition"] > 0.2 > lengthened["scores"]["contrastive-omission"]


def test_a_wrong_word_is_unlikely_and_the_likeliest_is_the_right_one(scanned: Any) -> None:
    faithful, _, _, mistaken = scanned[0]
    assert mistaken["scores"]["forced"] < faithful["scores"]["forced"]
    assert mistaken["scores"]["forced-lowest"] < -3 < faithful["scores"]["forced-lowest"]


def test_the_page_shows_the_back_translation_the_evidence_and_the_signatures(scanned: Any) -> None:
    page = scanned[2].read_text("utf-8")
    assert f'<dt>roundtrip back-translation</dt><dd lang="" dir="rtl">{FAITHFUL[0]}</dd>' in page
    assert "Seen by contrastive:" in page or "and by contrastive:" in page
    assert "Metrics, means over the segments" in page
    assert "roundtrip|toy-m2m100@" in page


def test_records_are_read_back_whole(scanned: Any, tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in scanned[0]), "utf-8")
    (audit,) = read_records(path)
    assert audit.segments[0].texts == {"roundtrip back-translation": FAITHFUL[0]}
    evidence = [told for finding in audit.segments[2].findings for told in finding.evidence]
    assert any(told.startswith("contrastive:") for told in evidence)


def test_rules_that_are_switched_off_are_switched_off_for_metrics_too(learned: Path, tmp_path: Path) -> None:
    records, _ = scan(rows(tmp_path / "rows.jsonl", LENGTHENED), f"contrastive:{learned}", "--ignore", "AD")
    assert seen_by(records[0], "contrastive") == []
    assert records[0]["scores"]["contrastive-addition"] > 0.2


def test_results_are_kept_so_that_a_second_run_needs_no_model(learned: Path, tmp_path: Path, monkeypatch: Any) -> None:
    path, cache = rows(tmp_path / "rows.jsonl", *PAIRS), tmp_path / "cache"
    first, _ = scan(path, f"forced:{learned}", "--cache", cache)
    monkeypatch.setattr("audit.metrics.translation.TranslationModel._load", None)  # would be an error to call
    assert scan(path, f"forced:{learned}", "--cache", cache)[0] == first
    other, _ = scan(
        path, f"forced:{learned}", "--cache", cache, "--sensitivity", "low"
    )  # audited anew, not measured anew
    assert [one["scores"]["forced"] for one in other] == [one["scores"]["forced"] for one in first]


def test_several_processes_come_to_the_same(learned: Path, tmp_path: Path) -> None:
    folder = tmp_path / "feed"
    for side, texts in (("ar", PAIRS[0][0]), ("fr", PAIRS[0][1])):
        (folder / side).mkdir(parents=True)
        for name in ("a.txt", "b.txt"):
            (folder / side / name).write_text(texts + "\n", "utf-8")
    alone, _ = scan(folder, f"forced:{learned}")
    assert scan(folder, f"forced:{learned}", "--workers", "2")[0] == alone
    assert len(alone) == 2


def test_two_models_of_one_metric_have_scores_of_their_own(learned: Path, tmp_path: Path) -> None:
    link = tmp_path / "another"
    link.symlink_to(learned)
    records, _ = scan(rows(tmp_path / "rows.jsonl", FAITHFUL), f"forced:{learned},forced:{link}")
    assert {f"forced:{learned}", f"forced:{link}"} < records[0]["scores"].keys()


def test_score_prints_the_metrics_in_its_table_and_references_beside_them(learned: Path, tmp_path: Path) -> None:
    path, references = rows(tmp_path / "rows.jsonl", FAITHFUL, MISTAKEN), tmp_path / "references.txt"
    references.write_text(f"{FAITHFUL[1]}\n{FAITHFUL[1]}\n", "utf-8")
    chosen = ("--metrics", f"chrf,forced:{learned}", "--references", references, "--source", "ar", "--target", "fr")
    done = run("score", path, *chosen, "--no-cache")
    assert done.exit_code == 0, done.stderr
    assert "forced-lowest" in done.stdout
    assert "\nforced -" in done.stdout
    assert "\nchrF " in done.stdout
    assert "BLEU" not in done.stdout


def test_the_gate_counts_what_a_metric_finds(learned: Path, tmp_path: Path) -> None:
    added_word = (FAITHFUL[0].replace(" المدينة", ""), FAITHFUL[1])  # too little for the estimator
    path = rows(tmp_path / "rows.jsonl", added_word)
    languages = ("--source", "ar", "--target", "fr", "--no-cache", "--select", "AD101", "--sensitivity", "low", "-q")
    gate = ("gate", path, *languages, "--fail-on", "minor")
    assert run(*gate).exit_code == 0
    assert run(*gate, "--metrics", f"contrastive:{learned}").exit_code == 1


def test_a_dry_run_counts_and_measures_nothing(learned: Path, tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl", FAITHFUL, SHORTENED)
    done = run("scan", path, "--source", "ar", "--target", "fr", "--metrics", f"forced:{learned}", "--dry-run")
    count = sum(map(len, FAITHFUL + SHORTENED))
    assert (done.exit_code, done.stdout) == (0, f"forced:{learned}: 2 segments, {count} characters\n")


def test_a_device_that_is_not_there_is_said_in_one_line(learned: Path, tmp_path: Path) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("it is there")
    path = rows(tmp_path / "rows.jsonl", FAITHFUL)
    done = run("scan", path, "--metrics", f"forced:{learned}", "--device", "cuda", "--no-cache")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].startswith("audit: --device cuda: torch finds no CUDA device here")
