"""Every family of translation models, tiny and untrained, loaded as real ones are: codes, directions, lengths."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny
import toy
from commands import FAITHFUL, rows, run, scan

from audit.errors import AuditError
from audit.metrics.hub import Model
from audit.metrics.translation import TranslationModel

BUILDERS = {
    "marian-ar-fr": lambda folder: tiny.marian(folder, "ar", "fr"),
    "marian-fr-ar": lambda folder: tiny.marian(folder, "fra", "ara"),
    "marian-ar-several": lambda folder: tiny.marian(folder, "ara", "itc", [">>fra<<", ">>fra_CA<<", ">>spa<<"]),
    "m2m100": tiny.m2m,
    "nllb": tiny.nllb,
    "mbart50": tiny.mbart,
}


@pytest.fixture(scope="module", params=list(BUILDERS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(models: Path, name: str) -> Path:
    path = models / name
    if not path.exists():
        BUILDERS[name](path)
    return path


def model(folder: Path) -> TranslationModel:
    return TranslationModel(Model.parse(str(folder)), "cpu")


CODES = {
    "marian-ar-fr": (None, ""),
    "marian-ar-several": (None, ">>fra<< "),
    "m2m100": ("__fr__", ""),
    "nllb": ("fra_Latn", ""),
    "mbart50": ("fr_XX", ""),
}


def test_the_target_language_is_named_as_the_family_names_it(folder: Path, name: str) -> None:
    if name not in CODES:
        pytest.skip("translates the other way")
    made = model(folder)
    token, prefix = made._directed("ar", "fr")
    assert (token if token is None else made._tokenizer.convert_ids_to_tokens(token), prefix) == CODES[name]


def test_the_model_reads_the_source_language_where_the_family_names_it(folder: Path, name: str) -> None:
    first = {"m2m100": "__ar__", "nllb": "arb_Arab", "mbart50": "ar_AR"}
    if name not in first:
        pytest.skip("names no source language")
    made = model(folder)
    made._directed("ar", "fr")
    ids = made._tokenizer("تونس")["input_ids"]
    assert made._tokenizer.convert_ids_to_tokens(ids[0]) == first[name]
    assert ids[-1] == made._tokenizer.eos_token_id


def test_likelihoods_are_of_the_text_s_own_pieces_whatever_stands_beside_it(folder: Path, name: str) -> None:
    source, target = ("fr", "ar") if name == "marian-fr-ar" else ("ar", "fr")
    pairs = [pair if source == "ar" else pair[::-1] for pair in toy.pairs(5, seed=3)]
    made = model(folder)
    together = made.likelihoods(pairs, source, target)
    for pair, one in zip(pairs, together, strict=True):
        (alone,) = made.likelihoods([pair], source, target)
        assert one is not None and alone is not None
        assert one.pieces == alone.pieces
        assert one.values == pytest.approx(alone.values, abs=1e-4)
        assert "".join(one.pieces[:-1]).replace("▁", "") == pair[1].replace(" ", "")
        assert max(one.values) < 0


def test_the_three_metrics_run_on_the_command_line(folder: Path, name: str, tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl", FAITHFUL)
    if name == "marian-fr-ar":
        records, said = scan(path, f"roundtrip:{folder}")
        assert records[0]["scores"].keys() >= {"roundtrip", "roundtrip-similarity"}
        assert f"roundtrip|{name}@" in said
        return
    records, said = scan(path, f"forced:{folder},contrastive:{folder}")
    assert records[0]["scores"]["forced"] < 0
    assert "contrastive-omission" in records[0]["scores"]
    assert ("contrastive-addition" in records[0]["scores"]) == (not name.startswith("marian"))
    assert f"forced|{name}@" in said
    assert f"contrastive|{name}@" in said


def test_a_pair_of_models_for_one_direction_each_looks_for_both_faults(models: Path, tmp_path: Path) -> None:
    folders = [models / name for name in ("marian-ar-fr", "marian-fr-ar")]
    for path in folders:
        if not path.exists():
            BUILDERS[path.name](path)
    records, said = scan(rows(tmp_path / "rows.jsonl", FAITHFUL), f"contrastive:{folders[0]}+{folders[1]}")
    assert {"contrastive-omission", "contrastive-addition"} < records[0]["scores"].keys()
    assert "contrastive|marian-ar-fr@" in said
    assert "|marian-fr-ar@" in said


def test_a_model_for_the_other_direction_is_refused(models: Path, tmp_path: Path) -> None:
    folder = models / "marian-ar-fr"
    if not folder.exists():
        BUILDERS[folder.name](folder)
    path = rows(tmp_path / "rows.jsonl", FAITHFUL)
    done = run("scan", path, "--source", "ar", "--target", "fr", "--metrics", f"roundtrip:{folder}", "--no-cache")
    assert done.exit_code == 3
    assert "translates ar to fr, and fr to ar is needed" in " ".join(done.output.split())


def test_a_language_that_a_model_does_not_have_is_named(models: Path) -> None:
    for name, said in (
        ("marian-ar-several", r"does not write 'de'; it has >>fra<< "),
        ("nllb", "know the language 'de'"),
    ):
        folder = models / name
        if not folder.exists():
            BUILDERS[name](folder)
        with pytest.raises(AuditError, match=said):
            model(folder).likelihoods([FAITHFUL], "ar", "de")


def test_what_is_longer_than_the_model_takes_is_not_measured_and_said(models: Path, tmp_path: Path) -> None:
    folder = models / "m2m100"
    if not folder.exists():
        BUILDERS["m2m100"](folder)
    long = (FAITHFUL[0], " ".join([FAITHFUL[1][:-1]] * 12) + ".")
    records, said = scan(rows(tmp_path / "rows.jsonl", FAITHFUL, long), f"forced:{folder}")
    assert "forced" in records[0]["scores"]
    assert records[1]["unmeasured"] == {"forced": "longer than the model takes"}
    assert "audit: forced: 1 segment not measured: longer than the model takes" in said


def test_a_folder_that_holds_no_translation_model_is_said_in_one_line(tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl", FAITHFUL)
    (tmp_path / "empty").mkdir()
    done = run(
        "scan", path, "--source", "ar", "--target", "fr", "--metrics", f"forced:{tmp_path / 'empty'}", "--no-cache"
    )
    assert done.exit_code == 3
    assert "cannot load the translation model" in done.output


def test_a_model_of_the_hub_that_cannot_be_had_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl", FAITHFUL)
    done = run("scan", path, "--metrics", "forced:nobody/nothing-ar-fr", "--no-cache")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("audit: cannot get the model nobody/nothing-ar-fr: ")
