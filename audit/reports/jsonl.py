"""The record contract: one JSON object a line, one line a segment; written and read back."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from audit.errors import AuditError, UnreadableFile
from audit.records import DocumentAudit, Finding, Role, Scores, Segment, SegmentAudit, Severity, Span
from audit.reports.inert import HOSTILE

if TYPE_CHECKING:
    from audit.reports import Summary

_DECIMALS = {"quality": 2}
_SEVERITIES = {s.label: s for s in Severity}


class JsonlReport:
    """Writes one record a segment, in reading order, and nothing else."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def add(self, document: DocumentAudit) -> None:
        for audited in document.segments:
            self._stream.write(line(audited))
        self._stream.flush()

    def close(self, summary: Summary) -> None:
        self._stream.flush()


def line(audited: SegmentAudit) -> str:
    """The record of a segment as one line of JSON with its line end, encodable as UTF-8 whatever the text.

    Characters that end a line for some readers, reorder text or have no UTF-8 stand there as escapes.
    """
    text = json.dumps(record(audited), ensure_ascii=False, allow_nan=False)
    return HOSTILE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def record(audited: SegmentAudit) -> dict[str, Any]:
    """The record of a segment, keys in the order of the contract. Scores that do not apply are left out."""
    segment = audited.segment
    made = {
        "id": segment.id,
        "document": segment.document,
        "segment": segment.index,
        "source": segment.source,
        "target": segment.target,
        "source_lines": _pair(segment.source_lines),
        "target_lines": _pair(segment.target_lines),
        "scores": _scores(audited.scores),
        "findings": [_finding(f) for f in audited.findings],
        "role": segment.role.value,
    }
    if segment.extra:
        made["extra"] = _plain(segment.extra)
    if audited.texts:
        made["texts"] = dict(audited.texts)
    if audited.unmeasured:
        made["unmeasured"] = dict(audited.unmeasured)
    return made


def read_records(path: Path) -> list[DocumentAudit]:
    """The audits in a JSONL file written by this module, records of one document that follow each other together.

    What the contract does not carry (file paths, languages, offsets into the files) is not there.

    Raises:
        UnreadableFile: the file cannot be opened or is not UTF-8.
        AuditError: a line is no record; the message names the line and what is wrong with it.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            audited = [_read_line(text, f"{path}:{n}") for n, text in enumerate(file, 1) if text.strip()]
    except OSError as error:
        raise UnreadableFile(str(path), error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise UnreadableFile(str(path), f"not UTF-8 (byte {error.start})") from None
    return list(_documents(audited))


def _documents(audited: list[SegmentAudit]) -> Iterator[DocumentAudit]:
    for name, segments in groupby(audited, key=lambda one: one.segment.document):
        yield DocumentAudit(name, tuple(segments))


def _read_line(text: str, where: str) -> SegmentAudit:
    try:
        return segment_audit(json.loads(text))
    except RecursionError:
        raise AuditError(f"{where}: not an audit record: nested too deeply") from None
    except KeyError as error:
        raise AuditError(f"{where}: not an audit record: no {error.args[0]!r}") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise AuditError(f"{where}: not an audit record: {error}") from None


def segment_audit(made: Mapping[str, Any]) -> SegmentAudit:
    """The inverse of `record`. Raises KeyError, TypeError or ValueError where ``made`` is no record."""
    if not isinstance(made, Mapping):
        raise TypeError("not a JSON object")
    source, target = made["source"], made["target"]
    if not isinstance(target, str) or not isinstance(source, str | None):
        raise TypeError("source and target must be text")
    scores = {name: float(value) for name, value in made["scores"].items()}
    segment = Segment(
        id=str(made["id"]),
        document=str(made["document"]),
        index=int(made["segment"]),
        source=source,
        target=target,
        source_lines=_lines(made["source_lines"]),
        target_lines=_lines(made["target_lines"]),
        role=Role(made.get("role", Role.PROSE)),
        extra=made.get("extra", {}),
    )
    named = {name: scores.pop(name, None) for name in ("quality", "omission", "addition", "similarity")}
    findings = tuple(_read_finding(f, source, target) for f in made["findings"])
    said = ({str(name): str(text) for name, text in made.get(key, {}).items()} for key in ("texts", "unmeasured"))
    return SegmentAudit(segment, Scores(**named, extra=scores), findings, *said)


def _finding(found: Finding) -> dict[str, Any]:
    made = {
        "rule": found.rule,
        "name": found.name,
        "category": found.category,
        "severity": found.severity.label,
        "confidence": _number(found.confidence, 3),
        "source_span": _span(found.source_span),
        "target_span": _span(found.target_span),
        "message": found.message,
        "suggestion": found.suggestion,
    }
    if found.known:
        made["known"] = True
    if found.accepted is not None:
        made["accepted"] = found.accepted
    if found.evidence:
        made["evidence"] = list(found.evidence)
    return made


def _read_finding(made: Mapping[str, Any], source: str | None, target: str) -> Finding:
    if made["severity"] not in _SEVERITIES:
        raise ValueError(f"unknown severity {made['severity']!r}")
    return Finding(
        rule=made["rule"],
        name=made["name"],
        category=made["category"],
        severity=_SEVERITIES[made["severity"]],
        confidence=float(made["confidence"]),
        message=made["message"],
        source_span=_read_span(made["source_span"], source or ""),
        target_span=_read_span(made["target_span"], target),
        suggestion=made["suggestion"],
        known=bool(made.get("known", False)),
        accepted=made.get("accepted"),
        evidence=tuple(map(str, made.get("evidence", ()))),
    )


def _read_span(pair: list[int] | None, text: str) -> Span | None:
    if pair is None:
        return None
    start, end = pair
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span {pair} lies outside its text of {len(text)} characters")
    return Span(start, end)


def _scores(scores: Scores) -> dict[str, float]:
    named = {name: getattr(scores, name) for name in ("quality", "omission", "addition", "similarity")}
    return {
        name: _number(value, _DECIMALS.get(name, 4))
        for name, value in {**named, **scores.extra}.items()
        if value is not None and math.isfinite(value)
    }


def _number(value: float, decimals: int) -> float:
    """A rounded plain float: JSON knows no NumPy, and ``-0.0`` reads as a mistake."""
    return round(float(value), decimals) + 0.0


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pair(lines: tuple[int, int] | None) -> list[int] | None:
    return None if lines is None else list(lines)


def _lines(pair: list[int] | None) -> tuple[int, int] | None:
    if pair is None:
        return None
    first, last = pair
    return int(first), int(last)


def _plain(value: Any) -> Any:
    """``value`` as strict JSON can hold it: not-a-number and infinity become null, unknown types their text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float | bool | None) else str(value)
