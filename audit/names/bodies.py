"""Parties and companies named by a word, translated by its meaning: `le parti de la Délégation` for «حزب الوفد»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from audit.language.normalize import fold
from audit.names.arabic import unattached
from audit.names.compare import Link
from audit.names.faults import Fault, Kind
from audit.names.index import index
from audit.names.side import Side, is_plain, stretch
from audit.names.tables import COLUMNS, rows, spelling

_SURE = 0.8
_RELIGIOUS = frozenset(map(fold, ("الإسلامية", "الإسلامي", "السلفي")))


def translated_bodies(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Such names without counterpart behind the word of their kind, where a word for what they mean is linked to them,
    or has a capital and renders nothing else."""
    if not source.arabic or target.arabic:
        return
    for place in range(1, len(source.words)):
        meant = _meanings(target.language.code).get(source.words[place].key)
        if meant is None or meant[1].isdisjoint(unattached(source.words[place - 1].key)):
            continue
        if _goes_on(source, place) or _is_told(source, place, target):
            continue
        linked = {t for s, t in links if s == place}
        taken = {t for s, t in links if s not in (place, place - 1)}
        for t, word in enumerate(target.words):
            titled = t > 0 and word.capitalized and t not in taken
            if word.key in meant[0] and is_plain(target, t) and (t in linked or titled):
                yield Fault(Kind.TRANSLATED, stretch(source, place - 1, place), target.spans[t], _SURE)
                break


def _is_told(source: Side, place: int, target: Side) -> bool:
    """Whether something in the translation is the name; a people's adjective inside a longer one is not."""
    known = [k for k in source.known if k.start <= place < k.end and k.end - k.start > 1]
    return place in source.matched and not (known and all(k.concepts.isdisjoint(target.concepts) for k in known))


def _goes_on(side: Side, place: int) -> bool:
    """Whether the name is longer («حزب النور والعدالة»), or an adjective follows that makes it a common noun."""
    after = side.words[place + 1].key if place + 1 < len(side.words) else ""
    if after in index("ar").adjectives or after in _RELIGIOUS:
        return False
    adjoins = place + 1 < len(side.words) and not side.text[side.spans[place].end : side.spans[place + 1].start].strip()
    return adjoins and not side.words[place + 1].function and after.startswith(("ال", "وال"))


@cache
def _meanings(language: str) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Folded names to what they mean in French or English, as it is looked up, and to the folded kinds before them."""
    column = COLUMNS[language]
    return {
        fold(row[0]): (frozenset(map(spelling, row[column - 1].split("|"))), frozenset(map(fold, row[3].split("|"))))
        for row in rows("bodies")
    }
