"""Reference translations: one a line, matched to the lines of the translations that are audited."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from audit.errors import AuditError, UnreadableFile
from audit.metrics import Metric, load_metric, metric_names
from audit.records import DocumentAudit, SegmentAudit


class References:
    """References from a file, in the order of the run, or from a folder that has a file for each translation's.

    A line of a translation may hold several segments, or a row one: what is compared is the line, without blank ones.
    """

    def __init__(self, path: Path, names: Sequence[str] = ()) -> None:
        """``names`` are those of the metrics; without any, all there are."""
        self._path = path
        self._names = names or metric_names()
        self._waiting = None if path.is_dir() else deque(_lines(path))
        self._metrics: tuple[Metric, ...] = ()
        self._targets: list[str] = []
        self._references: list[str] = []

    def scored(self, document: DocumentAudit) -> DocumentAudit:
        """``document`` with a score by each metric added to every segment that has a line to itself.

        Raises:
            AuditError: the lines of the references are not as many as those of the translations.
        """
        if not self._metrics:
            self._metrics = tuple(load_metric(name, document.target_language) for name in self._names)
        segments = list(document.segments)
        units = list(_units(segments))
        for places, reference in zip(units, self._take(document, len(units)), strict=True):
            target = " ".join(segments[place].segment.target for place in places)
            self._targets.append(target)
            self._references.append(reference)
            if len(places) == 1:
                segments[places[0]] = self._with_scores(segments[places[0]], reference)
        return replace(document, segments=tuple(segments))

    def totals(self) -> list[tuple[Metric, float]]:
        """Each metric with its score over all lines. Raises AuditError where references are left over."""
        if self._waiting:
            raise AuditError(f"{self._path}: {len(self._waiting)} references more than lines of translation")
        return [(metric, metric.corpus(self._targets, self._references)) for metric in self._metrics if self._targets]

    def _take(self, document: DocumentAudit, count: int) -> list[str]:
        if self._waiting is None:
            path = self._path / Path(document.target_path or document.name).name
            lines = _lines(path)
            if len(lines) != count:
                raise AuditError(
                    f"{path}: {len(lines)} lines for {count} of translation; one reference a line is needed"
                )
            return lines
        if len(self._waiting) < count:
            raise AuditError(f"{self._path}: fewer references than lines of translation; one a line is needed")
        return [self._waiting.popleft() for _ in range(count)]

    def _with_scores(self, audited: SegmentAudit, reference: str) -> SegmentAudit:
        target = audited.segment.target
        found = {metric.name: round(metric.segment(target, reference), 2) for metric in self._metrics}
        return replace(audited, scores=replace(audited.scores, extra={**audited.scores.extra, **found}))


def _units(segments: Sequence[SegmentAudit]) -> Iterator[list[int]]:
    """Places of the segments that share a line of the target; what has no line and no text has nothing to compare."""
    last = None
    unit: list[int] = []
    for place, audited in enumerate(segments):
        lines = audited.segment.target_lines
        if lines is None and not audited.segment.target:
            continue
        if unit and (last is None or lines is None or lines[0] > last):
            yield unit
            unit = []
        unit.append(place)
        last = lines and lines[1]
    if unit:
        yield unit


def _lines(path: Path) -> list[str]:
    """The lines of a text file that are not blank. Raises AuditError where it cannot be read."""
    from audit.reading.text import read_text

    try:
        text = read_text(path).content
    except UnreadableFile as error:
        raise AuditError(f"{error.path}: no references there: {error.reason}") from None
    return [line.strip() for line in text.split("\n") if line.strip()]
