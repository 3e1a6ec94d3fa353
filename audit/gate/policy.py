"""The policy: which faults, and how much of them, may not go out; and what it makes of a document's findings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from audit.gate.globs import matches
from audit.records import DocumentAudit, Finding, Severity
from audit.settings import Settings


@dataclass(frozen=True, slots=True)
class PathRule:
    """What is different for the paths that ``pattern`` names: fields of `Policy` with their values."""

    pattern: str
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Policy:
    """What makes the gate fail; ``None`` and empty where nothing does.

    Qualities are 0 to 100, ``max_penalty`` is in points per 1,000 words, ``max_unaudited`` a share, 0 to 1.
    ``severity`` gives the severity of rules by the prefix of their codes, the longest that fits. ``select`` and
    ``ignore`` are only used in path rules, where they drop findings; for a whole run they are settings, and the rules
    are not run. Patterns in ``per_path`` start at ``folder``, or at the working folder.
    """

    fail_on: Severity | None = Severity.MAJOR
    fail_rules: tuple[str, ...] = ()
    min_segment_quality: float | None = None
    min_document_quality: float | None = None
    min_run_quality: float | None = None
    max_penalty: float | None = None
    max_unaudited: float | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_path: tuple[PathRule, ...] = ()
    baseline: str | None = None
    folder: Path = Path()

    def of(self, paths: Iterable[str]) -> Policy:
        """The policy for a document that goes by ``paths``: that of the run, with every path rule that fits over it."""
        names = {name for path in paths for name in (path, _below(self.folder, path))}
        policy = self
        for rule in self.per_path:
            if any(matches(rule.pattern, name) for name in names):
                changes = dict(rule.changes)
                if "severity" in changes:
                    changes["severity"] = {**policy.severity, **changes["severity"]}
                policy = replace(policy, **changes)
        return policy

    def forbids(self, finding: Finding) -> bool:
        """Whether this fault fails the gate."""
        if not finding.counts:
            return False
        grave = self.fail_on is not None and finding.severity >= self.fail_on
        return grave or (bool(self.fail_rules) and finding.rule.startswith(self.fail_rules))

    def keeps(self, code: str) -> bool:
        """Whether findings of the rule count at all here."""
        return Settings(select=self.select, ignore=self.ignore).runs(code)

    def severity_of(self, finding: Finding) -> Severity:
        prefixes = [prefix for prefix in self.severity if finding.rule.startswith(prefix)]
        return self.severity[max(prefixes, key=len)] if prefixes else finding.severity

    def applied(self, document: DocumentAudit) -> DocumentAudit:
        """The document with the severities of this policy and without the findings that it ignores for its path."""
        if not (self.severity or self.per_path):
            return document
        policies: dict[str, Policy] = {}
        segments = []
        for audited in document.segments:
            name = audited.segment.document
            policy = policies.get(name) or policies.setdefault(name, self.of(paths_of(document, name)))
            kept = [
                replace(finding, severity=policy.severity_of(finding))
                for finding in audited.findings
                if policy.keeps(finding.rule)
            ]
            segments.append(replace(audited, findings=tuple(kept)))
        return replace(document, segments=tuple(segments))


def paths_of(document: DocumentAudit, name: str = "") -> list[str]:
    """Everything that a document is called: its files, and the name that rows give it, if any."""
    return [path for path in (document.source_path, document.target_path, document.name, name) if path]


def _below(folder: Path, path: str) -> str:
    """``path`` as seen from the folder that the configuration stands in."""
    return os.path.relpath(path, folder).replace(os.sep, "/")
