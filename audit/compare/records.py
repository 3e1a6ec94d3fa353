"""The nouns of a comparison: changes of wording, findings by status, pairs of segments, and what it all comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from audit.records import Finding, SegmentAudit, Severity, Span, Totals


class Status(StrEnum):
    """What became of a finding between the old audit and the new one."""

    NEW = "new"
    FIXED = "fixed"
    PERSISTING = "persisting"


class Edit(StrEnum):
    """What happened to a stretch of text: the first two are seen in the old text, the last two in the new one."""

    DELETED = "deleted"
    MOVED_AWAY = "moved away"
    INSERTED = "inserted"
    MOVED_HERE = "moved here"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of one text, in code points, and what happened to it."""

    edit: Edit
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes of wording between two texts, each side's in reading order."""

    old: tuple[Change, ...] = ()
    new: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.old or self.new)


@dataclass(frozen=True, slots=True)
class SegmentComparison:
    """One segment in both audits; ``None`` where only the other has it. Findings are those of ``new``, save the fixed.

    ``chrf`` (0 to 100, higher is more alike) and ``ter`` (0 and up, lower is more alike) hold the new target against
    the old one; they are ``None`` where there are no two texts, and ``ter`` where they are too long for it.
    """

    old: SegmentAudit | None
    new: SegmentAudit | None
    findings: tuple[tuple[Status, Finding], ...] = ()
    difference: Difference = Difference()
    chrf: float | None = None
    ter: float | None = None

    @property
    def shown(self) -> SegmentAudit:
        """The newer of the two."""
        audited = self.new or self.old
        if audited is None:
            raise ValueError("a comparison of nothing")
        return audited

    @property
    def quality_change(self) -> float | None:
        """Points of quality gained, or ``None`` where one of the two has none."""
        if self.old is None or self.new is None:
            return None
        before, after = self.old.scores.quality, self.new.scores.quality
        return None if before is None or after is None else after - before


@dataclass(frozen=True, slots=True)
class DocumentComparison:
    """A document in both audits, by the name that it has in the new one; its segments in reading order."""

    name: str
    segments: tuple[SegmentComparison, ...]
    path: str | None = None
    old_path: str | None = None
    source_language: str | None = None
    target_language: str | None = None

    @property
    def statuses(self) -> Counter[Status]:
        return Counter(status for one in self.segments for status, _ in one.findings)

    @property
    def old(self) -> Totals:
        return Totals.of(one.old for one in self.segments if one.old)

    @property
    def new(self) -> Totals:
        return Totals.of(one.new for one in self.segments if one.new)


@dataclass(frozen=True, slots=True)
class Interval:
    """A difference of quality (new less old) over the segments that both audits score, with its confidence interval.

    ``low`` and ``high`` bound 95 of 100 resamples; ``p`` is the share of resamples, 0 to 1, in which the difference
    does not have the sign that it has over all (two-sided).
    """

    old: float
    new: float
    low: float
    high: float
    p: float
    segments: int
    signature: str

    @property
    def difference(self) -> float:
        return self.new - self.old

    @property
    def is_certain(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the translations are as a whole, by one metric, the old ones standing in as references."""

    name: str
    score: float
    signature: str


@dataclass(frozen=True, slots=True)
class Comparison:
    documents: tuple[DocumentComparison, ...]
    old: Totals
    new: Totals
    quality: Interval | None = None
    likeness: tuple[Likeness, ...] = ()

    @property
    def segments(self) -> Iterable[SegmentComparison]:
        return (one for document in self.documents for one in document.segments)

    def counts(self, least: Severity = Severity.MINOR) -> Counter[Status]:
        """Findings of at least that severity, by what became of them."""
        return Counter(s for one in self.segments for s, finding in one.findings if finding.severity >= least)

    @property
    def changed(self) -> int:
        """Segments whose wording is not the same, those that only one audit has among them."""
        return sum(one.old is None or one.new is None or bool(one.difference) for one in self.segments)
