"""The report for a terminal: each document's faults, then the totals and where to look first."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from audit.parts import parts
from audit.records import DocumentAudit, Finding, Problem, SegmentAudit, Severity, Totals
from audit.reports.documents import counting, title
from audit.reports.inert import END_ISOLATE, ISOLATE_RIGHT_TO_LEFT, direction, inert
from audit.reports.places import first_line
from audit.reports.snippet import Snippet, isolated, snippet
from audit.reports.wording import counted, said

if TYPE_CHECKING:
    from audit.reports import Summary

STYLES = {
    Severity.CRITICAL: "bold magenta",
    Severity.MAJOR: "bold red",
    Severity.MINOR: "yellow",
    Severity.INFO: "cyan",
}
_GRAVEST_FIRST = sorted(Severity, reverse=True)
_WIDEST = 120
_WORST = 5
_ALIKE = 3  # notices of one kind that are told one by one
_ASIDE = re.compile(r"\s\([^()]*\)")
"""What a reason says of its own file: `(feed/a.ar.txt)`."""


class TableReport:
    """Prints a document's faults as soon as it is audited; colour only where ``stream`` is a terminal.

    Findings of severity info, and those that the baseline holds, are counted and shown only if ``verbose``. With
    ``totals_only`` nothing but the end is shown.
    """

    def __init__(self, stream: IO[str], *, verbose: bool = False, totals_only: bool = False) -> None:
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)
        self._console.width = min(self._console.width, _WIDEST)
        self._least = Severity.INFO if verbose else Severity.MINOR
        self._totals_only = totals_only
        self._title = ""
        self._documents: dict[str, Totals] = {}

    def add(self, document: DocumentAudit) -> None:
        for part in parts(document):
            name = title(part)
            self._documents[name] = self._documents.get(name, Totals()) + counting(part).totals
            if not self._totals_only:
                self._print_faults(name, part)

    def _print_faults(self, name: str, part: DocumentAudit) -> None:
        shown = [(a, f) for a in part.segments for f in a.findings if self._shows(f)]
        if not shown:
            return
        if name != self._title:
            self._title = name
            self._console.print(_heading(name, part))
        self._print([self._row(part, audited, finding) for audited, finding in shown], 5, len("critical"))
        self._console.print()

    def _shows(self, finding: Finding) -> bool:
        return finding.severity >= self._least and (finding.counts or self._least is Severity.INFO)

    def close(self, summary: Summary) -> None:
        if self._title:
            self._console.rule(style="dim")
        self._print(list(_ending(summary, self._worst(), hidden=self._least > Severity.INFO)), 0)

    def _print(self, rows: Sequence[Sequence[Text]], *least_widths: int) -> None:
        for line in _columns(self._console, rows, least_widths):
            self._console.print(line, soft_wrap=True)

    def _row(self, document: DocumentAudit, audited: SegmentAudit, finding: Finding) -> tuple[Text, Text, Text]:
        style = STYLES[finding.severity]
        body = Text.assemble((inert(finding.rule), "bold"), f" {inert(finding.name)}: {isolated(said(finding))}")
        for side in self._sides(audited, finding):
            body.append("\n")
            body.append(self._marked(side, style))
        return Text(_place(document, audited, finding), "dim"), Text(finding.severity.label, style), body

    def _sides(self, audited: SegmentAudit, finding: Finding) -> Iterator[Snippet]:
        """The text in question: the target's span, or the source's where nothing of the target is marked."""
        width = self._console.width - 22
        source, target = audited.segment.source or "", audited.segment.target
        in_target = finding.target_span is not None and len(finding.target_span) > 0
        if in_target or (finding.source_span is None and target):
            yield snippet(target, finding.target_span, width)
        elif source:
            yield snippet(source, finding.source_span, width)

    def _marked(self, part: Snippet, style: str) -> Text:
        """A snippet with its span marked: by colour on a terminal, by brackets elsewhere."""
        coloured = self._console.color_system is not None
        marked = part.marked if coloured or not part.marked else f"⟦{part.marked}⟧"
        text = Text.assemble((part.before, "dim"), (marked, f"{style} underline"), (part.after, "dim"))
        if direction(text.plain) == "rtl":
            return Text.assemble(ISOLATE_RIGHT_TO_LEFT, text, END_ISOLATE)
        return Text.assemble(text)

    def _worst(self) -> list[tuple[str, Totals]]:
        faulty = [item for item in self._documents.items() if item[1].flagged]
        return heapq.nlargest(_WORST, faulty, key=lambda item: item[1].penalty()) if len(faulty) > 1 else []


def _heading(name: str, document: DocumentAudit) -> Text:
    quality = document.totals.quality
    languages = " → ".join(code for code in (document.source_language, document.target_language) if code)
    facts = [languages, f"quality {quality:.0f}" if quality is not None else ""]
    return Text.assemble((isolated(inert(name)), "bold underline"), ("  " + "  ".join(filter(None, facts)), "dim"))


def _place(document: DocumentAudit, audited: SegmentAudit, finding: Finding) -> str:
    """The line in the target's file; where there is none, in the source's, with its language before the number."""
    line = first_line(audited.segment, finding)
    if line is None:
        return f"#{audited.segment.index}"
    return str(line) if audited.segment.target_lines else f"{document.source_language or 'source'} {line}"


def _ending(summary: Summary, worst: list[tuple[str, Totals]], hidden: bool) -> Iterator[tuple[Text, Text]]:
    """The rows of the summary: label and value."""
    totals = summary.totals
    numbers = {"document": summary.documents, "segment": totals.segments, "word": totals.words}
    counts = (counted(number, noun) for noun, number in numbers.items())
    yield Text("Audited", "bold"), Text(" · ".join((*counts, f"{summary.seconds:.1f} s")))
    if summary.interrupted:
        yield Text(), Text("interrupted: what follows is not the whole", "yellow")
    yield Text("Faults", "bold"), _faults(totals, hidden)
    if totals.quality is not None:
        yield (
            Text("Quality", "bold"),
            Text(f"{totals.quality:.1f} of 100 (mean over words; 50 is the least to publish)"),
        )
    if totals.words:
        yield Text("Penalty", "bold"), _penalty(totals)
    for place, (name, part) in enumerate(worst):
        yield (
            Text("" if place else "Look first at", "bold"),
            Text(f"{isolated(inert(name))} (penalty {part.penalty():.0f})"),
        )
    for label, kind in (("Not audited", True), ("Noticed", False)):
        problems = [problem for problem in summary.problems if problem.unaudited is kind]
        for place, told in enumerate(_told(problems)):
            yield Text("" if place else label, "bold yellow" if kind else "bold"), told


def _told(problems: Sequence[Problem]) -> Iterator[Text]:
    """Each problem with its file; of many notices of one kind the first, and how many more there are."""
    kinds: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        kinds[_ASIDE.sub("", problem.reason)].append(problem)
    for alike in kinds.values():
        shown = alike if len(alike) <= _ALIKE or alike[0].unaudited else alike[:1]
        for problem in shown:
            yield Text.assemble(isolated(inert(problem.path)), ": ", isolated(inert(problem.reason)))
        if len(alike) > len(shown):
            yield Text(f"the same of {len(alike) - len(shown):,} more files", "dim")


def _faults(totals: Totals, hidden: bool) -> Text:
    parts = [
        Text(f"{totals.severities[severity]:,} {severity.label}", STYLES[severity])
        for severity in _GRAVEST_FIRST
        if totals.severities.get(severity)
    ]
    text = Text(" · ").join(parts) if parts else Text("none", "green")
    if hidden and totals.severities.get(Severity.INFO):
        text.append(" (-v shows info)", "dim")
    return text


def _penalty(totals: Totals) -> Text:
    parts = [f"{s.label} {totals.penalty(s):.1f}" for s in _GRAVEST_FIRST if s.penalty and totals.severities.get(s)]
    shares = f": {' · '.join(parts)}" if len(parts) > 1 else ""
    return Text(f"{totals.penalty():.1f} MQM points per 1,000 words{shares}")


def _columns(console: Console, rows: Sequence[Sequence[Text]], least_widths: Sequence[int]) -> Iterator[Text]:
    """``rows`` as lines: every cell but the last in a column of its own width, the last one wrapped beside them."""
    columns = zip(*(row[:-1] for row in rows), strict=True)
    widths = [
        max(least, *(cell.cell_len for cell in column)) for column, least in zip(columns, least_widths, strict=True)
    ]
    indent = sum(widths) + 2 * len(widths)
    for row in rows:
        prefix = Text()
        for place, (cell, width) in enumerate(zip(row, widths, strict=False)):
            cell.align("left" if place or len(widths) == 1 else "right", width)
            prefix += cell + Text("  ")
        for line in row[-1].wrap(console, console.width - indent):
            line.rstrip()
            yield prefix + line
            prefix = Text(" " * indent)
