"""Finds the numbers of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from audit.language.facts import Language
from audit.language.numerals.compose import Number, Piece, compose
from audit.language.numerals.decades import decades
from audit.language.numerals.figures import readings
from audit.language.numerals.halves import halves, with_halves
from audit.language.numerals.lexicon import Entry, Lexicon, Part
from audit.language.numerals.quantity import Kind, Quantity
from audit.language.numerals.ranges import related
from audit.language.numerals.romans import roman_numerals
from audit.language.numerals.spelled import spelled_numbers
from audit.language.tokens import Token, tokens
from audit.language.units import unit_beside, unit_of_dual
from audit.records import Span

_SIGNS = "€$£¥"
_PERCENT = tuple(
    tuple(words.split()) for words in ("%", "٪", "prozent", "por ciento", "per cento", "por cento", "procent")
)
_UNSPACED = ("zh", "ja")  # no space tells a number from what stands beside it
_WROTE = ("الف", "والف")
_COUNTED = (Part.COLLECTIVE, Part.HALF, Part.SHARE)


@cache
def lexicon(code: str) -> Lexicon:
    """The number words of a language; none for languages that are not known here."""
    if code == "ar":
        from audit.language.numerals.arabic import ARABIC

        return ARABIC
    if code == "fr":
        from audit.language.numerals.french import FRENCH

        return FRENCH
    if code == "en":
        from audit.language.numerals.english import ENGLISH

        return ENGLISH
    return Lexicon(code, {}, percent=_PERCENT)


def reads_words(code: str) -> bool:
    """Whether numbers in words are read in a language; in others, figures alone are."""
    return bool(lexicon(code).words)


def numbers(text: str, language: Language) -> list[Quantity]:
    """The numbers of ``text`` in text order, those inside dates and names too.

    >>> from audit.language import get
    >>> [str(q.value) for q in numbers("quatre-vingt-dix-sept blessés, 2,5 millions", get("fr"))]
    ['97', '2500000']
    """
    words = lexicon(language.code)
    found = tokens(text)
    pieces = list(_pieces(found, text, words, language))
    quantities = [_quantity(number, found, text, words) for number in compose(pieces, words)]
    quantities += roman_numerals(found, text, words.code)
    quantities += with_halves(list(spelled_numbers(found, text, words.code)), text, words.code)
    named = [*decades(text, words.code), *halves(text, words.code)]
    if named:
        quantities = [q for q in quantities if not any(q.span.overlaps(other.span) for other in named)]
    return sorted([*related(sorted(quantities, key=_place), text), *named], key=_place)


def _place(quantity: Quantity) -> Span:
    return quantity.span


def _pieces(found: Sequence[Token], text: str, words: Lexicon, language: Language) -> Iterator[Piece]:
    last: Piece | None = None
    for place, token in enumerate(found):
        if not (token.figure or token.folded in words.words or token.folded in words.letters):
            continue
        entry = _entry(place, found, text, words, language)
        if entry is None or entry.part in (Part.JOINT, Part.PERCENT):
            continue
        follows, joined = _link(last, place, found, words)
        last = Piece(place, entry, follows, joined or (follows and entry.joined))
        yield last


def _link(last: Piece | None, place: int, found: Sequence[Token], words: Lexicon) -> tuple[bool, bool]:
    """Whether the token follows the last piece directly, and whether a conjunction of its own stands between."""
    if last is None:
        return False, False
    joined = False
    for between in range(last.place + 1, place + 1):
        if not found[between].adjacent:
            return False, False
        if between == place:
            break
        word = found[between].folded
        entry = words.words.get(word)
        if entry is not None and entry.part is Part.JOINT and not joined:
            joined = True
        elif _is_passed_over(word, found[place], words, joined):
            continue
        elif not (word in words.between and (last.entry.part in _COUNTED or last.entry.plural)):
            return False, False
    return True, joined


def _is_passed_over(word: str, token: Token, words: Lexicon, joined: bool) -> bool:
    """Whether ``word`` may stand before ``token`` inside a number: `six other millions`, `one and a half million`."""
    entry = words.words.get(token.folded)
    if entry is None:
        return False
    if word in words.interposed:
        return entry.part is Part.MAGNITUDE and entry.value >= 10**6
    return joined and word == "a" and entry.part in (Part.HALF, Part.SHARE)


def _entry(place: int, found: Sequence[Token], text: str, words: Lexicon, language: Language) -> Entry | None:
    token = found[place]
    if token.figure:
        values = readings(text[token.start : token.end], words.code)
        joined = place > 0 and not token.gap and found[place - 1].folded.startswith("و")
        return Entry(Part.FIGURE, values[0], joined=joined, readings=values[1:]) if values else None
    abbreviated = token.folded in words.letters and place and found[place - 1].figure
    if abbreviated and _is_magnitude(token, found[place - 1], text):
        return Entry(Part.MAGNITUDE, Fraction(words.letters[token.folded]))
    entry = words.words.get(token.folded)
    if entry is None or (entry.part is not Part.FIGURE and _is_calendar(place, found, language)):
        return None
    if words.code == "ar" and _is_verb(place, found, text):
        return None
    if entry.part is Part.HUNDRED and _ends_percent(place, found, words):
        return None
    return entry


def _is_magnitude(token: Token, figure: Token, text: str) -> bool:
    """`35k`, `3 Mds`, `$5m`, `5 M€`; not `100 m`."""
    if len(token.folded) > 1:
        return token.adjacent
    if token.folded == "k":
        return not token.gap
    before, after = text[max(0, figure.start - 2) : figure.start], text[token.end : token.end + 2]
    return any(sign in before + after for sign in _SIGNS)


def _is_verb(place: int, found: Sequence[Token], text: str) -> bool:
    """Whether «ألف» is no thousand, but wrote: with its mark («ألّف»), or before a noun with the article."""
    token = found[place]
    if token.folded not in _WROTE:
        return False
    following = found[place + 1] if place + 1 < len(found) else None
    begins = not place or not (found[place - 1].figure or found[place - 1].folded in lexicon("ar").words)
    written = following is not None and following.adjacent and following.folded.startswith("ال")
    return "\u0651" in text[token.start : token.end] or (begins and written)


def _is_calendar(place: int, found: Sequence[Token], language: Language) -> bool:
    """Whether the word belongs to a month's name («تشرين الأول») or is a weekday («الاثنين»)."""
    token = found[place]
    if place and token.adjacent and f"{found[place - 1].folded} {token.folded}" in _calendar(language):
        return True
    if token.folded not in language.weekdays:
        return False
    following = found[place + 1].folded if place + 1 < len(found) else ""
    return not following.startswith("وال") and following not in ("عشر", "عشره")


@cache
def _calendar_names(code: str) -> frozenset[str]:
    from audit.language import get

    hijri = ("ربيع الاول", "ربيع الثاني", "جمادي الاولي", "جمادي الثانيه", "جمادي الاول")
    names = {*get(code).months, *hijri}
    return frozenset(clitic + name for name in names if " " in name for clitic in ("", "و", "ب", "ل", "ف"))


def _calendar(language: Language) -> frozenset[str]:
    return _calendar_names(language.code)


def _ends_percent(place: int, found: Sequence[Token], words: Lexicon) -> bool:
    if place < 2 or (found[place - 1].folded, found[place].folded) not in words.percent:
        return False
    return found[place - 2].figure or found[place - 2].folded in words.words  # not «في المئة يوم الأولى»


def _quantity(number: Number, found: Sequence[Token], text: str, words: Lexicon) -> Quantity:
    first_place, last_place = number.places[0], number.places[-1]
    first, end = found[first_place], found[last_place].end
    kind, loose = _kind(number)
    if number.figure and len(number.places) == 1:
        kind, end = _around_figure(first_place, found, words)
    beside = unit_beside(text, found, first_place, last_place, words.code, definite=number.plural)
    if number.dual:
        beside = unit_of_dual(first)
    unit, unit_span = beside or (None, None)
    loose = loose or _is_compound(number, found, words) or _is_another_word(last_place, found, words)
    values = number.values
    if beside and len(number.places) == 1 and number.others == (2 * number.value,):
        values, loose = number.others, False  # «ألفا دينار»: a dual before what it counts
    before = found[first_place - 1].folded if first_place else ""
    if before in words.decade_words and 10 <= number.value < 100:
        values = (*values, *(century + number.value for century in (1900, 1800, 2000)))  # `les années 30`
    return Quantity(
        Span(first.start, end),
        values,
        kind,
        digits=number.figure,
        loose=loose,
        percent=_is_percent(first_place, last_place, found, words),
        unit=unit,
        unit_span=unit_span,
    )


def _kind(number: Number) -> tuple[Kind, bool]:
    """What a number is by its own form, and whether it is loose."""
    if number.dual:
        return Kind.DUAL, number.loose
    if number.plural:
        return Kind.APPROXIMATE, number.loose
    if number.ordinal:
        return Kind.ORDINAL, number.loose
    if number.share and number.value < 1:
        return Kind.FRACTION, number.loose or number.value.numerator == 1
    return Kind.CARDINAL, number.loose


def _is_compound(number: Number, found: Sequence[Token], words: Lexicon) -> bool:
    """Whether a hyphen joins an English number in words to what follows: `three-dimensional`."""
    following = found[number.places[-1] + 1 : number.places[-1] + 2]
    return words.code == "en" and not number.figure and any(one.gap in ("-", "\u2011", "\u2010") for one in following)


def _is_another_word(place: int, found: Sequence[Token], words: Lexicon) -> bool:
    """Whether a collective that is another word, too, counts nothing here: `une quarantaine de 14 jours`."""
    entry = words.words.get(found[place].folded)
    if entry is None or entry.part is not Part.COLLECTIVE or not entry.loose:
        return False
    counted = found[place + 1 : place + 3]
    return not (len(counted) == 2 and counted[0].folded in words.between and not counted[1].figure)


def _around_figure(place: int, found: Sequence[Token], words: Lexicon) -> tuple[Kind, int]:
    """What a figure standing alone is, and where it ends: `1er`, `F-16`, `article 5`."""
    token = found[place]
    following = found[place + 1] if place + 1 < len(found) else None
    if words.code in _UNSPACED:
        return Kind.CARDINAL, token.end
    if following is not None and not following.gap and not following.figure:
        if following.folded in words.ordinal_endings:
            return Kind.ORDINAL, following.end
        if following.folded not in _MEASURES and following.folded != "%" and words.code != "ar":
            return Kind.NAME, token.end
    if not place:
        return Kind.CARDINAL, token.end
    before = found[place - 1]
    glued = token.gap in ("", "-", "\u2011", "\u2010", "–") and not before.figure and before.folded not in ("%", "٪")
    unspaced = token.gap == "" and words.code == "ar" and before.folded > "\u0600"  # particles, or a space forgotten
    if glued and not unspaced:
        return Kind.NAME, token.end
    if before.folded in words.name_words and token.adjacent:
        return Kind.NAME, token.end
    return Kind.CARDINAL, token.end


_SIGNS_AFTER = """
km kms m cm mm kg g mg l ml ha h min mn s mw gw kw kwh ghz mhz go mo to gb mb tb kb c f x am pm km2 m2 m3 k bn hz v w
eme ème th st nd rd e er °c °f
"""
_MEASURES = frozenset(_SIGNS_AFTER.split())


def _is_percent(first: int, last: int, found: Sequence[Token], words: Lexicon) -> bool:
    if first and found[first - 1].folded in ("%", "٪") and not found[first].gap:
        return True
    for sequence in words.percent:
        following = found[last + 1 : last + 1 + len(sequence)]
        if tuple(t.folded for t in following) == sequence and all(t.adjacent for t in following):
            return True
    return False
