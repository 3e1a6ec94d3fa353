"""French number words, with those of Switzerland and Belgium."""

from __future__ import annotations

from fractions import Fraction

from audit.language.normalize import fold
from audit.language.numerals.lexicon import Entry, Lexicon, Part

_SMALL = """
un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
"""
_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
         "huitante": 80, "octante": 80, "nonante": 90}  # fmt: skip
_ORDINALS = """
premier 1 première 1 premiers 1 premières 1 unième 1 second 2 seconde 2 deuxième 2 troisième 3 quatrième 4 cinquième 5
sixième 6 septième 7 huitième 8 neuvième 9 dixième 10 onzième 11 douzième 12 treizième 13 quatorzième 14 quinzième 15
seizième 16 vingtième 20 trentième 30 quarantième 40 cinquantième 50 soixantième 60 centième 100 millième 1000
"""
_COLLECTIVES = {"huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
                "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000}  # fmt: skip
_OTHERWISE = {"quinzaine": (Fraction(14),)}
"""`sous quinzaine` is within 14 days."""

_MAGNITUDES = {"million": 10**6, "milliard": 10**9, "billion": 10**12, "trillion": 10**12}
_LETTERS = {"k": 10**3, "m": 10**6, "md": 10**9, "mds": 10**9, "mrd": 10**9, "mrds": 10**9}
_NAME_WORDS = """
article articles chapitre résolution chaîne channel loi décret formule opération boeing airbus iphone windows
playstation xbox ligue national route autoroute ligne page pages no n
"""
_FIXED = {"double": "2", "moitie": "1/2", "paire": "2", "couple": "2", "duo": "2", "trio": "3"}
_MULTIPLES = {"tripl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, "decupl": 10, "centupl": 100}
_AGES = """
trentenaire 30 quadragénaire 40 quinquagénaire 50 cinquantenaire 50 sexagénaire 60 septuagénaire 70 octogénaire 80
nonagénaire 90 centenaire 100 bicentenaire 200
"""
_ENDINGS = ("e", "es", "é", "ée", "és", "ées", "er", "ent", "ant")


def _words() -> dict[str, Entry]:
    words: dict[str, Entry] = {}
    values = [1, *range(1, 17)]  # `un` and `une`
    for word, value in zip(_SMALL.split(), values, strict=True):
        words[word] = Entry(Part.SMALL, Fraction(value), loose=value <= 2 or word == "neuf")
    words["zero"] = Entry(Part.FIXED, Fraction(0), loose=True)
    words |= {word: Entry(Part.SMALL, Fraction(value)) for word, value in _TENS.items()}
    ordinals = _ORDINALS.split()
    for word, number in zip(ordinals[::2], ordinals[1::2], strict=True):
        entry = Entry(
            Part.ORDINAL, Fraction(int(number)), loose=int(number) <= 2, alone=word.startswith(("prem", "sec"))
        )
        words[fold(word)] = entry
        if int(number) > 2:
            words[fold(word) + "s"] = Entry(Part.ORDINAL, Fraction(int(number)), plural=True)
    for word, value in _COLLECTIVES.items():
        loose, others = word in ("quarantaine", "quinzaine"), _OTHERWISE.get(word, ())
        words[word] = Entry(Part.COLLECTIVE, Fraction(value), readings=others, loose=loose)
        words[word + "s"] = Entry(Part.COLLECTIVE, Fraction(value), plural=True, loose=word == "quarantaine")
    for word, value in _MAGNITUDES.items():
        words[word] = Entry(Part.MAGNITUDE, Fraction(value))
        words[word + "s"] = Entry(Part.MAGNITUDE, Fraction(value), plural=True)
    words |= {word: Entry(Part.FIXED, Fraction(value), loose=True) for word, value in _FIXED.items()}
    for stem, value in _MULTIPLES.items():
        words |= {fold(stem + end): Entry(Part.FIXED, Fraction(value), loose=True) for end in _ENDINGS}
    ages = _AGES.split()
    for word, number in zip(ages[::2], ages[1::2], strict=True):
        entry = Entry(Part.FIXED, Fraction(int(number)), loose=True)
        words |= {word: entry, word + "s": entry}
    words["cent"] = Entry(Part.HUNDRED, Fraction(100))
    words["cents"] = Entry(Part.HUNDRED, Fraction(100), loose=True)
    words["mille"] = Entry(Part.MAGNITUDE, Fraction(1000))
    words |= dict.fromkeys(("demi", "demie", "demis", "demies"), Entry(Part.HALF, Fraction(1, 2), loose=True))
    words["tiers"] = Entry(Part.SHARE, Fraction(3))
    words["quart"] = words["quarts"] = Entry(Part.SHARE, Fraction(4))
    words["et"] = Entry(Part.JOINT, Fraction(0))
    return {fold(word): entry for word, entry in words.items()} | {"zéro": words["zero"], "moitié": words["moitie"]}


FRENCH = Lexicon(
    code="fr",
    words=_words(),
    joint_before=frozenset((1, 11)),
    letters=_LETTERS,
    between=frozenset(("de", "d")),
    interposed=frozenset(("autres", "nouveaux", "bons")),
    percent=(("%",), ("pour", "cent"), ("pourcent",), ("p", "100"), ("points", "de", "pourcentage")),
    ordinal_endings=frozenset(("er", "ers", "re", "ere", "ère", "e", "es", "eme", "ème", "emes", "èmes", "nd", "nde")),
    decade_words=frozenset(("annees", "années")),
    name_words=frozenset(_NAME_WORDS.split()),
)
