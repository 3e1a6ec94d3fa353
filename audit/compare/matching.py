"""Which segment of the old audit is which of the new one: by its own id, by its source, or by what is most alike."""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from audit.records import DocumentAudit, SegmentAudit

_ALIKE = 60  # the least likeness, 0 to 100, of two texts to be taken for one segment
_NEAR = 20  # segments that a reworded one may have moved by


@dataclass(frozen=True, slots=True)
class Located:
    """A segment with the document that it stands in, named as seen from the folder of its run."""

    document: str
    audited: SegmentAudit


Pairs = list[tuple[Located | None, Located | None]]
Key = Callable[[Located], Hashable | None]


def matched(old: Sequence[DocumentAudit], new: Sequence[DocumentAudit]) -> Pairs:
    """Pairs (old, new) in the order of the new audit, each old segment without a partner after its predecessor."""
    left, right = located(old), located(new)
    partner = _Partners(left, right)
    for key in (_own_id_there, _own_id, _source_there, _source, _target_there):
        partner.match(key)
    partner.match_alike()
    return list(_in_order(left, right, partner.of_new))


def located(documents: Iterable[DocumentAudit]) -> list[Located]:
    """Every segment, its document's name without the folders that all documents share."""
    segments = [audited for document in documents for audited in document.segments]
    short = _shortened({audited.segment.document for audited in segments})
    return [Located(short[audited.segment.document], audited) for audited in segments]


def _shortened(names: set[str]) -> dict[str, str]:
    if len(names) == 1:
        return dict.fromkeys(names, "")
    if len({os.path.isabs(name) for name in names}) > 1:
        return {name: name for name in names}
    shared = os.path.commonpath([os.path.dirname(name) for name in names]) if names else ""
    return {name: os.path.relpath(name, shared) if shared else name for name in names}


class _Partners:
    """Who belongs to whom so far, by place in the two lists."""

    def __init__(self, old: Sequence[Located], new: Sequence[Located]) -> None:
        self._old, self._new = old, new
        self.of_new: dict[int, int] = {}
        self._taken: set[int] = set()

    def match(self, key: Key) -> None:
        """Pair those of one key, the first with the first."""
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place, one in enumerate(self._old):
            if place not in self._taken and (name := key(one)) is not None:
                waiting[name].append(place)
        for place, one in enumerate(self._new):
            if place in self.of_new or (name := key(one)) is None or not waiting[name]:
                continue
            self._pair(waiting[name].popleft(), place)

    def match_alike(self) -> None:
        """Pair what is left in one document and near each other with what is most alike to it."""
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._old):
            if place not in self._taken:
                waiting[one.document].append(place)
        for place, one in enumerate(self._new):
            if place in self.of_new:
                continue
            near = [n for n in waiting[one.document] if abs(_index(self._old[n]) - _index(one)) <= _NEAR]
            likeness, best = max(((_alike(self._old[n].audited, one.audited), -n) for n in near), default=(0.0, 0))
            if likeness >= _ALIKE:
                self._pair(-best, place)
                waiting[one.document].remove(-best)

    def _pair(self, old: int, new: int) -> None:
        self.of_new[new] = old
        self._taken.add(old)


def _in_order(old: Sequence[Located], new: Sequence[Located], partner: dict[int, int]) -> Pairs:
    pairs: Pairs = []
    used = set(partner.values())
    after: defaultdict[int, list[Located]] = defaultdict(list)  # old ones left over, by the old one before them
    last = -1
    for place, one in enumerate(old):
        if place in used:
            last = place
        else:
            after[last].append(one)
    pairs += [(one, None) for one in after[-1]]
    for place, one in enumerate(new):
        found = partner.get(place)
        pairs.append((None if found is None else old[found], one))
        if found is not None:
            pairs += [(left, None) for left in after[found]]
    return pairs


def _own_id_there(one: Located) -> Hashable | None:
    segment = one.audited.segment
    return None if segment.id == f"{segment.document}#{segment.index}" else (one.document, segment.id)


def _own_id(one: Located) -> Hashable | None:
    segment = one.audited.segment
    return None if segment.id == f"{segment.document}#{segment.index}" else segment.id


def _source_there(one: Located) -> Hashable | None:
    return (one.document, _bare(one.audited.segment.source)) if _bare(one.audited.segment.source) else None


def _source(one: Located) -> Hashable | None:
    return _bare(one.audited.segment.source) or None


def _target_there(one: Located) -> Hashable | None:
    return (one.document, _bare(one.audited.segment.target)) if one.audited.segment.source is None else None


def _index(one: Located) -> int:
    return one.audited.segment.index


def _bare(text: str | None) -> str:
    return " ".join((text or "").split())


def _alike(old: SegmentAudit, new: SegmentAudit) -> float:
    """Likeness, 0 to 100, of the sources or of the targets, whichever are more alike."""
    from rapidfuzz import fuzz

    sides = (old.segment.source, new.segment.source), (old.segment.target, new.segment.target)
    return max((fuzz.ratio(one, two, score_cutoff=_ALIKE) for one, two in sides if one and two), default=0.0)
