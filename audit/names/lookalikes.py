"""Countries whose names or peoples are taken for each other, told one for the other: `nigériane` for Niger's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.names.certainty import SURE
from audit.names.compare import Link
from audit.names.concepts import is_territory
from audit.names.faults import Fault, Kind
from audit.names.index import Known
from audit.names.metonyms import countries
from audit.names.side import Side, stretch

_ALIKE = (
    {"TNE", "TNG"}, {"TAT", "TAU"}, {"TSK", "TSI"}, {"TLR", "TLY"}, {"TIQ", "TIR"}, {"TDM", "TDO"}, {"TLV", "TLT"},
    {"TPY", "TUY"}, {"TMR", "TMU"}, {"TSE", "TCH"}, {"TGM", "TZM", "TGA"}, {"TMV", "TMW", "TML"}, {"TTG", "TTO"},
)  # fmt: skip


def taken_for_another(source: Side, target: Side) -> Iterator[Fault]:
    """Countries of such a pair of which each side tells one, and not the other's."""
    given, made = _told(source, target), _told(target, source)
    for pair in _ALIKE:
        here, there = pair & given.keys(), pair & made.keys()
        if len(here) == len(there) == 1 and here != there:
            near, far = given[here.pop()], made[there.pop()]
            here_span, there_span = stretch(source, near.start, near.end - 1), stretch(target, far.start, far.end - 1)
            yield Fault(Kind.WRONG, here_span, there_span, SURE)


def _told(side: Side, other: Side) -> dict[str, Known]:
    """The countries that a side tells, by themselves or inside longer names, each with where it does; not inside those
    that both sides have (`le delta nigérian`, «دلتا النيجر»)."""
    shared = {concept for known in other.known for concept in known.concepts if not is_territory(concept)}
    told = [known for known in side.known if shared.isdisjoint(known.concepts)]
    return {concept: known for known in told for concept in filter(is_territory, known.inner)}


def linked_peoples(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """A people's adjective linked to another people's of whom the original tells nothing (`jordanien`, «عماني»)."""
    told = {code for known in source.known for code in known.inner} | countries(source, 0, len(source.words))
    whole = [far for far in target.known if "-" not in target.words[far.start].text]  # not `égypto-allemande`
    new = [far for far in whole if far.adjective and told.isdisjoint(far.concepts)]
    new = [far for far in new if all(map(is_territory, far.concepts))]
    for near in (known for known in source.known if new and known.adjective):
        linked = {t for s, t in links if near.start <= s < near.end}
        for far in new:
            if near.concepts.isdisjoint(far.concepts) and not linked.isdisjoint(range(far.start, far.end)):
                here, there = stretch(source, near.start, near.end - 1), stretch(target, far.start, far.end - 1)
                yield Fault(Kind.WRONG, here, there, SURE)
