"""What a rule may look at: a segment, its languages, its word links and what the estimator thinks of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from audit.records import Scores, Segment, Span

if TYPE_CHECKING:
    from audit.language import Language
    from audit.metrics.running import Appraisal
    from audit.names.glossary import Term
    from audit.quality.spans import FaultSpan


Reading = TypeVar("Reading")
Doubt = Callable[[Span], float]


def certain(_span: Span) -> float:
    """The doubt where there is no estimate: none."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One segment as the checks see it.

    ``source_words`` and ``target_words`` are the words' spans; ``links`` are pairs of places in them (source, target)
    that translate each other, and ``leads`` say how clear each is (see ``weighed_links``). ``omitted`` are spans of the
    source that the estimator holds to be missing from the target; ``added`` and ``mistranslated`` are spans of the
    target. ``poor`` says that the translation as a whole is one that people would rewrite. ``missing`` and
    ``unsupported`` give its highest probability, 0 to 1, that a token of a span of the source is omitted, or one of the
    target faulty: a second witness for rules that have found something there. All are empty where the segment has no
    source or no target. ``moved`` are stretches of the source that another segment's target tells, and of the target
    that tell another segment's source (see ``told_elsewhere``). ``appraisal`` is what the metrics say that the run was
    asked for. ``readings`` keep what ``once`` was asked.
    """

    segment: Segment
    source_language: Language | None
    target_language: Language
    scores: Scores = field(default_factory=Scores)
    source_words: Sequence[Span] = ()
    target_words: Sequence[Span] = ()
    links: Sequence[tuple[int, int]] = ()
    omitted: Sequence[FaultSpan] = ()
    added: Sequence[FaultSpan] = ()
    mistranslated: Sequence[FaultSpan] = ()
    poor: bool = False
    missing: Doubt = certain
    unsupported: Doubt = certain
    leads: Mapping[tuple[int, int], float] = field(default_factory=dict)
    moved: tuple[Sequence[Span], Sequence[Span]] = ((), ())
    appraisal: Appraisal | None = None
    readings: dict[Callable[[Evidence], Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, read: Callable[[Evidence], Reading]) -> Reading:
        """What ``read`` makes of the segment, made for the first rule that asks and kept for the next."""
        if read not in self.readings:
            self.readings[read] = read(self)
        return self.readings[read]

    @property
    def source(self) -> str:
        return _unwrapped(self.segment.source or "", self.segment.source_offset)

    @property
    def target(self) -> str:
        return _unwrapped(self.segment.target, self.segment.target_offset)

    def linked_target(self, span: Span) -> Span | None:
        """The stretch of the target whose words are linked to words of ``span`` in the source."""
        return _linked(span, self.source_words, self.target_words, self.links)

    def linked_source(self, span: Span) -> Span | None:
        """The stretch of the source whose words are linked to words of ``span`` in the target."""
        return _linked(span, self.target_words, self.source_words, [(t, s) for s, t in self.links])


@dataclass(frozen=True, slots=True)
class DocumentEvidence:
    """A document as the checks see it, in reading order; rows that name no document come one segment at a time.

    ``glossary`` are the user's terms.
    """

    segments: Sequence[Evidence]
    glossary: Sequence[Term] = ()


def _unwrapped(text: str, offset: int | None) -> str:
    """``text`` in one line, where it is a stretch of a running text: there a break within a sentence is a space."""
    return text if offset is None else text.replace("\n", " ")


def _linked(span: Span, near: Sequence[Span], far: Sequence[Span], links: Sequence[tuple[int, int]]) -> Span | None:
    found = [far[b] for a, b in links if near[a].overlaps(span)]
    return Span(min(s.start for s in found), max(s.end for s in found)) if found else None
