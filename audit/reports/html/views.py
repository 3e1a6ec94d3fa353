"""What the templates print: segments, documents and the overview, drawn from audits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from audit.records import DocumentAudit, Finding, Role, Scores, SegmentAudit, Severity, Span, Totals
from audit.reports.html.pieces import Mark, Phrase, Piece, language_attributes, phrases, pieces, shortened

GRAVEST_FIRST = tuple(sorted(Severity, reverse=True))
PUBLISHABLE = 50
_BIN = 5
_LOWEST = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a segment: its pieces and its ``lang`` and ``dir``; ``absent`` says why there is no text."""

    pieces: tuple[Piece, ...]
    lang: str
    dir: str
    absent: str = ""


@dataclass(frozen=True, slots=True)
class FindingView:
    number: int
    finding: Finding
    message: tuple[Phrase, ...]
    suggestion: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment as the page shows it. ``source`` is None where the document has no source."""

    anchor: str
    index: int
    place: str
    role: str
    scores: Scores
    source: Side | None
    target: Side
    findings: tuple[FindingView, ...]


def segment_view(audited: SegmentAudit, document: DocumentAudit, anchor: str) -> SegmentView:
    """The view of one segment; ``anchor`` is the id of its document's section."""
    segment = audited.segment
    numbered = sorted(audited.findings, key=lambda f: -f.severity)
    marks = [_marks(number, finding, audited) for number, finding in enumerate(numbered, 1)]
    source = None
    if segment.source is not None:
        source = _side(
            segment.source, document.source_language, [m for m, _ in marks], "No counterpart in the original"
        )
    return SegmentView(
        anchor=f"{anchor}-{segment.index}",
        index=segment.index,
        place=_place(segment.target_lines, segment.source_lines),
        role="" if segment.role is Role.PROSE else segment.role.value.replace("signoff", "sign-off"),
        scores=audited.scores,
        source=source,
        target=_side(segment.target, document.target_language, [m for _, m in marks], "Not translated"),
        findings=tuple(_finding_view(number, finding) for number, finding in enumerate(numbered, 1)),
    )


def _finding_view(number: int, finding: Finding) -> FindingView:
    return FindingView(number, finding, tuple(phrases(finding.message)), tuple(phrases(finding.suggestion or "")))


def _marks(number: int, finding: Finding, audited: SegmentAudit) -> tuple[Mark | None, Mark | None]:
    """The markings of a finding in the source and in the target; what was left out is a gap in the target."""
    source, target = audited.segment.source or "", audited.segment.target
    in_source, in_target = finding.source_span, finding.target_span
    here = Mark(number, finding.severity, in_source) if in_source and len(in_source) else None
    if in_target is None and here and target and finding.category == "accuracy/omission":
        in_target = Span(len(target), len(target))  # nobody knows where it belonged: after the end
    if in_target is None:
        return here, None
    missing = shortened(in_source.of(source)) if in_source and not len(in_target) else ""
    return here, Mark(number, finding.severity, in_target, missing)


def _side(text: str, language: str | None, marks: Sequence[Mark | None], absent: str) -> Side:
    given = tuple(pieces(text, [mark for mark in marks if mark is not None]))
    return Side(given, **language_attributes(text, language), absent="" if text.strip() else absent)


def _place(target: tuple[int, int] | None, source: tuple[int, int] | None) -> str:
    """Where the segment stands in its files, as a reader says it: ``lines 5-6, original line 4``."""

    def said(lines: tuple[int, int]) -> str:
        first, last = lines
        return f"line {first}" if first == last else f"lines {first}-{last}"

    found = [said(target)] if target else []
    found += [f"original {said(source)}"] if source else []
    return ", ".join(found)


@dataclass(frozen=True, slots=True)
class DocumentView:
    anchor: str
    folder: str
    name: str
    source_language: str
    target_language: str
    totals: Totals
    body: str


class Anchors:
    """Ids of documents in the page: made of the name, so that a link outlives the run, and never given twice."""

    def __init__(self) -> None:
        self._taken: set[str] = {"overview", "documents", "faults", "rules", "problems", "filters"}

    def make(self, name: str) -> str:
        slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[-60:] or "document"
        made, count = slug, 1
        while made in self._taken:
            count += 1
            made = f"{slug}.{count}"
        self._taken.add(made)
        return made


@dataclass(slots=True)
class Gathered:
    """Counts over all segments that the overview is drawn from."""

    bins: Counter[int] = field(default_factory=Counter)
    categories: dict[str, Counter[Severity]] = field(default_factory=dict)
    rules: dict[str, Counter[Severity]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    clean: int = 0
    lowest: list[tuple[float, str, str]] = field(default_factory=list)

    def take(self, segments: Iterable[SegmentAudit], anchor: str) -> None:
        """Counts ``segments`` of the document whose section has the id ``anchor``."""
        for audited in segments:
            self.clean += not audited.findings
            if audited.scores.quality is not None:
                self._score(audited, audited.scores.quality, anchor)
            for finding in audited.findings:
                self.names[finding.rule] = finding.name
                self.rules.setdefault(finding.rule, Counter())[finding.severity] += 1
                self.categories.setdefault(finding.category, Counter())[finding.severity] += 1

    def _score(self, audited: SegmentAudit, quality: float, anchor: str) -> None:
        self.bins[min(int(quality // _BIN), 100 // _BIN - 1)] += 1
        if quality < PUBLISHABLE:
            segment = audited.segment
            text = shortened(segment.target or segment.source or "", 100)
            self.lowest = nsmallest(_LOWEST, [*self.lowest, (quality, f"{anchor}-{segment.index}", text)])


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the quality chart: where it begins on the scale, how many segments, its height from 0 to 1."""

    start: int
    end: int
    count: int
    height: float
    publishable: bool


def quality_bars(gathered: Gathered) -> list[Bar]:
    """The distribution of segment quality in steps of five, or nothing where no segment has a quality."""
    most = max(gathered.bins.values(), default=0)
    if not most:
        return []
    starts = range(0, 100, _BIN)
    counts = [gathered.bins[start // _BIN] for start in starts]
    return [Bar(s, s + _BIN, n, n / most, s >= PUBLISHABLE) for s, n in zip(starts, counts, strict=True)]


@dataclass(frozen=True, slots=True)
class CountRow:
    """Faults of one kind by severity; ``parts`` are (severity, start, width) of a bar of width 100 for the most."""

    key: str
    label: str
    counts: Counter[Severity]
    parts: tuple[tuple[str, float, float], ...]

    @property
    def total(self) -> int:
        return self.counts.total()


def category_rows(gathered: Gathered) -> list[CountRow]:
    """Faults by MQM category, those with most penalty points first."""
    return _rows({(key, category_label(key)): counts for key, counts in gathered.categories.items()})


def rule_rows(gathered: Gathered) -> list[CountRow]:
    """Findings by rule, in the order of the codes."""
    rows = _rows({(code, gathered.names[code]): counts for code, counts in gathered.rules.items()})
    return sorted(rows, key=lambda row: row.key)


def category_label(path: str) -> str:
    """``accuracy/mistranslation/date-time`` as ``Mistranslation: date-time``: the dimension is left out."""
    parts = [part.replace("-", " ") for part in path.split("/")]
    said = parts[1:] or parts
    return ": ".join([said[0].capitalize(), *said[1:]])


def _rows(counted: dict[tuple[str, str], Counter[Severity]]) -> list[CountRow]:
    most = max((counts.total() for counts in counted.values()), default=1)
    rows = [CountRow(key, label, n, tuple(_bar_parts(n, most))) for (key, label), n in counted.items()]
    return sorted(rows, key=lambda row: (-sum(s.penalty * n for s, n in row.counts.items()), -row.total, row.key))


def _bar_parts(counts: Counter[Severity], most: int) -> Iterator[tuple[str, float, float]]:
    start = 0.0
    for severity in GRAVEST_FIRST:
        if counts[severity]:
            width = 100 * counts[severity] / most
            yield severity.label, round(start, 2), round(width, 2)
            start += width
