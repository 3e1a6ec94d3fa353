"""The nouns of an audit: documents, segments, spans, findings, scores, and the totals drawn from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any


class Severity(IntEnum):
    """MQM severity; ``info`` is MQM's *neutral*. Ordered, so that ``severity >= Severity.MAJOR`` reads as it should."""

    INFO = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        return self.name.lower()

    @property
    def penalty(self) -> int:
        """Penalty points of one fault, as in the MQM scoring model (0, 1, 5, 25)."""
        return (0, 1, 5, 25)[self]


class Role(StrEnum):
    """What a segment is in wire copy. Everything but prose and headlines is furniture."""

    HEADLINE = "headline"
    PROSE = "prose"
    URL = "url"
    AGENCY = "agency"
    DATE = "date"
    DATELINE = "dateline"
    SIGNOFF = "signoff"
    SOURCE = "source"

    @property
    def is_furniture(self) -> bool:
        return self not in (Role.HEADLINE, Role.PROSE)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one text: ``0 <= start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, offset: int) -> Span:
        return Span(self.start + offset, self.end + offset)

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a document as it stands in its file, decoded, line endings as ``\\n``.

    Where a reader took the text out of a file of another form, ``lines`` gives the file's line for each line of
    ``content``; it is empty where the two are the same.
    """

    path: str
    content: str
    language: str | None = None
    encoding: str = "utf-8"
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit of translation: source and target text, and where they stand in their files.

    ``source`` is ``None`` where there is no source document at all, ``""`` where the document has one but nothing in it
    corresponds to this target. Lines are 1-based and inclusive; offsets are code points into the file's text. Columns
    are those of the first character, from 1, in UTF-16 code units, as editors and code-scanning pages count them.
    """

    id: str
    document: str
    index: int
    source: str | None
    target: str
    source_lines: tuple[int, int] | None = None
    target_lines: tuple[int, int] | None = None
    source_offset: int | None = None
    target_offset: int | None = None
    role: Role = Role.PROSE
    extra: Mapping[str, Any] = field(default_factory=dict)
    source_column: int | None = None
    target_column: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found: either two texts (or one) still to be segmented, or segments as given in the file.

    Segments of a long file come as several documents of the same name, at most 1,000 segments each. Where ``shared``
    is true, segments with the same ``Segment.document`` belong together and rules may look across them; where it is
    false, the segments are rows that name no document and share none.
    """

    name: str
    target: Text | None
    source: Text | None = None
    segments: tuple[Segment, ...] | None = None
    source_language: str | None = None
    target_language: str | None = None
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be audited, or that the user should know: where, and why, in one line.

    ``rows`` is how many rows of a file it is about, 0 where it is about the file as a whole.
    """

    path: str
    reason: str
    unaudited: bool = True
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the rule that saw it, where it stands on either side, and what an editor would do.

    ``confidence`` is the calibrated probability, 0 to 1, that an editor would agree. ``known`` and ``accepted`` are for
    the gate: it stands in the baseline, or somebody accepted it there, for the reason given. ``evidence`` says, an
    entry each, what saw it where that was not the rule alone: a metric's specification, and what it measured.
    """

    rule: str
    name: str
    category: str
    severity: Severity
    confidence: float
    message: str
    source_span: Span | None = None
    target_span: Span | None = None
    suggestion: str | None = None
    known: bool = False
    accepted: str | None = None
    evidence: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether a verdict takes it into account."""
        return not self.known and self.accepted is None


@dataclass(frozen=True, slots=True)
class Scores:
    """Reference-free scores of a segment; ``None`` where there is no source to measure against.

    ``quality`` is 0 to 100, higher is better, 50 the boundary a desk would publish at. ``omission`` and ``addition``
    are 0 to 1, higher is worse. ``similarity`` is the cosine of the two sentence vectors, -1 to 1.
    """

    quality: float | None = None
    omission: float | None = None
    addition: float | None = None
    similarity: float | None = None
    extra: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SegmentAudit:
    """A segment and what was found of it.

    ``texts`` are what metrics made of it, such as a back-translation, by name; ``unmeasured`` says of a metric that has
    no score here why not.
    """

    segment: Segment
    scores: Scores
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    unmeasured: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """Words of the target, or of the source where nothing was translated."""
        return len((self.segment.target or self.segment.source or "").split())

    @property
    def severity(self) -> Severity | None:
        return max((f.severity for f in self.findings), default=None)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over segments. ``quality`` is the mean weighted by words, 0 to 100; ``penalty`` is per 1,000 words."""

    segments: int = 0
    words: int = 0
    flagged: int = 0
    severities: Mapping[Severity, int] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    scored_words: int = 0
    quality_mass: float = 0.0

    @classmethod
    def of(cls, segments: Iterable[SegmentAudit]) -> Totals:
        severities: Counter[Severity] = Counter()
        rules: Counter[str] = Counter()
        count = words = flagged = scored = 0
        mass = 0.0
        for audited in segments:
            count += 1
            words += audited.words
            flagged += any(f.severity > Severity.INFO for f in audited.findings)
            severities.update(f.severity for f in audited.findings)
            rules.update(f.rule for f in audited.findings)
            if audited.scores.quality is not None:
                scored += audited.words
                mass += audited.scores.quality * audited.words
        return cls(count, words, flagged, severities, rules, scored, mass)

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            self.segments + other.segments,
            self.words + other.words,
            self.flagged + other.flagged,
            Counter(self.severities) + Counter(other.severities),
            Counter(self.rules) + Counter(other.rules),
            self.scored_words + other.scored_words,
            self.quality_mass + other.quality_mass,
        )

    @property
    def quality(self) -> float | None:
        return self.quality_mass / self.scored_words if self.scored_words else None

    def penalty(self, severity: Severity | None = None) -> float:
        """MQM penalty points per 1,000 target words, of one severity or of all."""
        chosen = self.severities if severity is None else {severity: self.severities.get(severity, 0)}
        return 1000 * sum(s.penalty * n for s, n in chosen.items()) / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class DocumentAudit:
    """A document audited whole, its segments in reading order."""

    name: str
    segments: tuple[SegmentAudit, ...]
    source_path: str | None = None
    target_path: str | None = None
    source_language: str | None = None
    target_language: str | None = None

    @property
    def totals(self) -> Totals:
        return Totals.of(self.segments)


@dataclass(frozen=True, slots=True)
class Audit:
    """A run: what was audited, what could not be, and the signature that makes its scores reproducible."""

    documents: tuple[DocumentAudit, ...]
    problems: tuple[Problem, ...] = ()
    signature: str = ""

    @property
    def totals(self) -> Totals:
        return sum((d.totals for d in self.documents), Totals())
