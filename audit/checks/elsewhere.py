"""What one sentence of a document lacks and another has too much: a clause that the translation tells elsewhere.

A desk moves the sum of a prize, an attribution, a clause of background. Where a stretch that seems to be missing and
one that seems to be added translate each other, neither is; nor is a sentence added that a neighbour's original tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span

if TYPE_CHECKING:
    from audit.alignment.passages import Passage
    from audit.encoder import Encoded
    from audit.quality.spans import FaultSpan

_FAR = 3  # segments between which a desk moves a clause; further away it is misplaced
_LIKELY = 0.5  # doubt below which two stretches are taken for translations of each other
_TOLD = 0.6  # doubt of an addition below which a sentence is taken for a part of what a neighbour's original tells
_SHORTEST = 4  # tokens of a stretch
_ALIKE = 3  # times as long as the other that one of two stretches may be
_MOST = 200  # pairs of stretches that are looked at

_ABOUT_PRESENCE = ("OM", "AD", "NM103", "NM104", "NB105", "NB106", "MT102")
"""Rules that say that something is missing, or too much."""

_ABOUT_CLAUSES = ("OM101", "OM102", "AD101")
_ABOUT_CHANGE = ("NB101", "NM102")
"""Rules that say that something stands in the place of something else."""

_FEW = 2
"""Numbers up to which two are the same by chance."""

_TELLING = 100
"""Numbers from which they are no more so, however far a desk moved one."""

_COVERED = 0.6  # share of a finding's stretch that must be told elsewhere


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one side that seems to have no counterpart: in which segment, where, and its states.

    ``alleged`` says whether it would be reported.
    """

    place: int
    span: Span
    encoded: Encoded
    alleged: bool


def told_elsewhere(
    evidence: Sequence[Evidence],
    passages: Sequence[Passage],
    doubts: Callable[[Sequence[tuple[Encoded, Encoded]]], list[tuple[float, float]]],
) -> list[Evidence]:
    """``evidence`` of a document, segment by segment, with what is told in another segment (``Evidence.moved``).

    ``doubts`` says how likely each pair of texts is to lack something, and to have too much, 0 to 1.
    """
    lost = [piece for place, one in enumerate(evidence) for piece in _lost(place, one, passages[place])]
    new = [piece for place, one in enumerate(evidence) for piece in _new(place, one, passages[place])]
    pairs = [(one, other) for one in lost for other in new if _may_be_one(one, other)][:_MOST]
    beside = [(source, piece) for piece in new for source in _beside(piece, evidence, passages)]
    if not pairs and not beside:
        return list(evidence)
    moved: dict[int, tuple[list[Span], list[Span]]] = {}
    told = doubts(
        [*((one.encoded, other.encoded) for one, other in pairs), *((s, piece.encoded) for s, piece in beside)]
    )
    for (one, other), doubt in zip(pairs, told[: len(pairs)], strict=True):
        if max(doubt) < _LIKELY:
            moved.setdefault(one.place, ([], []))[0].append(one.span)
            moved.setdefault(other.place, ([], []))[1].append(other.span)
    for (_, piece), (_, added) in zip(beside, told[len(pairs) :], strict=True):
        if added < _TOLD:
            moved.setdefault(piece.place, ([], []))[1].append(piece.span)
    return [replace(one, moved=moved.get(place, one.moved)) for place, one in enumerate(evidence)]


def eased(finding: Finding, place: int, document: DocumentEvidence) -> Finding:
    """``finding`` of the segment at ``place``, a note where it is about something that is told in another segment."""
    evidence = document.segments[place]
    if finding.rule.startswith(_ABOUT_PRESENCE) and any(evidence.moved):
        spans = zip((finding.source_span, finding.target_span), evidence.moved, strict=True)
        if any(span is not None and _covers(moved, span) for span, moved in spans):
            return _noted(finding, "told in another sentence")
    if finding.rule in _ABOUT_CLAUSES and _has_a_moved_number(finding, place, document):
        return _noted(finding, "its number is told in another sentence")
    if finding.rule in _ABOUT_CHANGE and _is_of_the_story(finding, place, document):
        return _noted(finding, "told below the headline")
    return finding


def _noted(finding: Finding, why: str) -> Finding:
    return replace(finding, severity=Severity.INFO, message=f"{finding.message} ({why})")


def _has_a_moved_number(finding: Finding, place: int, document: DocumentEvidence) -> bool:
    """Whether a number in what seems to be missing is too many near by, or one in what seems to be added is missing."""
    from audit.checks.numbers.comparing import comparison

    segments, added = document.segments, finding.rule == "AD101"
    span = finding.target_span if added else finding.source_span
    found = comparison(segments[place])
    alone = [fact for fact in (found.extra if added else found.missing) if span and fact.span.overlaps(span)]
    values = {value for fact in alone if fact.value > _FEW for value in fact.values}
    far = len(segments) if max(values, default=0) >= _TELLING else _FAR
    near = range(max(0, place - far), min(len(segments), place + far + 1)) if values else ()
    beside = (comparison(segments[at]) for at in near if at != place)
    others = (fact for found in beside for fact in (found.missing if added else found.extra))
    return any(not values.isdisjoint(fact.values) for fact in others)


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


def _lost(place: int, evidence: Evidence, passage: Passage) -> Iterator[_Piece]:
    """What seems to be missing of a segment's source: all of it, where there is no target."""
    if passage.source is not None:
        alone = not evidence.target.strip()
        yield from _pieces(place, evidence.source, passage.source, evidence.omitted, alone)


def _new(place: int, evidence: Evidence, passage: Passage) -> Iterator[_Piece]:
    """What seems to be added in a segment's target: all of it, where there is no source."""
    if passage.target is not None:
        alone = not evidence.source.strip()
        faults = (*evidence.added, *evidence.mistranslated)
        yield from _pieces(place, evidence.target, passage.target, faults, alone)


def _beside(piece: _Piece, evidence: Sequence[Evidence], passages: Sequence[Passage]) -> Iterator[Encoded]:
    """The originals of the segments before and behind a sentence of the translation that has none."""
    near = (piece.place - 1, piece.place + 1) if not evidence[piece.place].source.strip() else ()
    for place in near:
        source = passages[place].source if 0 <= place < len(passages) else None
        if source is not None and evidence[place].source.strip():
            yield source


def _pieces(place: int, text: str, encoded: Encoded, faults: Sequence[FaultSpan], alone: bool) -> Iterator[_Piece]:
    spans = [(Span(0, len(text)), True)] if alone else [(fault.span, fault.sure) for fault in faults]
    for span, alleged in spans:
        part = _part(encoded, span)
        if len(part.states) >= _SHORTEST:
            yield _Piece(place, span, part, alleged)


def _part(encoded: Encoded, span: Span) -> Encoded:
    from audit.encoder import Encoded

    inside = (encoded.offsets[:, 0] < span.end) & (encoded.offsets[:, 1] > span.start)
    return Encoded(encoded.states[inside], encoded.offsets[inside])


def _may_be_one(one: _Piece, other: _Piece) -> bool:
    near = 0 < abs(one.place - other.place) <= _FAR
    shorter, longer = sorted((len(one.encoded.states), len(other.encoded.states)))
    return near and (one.alleged or other.alleged) and longer <= _ALIKE * shorter
