"""Bad usage: one line on standard error that says what, where and what to do; exit status 2; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a file in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.fr.txt").write_text("Le ministre est arrivé samedi à Tunis.\n", "utf-8")
    (tmp_path / "blocked").write_text("a file where a folder is needed", "utf-8")
    return "story.fr.txt"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["scna"], "No such command 'scna'. Did you mean 'scan'? See 'audit --help'."),
        (["scan"], "Missing argument 'PATH...'. See 'audit scan --help'."),
        (["scan", "missing.txt"], "missing.txt: no such file or folder"),
        (
            ["scan", "STORY", "--formt", "jsonl"],
            "No such option '--formt'. Did you mean '--format'? See 'audit scan --help'.",
        ),
        (
            ["scan", "STORY", "--format", "jsnl"],
            "Invalid value for '--format': unknown format 'jsnl'; did you mean 'jsonl'? See 'audit scan --help'.",
        ),
        (
            ["scan", "STORY", "-o", "htm:out.html"],
            "Invalid value for '-o' / '--output': unknown format 'htm'; did you mean 'html'? See 'audit scan --help'.",
        ),
        (
            ["scan", "STORY", "-o", "html"],
            "Invalid value for '-o' / '--output': 'html' is not FORMAT:PATH, such as html:out/report.html. "
            "See 'audit scan --help'.",
        ),
        (
            ["scan", "STORY", "--target", "french"],
            "Invalid value for '--target': 'french' is not an ISO 639-1 code such as ar or fr. "
            "See 'audit scan --help'.",
        ),
        (["scan", "STORY", "--select", "QQ"], "no rule begins with 'QQ' ('audit rules' lists them)"),
        (["scan", "STORY", "-o", "jsonl:."], ".: cannot write the report: it is a folder; name a file in it"),
        (["gate", "STORY", "--fail-on", "grave"], None),
        (["explain", "OM999"], None),
        (["explain", "nonsense"], "no rule 'nonsense'; 'audit rules' lists them"),
        (["rules", "ZZ"], "no rule begins with ZZ; 'audit rules' lists them all"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(arguments: list[str], message: str | None, story: str) -> None:
    result = run(*(story if argument == "STORY" else argument for argument in arguments))
    assert result.exit_code == 2
    assert result.stdout == ""
    if message is None:
        assert result.stderr.startswith("audit: ")
        assert result.stderr.count("\n") == 1
    else:
        assert result.stderr == f"audit: {message}\n"


def test_a_report_that_cannot_be_written_is_named_before_the_work(story: str) -> None:
    result = run("scan", story, "-o", "jsonl:blocked/audit.jsonl")
    assert result.exit_code == 2
    assert "blocked" in result.stderr
    assert "cannot write the report" in result.stderr


def test_a_bad_settings_file_is_named_with_the_nearest_key(story: str) -> None:
    Path("audit.toml").write_text('targt = "fr"\n', "utf-8")
    result = run("scan", story)
    assert result.exit_code == 2
    assert result.stderr.endswith("audit.toml: unknown key 'targt'; did you mean 'target'?\n")


def test_no_arguments_print_the_help(story: str) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Usage: audit" in result.output


def test_help_and_version_are_no_errors(story: str) -> None:
    assert run("--help").exit_code == 0
    assert run("scan", "-h").exit_code == 0
    assert run("--version").stdout.startswith("wire-audit 0.")
