"""The report of a comparison: the same page, with what was fixed, what is new, and both wordings marked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any

from audit.compare.records import Status
from audit.records import DocumentAudit, Finding, SegmentAudit, Severity, Span
from audit.reports.html.pieces import Mark
from audit.reports.html.views import (
    Anchors,
    DocumentView,
    Gathered,
    SegmentView,
    Side,
    category_label,
    faults,
    finding_view,
    marks_of,
    place,
    quality_bars,
    role,
    rule_rows,
    side,
    trend,
)
from audit.reports.html.writer import known_rules, languages_said, render, write_page

if TYPE_CHECKING:
    from audit.compare.records import Change, Comparison, DocumentComparison, Interval, SegmentComparison

_LISTED = 12
_STEP = 10  # points of quality in one bar of the changes
_REACH = 50


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    view: DocumentView
    statuses: Counter[Status]
    segments: int
    changed: int
    penalty_change: float


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """What became of the faults of one category; ``parts`` are (status, start, width) of a bar of width 100."""

    label: str
    counts: Counter[Status]
    parts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class ChangeBar:
    """Segments whose quality changed by so many points, and the bar's height, 0 to 1; the ends take in all beyond."""

    start: int
    end: int
    count: int
    height: float


def write(comparison: Comparison, stream: IO[str]) -> None:
    """The page of ``comparison``."""
    gathered, anchors = Gathered(), Anchors()
    documents = [_document(one, anchors.make(one.name), gathered) for one in comparison.documents]
    rules = rule_rows(gathered)
    counts = comparison.counts(Severity.INFO)
    changes = [one.quality_change for one in comparison.segments if one.quality_change is not None]
    facts: dict[str, Any] = {
        "comparison": comparison,
        "counts": comparison.counts(),
        "old": comparison.old,
        "new": comparison.new,
        "faults": {"old": faults(comparison.old), "new": faults(comparison.new)},
        "trend": trend(comparison.new, comparison.old),
        "interval": _interval_chart(comparison.quality) if comparison.quality else None,
        "changes": _change_bars(changes),
        "categories": _category_rows(comparison),
        "segments": sum(len(one.segments) for one in comparison.documents),
        "languages": languages_said([one.view for one in documents]),
        "compared": documents,
        "worst": sorted(documents, key=lambda one: (-one.statuses[Status.NEW], -one.penalty_change)),
        "listed": _LISTED,
        "documents": [one.view for one in documents],
        "bars": quality_bars(gathered),
        "rules": rules,
        "known_rules": known_rules({row.key for row in rules}),
        "clean": gathered.clean,
        "found": gathered.found,
        "any_fault": True,
        "statuses": [(status.value, counts[status], True) for status in Status if counts[status]],
        "reworded": comparison.changed,
    }
    write_page("compare.html.j2", facts, stream)


def _document(compared: DocumentComparison, anchor: str, gathered: Gathered) -> ComparedDocument:
    from markupsafe import Markup

    shown = [replace(one.shown, findings=tuple(f for _, f in one.findings)) for one in compared.segments]
    gathered.take(shown, anchor)
    audit = DocumentAudit(
        compared.name, tuple(shown), None, compared.path, compared.source_language, compared.target_language
    )
    views = [_segment(one, audit, anchor, place) for place, one in enumerate(compared.segments, 1)]
    folder, slash, name = (compared.path or compared.name).rpartition("/")
    old, new = compared.old, compared.new
    view = DocumentView(
        anchor,
        folder + slash,
        name,
        compared.source_language or "",
        compared.target_language or "",
        new,
        (Markup(render("segments.html.j2", segments=views)),),
        before=old,
    )
    changed = sum(one.edited for one in views)
    counts: Counter[Status] = Counter(
        status for one in compared.segments for status, finding in one.findings if finding.severity > Severity.INFO
    )
    return ComparedDocument(view, counts, len(views), changed, new.penalty() - old.penalty())


def _segment(pair: SegmentComparison, document: DocumentAudit, anchor: str, number: int) -> SegmentView:
    """``number`` is the place in the comparison: two segments may have the same one in their own audits."""
    shown, segment = pair.shown, pair.shown.segment
    numbered = sorted(pair.findings, key=lambda found: (found[0] is Status.FIXED, -found[1].severity))
    marks = [_marks(n, status, finding, pair) for n, (status, finding) in enumerate(numbered, 1)]
    before, after = _targets(pair, document.target_language, marks)
    source = None
    if segment.source is not None:
        here = [mark for mark, _, _ in marks]
        source = side(segment.source, document.source_language, here, "No counterpart in the original")
    return SegmentView(
        anchor=f"{anchor}_{number}",
        index=number,
        place=place(segment.target_lines, segment.source_lines),
        role=role(segment.role),
        scores=shown.scores,
        source=source,
        target=after,
        findings=tuple(finding_view(n, finding, status.value) for n, (status, finding) in enumerate(numbered, 1)),
        before=before,
        edited=before is not None,
        quality_change=pair.quality_change,
        chrf=pair.chrf if before else None,
        ter=pair.ter if before else None,
    )


_Marks = tuple[Mark | None, Mark | None, Mark | None]


def _marks(number: int, status: Status, finding: Finding, pair: SegmentComparison) -> _Marks:
    """The markings of a finding in the source, the old target and the new one."""
    audited = pair.old if status is Status.FIXED else pair.new
    if audited is None:
        return None, None, None
    in_source, in_target = marks_of(number, finding, audited)
    if audited.segment.source != pair.shown.segment.source:
        in_source = None
    return (in_source, in_target, None) if status is Status.FIXED else (in_source, None, in_target)


def _targets(pair: SegmentComparison, language: str | None, marks: Sequence[_Marks]) -> tuple[Side | None, Side]:
    """The old target, where its wording differs, and the new one."""
    old, new = _target(pair.old), _target(pair.new)
    if pair.old and pair.new and old == new:
        return None, side(new, language, [one or other for _, one, other in marks], "Not translated")
    edits = _edits(pair.difference.old), _edits(pair.difference.new)
    if pair.old is None or pair.new is None:
        edits = [(Span(0, len(old)), "deleted")], [(Span(0, len(new)), "inserted")]
    absent = "Not in the old one" if pair.old is None else "Not translated"
    before = side(old, language, [mark for _, mark, _ in marks], absent, edits[0])
    absent = "Not in the new one" if pair.new is None else "Not translated"
    return before, side(new, language, [mark for _, _, mark in marks], absent, edits[1])


def _target(audited: SegmentAudit | None) -> str:
    return audited.segment.target if audited else ""


def _edits(changes: Sequence[Change]) -> list[tuple[Span, str]]:
    return [(one.span, one.edit.value) for one in changes]


def _category_rows(comparison: Comparison) -> list[CategoryRow]:
    counted: dict[str, Counter[Status]] = {}
    for one in comparison.segments:
        for status, finding in one.findings:
            if finding.severity > Severity.INFO:
                counted.setdefault(finding.category, Counter())[status] += 1
    most = max((counts.total() for counts in counted.values()), default=1)
    order = sorted(counted, key=lambda category: (-counted[category].total(), category))
    return [CategoryRow(category_label(key), counted[key], tuple(_parts(counted[key], most))) for key in order]


def _parts(counts: Counter[Status], most: int) -> Iterator[tuple[str, float, float]]:
    start = 0.0
    for status in Status:
        width = 100 * counts[status] / most
        if width:
            yield f"is-{status.value}", round(start, 2), round(width, 2)
            start += width


def _change_bars(changes: Sequence[float]) -> list[ChangeBar]:
    """How many segments gained or lost how much, or nothing where none did."""
    moved = [change for change in changes if abs(change) >= 0.5]
    if not moved:
        return []
    starts = range(-_REACH, _REACH, _STEP)
    counts = Counter(min(max(int(change // _STEP) * _STEP, -_REACH), _REACH - _STEP) for change in moved)
    most = max(counts.values())
    return [ChangeBar(start, start + _STEP, counts[start], counts[start] / most) for start in starts]


@dataclass(frozen=True, slots=True)
class IntervalChart:
    """The interval on a scale of 0 to 100 that has no change in its middle; its ends stand for ``reach`` points."""

    interval: Interval
    low: float
    point: float
    high: float
    reach: float


def _interval_chart(found: Interval) -> IntervalChart:
    most = max(abs(found.low), abs(found.high), abs(found.difference), 1.0)
    reach = next(step for step in (2, 5, 10, 20, 50, 100) if most <= step)

    def on_scale(value: float) -> float:
        return round(50 + 50 * value / reach, 2)

    return IntervalChart(found, on_scale(found.low), on_scale(found.difference), on_scale(found.high), reach)
