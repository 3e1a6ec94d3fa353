"""`audit gate`: audit, and fail where faults are as grave as the policy forbids."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from audit.cli.options import Request, auditing
from audit.cli.status import DONE, FAILED, notice, status_of
from audit.records import DocumentAudit, SegmentAudit, Severity, Totals
from audit.reports.parts import parts, title
from audit.reports.wording import counted

if TYPE_CHECKING:
    from audit.reports import Summary

_SEVERITIES = tuple(s.label for s in reversed(Severity))


@click.command("gate", short_help="Audit, and fail if it is too faulty to publish.")
@auditing()
@click.option(
    "--fail-on", type=click.Choice(_SEVERITIES), default="major", show_default=True, help="Fail at this or worse."
)
def command(request: Request, fail_on: str) -> int:
    """Audit files or folders and fail if what is found is too grave to publish.

    The last lines on standard error say whether the gate passed, why, and what to look at first.

    Exit status: 0 passed, 1 failed, 2 bad usage or input, 3 nothing was audited.
    """
    from audit.cli.running import run_audit

    verdict = Verdict(Severity[fail_on.upper()])
    summary = run_audit(request, verdict)
    status = status_of(summary)
    if status != DONE:
        return status
    for text in verdict.lines(summary):
        notice(text)
    return FAILED if verdict.failed else DONE


class Verdict:
    """A report that keeps only what the gate needs: how many forbidden faults, where, and the worst of them."""

    def __init__(self, limit: Severity) -> None:
        self._limit = limit
        self._counts: Counter[Severity] = Counter()
        self._documents: dict[str, Totals] = {}
        self._worst: tuple[tuple[int, float], str] | None = None

    @property
    def failed(self) -> bool:
        return bool(self._counts)

    def add(self, document: DocumentAudit) -> None:
        for part in parts(document):
            counts = {s: n for s, n in part.totals.severities.items() if s >= self._limit}
            if counts:
                self._counts.update(counts)
                name = title(part)
                self._documents[name] = self._documents.get(name, Totals()) + part.totals
                for audited in part.segments:
                    self._compare(name, audited)

    def close(self, summary: Summary) -> None:
        """Nothing to write: the command prints `lines` after the other reports are complete."""

    def lines(self, summary: Summary) -> list[str]:
        """The verdict: one line that says why, and where it failed one more that says where to begin."""
        left_out = sum(problem.unaudited for problem in summary.problems)
        unaudited = f"; {counted(left_out, 'file')} could not be audited" if left_out else ""
        if not self.failed:
            among = counted(summary.documents, "document")
            return [f"gate passed: no {self._limit.label} or worse fault in {among}{unaudited}"]
        faults = ", ".join(f"{self._counts[s]:,} {s.label}" for s in sorted(self._counts, reverse=True))
        among = f"{len(self._documents):,} of {counted(summary.documents, 'document')}"
        why = f"gate failed: {faults} in {among}{unaudited} (--fail-on {self._limit.label})"
        name, totals = max(self._documents.items(), key=lambda item: item[1].penalty())
        first = f"look first at {name} ({totals.penalty():.0f} penalty points per 1,000 words)"
        return [why, first, *([f"the gravest fault: {self._worst[1]}"] if self._worst else [])]

    def _compare(self, name: str, audited: SegmentAudit) -> None:
        for finding in audited.findings:
            weight = (int(finding.severity), finding.confidence)
            if finding.severity >= self._limit and (self._worst is None or weight > self._worst[0]):
                lines = audited.segment.target_lines or audited.segment.source_lines
                line = f":{lines[0]}" if lines else ""
                self._worst = weight, f"{name}{line}: {finding.rule} {finding.name}: {finding.message}"
