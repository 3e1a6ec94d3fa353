"""One side of a document as the checks of contradictory numbers read it: passages, of which some are its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import source_facts, target_facts
from audit.checks.numbers.facts import Fact
from audit.records import Role, Span

_ENDS = (".", "!", "?", "…", "»", '"', "”", ":", "؟")
_BEGUN = 2  # passages of prose that tell the news
_FEWEST = 3  # passages of a story, of which the first may be its headline


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment's text and facts, whether it is the headline, and whether it is of the first prose below that."""

    place: int
    text: str
    facts: Sequence[Fact]
    headline: bool
    lead: bool

    @property
    def is_head(self) -> bool:
        return self.headline or self.lead


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A number at odds with another of the document: in which segment, where, and why."""

    place: int
    span: Span
    why: str


def passages(segments: Sequence[Evidence], *, of_source: bool = False) -> list[Passage]:
    """The passages of a side; a first line that no punctuation ends is a headline where no line is known for one."""
    read = [(n, one) for n, one in enumerate(segments) if not one.segment.role.is_furniture]
    known = any(one.segment.role is Role.HEADLINE for _, one in read)
    made: list[Passage] = []
    prose = 0
    for place, one in read:
        text = one.source if of_source else one.target
        first = not made and len(read) >= _FEWEST and not text.rstrip().endswith(_ENDS)
        headline = one.segment.role is Role.HEADLINE or (first and not known)
        prose += not headline
        found = source_facts(one) if of_source else target_facts(one)
        made.append(Passage(place, text, found, headline, not headline and prose <= _BEGUN))
    return made
