"""Football clubs named by a word, translated by its meaning: `l'Accord` for «الاتفاق»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from audit.language.normalize import fold
from audit.names.arabic import unattached
from audit.names.compare import Link
from audit.names.faults import Fault, Kind
from audit.names.side import Side, is_plain
from audit.names.tables import rows

_SURE = 0.7
_IN_SPORT = """
مباراة المباراة الدوري دوري كأس الكأس هدف هدفا هدفين هدفي لاعب مهاجم حارس مدرب
"""
_BEFORE_CLUBS = """
ضيفه مضيفه نظيره فريق نادي لاعب لاعبو مدرب حارس مهاجم على أمام ضد صفوف شباك ملعب
"""
_SPORT, _BEFORE = (frozenset(map(fold, words.split())) for words in (_IN_SPORT, _BEFORE_CLUBS))
"""What stands before a club and seldom before what its name means."""

_CLUB = "نادي "
_LEAST = 4  # letters


def translated_clubs(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Names of clubs in a story of a match that are linked to ordinary words with a capital."""
    if not source.arabic or target.arabic or not any(word.key in _SPORT for word in source.words):
        return
    for s, t in links:
        word, made = source.words[s], target.words[t]
        named = word.ordinary and s not in source.matched and not _names().isdisjoint(unattached(word.key))
        introduced = s > 0 and source.words[s - 1].key in _BEFORE and not _has_adjective(source, s)
        if named and introduced and t > 0 and made.capitalized and is_plain(target, t):
            yield Fault(Kind.TRANSLATED, source.spans[s], target.spans[t], _SURE)


def _has_adjective(side: Side, place: int) -> bool:
    """Whether a definite word stands right behind, which makes it a federation or an army («الاتحاد الدولي»)."""
    return place + 1 < len(side.words) and side.words[place + 1].key.startswith("ال")


@cache
def _names() -> frozenset[str]:
    """Folded Arabic names of clubs, of one word."""
    forms = (form for kind, arabic, *_ in rows("organizations") if kind == "club" for form in arabic.split("|"))
    names = (form.removeprefix(_CLUB) for form in forms)
    return frozenset(fold(name) for name in names if " " not in name and len(name) >= _LEAST)
