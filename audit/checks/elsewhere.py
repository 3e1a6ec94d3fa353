"""What one sentence of a document lacks and another has too much: a clause that the translation tells elsewhere.

A desk moves the sum of a prize, an attribution, a clause of background. Where a stretch that seems to be missing and
one that seems to be added translate each other, neither is; nor is a sentence added that a neighbour's original tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audit.checks.evidence import Evidence
from audit.records import Span

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
    """The originals that a sentence of the translation without one may be a part of: those of the segments before and
    behind it, and near it those that seem not to be translated."""
    if evidence[piece.place].source.strip():
        return
    for place in range(max(0, piece.place - _FAR), min(len(passages), piece.place + _FAR + 1)):
        source = passages[place].source
        near = abs(place - piece.place) == 1 or not evidence[place].target.strip()
        if source is not None and near and evidence[place].source.strip():
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
