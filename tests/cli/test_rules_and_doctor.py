"""What the tool says about itself."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError

import pytest
from click.testing import CliRunner

from audit.checks import all_rules
from audit.cli import main


def stdout(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_rules_lists_every_rule_on_80_columns() -> None:
    text = stdout("rules")
    assert all(rule.code in text for rule in all_rules())
    assert max(map(len, text.splitlines())) <= 80


def test_rules_can_be_narrowed_and_read_by_a_program() -> None:
    rows = json.loads(stdout("rules", "om", "--format", "json"))
    assert {row["code"][:2] for row in rows} == {"OM"}
    assert set(rows[0]) == {"code", "name", "category", "severity", "summary", "needs_source"}


@pytest.mark.parametrize("asked", ["OM101", "om101", "dropped-clause"])
def test_explain_prints_the_page_of_a_rule(asked: str) -> None:
    (rule,) = (rule for rule in all_rules() if rule.code == "OM101")
    text = stdout("explain", asked if asked != "dropped-clause" else rule.name)
    assert text.startswith(f"OM101 {rule.name}\n{rule.category} · {rule.severity.label}")
    assert rule.documentation in text


def test_explain_names_the_nearest_rule() -> None:
    result = CliRunner().invoke(main, ["explain", "OM1O1"])
    assert (result.exit_code, result.stderr) == (2, "audit: no rule 'OM1O1'; did you mean OM101?\n")


def test_doctor_names_what_is_there_and_what_an_extra_costs() -> None:
    text = stdout("doctor")
    assert "wire-audit: 0." in text
    assert "encoder weights:" in text
    assert "quality weights:" in text
    assert text.endswith("everything needed is there\n")


def test_doctor_works_from_a_checkout_that_was_never_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(package: str) -> None:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("audit.cli.doctor.metadata.requires", unknown)
    monkeypatch.setattr("audit.cli.doctor.metadata.version", unknown)
    text = stdout("doctor")
    assert "not installed  packages: not looked for: wire-audit runs from a checkout" in text
