"""Findings that become notes because another segment of the document tells what they miss, or miss what they have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audit.checks.evidence import DocumentEvidence
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span

_ABOUT_PRESENCE = ("OM", "AD", "NM103", "NM104", "NB105", "NB106", "MT102")
"""Rules that say that something is missing, or too much."""

_ABOUT_CLAUSES = ("OM101", "OM102", "AD101")
"""Those of them that say so of a clause."""

_ABOUT_CHANGE = ("NB101", "NM102")
"""Rules that say that something stands in the place of something else."""

_COVERED = 0.6  # share of a finding's stretch that must be told elsewhere


def eased(finding: Finding, place: int, document: DocumentEvidence) -> Finding:
    """``finding`` of the segment at ``place``, a note where it is about something that is told in another segment."""
    evidence = document.segments[place]
    if finding.rule.startswith(_ABOUT_PRESENCE) and any(evidence.moved):
        spans = zip((finding.source_span, finding.target_span), evidence.moved, strict=True)
        if any(span is not None and _covers(moved, span) for span, moved in spans):
            return _noted(finding, "told in another sentence")
    if finding.rule == "OM101" and _is_said_beside(finding, place, document):
        return _noted(finding, "the speaker is named in another sentence")
    if finding.rule in _ABOUT_CLAUSES and _has_a_moved_number(finding, place, document):
        return _noted(finding, "its number is told in another sentence")
    if finding.rule in _ABOUT_CHANGE and _is_of_the_story(finding, place, document):
        return _noted(finding, "told below the headline")
    return finding


def _noted(finding: Finding, why: str) -> Finding:
    return replace(finding, severity=Severity.INFO, message=f"{finding.message} ({why})")


def _has_a_moved_number(finding: Finding, place: int, document: DocumentEvidence) -> bool:
    """Whether a number in what seems to be missing is too many elsewhere, or the reverse."""
    from audit.checks.numbers.comparing import comparison
    from audit.checks.numbers.moved import extra, is_moved, missing

    own, others = (extra, missing) if finding.rule == "AD101" else (missing, extra)
    span = finding.target_span if finding.rule == "AD101" else finding.source_span
    alone = [fact for fact in own(comparison(document.segments[place])) if span and fact.span.overlaps(span)]
    return any(is_moved(fact, place, document.segments, others) for fact in alone)


def _is_said_beside(finding: Finding, place: int, document: DocumentEvidence) -> bool:
    from audit.checks.said_beside import is_said_beside

    return finding.source_span is not None and is_said_beside(finding.source_span, place, document)


def _is_of_the_story(finding: Finding, place: int, document: DocumentEvidence) -> bool:
    """Whether a headline that is written anew says what the story below it says, too."""
    from audit.checks.meaning.freedom import is_retitled

    evidence, span = document.segments[place], finding.target_span
    if span is None or not is_retitled(evidence):
        return False
    told = re.compile(rf"(?<!\w){re.escape(fold(span.of(evidence.target)))}(?!\w)")
    return any(told.search(fold(one.target)) for at, one in enumerate(document.segments) if at != place)


def _covers(moved: Sequence[Span], span: Span) -> bool:
    shared = (min(one.end, span.end) - max(one.start, span.start) for one in moved)
    return len(span) > 0 and max(shared, default=0) >= _COVERED * len(span)
