"""The gate from the command line: policy, baseline and outputs, end to end."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.cli import main
from audit.configuration import POLICY_KEYS

STORIES = Path(__file__).parents[2] / "corpora" / "sample-feed" / "fr"
FAULTY, CLEAN = "french-only-sfax-dockers.txt", "french-only-tangier-ferries.txt"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def gate(*arguments: str) -> Result:
    return run("gate", "feed", "--target", "fr", "-q", *arguments)


def notices(result: Result) -> list[str]:
    return [line.removeprefix("audit: ") for line in result.stderr.splitlines()]


@pytest.fixture(autouse=True)
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two French stories of the sample feed: one with planted faults, one clean."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "feed"
    folder.mkdir()
    for name in (FAULTY, CLEAN):
        (folder / name).write_bytes((STORIES / name).read_bytes())
    return folder


def test_the_last_lines_say_why_it_failed_and_what_to_look_at_first() -> None:
    result = gate()
    assert result.exit_code == 1
    why, first, gravest = notices(result)[-3:]
    assert re.fullmatch(r"gate failed: [1-9] major in 1 of 2 documents \(--fail-on major\)", why)
    assert first.startswith(f"look first at feed/{FAULTY} (")
    assert gravest.startswith(f"the gravest fault: feed/{FAULTY}:")


def test_with_a_baseline_it_fails_on_exactly_the_one_new_fault_wherever_it_stands(feed: Path) -> None:
    made = gate("--baseline", "known.json", "--update-baseline")
    assert made.exit_code == 0
    assert re.match(r"known.json: \d+ known \(\d+ new, 0 fixed and forgotten\)", notices(made)[-1])
    passed = gate("--baseline", "known.json")
    assert passed.exit_code == 0
    assert notices(passed)[0] == "gate passed: no new major or worse fault in 2 documents"

    story = (feed / CLEAN).read_text("utf-8")
    planted = story.replace("traversée", "traversÈe", 1)
    assert planted != story
    (feed / CLEAN).write_text(planted, "utf-8")
    failed = gate("--baseline", "known.json", "-o", "github:new.txt")
    assert failed.exit_code == 1
    assert notices(failed)[0].startswith("gate failed: 1 major in 1 of 2 documents")
    (annotation,) = Path("new.txt").read_text("utf-8").splitlines()
    assert annotation.startswith(f"::error file=feed/{CLEAN},")
    assert "traversÈe" in annotation

    for name in (FAULTY, CLEAN):
        text = (feed / name).read_text("utf-8")
        head, blank, rest = text.partition("\n\n")
        inserted = "".join(f"\nLe point numéro {number} reste inchangé.\n" for number in range(10))
        assert inserted.count("\n") == 20
        (feed / name).write_text(head + blank + inserted.lstrip("\n") + "\n\n" + rest, "utf-8")
    moved = gate("--baseline", "known.json", "-o", "github:moved.txt")
    assert moved.exit_code == 1
    (after,) = Path("moved.txt").read_text("utf-8").splitlines()
    assert after.partition("title=")[2] == annotation.partition("title=")[2]
    assert int(re.findall("line=(\\d+)", after)[0]) >= int(re.findall("line=(\\d+)", annotation)[0]) + 19


def test_what_is_fixed_is_told_and_forgotten(feed: Path) -> None:
    gate("--baseline", "known.json", "--update-baseline")
    text = (feed / FAULTY).read_text("utf-8")
    (feed / FAULTY).write_text(text.replace("engagÈe", "engagée"), "utf-8")
    result = gate("--baseline", "known.json")
    assert result.exit_code == 0
    assert notices(result)[1].endswith(" known, 1 fixed; --update-baseline forgets what is fixed")
    assert notices(result)[2] == f"fixed: feed/{FAULTY}: TX101 “engagÈe”"
    assert "1 fixed and forgotten" in notices(gate("--baseline", "known.json", "--update-baseline"))[-1]
    assert "engagÈe" not in Path("known.json").read_text("utf-8")


@pytest.mark.parametrize("narrower", [["--select", "TX105"], ["--per-path", "*sfax*: ignore=TX101,TX103,OM,NM"]])
def test_faults_that_nobody_looked_for_are_neither_fixed_nor_forgotten(narrower: list[str]) -> None:
    gate("--baseline", "known.json", "--update-baseline")
    before = Path("known.json").read_text("utf-8")
    assert " 0 fixed" in notices(gate("--baseline", "known.json", *narrower))[1]
    gate("--baseline", "known.json", "--update-baseline", *narrower)
    assert Path("known.json").read_text("utf-8") == before


@pytest.mark.parametrize("pattern", ["feed/ar/**", "s", "rows.jsonl", "feed/fr/**"])
def test_faults_that_are_ignored_for_a_path_are_not_forgotten(feed: Path, pattern: str) -> None:
    """Whichever of its paths the document goes by: its original's, its translation's, the name that its rows give."""
    for side, text in (("ar", "وصل الوزير."), ("fr", "Le ministre est arrivÈ.")):
        (feed / side).mkdir()
        (feed / side / "a.txt").write_text(text, "utf-8")
    row = {"document": "s", "source": "وصل الوزير.", "target": "Le ministre est arrivÈ."}
    Path("rows.jsonl").write_text(json.dumps(row), "utf-8")
    paths = ("feed/ar", "feed/fr", "rows.jsonl", "--source", "ar", "--target", "fr", "--select", "TX101", "-q")
    known = (*paths, "--baseline", "known.json", "--update-baseline")
    run("gate", *known)
    before = Path("known.json").read_bytes()
    assert len(json.loads(before)["findings"]) == 2
    ignoring = run("gate", *known, "--per-path", f"{pattern}: ignore=TX")
    assert notices(ignoring)[-1].endswith("(0 new, 0 fixed and forgotten)")
    assert Path("known.json").read_bytes() == before


def test_one_fault_can_be_accepted_for_a_reason_until_a_day(feed: Path) -> None:
    gate("--baseline", "known.json", "--update-baseline")
    made = json.loads(Path("known.json").read_text("utf-8"))
    made["findings"] = [one for one in made["findings"] if one["rule"] == "TX101"]
    made["findings"][0] |= {"reason": "quoted as it came", "expires": "2999-12-31"}
    Path("known.json").write_text(json.dumps(made), "utf-8")
    accepted = gate("--baseline", "known.json", "--select", "TX101", "-o", "sarif:a.sarif")
    assert accepted.exit_code == 0
    assert notices(accepted)[1] == "baseline: 0 known, 0 fixed, 1 accepted"
    (result,) = json.loads(Path("a.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "quoted as it came"
    made["findings"][0]["expires"] = "2020-01-31"
    Path("known.json").write_text(json.dumps(made), "utf-8")
    late = gate("--baseline", "known.json", "--select", "TX101")
    assert late.exit_code == 1
    assert notices(late)[1] == "baseline: 0 known, 0 fixed, 1 accepted until a day that has passed"


def test_the_baseline_of_a_configuration_is_found_from_its_folder(feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("audit.toml").write_text('baseline = "known.json"\ntarget = "fr"\n')
    monkeypatch.chdir(feed)
    assert run("gate", ".", "-q", "--update-baseline").exit_code == 0
    assert (feed.parent / "known.json").is_file()
    assert run("gate", ".", "-q").exit_code == 0


def test_known_faults_are_counted_in_the_table_and_shown_only_if_asked(feed: Path) -> None:
    gate("--baseline", "known.json", "--update-baseline")
    plain = run("gate", "feed", "--target", "fr", "--baseline", "known.json")
    assert "TX101" not in plain.stdout
    assert "major" in plain.stdout
    assert "TX101" in run("gate", "feed", "--target", "fr", "--baseline", "known.json", "-v").stdout


def test_exit_zero_says_all_the_same_that_it_failed() -> None:
    result = gate("--exit-zero")
    assert result.exit_code == 0
    assert notices(result)[0].startswith("gate failed: ")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--fail-on", "critical"], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "minor"], 1),
        (["--fail-on", "never", "--fail-rules", "TX101"], 1),
        (["--fail-on", "critical", "--severity", "TX101=critical"], 1),
        (["--ignore", "TX,OM,NM"], 0),
        (["--select", "TX105"], 0),
        (["--fail-on", "never", "--max-penalty", "5"], 1),
        (["--fail-on", "never", "--max-penalty", "5000"], 0),
        (["--per-path", "*sfax*: fail-on=never"], 0),
        (["--per-path", "feed/french-only-t*: fail-on=never"], 1),
        (["--per-path", "feed/: ignore=TX,OM", "--per-path", "*sfax*: ignore=TX"], 1),
    ],
)
def test_the_policy_decides(arguments: list[str], status: int) -> None:
    assert gate(*arguments).exit_code == status


def test_files_that_could_not_be_audited_can_fail_it(feed: Path) -> None:
    (feed / "empty.txt").write_bytes(b"")
    assert gate("--fail-on", "never", "--max-unaudited", "0.5").exit_code == 0
    result = gate("--fail-on", "never", "--max-unaudited", "10%")
    assert result.exit_code == 1
    assert notices(result)[-2] == (
        "gate failed: 1 file could not be audited, 33% of all, more than 10% (--max-unaudited)"
    )


def test_another_severity_is_what_the_reports_show() -> None:
    gate("--severity", "TX101=info", "-o", "jsonl:a.jsonl")
    records = [json.loads(line) for line in Path("a.jsonl").read_text("utf-8").splitlines()]
    assert {f["severity"] for r in records for f in r["findings"] if f["rule"] == "TX101"} == {"info"}


def test_the_policy_in_force_is_shown_with_its_origins() -> None:
    Path("audit.toml").write_text('fail-on = "minor"\nsource = "ar"\n[severity]\nTX = "info"\n')
    result = run("gate", "--show-policy", "--max-penalty", "12.5", "--ignore", "TX")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = dict(re.split(r"\s{2,}", line, maxsplit=1) for line in result.stdout.splitlines())
    origin = str(Path.cwd() / "audit.toml")
    assert re.split(r"\s{2,}", rows["fail-on"]) == ["minor", origin]
    assert re.split(r"\s{2,}", rows["severity TX"]) == ["info", origin]
    assert re.split(r"\s{2,}", rows["max-penalty"]) == ["12.5", "command line"]
    assert re.split(r"\s{2,}", rows["min-run-quality"]) == ["-", "default"]
    assert re.split(r"\s{2,}", rows["source"]) == ["ar", origin]
    assert re.split(r"\s{2,}", rows["ignore"]) == ["TX", "command line"]
    assert {key.split()[0] for key in rows} >= set(POLICY_KEYS)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'PATH...'."),
        (["feed", "--fail-on", "grave"], "command line: fail-on takes one of critical, major, minor, info, never"),
        (["feed", "--fail-onn", "major"], "No such option '--fail-onn'."),
        (["feed", "--update-baseline"], "--update-baseline needs the file to write: --baseline FILE"),
        (["feed", "--baseline", "none.json"], "none.json: no such baseline; make it with"),
        (["feed", "--fail-rules", "QQ1"], "no rule begins with 'QQ1'"),
        (["feed", "--severity", "QQ=info"], "no rule begins with 'QQ'"),
        (["feed", "--per-path", "a: ignore=QQ"], "no rule begins with 'QQ'"),
        (["feed", "-o", "sarf:a"], "unknown format 'sarf'; did you mean 'sarif'?"),
    ],
)
def test_a_slip_is_one_line_that_says_what_to_do(arguments: list[str], message: str) -> None:
    result = run("gate", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_misspelt_key_in_a_file_names_the_nearest() -> None:
    Path("setup.cfg").write_text("[audit]\nfail_onn = major\n")
    result = gate()
    assert result.exit_code == 2
    assert "unknown key 'fail-onn'; did you mean 'fail-on'?" in result.stderr


def test_several_outputs_at_once_are_the_same_in_the_next_run() -> None:
    names = ("sarif", "junit", "github", "gitlab", "markdown", "csv", "parquet", "jsonl")
    for folder in ("one", "two"):
        gate(*(f"-o{name}:{folder}/{name}" for name in names))
    for name in names:
        first = (Path("one") / name).read_bytes()
        assert first == (Path("two") / name).read_bytes()
        assert first


def test_sarif_regions_select_the_marked_text_in_the_files() -> None:
    gate("-o", "sarif:a.sarif", "-o", "jsonl:a.jsonl")
    records = [json.loads(line) for line in Path("a.jsonl").read_text("utf-8").splitlines()]
    marked = [r["target"][slice(*f["target_span"])] for r in records for f in r["findings"]]
    selected = []
    for result in json.loads(Path("a.sarif").read_text("utf-8"))["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        line = Path(place["artifactLocation"]["uri"]).read_text("utf-8").split("\n")[region["startLine"] - 1]
        units = line.encode("utf-16-le")[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)]
        selected.append(units.decode("utf-16-le"))
    assert selected == marked
    assert "engagÈe" in selected


def test_standard_output_can_be_any_format() -> None:
    result = gate("--format", "github")
    assert all(line.startswith("::") for line in result.stdout.splitlines())
    assert result.stdout.count("::error") > 0
    assert gate("--format", "parquet").stdout_bytes[:4] == b"PAR1"


def test_the_markdown_summary_carries_the_verdict() -> None:
    assert "### Translation audit: failed" in gate("--format", "markdown").stdout
    assert "### Translation audit: passed" in gate("--format", "markdown", "--fail-on", "never").stdout
    scanned = run("scan", "feed", "--target", "fr", "--format", "markdown").stdout
    assert "### Translation audit\n" in scanned
