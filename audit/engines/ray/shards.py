"""Writes the records of a run in shards, side by side on the machines of a cluster, and the summary when all are there.

A shard is named by the first part in it, so that one that is written again, since its machine was lost, takes its own
place; it appears whole. Shards in the order of their names hold what the local engine writes into one file.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.engines.means import is_url
from audit.errors import AuditError
from audit.records import DocumentAudit, Problem, Severity

if TYPE_CHECKING:
    from audit.reports import Summary

FORMATS = ("jsonl", "parquet")
SUMMARY = "summary.json"


@dataclass(frozen=True, slots=True)
class Shards:
    """``targets`` are pairs of a format and a folder or URL of one; ``parts`` the parts of documents in a shard."""

    targets: tuple[tuple[str, str], ...]
    parts: int = 128

    @classmethod
    def of(cls, targets: Sequence[tuple[str, str]]) -> Shards | None:
        """``None`` where there are no targets. Raises AuditError where a format is not written in shards."""
        for format, folder in targets:
            if format not in FORMATS:
                known = " and ".join(FORMATS)
                raise AuditError(f"{format}:{folder}: only {known} are written in shards; name a file of this machine")
        return cls(tuple(targets)) if targets else None

    @property
    def local(self) -> bool:
        """Whether any folder is one of this machine, where all shards are to be written then."""
        return not all(is_url(folder) for _, folder in self.targets)

    def absolute(self) -> Shards:
        """The same with local folders as any process of this machine finds them."""
        found = ((format, folder if is_url(folder) else os.path.abspath(folder)) for format, folder in self.targets)
        return Shards(tuple(found), self.parts)

    def check_free(self) -> None:
        """Make the folders.

        Raises:
            AuditError: a folder cannot be made, or holds an earlier run, which would be taken for a part of this one.
        """
        from audit.engines.ray.sources import filesystem

        for _, folder in self.targets:
            system, path = filesystem(folder)
            try:
                system.makedirs(path, exist_ok=True)
                names = [name.rstrip("/").rpartition("/")[2] for name in system.ls(path, detail=False)]
            except FileNotFoundError:  # stores of objects know no empty folders
                continue
            except OSError as error:
                raise AuditError(f"{folder}: cannot write there: {error.strerror or error}") from None
            if any(name == SUMMARY or name.startswith("part-") for name in names):
                raise AuditError(f"{folder}: holds the shards of an earlier run; name another folder, or remove them")

    def write(self, name: str, audits: Iterable[DocumentAudit]) -> None:
        """Write one shard in every format; none of no audits. Raises AuditError where that fails."""
        audits = list(audits)
        for format, folder in self.targets if audits else ():
            _put(folder, f"{name}.{format}", _content(format, audits))

    def add(self, document: DocumentAudit) -> None:
        """As a report: the machines of the cluster have written it already."""

    def close(self, summary: Summary) -> None:
        """As a report: the summary of a run that went to its end; where it stands, all shards do."""
        if summary.interrupted:
            return
        text = json.dumps(_plain(summary), ensure_ascii=False, indent=1) + "\n"
        for folder in dict.fromkeys(folder for _, folder in self.targets):
            _put(folder, SUMMARY, text.encode("utf-8", "backslashreplace"))


def _put(folder: str, name: str, content: bytes) -> None:
    """Write a file that appears whole."""
    from audit.engines.ray.sources import filesystem

    system, path = filesystem(folder)
    try:
        with system.transaction, system.open(f"{path.rstrip('/')}/{name}", "wb") as file:
            file.write(content)
    except OSError as error:
        raise AuditError(f"{folder}: cannot write {name}: {error.strerror or error}") from None


def _content(format: str, audits: Iterable[DocumentAudit]) -> bytes:
    from audit.reports import Summary, open_report

    stream = io.BytesIO()
    text = io.TextIOWrapper(stream, "utf-8", "backslashreplace", newline="\n")
    report = open_report(format, text)  # a format of bytes takes the stream below
    for audit in audits:
        report.add(audit)
    report.close(Summary())
    text.flush()
    return stream.getvalue()


def _plain(summary: Summary) -> dict[str, Any]:
    totals = summary.totals
    return {
        "segments": totals.segments,
        "documents": summary.documents,
        "words": totals.words,
        "flagged": totals.flagged,
        "quality": None if totals.quality is None else round(totals.quality, 2),
        "penalty": round(totals.penalty(), 2),
        "severities": {severity.label: totals.severities.get(severity, 0) for severity in reversed(Severity)},
        "rules": dict(sorted(totals.rules.items())),
        "problems": [_problem(problem) for problem in summary.problems],
        "signature": summary.signature,
        "seconds": round(summary.seconds, 1),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"path": problem.path, "reason": problem.reason, "unaudited": problem.unaudited}
