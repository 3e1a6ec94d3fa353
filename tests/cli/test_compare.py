"""Comparing from the command line, end to end: two audits, and two revisions of real copy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.cli import main
from audit.records import Finding, Scores, Segment, SegmentAudit, Severity, Span
from audit.reports.jsonl import line

HERE = Path(__file__).parent
FEED = HERE.parent.parent / "corpora/sample-feed"
REVISION = HERE.parent / "compare/revision"
STORY = "migration-zarzis-boat.txt"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def record(target: str, *findings: Finding, quality: float) -> str:
    text = Segment("a.fr.txt#1", "a.fr.txt", 1, "وصل ١٢ شخصا.", target, (1, 1), (1, 1))
    return line(SegmentAudit(text, Scores(quality), findings))


@pytest.fixture
def audits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two audits of one story: a wrong number was put right, and a word was damaged."""
    monkeypatch.chdir(tmp_path)
    number = Finding("NB101", "wrong-number", "accuracy/mistranslation/number", Severity.MAJOR, 0.9, "“21”")
    damage = Finding("TX101", "damaged-characters", "linguistic/character-encoding", Severity.MAJOR, 0.9, "“Ã©”")
    old = record("21 personnes sont arrivées.", Finding(**{**fields(number), "target_span": Span(0, 2)}), quality=40)
    new = record("12 personnes sont arrivÃ©es.", Finding(**{**fields(damage), "target_span": Span(18, 27)}), quality=55)
    Path("old.jsonl").write_text(old, "utf-8")
    Path("new.jsonl").write_text(new, "utf-8")
    return tmp_path


def fields(finding: Finding) -> dict[str, object]:
    return {name: getattr(finding, name) for name in Finding.__dataclass_fields__}


def test_the_table_lists_what_is_fixed_and_new_and_the_figures(audits: Path) -> None:
    result = run("compare", "old.jsonl", "new.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Fixed: 1 finding\n  a.fr.txt:1 major NB101 wrong-number: “21” ⟦21⟧" in result.stdout
    assert "New: 1 finding\n  a.fr.txt:1 major TX101 damaged-characters: “Ã©” ⟦arrivÃ©es⟧" in result.stdout
    assert "Faults 1 new · 1 fixed · 0 persisting" in result.stdout
    assert "Quality +15.0" in result.stdout
    assert "chrF" in result.stdout


def test_json_carries_findings_changes_scores_and_signatures(audits: Path) -> None:
    made = json.loads(run("compare", "old.jsonl", "new.jsonl", "--format", "json", "--seed", "7").stdout)
    assert made["faults"] == {"new": 1, "fixed": 1, "persisting": 0}
    assert made["quality"]["difference"] == 15.0
    assert made["quality"]["signature"] == "paired-bootstrap:1000|seed:7|weights:source-words"
    assert set(made["between"]) == {"chrF", "TER"}
    (segment,) = made["segments"]
    assert [(f["status"], f["rule"]) for f in segment["findings"]] == [("new", "TX101"), ("fixed", "NB101")]
    assert segment["old"]["changes"][0] == {"edit": "deleted", "span": [0, 2]}
    assert segment["new"]["changes"][0] == {"edit": "inserted", "span": [0, 2]}


def test_files_are_written_beside_standard_output(audits: Path) -> None:
    result = run("compare", "old.jsonl", "new.jsonl", "-q", "-o", "html:out/c.html", "-o", "json:out/c.json")
    assert result.exit_code == 0
    assert "1 fixed, 1 new, 0 persisting" in Path("out/c.html").read_text("utf-8")
    assert json.loads(Path("out/c.json").read_text("utf-8"))["faults"]["fixed"] == 1


def test_a_revision_of_real_copy_is_audited_and_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, folder in (("old", FEED / "fr"), ("new", REVISION)):
        Path(name).mkdir()
        shutil.copy(folder / STORY, Path(name, STORY))
    Path("originals").mkdir()
    shutil.copy(FEED / "ar" / STORY, Path("originals", STORY))
    result = run("compare", "old", "new", "--originals", "originals", "--format", "json")
    assert result.exit_code == 0, result.stderr
    made = json.loads(result.stdout)
    fixed = [f["rule"] for s in made["segments"] for f in s["findings"] if f["status"] == "fixed"]
    assert {"NB101", "TX101"} <= set(fixed)
    edits = {change["edit"] for s in made["segments"] if s["new"] for change in s["new"]["changes"]}
    assert "inserted" in edits
    assert made["between"]["chrF"]["score"] > 80


def test_folders_of_one_name_pair_with_the_originals_in_subfolders_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {"in/a=b": "وصل الوزير.", "old/a=b": "Le ministre arrive.", "new/a=b": "Le ministre est arrivé."}
    for folder, text in texts.items():
        Path(folder, "may").mkdir(parents=True)
        Path(folder, "may", "x.txt").write_text(text, "utf-8")
    result = run("compare", "old/a=b", "new/a=b", "--originals", "in/a=b", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    [segment] = json.loads(result.stdout)["segments"]
    assert segment["source"] == "وصل الوزير."


def test_a_file_that_cannot_be_read_is_one_clear_line(audits: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, *_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fails)
    result = run("compare", "old.jsonl", "new.jsonl")
    assert (result.exit_code, result.stderr) == (2, "audit: old.jsonl: input/output error\n")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("old.jsonl", "none.jsonl"), 2, "Path 'none.jsonl' does not exist"),
        (("old.jsonl", "new.jsonl", "-o", "sarif:x"), 2, "'sarif:x' is not FORMAT:PATH with a format of"),
        (("old.jsonl", "broken.jsonl"), 2, "broken.jsonl:1: not an audit record: no 'target'"),
        (("empty", "new.jsonl"), 3, "empty: nothing was audited"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_line(audits: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    Path("broken.jsonl").write_text('{"scores": {}, "findings": [], "source": null}\n', "utf-8")
    Path("empty").mkdir()
    result = run("compare", *arguments)
    assert result.exit_code == status
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
