"""The verdict: what of a run the policy forbids, said in a few lines that end with where to begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from audit.gate.baseline import Baseline
from audit.gate.keys import NEVER, shown
from audit.gate.policy import Policy, paths_of
from audit.parts import parts
from audit.records import DocumentAudit, Finding, Segment, SegmentAudit, Severity, Totals
from audit.reports import Outcome, Summary
from audit.reports.documents import counting, title
from audit.reports.inert import inert
from audit.reports.places import first_line
from audit.reports.wording import counted

_NAMED = 3  # fixed faults named one by one
_LEAST_SHARE = 0.01  # what is less is not said as 0%
_LINE = re.compile(r":\d+\Z")


@dataclass
class _Document:
    """What the gate remembers of a document."""

    policy: Policy
    totals: Totals = field(default_factory=Totals)
    faults: Counter[Severity] = field(default_factory=Counter)
    poor_segments: int = 0

    @property
    def is_poor(self) -> bool:
        least, quality = self.policy.min_document_quality, self.totals.quality
        return least is not None and quality is not None and quality < least

    @property
    def fails(self) -> bool:
        return bool(self.faults) or self.poor_segments > 0 or self.is_poor


class Verdict:
    """A report that keeps what the gate needs; documents are to come with the policy and the baseline applied."""

    def __init__(self, policy: Policy, baseline: Baseline | None = None) -> None:
        self._policy = policy
        self._baseline = baseline
        self._documents: dict[str, _Document] = {}
        self._names: set[str] = set()
        self._gravest: tuple[tuple[int, float], str] | None = None
        self._poorest: tuple[float, str] | None = None

    def add(self, document: DocumentAudit) -> None:
        self._names.add(document.name)
        for part in parts(document):
            known = self._documents.get(title(part))
            if known is None:
                names = paths_of(document, part.segments[0].segment.document)
                known = self._documents[title(part)] = _Document(self._policy.of(names))
            known.totals += counting(part).totals
            for audited in part.segments:
                self._weigh(known, title(part), audited)

    def close(self, summary: Summary) -> None:
        """Nothing to write: the command prints the outcome after the other reports are complete."""

    def concluded(self, summary: Summary) -> Outcome:
        """What the run came to under the policy."""
        reasons = list(self._reasons(summary))
        if not reasons:
            return Outcome(True, (self._passed(summary), *self._baseline_line()))
        failed = [f"gate failed: {_clean(why)}" for why in reasons]
        return Outcome(False, (*failed, *self._baseline_line(), *self._first()))

    def _weigh(self, known: _Document, name: str, audited: SegmentAudit) -> None:
        """Take one segment into account."""
        for finding in audited.findings:
            if known.policy.forbids(finding):
                known.faults[finding.severity] += 1
                weight = int(finding.severity), finding.confidence
                if self._gravest is None or weight > self._gravest[0]:
                    what = f"{finding.rule} {finding.name}: {finding.message}"
                    self._gravest = weight, f"{_place(name, audited.segment, finding)}: {what}"
        least, quality = known.policy.min_segment_quality, audited.scores.quality
        if least is not None and quality is not None and quality < least:
            known.poor_segments += 1
            if self._poorest is None or quality < self._poorest[0]:
                self._poorest = quality, _place(name, audited.segment)

    def _reasons(self, summary: Summary) -> Iterator[str]:
        faults: Counter[Severity] = sum((d.faults for d in self._documents.values()), Counter())
        if faults:
            kinds = ", ".join(f"{faults[severity]:,} {severity.label}" for severity in sorted(faults, reverse=True))
            among = f"{sum(bool(d.faults) for d in self._documents.values()):,} of {_documents(summary)}"
            yield f"{kinds} in {among}{self._beside(summary)} ({self._limits()})"
        yield from self._poor(summary)
        yield from self._of_the_run(summary)

    def _poor(self, summary: Summary) -> Iterator[str]:
        segments = sum(d.poor_segments for d in self._documents.values())
        if segments and self._poorest:
            lowest = f"the lowest {self._poorest[0]:.1f} at {self._poorest[1]}"
            yield f"{counted(segments, 'segment')} below the least quality, {lowest} (--min-segment-quality)"
        poor = [(d.totals.quality or 0.0, name) for name, d in self._documents.items() if d.is_poor]
        if poor:
            quality, name = min(poor)
            among = f"{len(poor):,} of {_documents(summary)}"
            yield f"{among} below the least quality, the lowest {quality:.1f} at {name} (--min-document-quality)"

    def _of_the_run(self, summary: Summary) -> Iterator[str]:
        policy, totals = self._policy, sum((d.totals for d in self._documents.values()), Totals())
        quality, penalty = totals.quality, totals.penalty()
        if policy.min_run_quality is not None and quality is not None and quality < policy.min_run_quality:
            yield f"quality {quality:.1f} of the run is below {policy.min_run_quality:g} (--min-run-quality)"
        if policy.max_penalty is not None and penalty > policy.max_penalty:
            yield f"{penalty:.1f} penalty points per 1,000 words, more than {policy.max_penalty:g} (--max-penalty)"
        yield from self._left_out(summary)

    def _left_out(self, summary: Summary) -> Iterator[str]:
        most = self._policy.max_unaudited
        files, rows = self._unaudited(summary)
        for noun, left_out, audited in (("file", files, summary.documents), ("row", rows, summary.totals.segments)):
            share = left_out / (left_out + audited) if left_out else 0.0
            if most is not None and share > most:
                said = f"{share:.0%}" if share >= _LEAST_SHARE else f"less than {_LEAST_SHARE:.0%}"
                limit = f"more than {most:.0%} (--max-unaudited)"
                yield f"{counted(left_out, noun)} could not be audited, {said} of all, {limit}"

    def _unaudited(self, summary: Summary) -> tuple[int, int]:
        """How many files could not be audited, and how many rows of those that could; each file is counted once."""
        files: set[str] = set()
        rows: Counter[str] = Counter()
        for problem in summary.problems:
            if problem.unaudited:
                file = _LINE.sub("", problem.path)
                if problem.rows and file in self._names:
                    rows[file] += problem.rows
                else:
                    files.add(file)
        return len(files), sum(count for file, count in rows.items() if file not in files)

    def _beside(self, summary: Summary) -> str:
        """What could not be audited, behind what is said of the rest."""
        counts = zip(self._unaudited(summary), ("file", "row"), strict=True)
        left_out = " and ".join(counted(count, noun) for count, noun in counts if count)
        return f"; {left_out} could not be audited" if left_out else ""

    def _limits(self) -> str:
        """The limits that faults went over: of the run, and whether some paths have their own."""
        limits = [f"--fail-on {shown('fail-on', self._policy.fail_on)}"]
        if self._policy.fail_rules:
            limits.append(f"--fail-rules {','.join(self._policy.fail_rules)}")
        return ", ".join([*limits, *(["with limits per path"] if self._policy.per_path else [])])

    def _passed(self, summary: Summary) -> str:
        limit = shown("fail-on", self._policy.fail_on)
        new = "new " if self._baseline and any(self._baseline.counts.values()) else ""
        what = "nothing that the policy forbids" if limit == NEVER else f"no {new}{limit} or worse fault"
        return f"gate passed: {what} in {_documents(summary)}{self._beside(summary)}"

    def _baseline_line(self) -> Iterator[str]:
        if self._baseline is None:
            return
        counts, fixed = self._baseline.counts, self._baseline.fixed()
        said = [f"{counts['known']:,} known", f"{len(fixed):,} fixed"]
        if counts["accepted"]:
            said.append(f"{counts['accepted']:,} accepted")
        if counts["expired"]:
            said.append(f"{counts['expired']:,} accepted until a day that has passed")
        advice = "; --update-baseline forgets what is fixed" if fixed else ""
        yield f"baseline: {', '.join(said)}{advice}"
        for entry in fixed[:_NAMED]:
            yield f"fixed: {entry.document}: {entry.rule} “{_clean(entry.text)}”"
        if len(fixed) > _NAMED:
            yield f"fixed: {len(fixed) - _NAMED:,} more"

    def _first(self) -> Iterator[str]:
        """Where to begin: the document with the most to mend, and the gravest fault."""
        failing = {name: d for name, d in self._documents.items() if d.fails} or self._documents
        if failing:
            name, worst = max(failing.items(), key=lambda item: item[1].totals.penalty())
            penalty = f"{worst.totals.penalty():.0f} penalty points per 1,000 words"
            yield f"look first at {_clean(name)} ({penalty})"
        if self._gravest:
            yield f"the gravest fault: {_clean(self._gravest[1])}"


def _documents(summary: Summary) -> str:
    return counted(summary.documents, "document")


def _place(name: str, segment: Segment, finding: Finding | None = None) -> str:
    line = first_line(segment, finding)
    return f"{name}:{line}" if line else name


def _clean(text: str) -> str:
    return inert(" ".join(text.split()))
