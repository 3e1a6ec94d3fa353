"""What a word is as names are compared, whatever stands around it: what it may sound like, and what it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from audit.language import get
from audit.language.normalize import fold
from audit.names.arabic import PARTICLES, bare, unattached
from audit.names.derived import is_english_form
from audit.names.latin import DETACHED_ARTICLES, letters
from audit.names.onsets import initial_sounds
from audit.names.people import sightings
from audit.names.tables import peoples, spelling
from audit.names.vocabulary import is_word

LONGEST_WORD = 14  # letters; longer ones are words that lost the spaces between them
_INSIDE = re.compile("(?<=[ةى])(?=[\u0621-\u064a])|(?<=\\w{4})(?<!ال)(?<!لل)(?=إ)")
"""Where a word must end or another start: two words that lost the space between them. A hyphen parts words as well."""

_HAMZA = re.compile("[وفبلك]?[أإآ]ل")
_POSSESSIVE = re.compile("['’](?:s|S)?$")
_CONTRACTION = re.compile("(?:i|we|you|they|he|she|it|that|there|who|what)'(?:ve|ll|re|d|m|s)")
_NUMERAL = re.compile("[IVXLC]+(?:e|er|re|ère|ème)?")
_DOUBLED = re.compile(r"(.)\1|c(k)")
_AS_WRITTEN = {"zh": "ch", "q": "ch", "x": "sh"}
_PINYIN = re.compile("^(?:zh|q(?!u)|x)")
_ELSEWHERE = {"sea": "sho", "z": "ts"}  # `Sean` as the Irish say it, `Zeit` as Germans do
_ONSET = re.compile("^(?:sea(?=n)|z(?!h))")
_C = re.compile("c(?![hk])")
_FRENCH = re.compile(r"(?<=\w{2})(?:ier|ois|oit|oix|eaux?|aux|ault)\Z")
_AS_SAID = {"ier": "iye", "ois": "oua", "oit": "oua", "oix": "oua", "eau": "o", "eaux": "o", "aux": "o", "ault": "o"}
"""Endings of French names, most of whose letters are mute: `Lemercier` is «لوميرسييه»."""

_IN_POLISH = {"ł": "w", "sz": "sh", "cz": "ch", "rz": "j"}
TELLING_NOTHING = frozenset((
    "nord", "sud", "est", "ouest", "north", "south", "east", "west", "norte", "sur", "sul", "este", "oeste", "ovest",
    "oriental", "occidental", "orientale", "occidentale", "ocidental", "celsius", "fahrenheit", "kelvin", "richter",
))  # fmt: skip
"""Words with a capital that tell no name from others: the points of the compass, and scales."""

_POLISH = re.compile("|".join(_IN_POLISH))
_CALLED_AFTER = re.compile(r"(?:roi|reine|princ(?:e|esse)|sultan|cheikh|king|queen|sheikh)-(?=\w)", re.IGNORECASE)
"""A title in the name of what is called after its bearer (`l'hôpital Roi-Fayçal`, «مستشفى الملك فيصل»)."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word as names are compared; one that is met again is the same object.

    ``forms`` are what it may sound like, the likeliest first, and ``onset`` the kinds of sound that those begin with;
    ``part`` is whether it may be of a name. ``ordinary`` words belong to the general vocabulary and prove nothing by
    themselves.
    """

    text: str
    key: str
    forms: tuple[str, ...]
    onset: int
    part: bool
    ordinary: bool
    function: bool
    capitalized: bool


@lru_cache(maxsize=8_000)
def arabic_word(text: str) -> Word:
    """A word of an Arabic text."""
    language = get("ar")
    folded = fold(text)
    if any("a" <= letter <= "z" for letter in folded):
        return _word(text, folded, (plain_letters(text),), part=not folded[-1:].isdigit())
    pieces = [piece for part in text.split("-") for piece in _INSIDE.split(part)]
    if len(pieces) > 1 or (len(folded) > LONGEST_WORD and folded.isalpha()):
        forms = tuple(form for piece in pieces for form in bare(fold(piece)))
        return _word(text, folded, forms, part=False, ordinary=True)
    function = folded in language.function_words
    forms = bare(folded)
    if _HAMZA.match(text):  # no article, then
        forms = (*forms, *unattached(folded))
    if text.endswith("ى"):  # folded like a final «ي», and said like «ا»
        forms = (*forms, *(f"{form[:-1]}ا" for form in forms))
    part = not function and not folded[-1:].isdigit()
    ordinary = is_word(folded, "ar")
    return _word(text, folded, forms, part=part, ordinary=ordinary, function=function)


@lru_cache(maxsize=8_000)
def latin_word(text: str, code: str, named: bool) -> Word:
    """A word of a text in Latin letters, ``named`` where its place and its capital make it (part of) a name."""
    language = get(code)
    written, text = text, _POSSESSIVE.sub("", text) if code == "en" else text
    folded = fold(text)
    ordinary = is_word(folded, code) or is_word(folded, "en") or bool(_NUMERAL.fullmatch(text))
    ordinary = ordinary or spelling(text) in peoples("en") or (code == "en" and is_english_form(folded))
    grammar = language.function_words | language.abbreviations | DETACHED_ARTICLES
    function = not grammar.isdisjoint((folded, folded.rstrip("'’")))  # `l’`
    day = folded.removesuffix("s") if code == "en" else folded  # `on Sundays`
    calendar = day in language.weekdays or folded in language.months
    function = function or calendar or _CONTRACTION.fullmatch(folded) is not None
    polish = _POLISH.sub(lambda match: _IN_POLISH[match[0]], text.lower())
    forms = dict.fromkeys((*readings(plain_letters(text)), *readings(plain_letters(polish))[:1]))
    stem, _, quarter = text.rpartition("-")
    if stem and fold(quarter) in TELLING_NOTHING:  # `Roumaïla-Nord`, «الرميلة الشمالي»
        forms |= dict.fromkeys(readings(plain_letters(stem)))
    if named and _CALLED_AFTER.match(text):
        forms |= dict.fromkeys(readings(plain_letters(_CALLED_AFTER.sub("", text))))
    part = (named or (len(text) > 1 and text.isupper())) and not TELLING_NOTHING.issuperset(folded.split("-"))
    return _word(written, spelling(text), tuple(forms), part=part, ordinary=ordinary, function=function, arabic=False)


def _word(
    text: str,
    key: str,
    forms: tuple[str, ...],
    *,
    part: bool,
    ordinary: bool = False,
    function: bool = False,
    arabic: bool = True,
) -> Word:
    onset = initial_sounds(forms, arabic)
    return Word(text, key, forms, onset, part, ordinary, function, text[:1].isupper())


@lru_cache(maxsize=5_000)
def no_part(word: Word) -> Word:
    """A word where it cannot be part of a name."""
    return replace(word, part=False)


def readings(sound: str) -> tuple[str, ...]:
    """A Latin name as it is written, with doubled letters and `ck` undone, as the orthographies of Pinyin, German and
    Irish, and Slavic, Turkish and Indonesian names have it, whose q, x, z, zh and c are no French ones, and with mute
    endings of French as they are said."""
    if not sound:
        return ()
    single = _DOUBLED.sub(r"\1\2", sound)
    pinyin = _PINYIN.sub(lambda m: _AS_WRITTEN[m[0]], single)
    elsewhere = _ONSET.sub(lambda m: _ELSEWHERE[m[0]], single)
    french = _FRENCH.sub(lambda m: _AS_SAID[m[0]], single)
    return tuple(dict.fromkeys((sound, single, pinyin, _C.sub("ch", single), elsewhere, french)))


@lru_cache(maxsize=20_000)
def plain_letters(text: str) -> str:
    """The letters a to z of a name, accents and article gone (see ``audit.names.latin.letters``)."""
    return "".join(c for c in letters(text) if "a" <= c <= "z")


def is_person(key: str, least: int = 3) -> bool:
    """Whether a folded Arabic word is often part of a person's name."""
    return key in PARTICLES or sightings(key) >= least
