"""Which metrics a run is asked for: names, arguments, and what is said where one cannot be had."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.cli import main
from audit.errors import AuditError
from audit.metrics import load_pair_metrics, reference_metrics
from audit.metrics.base import Workshop
from audit.settings import Settings, load_settings

WITHOUT_TORCH = pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="torch is installed")


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "rows.jsonl"
    path.write_text('{"source": "وصل الوزير السبت.", "target": "Le ministre est arrivé samedi."}\n', "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_quality_and_metrics_against_references_are_known_and_need_no_model() -> None:
    assert load_pair_metrics(["quality", "chrf", "ter"], Workshop()) == []
    assert reference_metrics(["quality", "ter", "judge:https://host/v1#m", "chrf", "ter"]) == ["ter", "chrf"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("rondtrip:x", "unknown metric 'rondtrip'; did you mean 'roundtrip'?"),
        ("xyzzy", "unknown metric 'xyzzy'; known metrics: quality, chrf, bleu, ter, roundtrip, forced,"),
        ("chrf:2", "the metric chrf takes nothing after a colon: chrf:2"),
        ("forced", "the metric forced takes an argument, such as forced:Helsinki-NLP/opus-mt-ar-fr"),
    ],
)
def test_what_is_no_metric_is_told_in_one_line(given: str, said: str) -> None:
    with pytest.raises(AuditError) as raised:
        load_pair_metrics([given], Workshop())
    assert str(raised.value).startswith(said)


@WITHOUT_TORCH
@pytest.mark.parametrize("metric", ["roundtrip:Helsinki-NLP/opus-mt-fr-ar", "forced:x/y", "contrastive:x/y+y/x"])
@pytest.mark.parametrize("command", ["scan", "gate", "score"])
def test_without_the_extra_the_run_ends_with_the_command_that_installs_it(
    story: Path, command: str, metric: str
) -> None:
    done = run(command, story, "--metrics", metric, "-o", "jsonl:out.jsonl")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"audit: the metric {metric} needs an optional part: pip install 'wire-audit[hf]'\n"
    assert not Path("out.jsonl").exists()


@WITHOUT_TORCH
def test_comet_has_an_extra_of_its_own(story: Path) -> None:
    done = run("scan", story, "--metrics", "comet:Unbabel/wmt22-cometkiwi-da")
    assert done.exit_code == 2
    assert done.stderr.endswith("needs an optional part: pip install 'wire-audit[comet]'\n")


def test_doctor_says_of_each_metric_whether_it_is_ready_or_what_makes_it_so() -> None:
    done = run("doctor")
    lines = " ".join(done.stdout.split())
    for name in ("chrf", "bleu", "ter", "judge"):
        assert f"ok metric {name}: ready" in lines
    for name, extra in (("roundtrip", "hf"), ("forced", "hf"), ("contrastive", "hf"), ("comet", "comet")):
        ready = f"ok metric {name}: ready" in lines
        assert ready or f"not installed metric {name}: needs " in lines
        assert ready or f"pip install 'wire-audit[{extra}]'" in lines


def test_a_metric_against_references_needs_them(story: Path) -> None:
    said = "audit: the metric chrf needs reference translations: "
    assert run("scan", story, "--metrics", "quality,chrf").stderr.startswith(said)
    assert run("score", story, "--metrics", "chrf").stderr == f"{said}--references PATH\n"


def test_the_named_ones_of_the_metrics_against_references_are_taken(story: Path, tmp_path: Path) -> None:
    references = tmp_path / "references.txt"
    references.write_text("Le ministre est arrivé samedi.\n", "utf-8")
    done = run("score", story, "--references", references, "--metrics", "ter", "--metrics", "bleu", "--no-cache")
    assert done.exit_code == 0, done.stderr
    assert "\nTER 0.00 (nrefs:1|" in done.stdout
    assert "\nBLEU 100.00 (nrefs:1|" in done.stdout
    assert "chrF" not in done.stdout


def test_metrics_may_stand_in_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "audit.toml").write_text('metrics = ["quality", "forced:x/y"]\ndevice = "cpu"\n', "utf-8")
    settings = load_settings(tmp_path)
    assert (settings.metrics, settings.device) == (("quality", "forced:x/y"), "cpu")
    assert Settings().updated({"metrics": "chrf, ter,"}, "here").metrics == ("chrf", "ter")
    with pytest.raises(AuditError, match="metrics takes names"):
        Settings().updated({"metrics": 3}, "here")
    with pytest.raises(AuditError, match="device: 'gpu' is not one of auto, cpu, cuda"):
        Settings(device="gpu")


def test_the_policy_in_force_shows_the_metrics(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("audit.toml").write_text('metrics = ["quality"]\n', "utf-8")
    done = run("gate", "--show-policy")
    assert done.exit_code == 0, done.stderr
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("metrics "))
    assert "quality" in line
