"""What comes before and what after: `quelques heures après la séance` for «قبل ساعات من الجلسة»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, Sides, sides
from audit.checks.meaning.lexicon import listed
from audit.language.numerals.reading import lexicon
from audit.records import Span

_BEFORE = {"ar": listed("قبل وقبل قبيل وقبيل"), "fr": listed("avant"), "en": listed("before")}
_AFTER = {"ar": listed("بعد وبعد بعيد عقب وعقب بعدما"), "fr": listed("après"), "en": listed("after")}
_UNITS = listed(
    "ساعة ساعات ساعتين يوم أيام يومين أسبوع أسبوعين أسابيع شهر أشهر شهور شهرين سنة سنوات سنتين عام أعوام عامين دقيقة"
    " دقائق heure heures jour jours semaine semaines mois an ans année années minute minutes hour hours day days week"
    " weeks month months year years"
)
_FROM = listed("من على عن")
_PASSED_OVER = listed(
    "avoir été être eu eue tenue tenu fin début الانتهاء انتهاء نهاية بداية بدء انعقاد having being been"
)
"""Words before the event proper, which either side may do without."""

_AUXILIARIES = listed("avoir être having being")
_IDIOMS = {
    "ar": (listed("من ومن ما وما فيما"), listed("كل غد ظهر الظهر منتصف")),
    "fr": (frozenset(), listed("tout midi hier")),
    "en": (frozenset(), listed("all")),
}
"""Words before and behind which the relation is part of an idiom."""

_BOTH = re.compile(r"avant et après|before and after|(?:قبل|بعد)ه?ا? (?:\w+ ){0,2}(?:وقبل|وبعد)")
_REACH = 6  # words behind the relation among which its event stands
_CLEAR = 0.2  # the lead of a link that joins two events


def turned_sequences(evidence: Evidence) -> Iterator[tuple[Span, Span]]:
    """Where the original says before an event and the translation after it, or the other way round; both stretches."""
    both = sides(evidence)
    if both is None or not both.links.forward:
        return
    told = list(_relations(both.source))
    for other in _relations(both.target) if told else ():
        right = {given.place for given in told if given.is_before is other.is_before}
        if not right.isdisjoint(both.links.backward.get(other.place, ())) or _is_of_subject(both.target, other):
            continue
        for given in told:
            if given.place not in right and _is_same(given, other, both):
                yield both.source.span(given.place, given.event), both.target.span(other.place, other.event)


@dataclass(frozen=True, slots=True)
class _Relation:
    """A word for before or after, and the event that it stands before, by their places; whether a length of time
    stands beside it."""

    place: int
    event: int
    is_before: bool
    lasts: bool


def _is_same(given: _Relation, other: _Relation, both: Sides) -> bool:
    """Whether two events are one: by a clear link, or where none joins either to anything and both are so many hours
    off, by that of the relations."""
    if other.event in both.links.forward.get(given.event, ()):
        return both.links.lead(given.event, other.event) >= _CLEAR
    alone = not both.links.forward.get(given.event) and not both.links.backward.get(other.event)
    return alone and given.lasts and other.lasts and both.links.lead(given.place, other.place) >= _CLEAR


def _is_of_subject(side: Side, relation: _Relation) -> bool:
    """Whether a relation stands before a verb of the same subject (`après avoir débuté`): which of two deeds is the
    main one is the translator's choice."""
    return not _AUXILIARIES.isdisjoint(side.words[relation.place + 1 : relation.event])


def _relations(side: Side) -> Iterator[_Relation]:
    """The relations of a side; none of a text that says "before and after"."""
    code = side.language.code
    told = code in _BEFORE and not (_BEFORE[code] | _AFTER[code]).isdisjoint(side.words)
    if not told or _BOTH.search(" ".join(side.words)):
        return
    leading, following = _IDIOMS[code]
    for place, word in enumerate(side.words):
        if word not in _BEFORE[code] and word not in _AFTER[code]:
            continue
        if not following.isdisjoint(side.words[place + 1 : place + 2]) or (place and side.words[place - 1] in leading):
            continue
        event = _event(side, place)
        if event is not None:
            lasts = not _UNITS.isdisjoint(side.words[max(place - 1, 0) : event])
            yield _Relation(place, event, word in _BEFORE[code], lasts)


def _event(side: Side, place: int) -> int | None:
    """The word of the event behind a relation; none where a length of time stands alone («قبل يومين», two days ago)."""
    numbers = lexicon(side.language.code).words
    lasted = False
    for at in range(place + 1, min(place + 1 + _REACH, len(side.words))):
        word = side.words[at]
        if side.clause[at] != side.clause[place]:
            return None
        if word in _UNITS:
            lasted = True
        elif word in _FROM:
            lasted = False
        elif side.is_content(at) and word not in _PASSED_OVER and word not in numbers:
            return None if lasted else at
    return None
