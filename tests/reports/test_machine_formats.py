"""SARIF, JUnit, GitLab and GitHub: valid against their schemas, and what is in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator
from lxml import etree
from report_examples import MACHINE, document, finding, written

from audit.records import DocumentAudit, Segment, Severity, Span
from audit.reports.sarif import uri

SCHEMAS = Path(__file__).parent / "schemas"

KNOWN = finding(known=True, message="known")
ACCEPTED = finding(accepted="as the agency spells it", message="accepted")
INFO = finding(severity=Severity.INFO, rule="TX102", name="info-rule", message="by the way")
EVERYTHING = document(
    finding(), KNOWN, ACCEPTED, INFO, finding(severity=Severity.CRITICAL, rule="ZZ999", name="unheard-of")
)


def sarif(*documents: DocumentAudit) -> Any:
    made = json.loads(written("sarif", *documents))
    Draft4Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))).validate(made)
    return made["runs"][0]


def junit(*documents: DocumentAudit) -> Any:
    root = etree.fromstring(written("junit", *documents).encode("utf-8"))
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(root)
    return root


def gitlab(*documents: DocumentAudit) -> Any:
    """The issues, valid by a schema that asks for more than GitLab's own; see `schemas/README.md`."""
    made = json.loads(written("gitlab", *documents))
    Draft7Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text("utf-8"))).validate(made)
    assert len({issue["fingerprint"] for issue in made}) == len(made)
    return made


def test_sarif_points_at_the_text_in_the_file_and_relates_it_to_the_original() -> None:
    (result,) = sarif(document(finding()))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "feed/fr/0412.txt", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 6, "endLine": 6, "startColumn": 3, "endColumn": 23}
    related = result["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "feed/ar/0412.txt"
    assert related["region"] == {"startLine": 4, "endLine": 4, "startColumn": 23, "endColumn": 32}
    assert result["message"]["text"] == "“رأس العين” is a place. Use: Ras al-Ain"
    assert (result["level"], result["rank"], result["ruleId"]) == ("error", 94.0, "NM101")


def test_sarif_counts_columns_in_utf16_units_and_lines_by_any_line_end() -> None:
    run = sarif(document(finding()))
    assert (run["columnKind"], run["newlineSequences"]) == ("utf16CodeUnits", ["\r\n", "\n", "\r"])


def test_sarif_rules_come_with_help_from_their_documentation() -> None:
    run = sarif(EVERYTHING)
    rules = run["tool"]["driver"]["rules"]
    damaged = next(rule for rule in rules if rule["id"] == "TX101")
    assert damaged["shortDescription"]["text"] == damaged["help"]["text"].partition("\n")[0]
    assert "Why it is bad" in damaged["help"]["markdown"]
    assert damaged["fullDescription"]["text"] in " ".join(damaged["help"]["text"].split())
    assert all("##" not in rule["fullDescription"]["text"] for rule in rules if "help" in rule)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert rules[-1] == {"id": "ZZ999", "name": "unheard-of"}


def test_sarif_tells_the_known_and_the_accepted_from_the_new() -> None:
    results = sarif(EVERYTHING)["results"]
    assert [result["baselineState"] for result in results] == ["new", "unchanged", "unchanged", "new", "new"]
    assert [result.get("suppressions") for result in results if "suppressions" in result] == [
        [{"kind": "external", "status": "accepted", "justification": "as the agency spells it"}]
    ]
    assert all("baselineState" not in result for result in sarif(document(finding()))["results"])
    assert [result["level"] for result in results] == ["error", "error", "error", "note", "error"]


def test_sarif_fingerprints_are_stable_and_unique() -> None:
    prints = [result["partialFingerprints"]["wireAudit/v1"] for result in sarif(EVERYTHING)["results"]]
    assert len(set(prints)) == len(prints) == 5
    assert prints == [result["partialFingerprints"]["wireAudit/v1"] for result in sarif(EVERYTHING)["results"]]


def test_sarif_names_what_could_not_be_audited() -> None:
    notes = sarif(EVERYTHING)["invocations"][0]["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("error", "feed/ar/empty.txt: empty file"), ("note", "feed/fr/x.txt: audited alone"),
    ]  # fmt: skip


def test_paths_become_uris_of_which_nothing_is_taken_for_something_else() -> None:
    assert uri("feed/à b:c%?#.txt") == "feed/%C3%A0%20b%3Ac%25%3F%23.txt"
    assert uri("/tmp/a.txt") == "file:///tmp/a.txt"


def test_junit_has_a_failure_for_each_fault_that_counts() -> None:
    root = junit(EVERYTHING)
    assert dict(root.attrib) == {"name": "wire-audit", "tests": "7", "failures": "2", "errors": "1"}
    suite = root[0]
    assert dict(suite.attrib) == {
        "name": "feed/fr/0412.txt", "tests": "6", "failures": "2", "errors": "0", "skipped": "2"
    }  # fmt: skip
    assert [case.get("name") for case in suite] == [
        "feed/fr/0412.txt:6 NM101 wrong-name", "feed/fr/0412.txt:6 NM101 wrong-name",
        "feed/fr/0412.txt:6 NM101 wrong-name", "feed/fr/0412.txt:6 TX102 info-rule",
        "feed/fr/0412.txt:6 ZZ999 unheard-of", "feed/fr/0412.txt:8 feed/ar/0412.txt#4",
    ]  # fmt: skip
    assert [child.tag for case in suite for child in case] == ["failure", "skipped", "skipped", "failure"]
    assert suite[0][0].get("message") == "“رأس العين” is a place. Use: Ras al-Ain"
    assert "marked: la tête de la source" in suite[0][0].text
    assert root[1][0][0].get("message") == "empty file"
    assert "time" not in written("junit", EVERYTHING)


def test_gitlab_issues_have_a_place_and_their_own_fingerprint() -> None:
    issues = gitlab(EVERYTHING)
    assert [issue["severity"] for issue in issues] == ["major", "major", "info", "critical"]
    assert issues[0]["location"] == {"path": "feed/fr/0412.txt", "lines": {"begin": 6, "end": 6}}
    assert issues[0]["description"].startswith("NM101 wrong-name: ")
    assert len({issue["fingerprint"] for issue in issues}) == 4


def test_github_annotations_stand_beside_the_line() -> None:
    lines = written("github", EVERYTHING).splitlines()
    assert lines[0] == (
        "::error file=feed/fr/0412.txt,line=6,endLine=6,col=3,endColumn=23,title=NM101 wrong-name (major)"
        "::“رأس العين” is a place. Use: Ras al-Ain"
    )
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::notice", "::error", "::warning", "::notice"]
    assert lines[3] == "::warning file=feed/ar/empty.txt,title=not audited::empty file"


def test_github_annotations_escape_what_the_runner_reads() -> None:
    tricky = finding(message="50% off\n::stop-commands::x", name="a,b:c")
    (first, *_) = written("github", document(tricky)).splitlines()
    assert "title=NM101 a%2Cb%3Ac (major)::50%25 off ::stop-commands::x" in first


def test_a_span_over_two_lines_has_no_columns_on_github() -> None:
    (first, *_) = written("github", document(finding(target_span=Span(24, 44)))).splitlines()
    assert first.startswith("::error file=feed/fr/0412.txt,line=5,endLine=6,title=")


def test_an_audit_without_documents_is_valid_too() -> None:
    assert sarif()["results"] == gitlab() == []
    assert junit().get("tests") == "1"


@pytest.mark.parametrize("format", MACHINE)
def test_the_same_audit_gives_the_same_bytes(format: str) -> None:
    assert written(format, EVERYTHING) == written(format, EVERYTHING)


@pytest.mark.parametrize("format", MACHINE)
def test_no_time_is_written(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run of the examples took 1.25 seconds; nothing says so."""
    made = written(format, EVERYTHING)
    assert (b"1.25" if isinstance(made, bytes) else "1.25") not in made


def test_rows_of_several_documents_are_told_apart() -> None:
    rows = document(finding(), document="story 1", target_column=None, source_column=None)
    audited = DocumentAudit("feed.jsonl", rows.segments)
    assert isinstance(audited.segments[0].segment, Segment)
    assert [suite.get("name") for suite in junit(audited)] == [
        "feed.jsonl: story 1", "feed.jsonl: feed/ar/0412.txt", "feed/ar/empty.txt"
    ]  # fmt: skip
    (issue,) = gitlab(audited)
    assert issue["location"] == {"path": "feed.jsonl", "lines": {"begin": 5, "end": 6}}
