"""Markdown: the summary of a run, short enough for the comment on a pull request."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from audit.records import DocumentAudit, Severity, Totals
from audit.reports.documents import counting
from audit.reports.paths import file_of, relative
from audit.reports.places import Located, Locator
from audit.reports.snippet import snippet
from audit.reports.wording import counted, line, said

if TYPE_CHECKING:
    from audit.reports import Summary

MARK = "<!-- wire-audit -->"
"""The first line, by which a program finds the comment it wrote before."""

_FAULTS, _DOCUMENTS, _PROBLEMS = 20, 5, 10  # rows shown
_MESSAGE, _SNIPPET = 200, 120  # characters: a comment may hold 65,536 in all
_GRAVEST_FIRST = sorted(Severity, reverse=True)


class MarkdownReport:
    """Verdict, totals, the worst documents and the gravest faults that count; all else is a number."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._locator = Locator()
        self._gravest: list[tuple[int, float, int, str]] = []
        self._documents: dict[str, Totals] = {}
        self._counts: Counter[str] = Counter()

    def add(self, document: DocumentAudit) -> None:
        name = file_of(document)
        self._documents[name] = self._documents.get(name, Totals()) + counting(document).totals
        for _, found in self._locator.locate(document):
            for located in found:
                self._take(located)

    def close(self, summary: Summary) -> None:
        self._stream.write("\n".join([MARK, *self._lines(summary)]) + "\n")

    def _take(self, located: Located) -> None:
        finding = located.finding
        if not finding.counts:
            self._counts["known" if finding.accepted is None else "accepted"] += 1
        elif finding.severity > Severity.INFO:
            self._counts["shown"] += 1
            row = int(finding.severity), finding.confidence, -self._counts["shown"], _row(located)
            keep = heapq.heappush if len(self._gravest) < _FAULTS else heapq.heappushpop
            keep(self._gravest, row)

    def _lines(self, summary: Summary) -> Iterator[str]:
        yield from _verdict(summary)
        yield from _totals(summary, self._counts)
        worst = [item for item in self._documents.items() if item[1].flagged]
        if len(worst) > 1:
            yield from ("", "#### Look first at", "")
            for name, totals in heapq.nlargest(_DOCUMENTS, worst, key=lambda item: item[1].penalty()):
                yield f"- {code(name, _MESSAGE)}: {totals.penalty():.0f} penalty points per 1,000 words"
        if self._gravest:
            yield from ("", "#### Faults", "", "| Severity | Where | Fault | Text |", "|---|---|---|---|")
            yield from (row for *_, row in sorted(self._gravest, key=lambda item: item[:3], reverse=True))
            if self._counts["shown"] > _FAULTS:
                yield from ("", f"The {_FAULTS} gravest of {self._counts['shown']:,}.")
        yield from _problems(summary)


def _verdict(summary: Summary) -> Iterator[str]:
    if summary.gate is None:
        yield "### Translation audit"
    else:
        yield f"### Translation audit: {'passed' if summary.gate.passed else 'failed'}"
        yield ""
        yield from (f"- {text(why, 4 * _MESSAGE)}" for why in summary.gate.lines)
    if summary.interrupted:
        yield from ("", "**The run was interrupted: this is not the whole.**")


def _totals(summary: Summary, counts: Counter[str]) -> Iterator[str]:
    totals = summary.totals
    numbers = {"document": summary.documents, "segment": totals.segments, "word": totals.words}
    faults = ", ".join(f"{totals.severities[s]:,} {s.label}" for s in _GRAVEST_FIRST if totals.severities.get(s))
    aside = ", ".join(f"{counts[kind]:,} {kind}" for kind in ("known", "accepted") if counts[kind])
    yield from ("", "| | |", "|---|---|")
    yield f"| Audited | {', '.join(counted(number, noun) for noun, number in numbers.items())} |"
    yield f"| Faults | {faults or 'none'}{f' (of these {aside})' if aside else ''} |"
    if totals.quality is not None:
        yield f"| Quality | {totals.quality:.1f} of 100 |"
    yield f"| Penalty | {totals.penalty():.1f} MQM points per 1,000 words |"


def _problems(summary: Summary) -> Iterator[str]:
    left_out = [problem for problem in summary.problems if problem.unaudited]
    if left_out:
        yield from ("", "#### Not audited", "")
        for problem in left_out[:_PROBLEMS]:
            yield f"- {code(relative(problem.path), _MESSAGE)}: {text(problem.reason, _MESSAGE)}"
        if len(left_out) > _PROBLEMS:
            yield f"- and {len(left_out) - _PROBLEMS:,} more"


def _row(located: Located) -> str:
    finding, region, segment = located.finding, located.region, located.audited.segment
    in_target = finding.target_span is not None or not segment.source
    words, span = (segment.target, finding.target_span) if in_target else (segment.source or "", finding.source_span)
    part = snippet(words, span, _SNIPPET)
    shown = f"{part.before}⟦{part.marked}⟧{part.after}" if part.marked else part.after
    fault = f"{text(f'{finding.rule} {finding.name}', _MESSAGE)}: {text(said(finding), _MESSAGE)}"
    where = code(f"{region.file}:{region.start_line}", _MESSAGE)
    return f"| {finding.severity.label} | {where} | {fault} | {code(shown, 2 * _SNIPPET)} |"


def text(words: str, longest: int) -> str:
    """``words`` as Markdown that shows them as they are: no markup, no HTML, no link, and nobody is called."""
    alone = _REFERENCE.sub("\\g<0>\u2060", line(words, longest))
    return _MARKUP.sub(lambda found: _ENTITIES.get(found[0]) or f"\\{found[0]}", alone)


_MARKUP = re.compile(r"^[#+\-=]|[\\`*_\[\]<>&|~$]")
"""What begins a block, and what marks up words."""
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}
_REFERENCE = re.compile(r"[@#](?=\w)|www(?=\.)|:(?=//|[a-z+-][\w+-]*:)", re.IGNORECASE)
"""What calls people, links issues and pages or draws an emoji without any markup: a word joiner keeps it from that."""


def code(words: str, longest: int) -> str:
    """``words`` as a code span that can stand in the cell of a table."""
    shown = line(words, longest)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if len(fence) > 1 else ""
    return f"{fence}{pad}{shown}{pad}{fence}".replace("|", "\\|")
