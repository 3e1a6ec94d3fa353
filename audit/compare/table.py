"""A comparison for a terminal: the figures side by side, then what is new, and what is fixed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from audit.compare.records import Comparison, DocumentComparison, Interval, SegmentComparison, Status
from audit.records import Finding, Severity, Totals
from audit.reports.inert import inert
from audit.reports.snippet import isolated
from audit.reports.wording import counted, line, marked, said

STYLES = {Status.NEW: "bold red", Status.FIXED: "bold green", Status.PERSISTING: "yellow"}
_WIDEST = 120
_NONE = "–"


def write(comparison: Comparison, stream: IO[str], *, verbose: bool = False, totals_only: bool = False) -> None:
    """``verbose`` lists what persists and findings of severity info too; ``totals_only`` lists nothing."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST)
    if not totals_only:
        for status in (Status.FIXED, *((Status.PERSISTING,) if verbose else ()), Status.NEW):
            _list(console, comparison, status, Severity.INFO if verbose else Severity.MINOR)
        console.rule(style="dim")
    console.print(_figures(comparison))
    for text in _conclusion(comparison):
        console.print(text, soft_wrap=True)


def _list(console: Console, comparison: Comparison, status: Status, least: Severity) -> None:
    rows = [
        (document, pair, finding)
        for document in comparison.documents
        for pair in document.segments
        for found, finding in pair.findings
        if found is status and finding.severity >= least
    ]
    if not rows:
        return
    console.print(Text(f"{status.value.capitalize()}: {counted(len(rows), 'finding')}", STYLES[status]))
    for document, pair, finding in rows:
        console.print(_row(document, pair, finding, status), soft_wrap=True)
    console.print()


def _row(document: DocumentComparison, pair: SegmentComparison, finding: Finding, status: Status) -> Text:
    gone = status is Status.FIXED
    audited = pair.old if gone and pair.old else pair.shown
    path = document.old_path if gone else document.path
    lines = audited.segment.target_lines or audited.segment.source_lines
    where = f"{inert(path or audited.segment.document)}:{lines[0] if lines else f'#{audited.segment.index}'}"
    text = line(marked(audited, finding), 80) if marked(audited, finding) else ""
    return Text.assemble(
        ("  " + isolated(where), "dim"),
        f" {finding.severity.label} ",
        (inert(finding.rule), "bold"),
        f" {inert(finding.name)}: {isolated(said(finding))}",
        (f" ⟦{isolated(text)}⟧" if text else "", "dim"),
    )


def _figures(comparison: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    for name in ("old", "new", "change"):
        table.add_column(name, justify="right")
    for label, *values in _rows(comparison.old, comparison.new):
        table.add_row(Text(label, "bold"), *values)
    return table


def _rows(old: Totals, new: Totals) -> Iterator[tuple[str, str, str, str]]:
    for severity in sorted(Severity, reverse=True):
        counts = old.severities.get(severity, 0), new.severities.get(severity, 0)
        if any(counts) and severity is not Severity.INFO:
            yield f"{severity.label.capitalize()} faults", *_columns(*counts, "d")
    yield "Penalty per 1,000 words", *_columns(old.penalty(), new.penalty(), ".1f")
    yield "Quality", *_columns(old.quality, new.quality, ".1f")
    yield "Segments", *_columns(old.segments, new.segments, "d")


def _columns(old: float | None, new: float | None, form: str) -> tuple[str, str, str]:
    shown = [_NONE if value is None else format(value, form) for value in (old, new)]
    change = _NONE if old is None or new is None else format(new - old, "+" + form) if new != old else "="
    return shown[0], shown[1], change


def _conclusion(comparison: Comparison) -> Iterator[Text]:
    counts = comparison.counts()
    parts = [Text(f"{counts[status]:,} {status.value}", STYLES[status]) for status in Status]
    yield Text.assemble(("Faults ", "bold"), Text(" · ").join(parts))
    segments = sum(len(document.segments) for document in comparison.documents)
    yield Text.assemble(("Wording ", "bold"), f"{comparison.changed:,} of {counted(segments, 'segment')} changed")
    if comparison.quality is not None:
        yield Text.assemble(("Quality ", "bold"), quality_said(comparison.quality))
    for one in comparison.likeness:
        yield Text.assemble(
            (f"{one.name} ", "bold"), f"{one.score:.1f} between the two ", (f"({one.signature})", "dim")
        )


def quality_said(found: Interval) -> str:
    """The difference of quality, its confidence interval, and whether it can be told from none."""
    if found.difference == 0 and found.low == found.high:
        return f"the same in all of {counted(found.segments, 'segment')}"
    sure = "better" if found.low > 0 else "worse" if found.high < 0 else "no certain difference"
    return (
        f"{found.difference:+.1f}, 95 % confidence {found.low:+.1f} to {found.high:+.1f}, p = {found.p:.3f}: {sure} "
        f"({counted(found.segments, 'segment')} scored on both sides; {found.signature})"
    )
