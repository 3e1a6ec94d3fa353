"""GitLab Code Quality: the JSON that merge requests compare with that of the target branch."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from audit.records import DocumentAudit
from audit.reports.places import Located, Locator
from audit.reports.wording import line, said

if TYPE_CHECKING:
    from audit.reports import Summary


class GitlabReport:
    """A list with an issue for each finding but the accepted ones; the known stay, for GitLab compares by itself."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._locator = Locator()
        self._issues: list[dict[str, Any]] = []

    def add(self, document: DocumentAudit) -> None:
        for _, found in self._locator.locate(document):
            self._issues += [_issue(located) for located in found if located.finding.accepted is None]

    def close(self, summary: Summary) -> None:
        json.dump(self._issues, self._stream, ensure_ascii=False, indent=1)
        self._stream.write("\n")


def _issue(located: Located) -> dict[str, Any]:
    finding, region = located.finding, located.region
    return {
        "description": line(f"{finding.rule} {finding.name}: {said(finding)}"),
        "check_name": line(finding.rule),
        "fingerprint": located.fingerprint,
        "severity": finding.severity.label,
        "location": {"path": region.file, "lines": {"begin": region.start_line, "end": region.end_line}},
    }
