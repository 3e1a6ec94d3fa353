"""Words that need a certain word beside them, by language: what the rule of displaced words reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DETERMINERS = "le la les l' cette ces son sa ses mon ma mes notre nos votre vos"
_PREPOSITIONS = "dans au aux à sur par pour avec chez vers lors pendant contre"
_NUMERALS = """
deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
soixante cent cents mille
"""
_AFTER_NUMERAL = """
entre ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs le la les l' plus moins moyenne
ici chaque suite affilée front long large haut hauteur
"""
_COMPOUNDS = r"""
à\ (?:la\ différence|cause|l'égard|l'encontre|l'exception)|en\ (?:raison|dépit|vertu)
|au\ (?:cours|sein|détriment|lieu)|afin
"""


@dataclass(frozen=True, slots=True)
class Openers:
    """Lower case, with straight apostrophes.

    ``of`` opens a complement. ``articles`` need a noun, but are one themselves after ``before_noun`` (`le son`);
    the words of ``after_no_article`` never follow one.
    ``numerals`` count a noun, but behind ``before_lone_numeral``; ``of`` follows them only before
    ``after_numeral_of``. ``needs_of`` matches the end of a compound preposition that is nothing without ``of``; the
    words of ``after_no_compound`` never follow it. ``infinitive`` matches verbs that ``of`` may introduce.
    """

    of: frozenset[str]
    articles: frozenset[str]
    before_noun: frozenset[str]
    after_no_article: frozenset[str]
    numerals: frozenset[str]
    before_lone_numeral: frozenset[str]
    after_numeral_of: frozenset[str]
    after_no_compound: frozenset[str]
    needs_of: re.Pattern[str]
    infinitive: re.Pattern[str]


_OF = frozenset(["de", "d'", "du"])
_FRENCH = Openers(
    of=_OF,
    articles=frozenset(_DETERMINERS.split()),
    before_noun=frozenset(_DETERMINERS.split()) | {"un", "du", "au", "ce", "de", "en"},
    after_no_article=frozenset(_PREPOSITIONS.split()) | _OF | {"des"},
    numerals=frozenset(_NUMERALS.split()),
    before_lone_numeral=frozenset(("dont", "sur", "pour", "heure", "heures", "minutes", "contre")),
    after_numeral_of=frozenset(_AFTER_NUMERAL.split()),
    after_no_compound=frozenset(_PREPOSITIONS.split()) | {"après", "avant", "en"},
    needs_of=re.compile(rf"\b(?:{_COMPOUNDS})\Z", re.VERBOSE),
    infinitive=re.compile(r"(?:er|ir|re|oir)\Z"),
)

OPENERS = {"fr": _FRENCH}
