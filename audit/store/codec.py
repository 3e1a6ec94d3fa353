"""Results as bytes and back: compressed JSON, which is checked when it is read and can run nothing.

Texts are not in them, only where they stand: whoever reads a result has the document at hand.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from audit.records import (
    Document,
    DocumentAudit,
    Finding,
    Role,
    Scores,
    Segment,
    SegmentAudit,
    Severity,
    Span,
    Text,
)

Judged = tuple[Scores, tuple[Finding, ...], dict[str, str]]


class Unfit(ValueError):
    """A result that cannot be kept, or bytes that are no result."""


def pack_row(audited: SegmentAudit) -> bytes:
    """What was found of one row."""
    return _packed(_judged(audited))


def unpack_row(data: bytes, segment: Segment) -> SegmentAudit:
    """The audit of ``segment``. Raises Unfit where ``data`` is none."""
    return _understood(lambda: SegmentAudit(segment, *_read_judged(_unpacked(data))))


def pack_document(document: Document, audit: DocumentAudit) -> bytes:
    """The audit of a whole document. Raises Unfit where its segments do not follow from the document."""
    given = document.segments
    if given is not None:
        if [audited.segment for audited in audit.segments] != list(given):
            raise Unfit
        segments = None
    else:
        segments = [_segment(audited.segment, document) for audited in audit.segments]
    languages = [audit.source_language, audit.target_language]
    return _packed([languages, segments, [_judged(audited) for audited in audit.segments]])


def unpack_document(data: bytes, document: Document) -> DocumentAudit:
    """The audit of ``document``. Raises Unfit where ``data`` is none."""

    def read() -> DocumentAudit:
        languages, places, judged = _unpacked(data)
        segments: Sequence[Segment] = document.segments or ()
        if places is not None:
            segments = [_read_segment(index, place, document) for index, place in enumerate(places, start=1)]
        return DocumentAudit(
            document.name,
            tuple(SegmentAudit(s, *_read_judged(j)) for s, j in zip(segments, judged, strict=True)),
            document.source.path if document.source else None,
            document.target.path if document.target else None,
            *languages,
        )

    return _understood(read)


def pack_measured(scores: Mapping[str, float], findings: Sequence[Finding], texts: Mapping[str, str]) -> bytes:
    """What one metric said of a pair of texts."""
    return _packed([{name: float(n) for name, n in scores.items()}, [_finding(f) for f in findings], {**texts}])


def unpack_measured(data: bytes) -> tuple[dict[str, float], tuple[Finding, ...], dict[str, str]]:
    """The inverse. Raises Unfit where ``data`` is none."""

    def read() -> Any:
        scores, findings, texts = _unpacked(data)
        return scores, tuple(_read_finding(*finding) for finding in findings), texts

    return _understood(read)  # type: ignore[no-any-return]


def _packed(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), 1)


def _unpacked(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))


def _understood(read: Any) -> Any:
    try:
        return read()
    except (zlib.error, ValueError, TypeError, KeyError, IndexError) as error:
        raise Unfit(str(error)) from None


def _judged(audited: SegmentAudit) -> list[Any]:
    scores = audited.scores
    named = (scores.quality, scores.omission, scores.addition, scores.similarity)
    extra = {name: float(value) for name, value in scores.extra.items()}
    if audited.unmeasured:
        raise Unfit  # the next run is to try again
    findings = [_finding(f) for f in audited.findings]
    return [[None if n is None else float(n) for n in named], extra, findings, {**audited.texts}]


def _read_judged(value: Any) -> Judged:
    named, extra, findings, texts = value
    quality, omission, addition, similarity = named
    scores = Scores(quality, omission, addition, similarity, extra)
    return scores, tuple(_read_finding(*finding) for finding in findings), texts


def _finding(found: Finding) -> list[Any]:
    if found.known or found.accepted is not None:
        raise Unfit  # marks of a gate, which are none of an audit's
    return [
        found.rule, found.name, found.category, int(found.severity), float(found.confidence), found.message,
        _span(found.source_span), _span(found.target_span), found.suggestion, found.evidence,
    ]  # fmt: skip


def _read_finding(rule: str, name: str, category: str, severity: int, confidence: float, message: str,
                  source: list[int] | None, target: list[int] | None, suggestion: str | None,
                  evidence: list[str]) -> Finding:  # fmt: skip
    spans = _read_span(source), _read_span(target)
    told = Severity(severity), confidence, message
    return Finding(rule, name, category, *told, *spans, suggestion, evidence=tuple(evidence))


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [int(span.start), int(span.end)]


def _read_span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _segment(segment: Segment, document: Document) -> list[Any]:
    """Where a segment of a text stands in it."""
    place = [
        _side(segment.source, segment.source_offset, document.source),
        _side(segment.target, segment.target_offset, document.target),
        segment.source_lines, segment.target_lines, segment.source_column, segment.target_column, segment.role.value,
    ]  # fmt: skip
    if _read_segment(segment.index, json.loads(json.dumps(place)), document) != segment:
        raise Unfit
    return place


def _read_segment(index: int, place: list[Any], document: Document) -> Segment:
    source, target, source_lines, target_lines, source_column, target_column, role = place
    return Segment(
        f"{document.name}#{index}",
        document.name,
        index,
        _read_side(source, document.source),
        _read_side(target, document.target) or "",
        tuple(source_lines) if source_lines else None,
        tuple(target_lines) if target_lines else None,
        source[0] if isinstance(source, list) else None,
        target[0] if isinstance(target, list) else None,
        Role(role),
        source_column=source_column,
        target_column=target_column,
    )


def _side(text: str | None, offset: int | None, whole: Text | None) -> list[int] | str | None:
    """One side of a segment: its offset and length in the text, or itself where it is empty."""
    if not text or offset is None or whole is None:
        return text
    return [offset, len(text)]


def _read_side(place: list[int] | str | None, whole: Text | None) -> str | None:
    if place is None or isinstance(place, str):
        return place
    offset, length = place
    return whole.content[offset : offset + length] if whole else None
