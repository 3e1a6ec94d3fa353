"""Where a finding stands in the real files: lines and columns as editors and code-scanning pages count them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.records import DocumentAudit, Finding, Segment, SegmentAudit, Span
from audit.reports.fingerprints import Fingerprints
from audit.reports.paths import file_of, relative


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file. Lines and columns count from 1, columns in UTF-16 code units; the end column is exclusive.

    Columns are ``None`` where only the lines are known, as in row formats.
    """

    file: str
    start_line: int
    end_line: int
    start_column: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with where it stands: ``other`` is the place on the other side, where the finding marks both."""

    audited: SegmentAudit
    finding: Finding
    fingerprint: str
    region: Region
    other: Region | None


class Locator:
    """Locates the findings of one run; documents are to come in the order of the audit."""

    def __init__(self) -> None:
        self._fingerprints = Fingerprints()

    def locate(self, document: DocumentAudit) -> Iterator[tuple[SegmentAudit, list[Located]]]:
        """Each segment of the document with its findings."""
        for audited, prints in zip(document.segments, self._fingerprints.of(document), strict=True):
            pairs = zip(audited.findings, prints, strict=True)
            yield audited, [_located(document, audited, finding, print) for finding, print in pairs]


def segment_region(document: DocumentAudit, segment: Segment) -> Region:
    """The whole segment, in the translation if it is there."""
    return _target(document, segment, None) or _source(document, segment, None) or Region(file_of(document), 1, 1)


def first_line(segment: Segment, finding: Finding | None = None) -> int | None:
    """The line where the marked text begins, or the segment: in the translation's file, else in the original's."""
    sides = (
        (segment.target, finding.target_span if finding else None, segment.target_lines, segment.target_column),
        (segment.source, finding.source_span if finding else None, segment.source_lines, segment.source_column),
    )
    regions = (_region("", text or "", span, lines, column) for text, span, lines, column in sides if lines)
    return next((region.start_line for region in regions), None)


def _located(document: DocumentAudit, audited: SegmentAudit, finding: Finding, fingerprint: str) -> Located:
    segment = audited.segment
    target = _target(document, segment, finding.target_span)
    source = _source(document, segment, finding.source_span)
    region = target or source or Region(file_of(document), 1, 1)
    marked = target is not None and source is not None and finding.source_span is not None
    return Located(audited, finding, fingerprint, region, source if marked else None)


def _target(document: DocumentAudit, segment: Segment, span: Span | None) -> Region | None:
    if not segment.target or segment.target_lines is None:
        return None
    return _region(file_of(document), segment.target, span, segment.target_lines, segment.target_column)


def _source(document: DocumentAudit, segment: Segment, span: Span | None) -> Region | None:
    if not segment.source or segment.source_lines is None:
        return None
    file = relative(document.source_path or document.name)
    return _region(file, segment.source, span, segment.source_lines, segment.source_column)


def _region(file: str, text: str, span: Span | None, lines: tuple[int, int], column: int | None) -> Region:
    """Where ``span`` of ``text``, or all of it, stands, given the lines of the text and the column of its beginning."""
    if column is None:
        return Region(file, *lines)
    chosen = Span(0, len(text)) if span is None else span
    ends = []
    for offset in (chosen.start, chosen.end):
        newlines = text.count("\n", 0, offset)
        line = text[text.rfind("\n", 0, offset) + 1 : offset]
        ends.append((lines[0] + newlines, _units(line) + (1 if newlines else column)))
    (first, start), (last, end) = ends
    return Region(file, first, last, start, end)


def _units(text: str) -> int:
    """The length of ``text`` in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
