"""The files that others take over as they are: valid where they are read, and what they run runs."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from audit.cli import COMMANDS, main
from audit.configuration import POLICY_KEYS, read_configuration
from audit.gate.baseline import read_baseline
from audit.gate.keys import PER_PATH_KEYS, load_policy
from audit.reading import suffixes
from audit.reports import FORMATS
from audit.settings import load_settings

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
DAMAGED = "Le ministre des Affaires étrangères est arrivé samedi 5 dÈcembre à Tunis pour une visite de deux jours.\n"
DOCS = (ROOT / "docs" / "gate.md").read_text("utf-8")


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def blocks(language: str) -> list[str]:
    """The fenced code of one language in the documentation."""
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCS, re.DOTALL | re.MULTILINE)


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a folder of one damaged French story, its name with a space."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "the feed").mkdir()
    (tmp_path / "the feed" / "story.fr.txt").write_text(DAMAGED, "utf-8")
    return tmp_path


def shell(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a script as a CI runner does, with the programs of this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        env={**os.environ, "PATH": path, **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_hook_of_pre_commit_runs_a_command_that_there_is() -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook["entry"].split()[:2] == ["audit", "gate"]
    assert hook["entry"].split()[1] in COMMANDS
    assert all(re.search(hook["files"], f"feed/story{suffix}") for suffix in suffixes())


def test_the_hook_fails_as_the_gate_does(feed: Path) -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    assert shell(f"{hook['entry']} 'the feed/' --target fr").returncode == 1
    assert shell(f"{hook['entry']} 'the feed/' --target fr --fail-on critical").returncode == 0


def test_the_action_is_valid() -> None:
    schema = json.loads((SCHEMAS / "github-actions.json").read_text("utf-8"))
    Draft7Validator(schema).validate(loaded("action.yml"))


def test_no_input_of_the_action_is_put_into_a_script() -> None:
    assert all("${{" not in step.get("run", "") for step in loaded("action.yml")["runs"]["steps"])


@pytest.mark.parametrize(
    ("arguments", "status"), [("--target fr", 1), ("--target fr --fail-on critical", 0), ("-x", 2)]
)
def test_the_script_of_the_action_runs(feed: Path, arguments: str, status: int) -> None:
    (script,) = (step["run"] for step in loaded("action.yml")["runs"]["steps"] if step.get("id") == "gate")
    done = shell(
        script, AUDIT_PATHS="the feed\n\n", AUDIT_ARGUMENTS=arguments, AUDIT_SARIF="out/audit.sarif",
        GITHUB_STEP_SUMMARY="summary.md", GITHUB_OUTPUT="output.txt",
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    assert Path("output.txt").read_text() == "sarif=out/audit.sarif\n"
    if status < 2:
        column = DAMAGED.index("dÈcembre") + 1
        assert done.stdout.startswith(f"::error file=the feed/story.fr.txt,line=1,endLine=1,col={column},")
        assert Path("summary.md").read_text("utf-8").startswith("<!-- wire-audit -->")
        assert json.loads(Path("out/audit.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_a_path_of_the_action_is_never_an_option_or_a_command(feed: Path) -> None:
    (script,) = (step["run"] for step in loaded("action.yml")["runs"]["steps"] if step.get("id") == "gate")
    done = shell(
        script, AUDIT_PATHS="--exit-zero\n$(touch owned); touch owned", AUDIT_ARGUMENTS="", AUDIT_SARIF="a.sarif",
        GITHUB_STEP_SUMMARY="summary.md", GITHUB_OUTPUT="output.txt",
    )  # fmt: skip
    assert done.returncode == 2
    assert "--exit-zero: no such file or folder" in done.stderr
    assert not Path("owned").exists()


def test_the_job_of_gitlab_is_valid() -> None:
    schema = json.loads((SCHEMAS / "gitlab-ci.json").read_text("utf-8"))
    Draft7Validator(schema).validate(loaded("ci/gitlab.yml"))


def test_the_script_of_gitlab_writes_the_reports_that_it_declares(feed: Path) -> None:
    job = loaded("ci/gitlab.yml")["translation-audit"]
    install, audit = job["script"]
    assert "pip install" in install
    (feed / "the feed").rename(feed / job["variables"]["AUDIT_PATHS"])
    done = shell(audit, AUDIT_ARGUMENTS="--target fr", AUDIT_PATHS=job["variables"]["AUDIT_PATHS"])
    assert done.returncode == 1, done.stderr
    for path in (*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()):
        assert Path(path).stat().st_size > 0
    (issue,) = json.loads(Path(job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert issue["location"]["path"] == "feed/story.fr.txt"


def test_the_image_gets_every_file_that_it_copies_and_runs_the_command() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    assert all((ROOT / name).exists() for name in copied)
    rules = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert rules[0] == "*"
    assert all(any(fnmatch.fnmatch(name, rule[1:]) for rule in rules if rule.startswith("!")) for name in copied)
    (entry,) = (json.loads(line.removeprefix("ENTRYPOINT ")) for line in lines if line.startswith("ENTRYPOINT "))
    assert entry == ["audit"]
    assert any(line.startswith("USER ") and "root" not in line for line in lines)


def test_the_documentation_has_every_key_and_every_format() -> None:
    keys = re.findall(r"^\| `([a-z-]+)` \|", DOCS.partition("## Policy")[2].partition("## Baseline")[0], re.MULTILINE)
    assert keys == list(POLICY_KEYS)
    formats = re.findall(r"^\| `([a-z]+)` \|", DOCS.partition("## Outputs")[2], re.MULTILINE)
    assert sorted(formats) == sorted(FORMATS)
    assert all(f"`{key}`" in DOCS for key in PER_PATH_KEYS)


def test_the_examples_of_the_documentation_are_read(tmp_path: Path) -> None:
    (toml,), (ini,), (baseline,) = blocks("toml"), blocks("ini"), blocks("json")
    assert tomllib.loads(toml)
    (tmp_path / "audit.toml").write_text(toml, "utf-8")
    load_settings(tmp_path)
    first = load_policy(read_configuration(tmp_path).layers, tmp_path).policy
    (tmp_path / "audit.toml").unlink()
    (tmp_path / "setup.cfg").write_text(ini, "utf-8")
    second = load_policy(read_configuration(tmp_path).layers, tmp_path).policy
    assert (first.severity, first.per_path[0]) == (second.severity, second.per_path[0])
    (tmp_path / "known.json").write_text(baseline, "utf-8")
    assert read_baseline(tmp_path / "known.json")[0].reason == "quoted as the agency sent it"
    assert all(yaml.safe_load(text) for text in blocks("yaml"))


def test_the_hook_of_the_documentation_is_the_one_that_there_is() -> None:
    (config,) = (made for made in map(yaml.safe_load, blocks("yaml")) if "repos" in made)
    (hook,) = config["repos"][0]["hooks"]
    assert hook["id"] == loaded(".pre-commit-hooks.yaml")[0]["id"]
    flags = [argument for argument in hook["args"] if argument.startswith("--")]
    help = CliRunner().invoke(main, ["gate", "--help"]).stdout
    assert all(flag in help for flag in flags)
