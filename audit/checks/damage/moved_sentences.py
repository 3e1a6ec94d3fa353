"""The rule on sentences that were moved into another paragraph (TX109)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from audit.checks.content import excerpt
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.records import Finding, Segment, Severity, Span


@document_rule("TX109", "moved-sentence", "linguistic/coherence", Severity.MINOR)
def moved_sentence(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A sentence stands in another paragraph than in the original.

    ## What it does
    Compares the order of the sentences of both texts. A sentence out of order that stands beside sentences of another
    paragraph of the original is reported; a whole paragraph that was moved, or sentences that changed places within
    one, are not.

    ## Why it is bad
    `Il` and `ce dernier` now mean someone else, and a statement is read as the next speaker's.

    ## Example
    `Al-Ahly a terminé la rencontre à dix.` at the end of the paragraph on the other semi-final

    ## Use instead
    The place that the sentence has in the original.
    """
    whole = [place for place, evidence in enumerate(document.segments) if _has_places(evidence.segment)]
    segments = [document.segments[place].segment for place in whole]
    kept = _in_order([segment.source_offset or 0 for segment in segments])
    for number, place in enumerate(whole):
        if number in kept:
            continue
        here = segments[number]
        beside = [segments[n] for n in kept if segments[n].target_lines == here.target_lines]
        if beside and all(other.source_lines != here.source_lines for other in beside):
            yield place, _finding(rule, document.segments[place])


def _has_places(segment: Segment) -> bool:
    return segment.source_offset is not None and segment.target_offset is not None and not segment.role.is_furniture


def _in_order(offsets: Sequence[int]) -> set[int]:
    """The places of the longest run of offsets, with gaps, that rises: of the sentences that were not moved."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int | None] = []
    for place, offset in enumerate(offsets):
        length = bisect_left(tails, offset)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [offset]
        ends[length : length + 1] = [place]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _finding(rule: Rule, evidence: Evidence) -> Finding:
    source, target = evidence.source, evidence.target
    message = f"this sentence stands in another paragraph in the original: {excerpt(target)}"
    return rule.finding(message, confidence=0.8, source=Span(0, len(source)), target=Span(0, len(target)))
