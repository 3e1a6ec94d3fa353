"""SARIF 2.1.0 (OASIS): what code-scanning pages show in place, with the rules' help and stable fingerprints."""

from __future__ import annotations

import json
import re
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from audit.records import DocumentAudit, Finding, Problem, Severity
from audit.reports.inert import inert
from audit.reports.paths import relative
from audit.reports.places import Located, Locator, Region
from audit.reports.wording import line, said

if TYPE_CHECKING:
    from audit.checks import Rule
    from audit.reports import Summary

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "wireAudit/v1"
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.INFO: "note"}


class SarifReport:
    """One run with a result for each finding; written as a whole when it is closed."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._locator = Locator()
        self._results: list[dict[str, Any]] = []
        self._rules = _known_rules()
        self._places = {rule["id"]: place for place, rule in enumerate(self._rules)}

    def add(self, document: DocumentAudit) -> None:
        for _, found in self._locator.locate(document):
            self._results += [self._result(located) for located in found]

    def close(self, summary: Summary) -> None:
        from audit import __version__

        if any("baselineState" in result for result in self._results):  # in one result, so in all of them
            for result in self._results:
                result.setdefault("baselineState", "unchanged" if "suppressions" in result else "new")
        driver = {"name": "wire-audit", "semanticVersion": __version__, "rules": self._rules}
        run = {
            "tool": {"driver": driver},
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [
                {
                    "executionSuccessful": not summary.interrupted,
                    "toolExecutionNotifications": [_notification(problem) for problem in summary.problems],
                }
            ],
            "results": self._results,
            "properties": {"signature": inert(summary.signature)},
        }
        json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, self._stream, ensure_ascii=False, indent=1)
        self._stream.write("\n")

    def _result(self, located: Located) -> dict[str, Any]:
        finding = located.finding
        made: dict[str, Any] = {
            "ruleId": inert(finding.rule),
            "ruleIndex": self._place(finding),
            "level": _LEVELS[finding.severity],
            "message": {"text": _plain(said(finding))},
            "locations": [_location(located.region)],
            "partialFingerprints": {FINGERPRINT: located.fingerprint},
            "rank": round(100 * finding.confidence, 1),
            "properties": {
                "severity": finding.severity.label,
                "category": inert(finding.category),
                "segment": line(located.audited.segment.id),
            },
        }
        if located.other:
            words = {"message": {"text": "the original says this"}}
            made["relatedLocations"] = [{"id": 1, **_location(located.other), **words}]
        if finding.known:
            made["baselineState"] = "unchanged"
        if finding.accepted is not None:
            reason = _plain(line(finding.accepted))
            made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
        return made

    def _place(self, finding: Finding) -> int:
        """The place of the finding's rule in the list, where it is put if it is not known."""
        code = inert(finding.rule)
        if code not in self._places:
            self._places[code] = len(self._rules)
            self._rules.append({"id": code, "name": inert(finding.name)})
        return self._places[code]


def uri(path: str) -> str:
    """``path`` as a URI reference: relative to the root of the sources, or ``file:`` where it is absolute."""
    return ("file://" if path.startswith("/") else "") + quote(path.encode("utf-8", "backslashreplace"))


def _known_rules() -> list[dict[str, Any]]:
    from audit.checks import all_rules

    return [_descriptor(rule) for rule in all_rules()]


def _descriptor(rule: Rule) -> dict[str, Any]:
    """A rule with its documentation page as help."""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _what_it_does(rule.documentation) or rule.summary},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["translation", rule.category], "problem.severity": _problem(rule.severity)},
    }


def _what_it_does(documentation: str) -> str:
    """The paragraph of a rule's page that says so, on one line."""
    found = re.search(r"^(?:## )?What it does:?\s+(.+?)(?:\n\n|\Z)", documentation, re.DOTALL | re.MULTILINE)
    return " ".join(found[1].split()) if found else ""


def _problem(severity: Severity) -> str:
    return {"note": "recommendation"}.get(_LEVELS[severity], _LEVELS[severity])


def _location(region: Region) -> dict[str, Any]:
    where: dict[str, Any] = {"startLine": region.start_line, "endLine": region.end_line}
    if region.start_column is not None and region.end_column is not None:
        where |= {"startColumn": region.start_column, "endColumn": region.end_column}
    artifact = {"uri": uri(region.file)} | ({} if region.file.startswith("/") else {"uriBaseId": "%SRCROOT%"})
    return {"physicalLocation": {"artifactLocation": artifact, "region": where}}


def _notification(problem: Problem) -> dict[str, Any]:
    return {
        "level": "error" if problem.unaudited else "note",
        "message": {"text": _plain(line(f"{relative(problem.path)}: {problem.reason}"))},
    }


def _plain(text: str) -> str:
    """``text`` without what a SARIF viewer takes for a link to another place, ``[words](target)``."""
    return text.replace("](", "] (")
