"""A negation, where it stands and what it bears on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.lexicon import listed

REACH = 9
"""Words within which the parts of a negation stand (`ne … pas`, «لم … إلا»)."""

_HEAD_REACH = 5
"""Words behind a negation among which it bears on the first with content."""

_ARTICLES = frozenset(("le", "la", "les", "l'", "un", "une", "des"))  # `et non le cimetière`

_LIGHT = {
    "ar": listed("""
        يكن تكن يكون تكون يكونوا اكن نكن كانت كان يتم تتم يعد تعد يعودوا يمكن يجب ينبغي هناك ثمه يوجد توجد اي احد شيء قد
        بعد ايه اية احدا شيئا كل مجرد سبق تزال يزال قابل قابله
    """),
    "fr": listed("""
        été être avoir peut peux pouvait pourrait pu puisse doit devait devrait faut fallait fait faire va vont allait
        semble y en tout très bien pas encore jamais ait soit fût fut aurait serait faudrait
    """),
    "en": listed("""
        be been being have has had having do does did can could would should may might must any there get got anything
        anyone very so yet able going want need seem seems otherwise really
    """),
}
"""Verbs and pronouns that a negation passes over on its way to what it denies."""


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation that stands in the words at ``places``, and the content words it bears on, ``heads``.

    A *weak* one has a negative sense or a restrictive or idiomatic use: it may answer a negation of the other side, but
    needs no answer itself; a *lexical* one is such a word alone, and answers negations
    up to ``reach`` words off. A *narrow* one bears on the next word alone (`non armé`, «غير قاتلة»). One with a word
    ``until`` (`pas avant`) is weak, since it dates what it denies, unless the other side has that word too.
    """

    places: tuple[int, ...]
    heads: tuple[int, ...]
    strong: bool
    narrow: bool = False
    lexical: bool = False
    reach: int = 99
    until: int | None = None

    @property
    def place(self) -> int:
        return self.places[0]

    @property
    def last(self) -> int:
        return self.places[-1]


def negation_at(side: Side, places: Iterable[int], strong: bool) -> Negation:
    """A negation with the next two content words of its clause, not far behind it; in a question it is weak."""
    places = tuple(sorted(places))
    place, last = places[0], places[-1]
    strong = strong and side.sentence[place] not in side.asks
    light = _LIGHT.get(side.language.code, frozenset())
    behind = range(last + 1, min(last + _HEAD_REACH, len(side.words)))
    heads = [
        p for p in behind if side.clause[p] == side.clause[last] and side.is_content(p) and side.words[p] not in light
    ]
    if last - place > 1:
        between = [p for p in range(place + 1, last) if side.is_content(p) and side.words[p] not in light]
        heads = between[:1] + heads
    narrow = side.words[place].startswith("non") or side.words[place].endswith(("غير", "عدم"))
    if narrow:
        article = side.words[last + 1 : last + 2] and side.words[last + 1] in _ARTICLES
        heads = [head for head in heads if head == last + 1 + bool(article)]
    return Negation(places, tuple(heads[:2]), strong, narrow)


def near(taken: set[int], place: int, reach: int) -> bool:
    return any(place - reach <= other <= place + reach for other in taken)
