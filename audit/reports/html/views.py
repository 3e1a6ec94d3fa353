"""What the templates print: segments, documents and the overview, drawn from audits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from audit.records import DocumentAudit, Finding, Role, Scores, SegmentAudit, Severity, Span, Totals
from audit.reports.figures import figure
from audit.reports.html.pieces import Mark, Phrase, Piece, language_attributes, phrases, pieces, shortened
from audit.reports.inert import END_ISOLATE, ISOLATE_LEFT_TO_RIGHT, ISOLATE_RIGHT_TO_LEFT

GRAVEST_FIRST = tuple(sorted(Severity, reverse=True))
PUBLISHABLE = 50
_BIN = 5
_LOWEST = 5
_RESERVED = """
    overview documents documents-title faults faults-title rules rules-title rules-all rules-none problems
    problems-title filters filter-box filter-form filter-count search document clean quality quality-value
    quality-title histogram-title confidence confidence-value categories-title nothing clear status verdict gate
    references references-title metrics metrics-title changes-title marks marks-count marks-save marks-clear export
    export-title export-form export-error export-cancel reason expires existing help help-open help-title wording
    hatch
"""
"""Ids that the page itself uses, with which a document could collide."""


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a segment: its pieces and its ``lang`` and ``dir``; ``absent`` says why there is no text."""

    pieces: tuple[Piece, ...]
    lang: str
    dir: str
    absent: str = ""


@dataclass(frozen=True, slots=True)
class FindingView:
    """``status`` is empty where nothing is known of it; a finding without ``fingerprint`` cannot be marked."""

    number: int
    finding: Finding
    message: tuple[Phrase, ...]
    suggestion: tuple[Phrase, ...]
    status: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment as the page shows it. ``source`` is None where the document has no source.

    The last four are for a comparison: the old target where its wording differs, whether anything of the wording
    changed, the quality gained, and chrF between the two targets. ``texts`` are those that metrics made.
    """

    anchor: str
    index: int
    place: str
    role: str
    scores: Scores
    source: Side | None
    target: Side
    findings: tuple[FindingView, ...]
    before: Side | None = None
    edited: bool = False
    quality_change: float | None = None
    chrf: float | None = None
    ter: float | None = None
    texts: tuple[tuple[str, Side], ...] = ()
    unmeasured: tuple[tuple[str, str], ...] = ()

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The scores other than quality, by name."""
        named = [(name, getattr(self.scores, name)) for name in ("omission", "addition", "similarity")]
        shown = [(name, f"{value:.2f}") for name, value in named if value is not None]
        shown += [(name, figure(value)) for name, value in self.scores.extra.items()]
        between = ("chrF to the old one", self.chrf), ("TER to the old one", self.ter)
        return shown + [(name, f"{value:.1f}") for name, value in between if value is not None]


def segment_view(
    audited: SegmentAudit, document: DocumentAudit, anchor: str, fingerprints: Sequence[str] = ()
) -> SegmentView:
    """The view of one segment; ``anchor`` is the id of its document's section, fingerprints are one a finding."""
    segment = audited.segment
    prints = fingerprints or [""] * len(audited.findings)
    numbered = sorted(zip(audited.findings, prints, strict=True), key=lambda pair: -pair[0].severity)
    marks = [marks_of(number, finding, audited) for number, (finding, _) in enumerate(numbered, 1)]
    source = None
    if segment.source is not None:
        source = side(segment.source, document.source_language, [m for m, _ in marks], "No counterpart in the original")
    return SegmentView(
        anchor=f"{anchor}_{segment.index}",
        index=segment.index,
        place=place(segment.target_lines, segment.source_lines),
        role=role(segment.role),
        scores=audited.scores,
        source=source,
        target=side(segment.target, document.target_language, [m for _, m in marks], "Not translated"),
        findings=tuple(
            finding_view(number, finding, _status(finding), fingerprint)
            for number, (finding, fingerprint) in enumerate(numbered, 1)
        ),
        texts=tuple((name, side(text, None, (), "Empty")) for name, text in audited.texts.items()),
        unmeasured=tuple(audited.unmeasured.items()),
    )


def finding_view(number: int, finding: Finding, status: str, fingerprint: str = "") -> FindingView:
    said = tuple(phrases(finding.message)), tuple(phrases(finding.suggestion or ""))
    return FindingView(number, finding, *said, status, fingerprint)


def role(found: Role) -> str:
    """What a segment that is no prose is called."""
    return "" if found is Role.PROSE else found.value.replace("signoff", "sign-off")


def _status(finding: Finding) -> str:
    """What the baseline of a gate says of it; a segment's findings are new to it unless it does."""
    return "accepted" if finding.accepted is not None else "known" if finding.known else ""


def marks_of(number: int, finding: Finding, audited: SegmentAudit) -> tuple[Mark | None, Mark | None]:
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


def side(
    text: str,
    language: str | None,
    marks: Sequence[Mark | None],
    absent: str,
    edits: Sequence[tuple[Span, str]] = (),
) -> Side:
    """A text with its markings; ``absent`` stands for it where it is empty."""
    given = tuple(pieces(text, [mark for mark in marks if mark is not None], edits))
    return Side(given, **language_attributes(text, language), absent="" if text.strip() else absent)


def place(target: tuple[int, int] | None, source: tuple[int, int] | None) -> str:
    """Where the segment stands in its files, as a reader says it: ``lines 5-6, original line 4``."""

    def said(lines: tuple[int, int]) -> str:
        first, last = lines
        return f"line {first}" if first == last else f"lines {first}-{last}"

    found = [said(target)] if target else []
    found += [f"original {said(source)}"] if source else []
    return ", ".join(found)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as the page shows it. ``body`` are its segments as markup, read once."""

    anchor: str
    folder: str
    name: str
    source_language: str
    target_language: str
    totals: Totals
    body: Iterable[str]
    key: str = ""
    before: Totals | None = None

    @property
    def gained(self) -> float | None:
        """Penalty points per 1,000 words more than in the run before, where there is one."""
        return None if self.before is None else self.totals.penalty() - self.before.penalty()


class Anchors:
    """Ids of documents in the page: made of the name, so that a link outlives the run, and never given twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set(_RESERVED.split())

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
    statuses: Counter[str] = field(default_factory=Counter)
    found: Counter[Severity] = field(default_factory=Counter)
    clean: int = 0
    lowest: list[tuple[float, str, str]] = field(default_factory=list)

    def take(self, segments: Iterable[SegmentAudit], anchor: str) -> None:
        """Counts ``segments`` of the document whose section has the id ``anchor``."""
        for audited in segments:
            self.clean += not audited.findings
            if audited.scores.quality is not None:
                self._score(audited, audited.scores.quality, anchor)
            for finding in audited.findings:
                self.statuses[_status(finding)] += 1
                self.found[finding.severity] += 1
                self.names[finding.rule] = finding.name
                self.rules.setdefault(finding.rule, Counter())[finding.severity] += 1
                self.categories.setdefault(finding.category, Counter())[finding.severity] += 1

    def _score(self, audited: SegmentAudit, quality: float, anchor: str) -> None:
        self.bins[min(int(quality // _BIN), 100 // _BIN - 1)] += 1
        if quality < PUBLISHABLE:
            segment = audited.segment
            text = shortened(segment.target or segment.source or "", 100)
            self.lowest = nsmallest(_LOWEST, [*self.lowest, (quality, f"{anchor}_{segment.index}", text)])


def baseline_statuses(gathered: Gathered) -> list[tuple[str, int, bool]]:
    """Status, findings and whether shown at first; nothing where there was no baseline, or it held none of them."""
    counts = gathered.statuses
    if not counts["known"] + counts["accepted"]:
        return []
    return [
        (name, counts[key], name == "open")
        for name, key in (("open", ""), ("known", "known"), ("accepted", "accepted"))
    ]


def gate_line(line: str) -> tuple[Phrase, ...]:
    """A line of the gate's outcome without what the page says in its own way: the outcome, and directions."""
    text = line.removeprefix("gate failed: ").removeprefix("gate passed: ")
    return tuple(phrases(re.sub(f"[{ISOLATE_RIGHT_TO_LEFT}{ISOLATE_LEFT_TO_RIGHT}{END_ISOLATE}]", "", text)))


@dataclass(frozen=True, slots=True)
class Trend:
    """What changed since the run before: faults, penalty points per 1,000 words, and quality where both have it."""

    faults: int
    penalty: float
    quality: float | None


def faults(totals: Totals) -> int:
    """Findings graver than info."""
    return sum(number for severity, number in totals.severities.items() if severity > Severity.INFO)


def trend(now: Totals, before: Totals) -> Trend:
    quality = None if now.quality is None or before.quality is None else now.quality - before.quality
    return Trend(faults(now) - faults(before), now.penalty() - before.penalty(), quality)


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
    """``accuracy/mistranslation/date-time`` as ``Mistranslation: date and time``: the dimension is left out."""
    parts = [part.replace("date-time", "date and time").replace("-", " ") for part in path.split("/")]
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
