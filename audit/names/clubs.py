"""Football clubs named by a word, translated by its meaning: `l'Accord` for «الاتفاق»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from audit.language.normalize import fold
from audit.names.arabic import unattached
from audit.names.compare import Link
from audit.names.concepts import CLUB
from audit.names.faults import Fault, Kind
from audit.names.index import index
from audit.names.side import Side, is_plain
from audit.names.tables import COLUMNS, rows, spelling

_SURE = 0.7
_IN_SPORT = """
مباراة المباراة الدوري دوري كأس الكأس هدف هدفا هدفين هدفي لاعب مهاجم حارس مدرب
الجولة الشوط نهائي النهائي إياب ذهاب الإياب الذهاب
"""
_BEFORE_CLUBS = """
ضيفه مضيفه نظيره فريق نادي لاعب لاعبو مدرب حارس مهاجم على أمام ضد صفوف شباك ملعب
"""
_OF_MATCHES = """
فاز يفوز فوز خسر يخسر خسارة تعادل يتعادل تغلب يتغلب هزم يواجه واجه يستضيف استضاف يلتقي تأهل يتأهل اكتسح سحق أسقط
تصدر أطاح انتصر تفوق مواجهة
"""
_AGAINST = "على أمام ضد مع"
_SPORT, _BEFORE, _MATCHES, _OPPONENT = (
    frozenset(map(fold, words.split())) for words in (_IN_SPORT, _BEFORE_CLUBS, _OF_MATCHES, _AGAINST)
)
"""What stands before a club and seldom before what its name means."""

_NEAR = 8  # words from one that tells of a match to the word before an opponent, and from one club to another
_FEDERATION = fold("الاتحاد")  # with a people's adjective
_CLUB = "نادي "
_LEAST = 4  # letters


def translated_clubs(source: Side, target: Side, links: Sequence[Link]) -> Iterator[Fault]:
    """Names of clubs in a story of a match that are linked to ordinary words with a capital, or beside another club's
    to what they mean."""
    if not source.arabic or target.arabic or not any(word.key in _SPORT for word in source.words):
        return
    told: set[int] = set()
    for s, t in links:
        word, made = source.words[s], target.words[t]
        named = word.ordinary and s not in source.matched and not club_names().isdisjoint(unattached(word.key))
        introduced = s > 0 and source.words[s - 1].key in _BEFORE and not _has_adjective(source, s)
        if named and introduced and t > 0 and made.capitalized and is_plain(target, t):
            told.add(s)
            yield Fault(Kind.TRANSLATED, source.spans[s], target.spans[t], _SURE)
    clubs = [s for s in range(len(source.words)) if _plays(source, s)]
    rest = (s for s in clubs if s not in told and s not in source.matched)
    for s in (s for s in rest if any(0 < abs(s - other) <= _NEAR for other in clubs)):
        meant = _meanings(target.language.code).get(_key(source, s), frozenset())
        taken = {t for other, t in links if other != s}
        found = (t for t, made in enumerate(target.words) if made.key in meant and is_plain(target, t))
        there = next((t for t in found if t not in taken), None)
        if there is not None:
            yield Fault(Kind.TRANSLATED, source.spans[s], target.spans[there], _SURE)


def _plays(side: Side, place: int) -> bool:
    """Whether a word is a club that plays a match: behind a word that tells of one, as an opponent, or with a people's
    adjective where such a word stands; a club of the tables with a counterpart is one in any case."""
    known = any(k.start == place and k.concepts and all(c[0] == CLUB for c in k.concepts) for k in side.known)
    if known and place in side.matched:
        return True
    key = _key(side, place)
    if key not in _meanings("fr"):
        return False
    peoples = _has_peoples_adjective(side, place)
    if (peoples and key == _FEDERATION) or (_has_adjective(side, place) and not peoples):
        return False
    before = [word.key for word in side.words[max(0, place - _NEAR) : place]]
    if before and (before[-1] in _MATCHES or (before[-1] in _OPPONENT and not _MATCHES.isdisjoint(before))):
        return True
    return peoples and any(word.key in _MATCHES for word in side.words)


def _key(side: Side, place: int) -> str:
    """A word as the table has it, without a clitic before it."""
    return next((form for form in unattached(side.words[place].key) if form in _meanings("fr")), "")


def _has_adjective(side: Side, place: int) -> bool:
    """Whether a definite word stands right behind, which makes it a federation or an army («الاتحاد الدولي»)."""
    after = side.words[place + 1] if place + 1 < len(side.words) else None
    return after is not None and after.key.startswith("ال") and not after.function  # «إلى»


def _has_peoples_adjective(side: Side, place: int) -> bool:
    """Whether one of a country stands right behind («الشباب السعودي»)."""
    return _has_adjective(side, place) and side.words[place + 1].key in index("ar").adjectives


@cache
def club_names() -> frozenset[str]:
    """Folded Arabic names of clubs, of one word."""
    forms = (form for kind, arabic, *_ in rows("organizations") if kind == "club" for form in arabic.split("|"))
    names = (form.removeprefix(_CLUB) for form in forms)
    return frozenset(fold(name) for name in names if " " not in name and len(name) >= _LEAST)


@cache
def _meanings(language: str) -> Mapping[str, frozenset[str]]:
    """Folded names of clubs to what they mean in French or English, as it is looked up."""
    column = COLUMNS[language] - 1
    return {fold(row[0]): frozenset(map(spelling, row[column].split("|"))) for row in rows("clubs")}
