"""From a document to its segments: cut both texts into units, and pair the units that translate each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.alignment.sentences import align_sentences
from audit.alignment.settling import Doubts
from audit.alignment.sides import Side
from audit.alignment.stretches import stretches
from audit.records import Document, Role, Segment, Text

if TYPE_CHECKING:
    from audit.encoder import Encode, Encoded
    from audit.language import Language


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment with the token states of its two sides; ``None`` for a side that is not there."""

    segment: Segment
    source: Encoded | None = None
    target: Encoded | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Units of the two sides that belong together; either side may be empty. ``place`` orders pairs for reading."""

    source: Sequence[int]
    target: Sequence[int]
    place: tuple[int, int] = (0, 0)

    @property
    def sides(self) -> tuple[Sequence[int], Sequence[int]]:
        return self.source, self.target


def given_passages(document: Document, encode: Encode) -> list[Passage]:
    """The segments of a row format as given, encoded."""
    segments = document.segments or ()
    paired = [s for s in segments if s.source and s.target]
    encoded = iter(encode([text for s in paired for text in (s.source or "", s.target)]))
    return [Passage(s, next(encoded), next(encoded)) if s.source and s.target else Passage(s) for s in segments]


def single_passages(name: str, target: Text, language: Language) -> list[Passage]:
    """The segments of a translation that comes without its original."""
    side = Side(target, language)
    return [Passage(_segment(name, index, None, side, [], [index])) for index in range(len(side.units))]


def paired_passages(
    name: str,
    texts: tuple[Text, Text],
    languages: tuple[Language, Language],
    encode: Encode,
    doubts: Doubts | None = None,
) -> Iterator[list[Passage]]:
    """The segments of a document and its translation, in the order of the translation; see ``align_sentences``.

    A long document comes in stretches, since states take much memory.
    """
    done = 0
    left, right = (Side(text, language) for text, language in zip(texts, languages, strict=True))
    for near, far in _stretched(left, right, encode):
        some = _paired(name, done, near, far, encode, doubts)
        done += len(some)
        yield some


def _stretched(left: Side, right: Side, encode: Encode) -> Iterator[tuple[Side, Side]]:
    """Both sides of a document, or the stretches of a long one; furniture goes with the prose before it."""
    near, far = ([side.text(unit) for unit in side.prose()] for side in (left, right))
    edges = [[*side.prose(), len(side.units)] for side in (left, right)]
    i = j = 0
    for one, other in stretches(near, far, encode):
        ends = edges[0][one.stop], edges[1][other.stop]
        yield left.part(i, ends[0]), right.part(j, ends[1])
        i, j = ends


def _paired(name: str, done: int, left: Side, right: Side, encode: Encode, doubts: Doubts | None) -> list[Passage]:
    """The segments of one stretch, behind so many that are ``done``."""
    prose = left.prose(), right.prose()
    encoded = encode([side.text(unit) for side, units in zip((left, right), prose, strict=True) for unit in units])
    states = dict(zip(prose[0], encoded, strict=False)), dict(zip(prose[1], encoded[len(prose[0]) :], strict=True))
    headlines = _headline_pairs(left, right)
    told = [{pair.sides[side][0] for pair in headlines} for side in (0, 1)]
    body = [[unit for unit in units if unit not in apart] for units, apart in zip(prose, told, strict=True)]
    beads = align_sentences([states[0][u] for u in body[0]], [states[1][u] for u in body[1]], doubts)
    pairs = [_Pair([body[0][i] for i in b.source], [body[1][j] for j in b.target]) for b in beads]
    pairs = _in_reading_order([*pairs, *headlines, *_furniture_pairs(left, right)], left, right)
    segments = [_segment(name, done + i, left, right, pair.source, pair.target) for i, pair in enumerate(pairs)]
    # Sentences that belong together are read together: each says more beside its neighbours.
    joined = [(i, side) for i, pair in enumerate(pairs) for side in (0, 1) if len(pair.sides[side]) > 1]
    texts = [(segments[i].source or "", segments[i].target)[side] for i, side in joined]
    whole = dict(zip(joined, encode(texts), strict=True)) if joined else {}

    def read(place: int, side: int) -> Encoded | None:
        units = pairs[place].sides[side]
        return whole.get((place, side)) or (states[side].get(units[0]) if units else None)

    return [Passage(segment, read(i, 0), read(i, 1)) for i, segment in enumerate(segments)]


def _furniture_pairs(left: Side, right: Side) -> Iterator[_Pair]:
    """Furniture goes with furniture of its kind, in order."""
    for role in Role:
        if not role.is_furniture:
            continue
        near = [place for place, unit in enumerate(left.units) if unit.role is role]
        far = [place for place, unit in enumerate(right.units) if unit.role is role]
        for index in range(max(len(near), len(far))):
            yield _Pair(near[index : index + 1], far[index : index + 1])


def _headline_pairs(left: Side, right: Side) -> list[_Pair]:
    """Headlines in order, where both sides have as many: a desk writes them anew, and they share few words."""
    near, far = ([n for n, unit in enumerate(side.units) if unit.role is Role.HEADLINE] for side in (left, right))
    return [_Pair([one], [other]) for one, other in zip(near, far, strict=True)] if len(near) == len(far) else []


def _in_reading_order(pairs: Sequence[_Pair], left: Side, right: Side) -> list[_Pair]:
    """By place in the translation; what stands only in the original comes after what precedes it there."""
    counterpart: dict[int, int] = {}
    for pair in pairs:
        counterpart.update((unit, pair.target[-1]) for unit in pair.source if pair.target)
    placed = []
    for pair in pairs:
        if pair.target:
            place = (pair.target[0], -1)
        else:
            before = [counterpart[u] for u in range(pair.source[0]) if u in counterpart]
            place = (max(before, default=-1), pair.source[0])
        placed.append(_Pair(pair.source, pair.target, place))
    return sorted(placed, key=lambda pair: pair.place)


def _segment(
    name: str, index: int, left: Side | None, right: Side, source: Sequence[int], target: Sequence[int]
) -> Segment:
    role = right.units[target[0]].role if target else left.units[source[0]].role if left else Role.PROSE
    spans = left.span(source) if left and source else None, right.span(target) if target else None
    return Segment(
        id=f"{name}#{index + 1}",
        document=name,
        index=index + 1,
        source=None if left is None else spans[0].of(left.content) if spans[0] else "",
        target=spans[1].of(right.content) if spans[1] else "",
        source_lines=left.lines.lines(spans[0]) if left and spans[0] else None,
        target_lines=right.lines.lines(spans[1]) if spans[1] else None,
        source_offset=spans[0].start if spans[0] else None,
        target_offset=spans[1].start if spans[1] else None,
        role=role,
        source_column=left.column(spans[0]) if left and spans[0] else None,
        target_column=right.column(spans[1]) if spans[1] else None,
    )
