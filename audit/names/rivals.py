"""Countries and bodies that are known by name and named one for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.names.arabic import bare
from audit.names.certainty import SURE
from audit.names.compare import Link
from audit.names.concepts import BODY, SOMEWHERE, SPORT, TERRITORY, is_listed_place, is_territory, kinds
from audit.names.faults import Fault, Kind
from audit.names.groups import Group
from audit.names.index import Known, index
from audit.names.metonyms import countries, mentions
from audit.names.side import Side, stretch
from audit.names.tables import arabic_forms
from audit.names.townsfolk import towns_of

_SHORTEST = 4  # letters of Arabic names that may be taken for one another


def rivals(source: Side, target: Side, lost: Sequence[Group], links: Sequence[Link]) -> Iterator[Fault]:
    """Known names that stand for others of their kind, told by what the tables say; ``lost`` have no counterpart."""
    yield from _outnumbered(source, target, lost, links)
    yield from _bodies(source, target, links)
    yield from _alike(source, target, links)
    yield from _peoples(source, target)


def _outnumbered(source: Side, target: Side, lost: Sequence[Group], links: Sequence[Link]) -> Iterator[Fault]:
    """Countries linked to another one that the translation names oftener than the original (`nigériane`, Nigerien)."""
    near, far = mentions(source), mentions(target)
    for group in [group for group in lost if TERRITORY in group.kinds]:
        for known in target.known:
            other = set(filter(is_territory, known.concepts)) - group.concepts
            joined = any(s in group.places and known.start <= t < known.end for s, t in links)
            if joined and other and all(far[concept] > near[concept] for concept in other):
                span = stretch(target, known.start, known.end - 1)
                yield Fault(Kind.WRONG, stretch(source, group.start, group.end - 1), span, SURE)
                break


def _bodies(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Bodies of which each side names one that the other does not, and whose names share a part or are linked."""
    for one in _alone(source, target):
        for other in _alone(target, source):
            if _is_part(one, other, target) or _is_part(other, one, source):
                continue
            parts = any(map(is_territory, one.inner & other.inner))
            joined = sum(one.start <= s < one.end and other.start <= t < other.end for s, t in links)
            apart = one.inner.isdisjoint(other.inner)  # `Croissant-Rouge` for the Syrian one
            joined = joined >= (min(2, one.end - one.start, other.end - other.start) if apart else 2)
            if parts or joined:
                near, far = stretch(source, one.start, one.end - 1), stretch(target, other.start, other.end - 1)
                yield Fault(Kind.WRONG, near, far, SURE)


def _alone(side: Side, other: Side) -> list[Known]:
    """The names of bodies of several words that the other side does not name."""
    named = frozenset[str]().union(*(known.concepts for known in other.known))
    return [
        known
        for known in side.known
        if " " in " ".join(word.key for word in side.words[known.start : known.end])  # `Croix-Rouge`, too
        and kinds(known.concepts) <= {BODY, SPORT}
        and known.concepts.isdisjoint(named)
    ]


def _is_part(one: Known, other: Known, side: Side) -> bool:
    """Whether a body is named inside another's name, and not at its beginning: the Security Council of the UN."""
    if one.concepts.isdisjoint(other.inner):
        return False
    known, keys = index(side.language.code).concepts, [word.key for word in side.words[other.start : other.end]]
    begun = {concept for count in range(1, len(keys)) for concept in known.get(" ".join(keys[:count]), ())}
    return one.concepts.isdisjoint(begun)


def _peoples(source: Side, target: Side) -> Iterator[Fault]:
    """A people's adjective on either side, the only one that the other tells nothing of (`érythréen`, «إثيوبي»)."""
    told = [{code for known in side.known for code in filter(is_territory, known.inner)} for side in (source, target)]
    told = [codes | countries(side, 0, len(side.words)) for codes, side in zip(told, (source, target), strict=True)]
    named = mentions(target)
    lost = [k for k in source.known if _is_peoples(k, source) and not named.keys() & k.concepts]
    new = [k for k in target.known if _is_peoples(k, target) and not told[0] & k.concepts]
    if len(lost) == len(new) == 1:
        near, far = (stretch(side, k.start, k.end - 1) for side, k in ((source, lost[0]), (target, new[0])))
        yield Fault(Kind.WRONG, near, far, SURE)


def _is_peoples(known: Known, side: Side) -> bool:
    """Whether an adjective is a people's and nothing else («المالية» is financial, too)."""
    return known.adjective and not (side.arabic and side.words[known.start].ordinary)


def _alike(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Listed names that sound or are written alike in Arabic and are two (Dominica, «الدومينيكان»; Hamas, «حماة»),
    neither of which the other side names."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    if not arabic.arabic or latin.arabic:
        return
    for known in latin.known:
        if not _is_listed(known) or not known.concepts.isdisjoint(arabic.concepts):
            continue
        sounding = latin.pairs.get(known.start)
        linked = {(s, t)[target.arabic] for s, t in links if known.start <= (t, s)[target.arabic] < known.end}
        for other in arabic.known:
            if not _is_listed(other) or not other.concepts.isdisjoint(latin.concepts):
                continue
            if not countries(arabic, other.start, other.end).isdisjoint(countries(latin, known.start, known.end)):
                continue
            if not known.concepts.isdisjoint(towns_of(arabic.words[other.start].key)):
                continue  # «المكناسي», of Meknès, and a town of its own
            heard = sounding is not None and other.start <= sounding.start < other.end and _are_places(known, other)
            single = known.end - known.start == other.end - other.start == 1
            heard = heard and (single or all(map(is_territory, known.concepts | other.concepts)))
            places = linked.intersection(range(other.start, other.end))
            if heard or (places and _misread(arabic.words[other.start].key, known)):
                near, far = stretch(arabic, other.start, other.end - 1), stretch(latin, known.start, known.end - 1)
                yield Fault(Kind.WRONG, *((near, far) if source.arabic else (far, near)), SURE)


def _is_listed(known: Known) -> bool:
    """Whether words name something of the tables by hand, or a country, and no continent or people (`X…`)."""
    return not known.adjective and any(
        (is_territory(concept) and concept[1] != "X") or is_listed_place(concept) or concept[0] == BODY
        for concept in known.concepts
    )


def _are_places(one: Known, other: Known) -> bool:
    return kinds(one.concepts | other.concepts) <= SOMEWHERE


def _misread(key: str, known: Known) -> bool:
    """Whether a folded Arabic word is one letter away from what a name of the other side is called in Arabic."""
    from rapidfuzz.distance import Levenshtein

    called = (form for concept in known.concepts for form in arabic_forms().get(concept, ()))
    written = {part for form in called for part in bare(form)}
    pairs = ((part, form) for part in bare(key) for form in written if part != form)
    return any(
        min(len(part), len(form)) >= _SHORTEST and Levenshtein.distance(_ended(part), _ended(form)) <= 1
        for part, form in pairs
    )


def _ended(form: str) -> str:
    """A folded Arabic word whose last letter, where it is a mere long vowel, is always the same («درنة», «درعا»)."""
    return f"{form[:-1]}ا" if form.endswith("ه") else form
