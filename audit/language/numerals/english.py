"""English number words."""

from __future__ import annotations

from fractions import Fraction

from audit.language.numerals.lexicon import Entry, Lexicon, Part

_SMALL = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_DECADES = "twent thirt fort fift sixt sevent eight ninet"
_ORDINALS = """
first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12
thirteenth 13 fourteenth 14 fifteenth 15 sixteenth 16 seventeenth 17 eighteenth 18 nineteenth 19 twentieth 20
thirtieth 30 fortieth 40 fiftieth 50 sixtieth 60 seventieth 70 eightieth 80 ninetieth 90 hundredth 100 thousandth 1000
"""
_MAGNITUDES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_LETTERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_FIXED = """
double 2 twice 2 both 2 couple 2 pair 2 doubled 2 once 1 triple 3 thrice 3 tripled 3 trio 3 quadruple 4 quadrupled 4
quintuple 5
"""
_NAME_WORDS = """
article chapter resolution channel act formula operation boeing airbus iphone no page
"""


def _words() -> dict[str, Entry]:
    words = {word: Entry(Part.SMALL, Fraction(value), loose=value <= 2) for value, word in enumerate(_SMALL.split(), 1)}
    words["zero"] = Entry(Part.FIXED, Fraction(0), loose=True)
    words |= {word: Entry(Part.SMALL, Fraction(value * 10)) for value, word in enumerate(_TENS.split(), 2)}
    ordinals = _ORDINALS.split()
    for word, number in zip(ordinals[::2], ordinals[1::2], strict=True):
        words[word] = Entry(Part.ORDINAL, Fraction(int(number)), loose=int(number) <= 2)
        if int(number) > 2:
            words[word + "s"] = Entry(Part.ORDINAL, Fraction(int(number)), plural=True)
    for word, value in _MAGNITUDES.items():
        words[word] = Entry(Part.MAGNITUDE, Fraction(value))
        words[word + "s"] = Entry(Part.MAGNITUDE, Fraction(value), plural=True)
    words |= {stem + "ies": _decade(value * 10) for value, stem in enumerate(_DECADES.split(), 2)}
    words["hundred"] = Entry(Part.HUNDRED, Fraction(100))
    words["hundreds"] = Entry(Part.COLLECTIVE, Fraction(100), plural=True)
    words["dozen"] = Entry(Part.COLLECTIVE, Fraction(12))
    words["dozens"] = Entry(Part.COLLECTIVE, Fraction(12), plural=True)
    words["tens"] = Entry(Part.COLLECTIVE, Fraction(10), plural=True)
    fixed = _FIXED.split()
    for word, number in zip(fixed[::2], fixed[1::2], strict=True):
        words[word] = Entry(Part.FIXED, Fraction(int(number)), loose=True)
    words["half"] = words["halves"] = Entry(Part.HALF, Fraction(1, 2), loose=True)
    words["quarter"] = words["quarters"] = Entry(Part.SHARE, Fraction(4))
    words["and"] = Entry(Part.JOINT, Fraction(0))
    return words


def _decade(value: int) -> Entry:
    years = Fraction(1900 + value), Fraction(1800 + value), Fraction(2000 + value)
    return Entry(Part.FIXED, Fraction(value), readings=years)


ENGLISH = Lexicon(
    code="en",
    words=_words(),
    letters=_LETTERS,
    interposed=frozenset(("other", "more", "additional", "plus", "odd")),
    between=frozenset(("of", "a")),
    percent=(("%",), ("percent",), ("per", "cent"), ("pc",), ("percentage", "points"), ("percentage", "point")),
    ordinal_endings=frozenset(("st", "nd", "rd", "th")),
    name_words=frozenset(_NAME_WORDS.split()),
)
