"""`comet:MODEL` with tiny real COMET models, through `comet.load_from_checkpoint` and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny_comet
from commands import FAITHFUL, MISTAKEN, rows, run, scan


@pytest.fixture(scope="module")
def encoder(models: Path) -> Path:
    return tiny_comet.xlmr(models / "xlmr")


@pytest.fixture(scope="module")
def kiwi(models: Path, encoder: Path) -> Path:
    tiny_comet.kiwi(models / "kiwi", encoder)
    return models / "kiwi"


def test_a_score_a_signature_and_the_licence(kiwi: Path, tmp_path: Path) -> None:
    records, said = scan(rows(tmp_path / "rows.jsonl", FAITHFUL, MISTAKEN), f"comet:{kiwi}")
    assert all("comet" in record["scores"] for record in records)
    assert not any("evidence" in finding for record in records for finding in record["findings"])
    licence, mean = said.splitlines()
    assert licence == f"audit: comet:{kiwi}: licence of the model: cc-by-nc-sa-4.0"
    assert mean.startswith("audit: comet ")
    assert "(comet|kiwi@" in mean
    assert "|fp32|cpu|unbabel-comet:2." in mean


def test_the_score_is_the_model_s_own(kiwi: Path, tmp_path: Path) -> None:
    from comet import load_from_checkpoint

    records, _ = scan(rows(tmp_path / "rows.jsonl", FAITHFUL, MISTAKEN), f"comet:{kiwi}")
    model = load_from_checkpoint(str(kiwi / "checkpoints" / "model.ckpt"))
    samples = [{"src": source, "mt": target} for source, target in (FAITHFUL, MISTAKEN)]
    expected = model.predict(samples, gpus=0, progress_bar=False).scores
    assert [record["scores"]["comet"] for record in records] == pytest.approx(expected, abs=1e-4)


def test_marked_spans_become_findings(models: Path, encoder: Path, tmp_path: Path) -> None:
    tiny_comet.xcomet(models / "xcomet", encoder)
    path = rows(tmp_path / "rows.jsonl", FAITHFUL, MISTAKEN)
    (faithful, mistaken), _ = scan(path, f"comet:{models / 'xcomet'}", "--select", "MT101")
    assert faithful["findings"] == []
    (found,) = mistaken["findings"]
    assert (found["rule"], found["severity"]) == ("MT101", "major")
    assert mistaken["target"][slice(*found["target_span"])] == "Beyrouth"
    assert found["confidence"] > 0.5
    assert found["evidence"][0].startswith(f"comet:{models / 'xcomet'}: major, ")


def test_what_would_be_cut_is_not_measured(kiwi: Path, tmp_path: Path) -> None:
    long = (FAITHFUL[0], " ".join([FAITHFUL[1]] * 12))
    records, _ = scan(rows(tmp_path / "rows.jsonl", long), f"comet:{kiwi}")
    assert records[0]["unmeasured"] == {"comet": "longer than the model takes"}


def test_a_model_that_needs_references_is_refused(models: Path, encoder: Path, tmp_path: Path) -> None:
    tiny_comet.with_references(models / "references", encoder)
    path = rows(tmp_path / "rows.jsonl", FAITHFUL)
    metrics = ("--source", "ar", "--target", "fr", "--metrics", f"comet:{models / 'references'}", "--no-cache")
    done = run("scan", path, *metrics, "--format", "jsonl")
    assert done.exit_code == 3
    assert "needs references; take a reference-free model" in done.output


def test_a_folder_without_a_checkpoint_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    path = rows(tmp_path / "rows.jsonl", FAITHFUL)
    metrics = ("--source", "ar", "--target", "fr", "--metrics", f"comet:{tmp_path / 'empty'}", "--no-cache")
    done = run("scan", path, *metrics)
    assert done.exit_code == 3
    assert "cannot load the COMET model" in done.output
