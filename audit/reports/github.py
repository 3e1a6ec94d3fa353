"""GitHub annotations: workflow commands that show each fault beside its line in a pull request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING

from audit.records import DocumentAudit, Severity
from audit.reports.paths import relative
from audit.reports.places import Located, Locator
from audit.reports.wording import line, said

if TYPE_CHECKING:
    from audit.reports import Summary

_COMMANDS = {
    Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.INFO: "notice",
}  # fmt: skip


class GithubReport:
    """A line for each finding that counts, and for each file that could not be audited."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._locator = Locator()

    def add(self, document: DocumentAudit) -> None:
        for _, found in self._locator.locate(document):
            self._stream.writelines(_annotation(located) for located in found if located.finding.counts)

    def close(self, summary: Summary) -> None:
        for problem in summary.problems:
            command = "warning" if problem.unaudited else "notice"
            where = {"file": relative(problem.path), "title": "not audited" if problem.unaudited else "audited"}
            self._stream.write(_command(command, where, line(problem.reason)))


def _annotation(located: Located) -> str:
    finding, region = located.finding, located.region
    where: dict[str, object] = {"file": region.file, "line": region.start_line, "endLine": region.end_line}
    if region.start_column is not None and region.start_line == region.end_line:
        where |= {"col": region.start_column, "endColumn": region.end_column}
    where["title"] = line(f"{finding.rule} {finding.name} ({finding.severity.label})")
    return _command(_COMMANDS[finding.severity], where, said(finding))


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    return f"::{name} {listed}::{_escaped(message)}\n"


def _escaped(text: str, also: str = "") -> str:
    """``text`` as GitHub's runner wants it: percent signs and line ends, in properties also colons and commas."""
    return re.sub(f"[%\r\n{also}]", lambda found: f"%{ord(found[0]):02X}", text)
