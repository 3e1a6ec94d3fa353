"""What became of the findings of a segment: which are new, which are fixed, and which are the same as before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audit.compare.records import Status
from audit.records import Finding, SegmentAudit, Span

_LONG = 10_000  # characters from which texts are only compared at their beginnings and ends: memory is quadratic

Same = Callable[[Finding, Finding], bool]


def statuses(old: SegmentAudit | None, new: SegmentAudit | None) -> tuple[tuple[Status, Finding], ...]:
    """The findings of the new audit as new or persisting, in their order, and then those that are fixed.

    A finding persists where the old audit has one of the same rule on the same words, or on words of the source that
    overlap, or, where neither marks the source, on the stretch of the target that the words stand in now.
    """
    left = list(old.findings) if old else []
    found = list(new.findings) if new else []
    persisting: set[int] = set()
    if old and new:
        for same in _tests(old, new):
            for place, finding in enumerate(found):
                if place in persisting:
                    continue
                match = next((one for one in left if one.rule == finding.rule and same(one, finding)), None)
                if match is not None:
                    left.remove(match)
                    persisting.add(place)
    made = [(Status.PERSISTING if n in persisting else Status.NEW, finding) for n, finding in enumerate(found)]
    return (*made, *((Status.FIXED, finding) for finding in left))


def _tests(old: SegmentAudit, new: SegmentAudit) -> Iterator[Same]:
    """Ways in which two findings of one rule can be the same, the surest first."""
    sources = old.segment.source or "", new.segment.source or ""
    targets = old.segment.target, new.segment.target

    def words(texts: tuple[str, str], one: Span | None, two: Span | None) -> bool:
        return one is not None and two is not None and one.of(texts[0]) == two.of(texts[1])

    def same_words(one: Finding, two: Finding) -> bool:
        pairs = [(sources, one.source_span, two.source_span), (targets, one.target_span, two.target_span)]
        given = [pair for pair in pairs if pair[1] is not None or pair[2] is not None]
        return all(words(*pair) for pair in given) and (bool(given) or one.message == two.message)

    def same_source(one: Finding, two: Finding) -> bool:
        return sources[0] == sources[1] and _overlap(one.source_span, two.source_span)

    yield same_words
    yield same_source
    if any(f.source_span is None for f in (*old.findings, *new.findings)):
        carried = _carrier(*targets)

        def same_place(one: Finding, two: Finding) -> bool:
            if one.source_span is not None and two.source_span is not None:
                return False
            return one.target_span is not None and _overlap(carried(one.target_span), two.target_span)

        yield same_place


def _overlap(one: Span | None, two: Span | None) -> bool:
    """Whether two spans share a character; an empty one, which marks a gap, where it lies in or beside the other."""
    if one is None or two is None:
        return False
    if len(one) and len(two):
        return one.overlaps(two)
    return one.start <= two.end and two.start <= one.end


def _carrier(old: str, new: str) -> Callable[[Span], Span | None]:
    """A function from a span of the old target to where its characters stand in the new one."""
    if old == new:
        return lambda span: span
    blocks = _common(old, new)

    def carried(span: Span) -> Span | None:
        edges: list[int] = []
        for here, there, size in blocks:
            start, end = max(span.start, here), min(span.end, here + size)
            if start < end or (start == end and not len(span)):
                edges += [start - here + there, end - here + there]
        return Span(min(edges), max(edges)) if edges else None

    return carried


def _common(old: str, new: str) -> list[tuple[int, int, int]]:
    """Stretches that both texts have, in order: where in the old one, where in the new one, how many characters."""
    from rapidfuzz.distance import Indel, Postfix, Prefix

    if max(len(old), len(new)) > _LONG:
        start = Prefix.similarity(old, new)
        end = Postfix.similarity(old[start:], new[start:])
        return [(0, 0, start), (len(old) - end, len(new) - end, end)]
    blocks = Indel.opcodes(old, new)
    return [(one.src_start, one.dest_start, one.src_end - one.src_start) for one in blocks if one.tag == "equal"]
