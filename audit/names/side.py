"""A text as names are compared: its words, what each may sound like, and the known names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from audit.language import Language, get
from audit.language.normalize import fold
from audit.names.arabic import LETTERS, NEGATIONS, PARTICLES, bare, unattached
from audit.names.index import TABLED, Known, index, people, spelling
from audit.names.latin import DETACHED_ARTICLES, letters
from audit.names.onsets import initial_sounds
from audit.names.spans import names
from audit.names.vocabulary import is_word
from audit.records import Span

LONGEST_WORD = 14  # letters; longer ones are words that lost the spaces between them
_INSIDE = re.compile("(?<=[ةى])(?=[\u0621-\u064a])|(?<=\\w{4})(?<!ال)(?<!لل)(?=إ)")
"""Where a word must end or another start: two words that lost the space between them."""

_HAMZA = re.compile("[وفبلك]?[أإآ]ل")
_SHORT = 5  # letters that do not make a name of words without a capital
_POSSESSIVE = re.compile("['’](?:s|S)?$")
_CONTRACTION = re.compile("(?:i|we|you|they|he|she|it|that|there|who|what)'(?:ve|ll|re|d|m|s)")
_NUMERAL = re.compile("[IVXLC]+(?:e|er|re|ère|ème)?")
_DOUBLED = re.compile(r"(.)\1")
_AS_WRITTEN = {"zh": "ch", "q": "ch", "x": "sh"}
_PINYIN = re.compile("^(?:zh|q(?!u)|x)")
_ELSEWHERE = {"sea": "sho", "z": "ts"}  # `Sean` as the Irish say it, `Zeit` as Germans do
_ONSET = re.compile("^(?:sea(?=n)|z(?!h))")
_C = re.compile("c(?![hk])")
_IN_POLISH = {"ł": "w", "sz": "sh", "cz": "ch", "rz": "j"}
_POLISH = re.compile("|".join(_IN_POLISH))


@dataclass(frozen=True, slots=True)
class Word:
    """A word as names are compared. ``forms`` are what it may sound like, the likeliest first; ``part`` is whether it
    may be of a name.

    ``ordinary`` words belong to the general vocabulary and prove nothing by themselves.
    """

    span: Span
    key: str
    forms: tuple[str, ...]
    part: bool
    ordinary: bool
    function: bool


@dataclass(slots=True)
class Side:
    """A text as names are compared: its words, the known names in it, the words that found a counterpart (``matched``),
    and for Latin words that sound like others, the places of those (``pairs``).

    ``run_together`` remembers what stretches of words may be when they are written as one; ``onsets`` are the kinds of
    sound that each word may begin with.
    """

    text: str
    language: Language
    words: list[Word]
    known: list[Known]
    matched: set[int] = field(default_factory=set)
    pairs: dict[int, range] = field(default_factory=dict)
    run_together: dict[tuple[int, int], Sequence[str]] = field(default_factory=dict)
    onsets: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.onsets = [initial_sounds(word.forms, self.language.code == "ar") for word in self.words]

    @property
    def arabic(self) -> bool:
        return self.language.code == "ar"

    @property
    def concepts(self) -> frozenset[str]:
        return frozenset().union(*(known.inner for known in self.known))

    @property
    def named(self) -> frozenset[str]:
        """The concepts that are named, not told by a people's adjective alone."""
        return frozenset().union(*(known.inner for known in self.known if not known.adjective))


def comparable(source: Language | None, target: Language) -> bool:
    """Whether the tables cover both languages."""
    return source is not None and {source.code, target.code} <= TABLED


def read(text: str, spans: Sequence[Span], language: Language) -> Side:
    """The words and known names of ``text``."""
    make = _arabic_word if language.code == "ar" else _latin_word
    inside = {span.start for name in names(text, spans, language) for span in name.words}
    words = [Word(span, *make(span.of(text), language.code, span.start in inside)) for span in spans]
    if language.code == "ar":
        words = list(_without_negated(_without_spelled(words)))
    return Side(text, language, words, _known(text, words, language))


def _without_spelled(words: Sequence[Word]) -> Iterator[Word]:
    """Words, those of two or more names of Latin letters (`بي بي سي`) no parts of names: they spell an acronym."""
    letter = [any(form in LETTERS for form in word.forms) for word in words]
    for place, word in enumerate(words):
        spelled = letter[place] and (letter[place - 1 : place] == [True] or letter[place + 1 : place + 2] == [True])
        yield replace(word, part=False) if spelled else word


def _without_negated(words: Iterable[Word]) -> Iterator[Word]:
    """Words, those behind a negation (`لا أدري`) no parts of names: verbs and common nouns follow it."""
    negated = False
    for word in words:
        yield replace(word, part=False) if negated and word.part else word
        negated = word.key in NEGATIONS


_Read = tuple[str, tuple[str, ...], bool, bool, bool]
"""A word but for its place."""


@lru_cache(maxsize=10_000)
def _arabic_word(text: str, code: str, _: bool) -> _Read:
    language = get(code)
    folded = fold(text)
    if any("a" <= letter <= "z" for letter in folded):
        return folded, (plain_letters(text),), not folded[-1:].isdigit(), False, False
    pieces = _INSIDE.split(text)
    if len(pieces) > 1 or (len(folded) > LONGEST_WORD and folded.isalpha()):
        return folded, tuple(form for piece in pieces for form in bare(fold(piece))), False, True, False
    function = folded in language.function_words
    ordinary = is_word(folded, "ar")
    part = not function and not folded[-1:].isdigit()
    forms = bare(folded.replace("-", ""))
    if _HAMZA.match(text):  # no article, then
        forms = (*forms, *unattached(folded.replace("-", "")))
    return folded, forms, part, ordinary, function


@lru_cache(maxsize=10_000)
def _latin_word(text: str, code: str, inside: bool) -> _Read:
    language = get(code)
    text = _POSSESSIVE.sub("", text) if language.code == "en" else text
    folded = fold(text)
    part = inside or (len(text) > 1 and text.isupper())
    ordinary = is_word(folded, language.code) or is_word(folded, "en") or bool(_NUMERAL.fullmatch(text))
    ordinary = ordinary or spelling(text) in index("en").adjectives
    grammar = language.function_words | language.abbreviations | DETACHED_ARTICLES
    function = not grammar.isdisjoint((folded, folded.rstrip("'’")))  # `l’`
    calendar = folded in language.weekdays or folded in language.months
    function = function or calendar or _CONTRACTION.fullmatch(folded) is not None
    polish = _POLISH.sub(lambda match: _IN_POLISH[match[0]], text.lower())
    forms = dict.fromkeys((*readings(plain_letters(text)), *readings(plain_letters(polish))[:1]))
    return spelling(text), tuple(forms), part, ordinary, function


def readings(sound: str) -> tuple[str, ...]:
    """A Latin name as it is written, with doubled letters undone, and as the orthographies of Pinyin, of German and
    Irish, and of Slavic, Turkish and Indonesian names have it, whose q, x, z, zh and c are no French ones."""
    if not sound:
        return ()
    single = _DOUBLED.sub(r"\1", sound)
    pinyin = _PINYIN.sub(lambda m: _AS_WRITTEN[m[0]], single)
    elsewhere = _ONSET.sub(lambda m: _ELSEWHERE[m[0]], single)
    return tuple(dict.fromkeys((sound, single, pinyin, _C.sub("ch", single), elsewhere)))


@lru_cache(maxsize=20_000)
def plain_letters(text: str) -> str:
    """The letters a to z of a name, accents and article gone (see ``audit.names.latin.letters``)."""
    return "".join(c for c in letters(text) if "a" <= c <= "z")


def _known(text: str, words: Sequence[Word], language: Language) -> list[Known]:
    arabic = language.code == "ar"
    split, owner = _keys(words, arabic)
    found = index(language.code).find(split, arabic)
    placed = (replace(k, start=owner[k.start], end=owner[k.end - 1] + 1) for k in found)
    return [k for k in placed if arabic or k.adjective or _worth(text, words, k)]


def _worth(text: str, words: Sequence[Word], known: Known) -> bool:
    """Whether Latin words may name what they are known to name: by a capital, or by their length (`mer Rouge`)."""
    size = sum(len(word.key) for word in words[known.start : known.end])
    return size > _SHORT or words[known.start].span.of(text)[:1].isupper()


def _keys(words: Sequence[Word], arabic: bool) -> tuple[list[str], list[int]]:
    """The keys of the words, hyphenated ones apart, and the place of the word that each is of."""
    keys: list[str] = []
    owner: list[int] = []
    for place, word in enumerate(words):
        for part in (word.key,) if arabic else word.key.split(" "):
            keys.append(part)
            owner.append(place)
    return keys, owner


def capitalized(side: Side, place: int) -> bool:
    """Whether a word has a capital."""
    return side.words[place].span.of(side.text)[:1].isupper()


def is_acronym(side: Side, place: int) -> bool:
    """Whether a word stands in capitals where the text does not."""
    return side.words[place].span.of(side.text).isupper() and not side.text.isupper()


def is_person(key: str, least: int = 3) -> bool:
    """Whether a folded Arabic word is often part of a person's name."""
    known = people()
    return key in PARTICLES or any(known.get(form, (0,))[0] >= least for form in bare(key))
