"""What is in force: where a policy's keys come from, which origin counts most, and what each of them forbids."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from audit.configuration import POLICY_KEYS, Layer, read_configuration
from audit.errors import AuditError
from audit.gate.keys import load_policy
from audit.gate.policy import Policy
from audit.records import DocumentAudit, Finding, Scores, Segment, SegmentAudit, Severity
from audit.settings import Settings, load_settings


def policy(**values: object) -> Policy:
    layer = Layer("test", {key.replace("_", "-"): value for key, value in values.items()})
    return load_policy([layer], Path.cwd()).policy


def finding(rule: str, severity: Severity, **changes: object) -> Finding:
    return Finding(rule, "a-rule", "accuracy", severity, 0.9, "Something is wrong.", **changes)  # type: ignore[arg-type]


def document(path: str, *findings: Finding) -> DocumentAudit:
    segment = Segment(f"{path}#1", path, 1, None, "Un texte.", target_lines=(1, 1))
    return DocumentAudit(path, (SegmentAudit(segment, Scores(), findings),), target_path=path)


def test_without_configuration_major_faults_fail_and_nothing_else() -> None:
    default = load_policy([], Path.cwd()).policy
    assert default.forbids(finding("NM101", Severity.MAJOR))
    assert not default.forbids(finding("NM101", Severity.MINOR))
    assert (default.max_penalty, default.min_run_quality, default.max_unaudited) == (None, None, None)


def test_audit_toml_counts_more_than_pyproject_and_that_more_than_setup_cfg(tmp_path: Path) -> None:
    (tmp_path / "setup.cfg").write_text("[audit]\nfail-on = minor\nmax-penalty = 5\nmin_run_quality = 50\n")
    (tmp_path / "pyproject.toml").write_text("[tool.audit]\nfail-on = 'critical'\nmax-penalty = 10\n")
    (tmp_path / "audit.toml").write_text("fail-on = 'never'\nsource = 'ar'\n")
    below = tmp_path / "feed" / "today"
    below.mkdir(parents=True)
    configuration = read_configuration(below)
    inforce = load_policy(configuration.layers, configuration.folder)
    assert (inforce.policy.fail_on, inforce.policy.max_penalty, inforce.policy.min_run_quality) == (None, 10.0, 50.0)
    rows = {key: (value, origin) for key, value, origin in inforce.rows()}
    assert rows["fail-on"] == ("never", str(tmp_path / "audit.toml"))
    assert rows["max-penalty"] == ("10", f"{tmp_path / 'pyproject.toml'} [tool.audit]")
    assert rows["min-run-quality"] == ("50", f"{tmp_path / 'setup.cfg'} [audit]")
    assert rows["min-segment-quality"] == ("-", "default")
    assert load_settings(below) == Settings(source="ar")


@pytest.mark.parametrize("field", [field.name for field in fields(Settings)])
def test_every_setting_is_a_key_with_dashes_or_underscores(tmp_path: Path, field: str) -> None:
    others = {"select": "OM", "ignore": "OM", "sensitivity": "low", "pair_by": "content", "device": "cpu"}
    value = others.get(field, "ar")
    expected = Settings().updated({field: value}, "test")
    for key in (field, field.replace("_", "-")):
        (tmp_path / "audit.toml").write_text(f"{key} = '{value}'\n")
        assert load_settings(tmp_path) == expected


def test_only_the_nearest_configured_folder_counts(tmp_path: Path) -> None:
    (tmp_path / "audit.toml").write_text("fail-on = 'minor'\nmax-penalty = 3\n")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'feed'\n")
    below = tmp_path / "sport"
    below.mkdir()
    (below / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert read_configuration(below).folder == tmp_path
    (below / "setup.cfg").write_text("[audit]\nfail-on = critical\n")
    assert load_policy(read_configuration(below).layers, below).policy == Policy(Severity.CRITICAL, folder=below)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("audit.toml", "fail-onn = 'major'", "unknown key 'fail-onn'; did you mean 'fail-on'?"),
        ("audit.toml", "sorce = 'ar'", "unknown key 'sorce'; did you mean 'source'?"),
        ("setup.cfg", "[audit]\nmax-penalti = 4", "[audit]: unknown key 'max-penalti'; did you mean 'max-penalty'?"),
        ("pyproject.toml", "[tool.audit]\nzzz = 1", "[tool.audit]: unknown key 'zzz'; known keys: baseline, "),
        ("pyproject.toml", "[tool]\naudit = 1", "tool.audit is not a table"),
        ("audit.toml", "pair-by = 'date'", "pair-by: 'date' is not one of name, content"),
        ("audit.toml", "pair_by = 3", "pair-by takes text, not 3"),
        ("pyproject.toml", "[tool.audit]\nsensitivity = 'no'", "[tool.audit]: sensitivity: 'no' is not one of low, "),
        ("audit.toml", "fail-on = ", "not a valid TOML file: "),
        ("setup.cfg", "fail-on = 1", "not a valid configuration file: "),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(AuditError) as caught:
        load_settings(tmp_path)
    assert str(caught.value).startswith(str(tmp_path / name))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"fail_on": "grave"}, "fail-on takes one of critical, major, minor, info, never, not 'grave'"),
        ({"min_run_quality": 101}, "min-run-quality takes a number from 0 to 100, not 101"),
        ({"max_penalty": "many"}, "max-penalty takes a number of points"),
        ({"max_penalty": True}, "max-penalty takes a number of points"),
        ({"max_unaudited": "130%"}, "max-unaudited takes a share"),
        ({"severity": "TX=awful"}, "severity takes rules and severities such as TX=info"),
        ({"severity": {"TX": 3}}, "severity takes rules and severities such as TX=info"),
        ({"fail_rules": 3}, "fail-rules takes rule prefixes"),
        ({"per_path": "sport/**"}, "per-path takes patterns with keys"),
        ({"per_path": [{"pattern": "a", "ignore": "TX"}]}, "per-path takes patterns with keys"),
        ({"per_path": {"a": {"max-penalty": 3}}}, "per-path a: max-penalty holds for the whole run, not for a path"),
        ({"per_path": {"a": {"fail-onn": "major"}}}, "per-path a: unknown key 'fail-onn'; did you mean 'fail-on'?"),
        ({"baseline": ""}, "baseline takes the path of a file"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_what_it_takes(values: dict[str, object], message: str) -> None:
    with pytest.raises(AuditError) as caught:
        policy(**values)
    assert str(caught.value).startswith(f"test: {message}")


def test_the_text_of_a_flag_and_the_table_of_a_file_mean_the_same() -> None:
    tables = policy(
        fail_rules=["nm", "NB101"],
        severity={"TX": "info", "nm101": "critical"},
        max_unaudited=0.25,
        per_path={"sport/**": {"fail-on": "critical", "ignore": ["TX", "MT"]}, "*.old.txt": {"fail_on": "never"}},
    )
    texts = policy(
        fail_rules="NM,NB101",
        severity="TX=info,NM101=critical",
        max_unaudited="25%",
        per_path="\nsport/**: fail-on=critical; ignore=TX,MT\n*.old.txt: fail-on=never\n",
    )
    assert tables == texts


def test_severities_and_path_rules_of_several_origins_add_up() -> None:
    inforce = load_policy(
        [
            Layer("file", {"severity": {"TX": "info", "NM": "minor"}, "per-path": {"a": {"fail-on": "never"}}}),
            Layer("command line", {"severity": "NM=critical", "per-path": ["b: fail-on=critical"]}),
        ],
        Path.cwd(),
    )
    assert inforce.policy.severity == {"TX": Severity.INFO, "NM": Severity.CRITICAL}
    rows = {key: (value, origin) for key, value, origin in inforce.rows()}
    assert rows["severity TX"] == ("info", "file")
    assert rows["severity NM"] == ("critical", "command line")
    assert rows["per-path a"] == ("fail-on=never", "file")
    assert rows["per-path b"] == ("fail-on=critical", "command line")


def test_rules_are_remapped_by_the_longest_prefix_that_fits() -> None:
    found = [finding("TX101", Severity.MINOR), finding("TX103", Severity.MAJOR), finding("NM101", Severity.MAJOR)]
    changed = policy(severity="TX=info,TX101=critical").applied(document("a.txt", *found))
    assert [f.severity.label for f in changed.segments[0].findings] == ["critical", "info", "major"]


def test_a_rule_can_fail_the_gate_whatever_its_severity() -> None:
    strict = policy(fail_on="critical", fail_rules="NM1")
    assert strict.forbids(finding("NM101", Severity.INFO))
    assert not strict.forbids(finding("NM201", Severity.MAJOR))
    assert not strict.forbids(finding("NM101", Severity.INFO, known=True))
    assert not strict.forbids(finding("NM101", Severity.CRITICAL, accepted="a quotation"))


def test_paths_have_limits_of_their_own_and_the_last_rule_that_fits_counts_most() -> None:
    by_path = policy(per_path="sport/**: fail-on=critical; severity=TX=minor\nsport/live/**: fail-on=never")
    assert by_path.of(["politics/a.txt"]).fail_on is Severity.MAJOR
    assert by_path.of(["sport/a.txt"]).fail_on is Severity.CRITICAL
    assert by_path.of(["sport/live/a.txt"]).fail_on is None
    assert by_path.of(["sport/live/a.txt"]).severity == {"TX": Severity.MINOR}
    assert by_path.of(["ar/a.txt", "sport/a.txt"]).fail_on is Severity.CRITICAL


def test_patterns_of_a_file_start_at_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feed" / "sport").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "feed")
    layer = Layer("file", {"per-path": {"feed/sport/**": {"fail-on": "never"}}})
    by_path = load_policy([layer], tmp_path).policy
    assert by_path.of(["sport/a.txt"]).fail_on is None
    assert by_path.of(["politics/a.txt"]).fail_on is Severity.MAJOR


def test_findings_are_dropped_for_a_path() -> None:
    by_path = policy(per_path="archive/: ignore=TX,NM; select=TX101,NB")
    found = [finding(code, Severity.MAJOR) for code in ("TX101", "TX103", "NB101", "OM101")]
    assert [f.rule for f in by_path.applied(document("archive/a.txt", *found)).segments[0].findings] == [
        "TX101",
        "NB101",
    ]
    assert by_path.applied(document("today/a.txt", *found)) == document("today/a.txt", *found)


def test_every_key_of_the_policy_is_a_field_and_a_flag() -> None:
    from audit.cli.gate import command

    flags = {flag for parameter in command.params for flag in parameter.opts}
    assert {f"--{key}" for key in POLICY_KEYS} <= flags
    assert all(hasattr(Policy(), key.replace("-", "_")) for key in POLICY_KEYS)
