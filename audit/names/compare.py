"""Which names of one text have no counterpart in the other, by table, by sound and by word links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from audit.language import Language, get
from audit.language.normalize import fold
from audit.names.arabic import LETTERS, NEGATIONS, PARTICLES, bare, unattached
from audit.names.index import Known, index, people, spelling
from audit.names.latin import DETACHED_ARTICLES, letters
from audit.names.spans import names
from audit.names.transliteration import likeness
from audit.names.vocabulary import is_word
from audit.records import Span

ALIKE = 0.12
"""Likeness of an Arabic and a Latin writing from which on they may be one name (about 2 % of true pairs are below)."""

CHANCE = 0.3
"""The same for an ordinary word where either is linked to another word: ordinary words sound like names by chance."""

_SHORT_WORD = 3  # letters of ordinary words that sound like much
LONGEST_WORD = 14  # letters; longer ones are words that lost the spaces between them
_INSIDE = re.compile("(?<=[ةى])(?=[\u0621-\u064a])|(?<=\\w{4})(?<!ال)(?<!لل)(?=إ)")
"""Where a word must end or another start: two words that lost the space between them."""

_LONGEST_RUN = 200  # letters of such a run that are looked at
_HAMZA = re.compile("[وفبلك]?[أإآ]ل")
_SHORT = 5  # letters that do not make a name of words without a capital
_SAME = 0.72  # share of letters in common that makes two Latin writings one name
_POSSESSIVE = re.compile("['’](?:s|S)?$")
_CONTRACTION = re.compile("(?:i|we|you|they|he|she|it|that|there|who|what)'(?:ve|ll|re|d|m|s)")
_NUMERAL = re.compile("[IVXLC]+(?:e|er|re|ère|ème)?")
_LANGUAGES = frozenset(("ar", "fr", "en"))
_DOUBLED = re.compile(r"(.)\1")
_AS_WRITTEN = {"zh": "ch", "q": "ch", "x": "sh"}
_PINYIN = re.compile("^(?:zh|q(?!u)|x)")
_ELSEWHERE = {"sea": "sho", "z": "ts"}  # `Sean` as the Irish say it, `Zeit` as Germans do
_ONSET = re.compile("^(?:sea(?=n)|z(?!h))")
_C = re.compile("c(?![hk])")
_IN_POLISH = {"ł": "w", "sz": "sh", "cz": "ch", "rz": "j"}
_POLISH = re.compile("|".join(_IN_POLISH))

Link = tuple[int, int]


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
    return source is not None and source.code in _LANGUAGES and target.code in _LANGUAGES


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
        return folded, (_letters(text),), not folded[-1:].isdigit(), False, False
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
    forms = dict.fromkeys((*_readings(_letters(text)), *_readings(_letters(polish))[:1]))
    return spelling(text), tuple(forms), part, ordinary, function


def _readings(sound: str) -> tuple[str, ...]:
    """A Latin name as it is written, with doubled letters undone, and as the orthographies of Pinyin, of German and
    Irish, and of Slavic, Turkish and Indonesian names have it, whose q, x, z, zh and c are no French ones."""
    if not sound:
        return ()
    single = _DOUBLED.sub(r"\1", sound)
    pinyin = _PINYIN.sub(lambda m: _AS_WRITTEN[m[0]], single)
    elsewhere = _ONSET.sub(lambda m: _ELSEWHERE[m[0]], single)
    return tuple(dict.fromkeys((sound, single, pinyin, _C.sub("ch", single), elsewhere)))


@lru_cache(maxsize=20_000)
def _letters(text: str) -> str:
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


def match(source: Side, target: Side, links: Iterable[Link]) -> None:
    """Mark the words of both sides that have a counterpart in the other."""
    _by_table(source, target)
    forward: dict[int, list[int]] = {}
    for s, t in links:
        forward.setdefault(t, []).append(s)
    near, far = (target, source) if not target.arabic else (source, target)
    if near is source:
        backward: dict[int, list[int]] = {}
        for t, places in forward.items():
            for s in places:
                backward.setdefault(s, []).append(t)
        forward = backward
    _by_sound(near, far, forward)
    _inside_others(near, far)


def _by_table(source: Side, target: Side) -> None:
    """A people's adjective may stand for its country, unless it stands for an adjective of the other side."""
    for one, other in ((source, target), (target, source)):
        named, concepts = other.named, other.concepts
        peoples = frozenset().union(*(known.inner for known in one.known if known.adjective))
        for known in one.known:
            if known.inner & (concepts if known.adjective else named | (concepts - peoples)):
                one.matched.update(range(known.start, known.end))


def _by_sound(latin: Side, other: Side, links: dict[int, list[int]]) -> None:
    """Look for every Latin name's counterpart, then for those of the other side's names among all Latin words."""
    backward: dict[int, list[int]] = {}
    for place, linked in links.items():
        if not latin.words[place].function:
            for theirs in linked:
                backward.setdefault(theirs, []).append(place)
    for place, word in enumerate(latin.words):
        if word.part and word.forms:
            found = _counterpart(latin, place, other, links.get(place, ()), backward)
            if found is not None:
                latin.matched.add(place)
                latin.pairs[place] = found
                other.matched.update(found)
    for place, word in enumerate(other.words):
        sought = place not in other.matched and word.part and not word.ordinary
        if sought and _heard(other, place, latin, backward.get(place, ())):
            other.matched.add(place)


def _inside_others(latin: Side, other: Side) -> None:
    """Match names that stand somewhere in a run of Arabic words that lost the spaces between them."""
    long = (word.key[:_LONGEST_RUN] for word in other.words if other.arabic and len(word.key) > LONGEST_WORD)
    runs = [run for run in long if run.isalpha()]
    for place, word in enumerate(latin.words if runs else ()):
        if not word.part or place in latin.matched or len("".join(word.forms[:1])) < 3:
            continue
        if any(_sounds_like(part, word.forms[0], CHANCE) for run in runs for part in stretches(run, word.forms[0])):
            latin.matched.add(place)


def stretches(run: str, latin: str) -> Iterator[str]:
    """The stretches of a run of letters that are about as long as a Latin name is in Arabic."""
    for length in range(max(2, len(latin) // 2), len(latin) + 1):
        for start in range(len(run) - length + 1):
            yield run[start : start + length]


def _heard(other: Side, place: int, latin: Side, linked: Sequence[int]) -> bool:
    """Whether any one or two Latin words, names or not, sound like the word at ``place``, alone or with the next.

    Ordinary words (`technologie`) have to be linked to it, or to sound much like it.
    """
    written = [_written(other, range(place, place + n)) for n in (1, 2) if place + n <= len(other.words)]
    onset = other.onsets[place] if other.arabic else _ANY_SOUND
    for start, word in enumerate(latin.words):
        if not word.forms or word.function or not onset & latin.onsets[start]:
            continue
        least = CHANCE if word.ordinary and not word.part and start not in linked else ALIKE
        sounds = list(word.forms)
        if start + 1 < len(latin.words) and latin.words[start + 1].forms:
            sounds.append(word.forms[0] + latin.words[start + 1].forms[0])
        if any(_sounds_like(form, sound, least) for sound in sounds for forms in written for form in forms):
            return True
    return False


def _counterpart(
    latin: Side, place: int, other: Side, linked: Sequence[int], backward: dict[int, list[int]]
) -> range | None:
    """The words that sound like the name at ``place``, alone or with a neighbour; those linked to it come first."""
    count = len(other.words)
    order = [*linked, *(i for i in range(count) if i not in linked)]
    rival = any(not other.words[i].function for i in linked)
    for mine in (range(place, place + 1), range(place, place + 2), range(place - 1, place + 1)):
        if mine.start < 0 or mine.stop > len(latin.words):
            continue
        sounds = _written(latin, mine)
        onset = initial_sounds(sounds, False)
        for theirs in order:
            if other.arabic and not onset & other.onsets[theirs]:
                continue
            for length in (1, 2, 3) if len(mine) == 1 else (1,):
                span = range(theirs, theirs + length)
                if span.stop > count:
                    break
                least = ALIKE
                short = length == 1 and other.arabic and len(other.words[theirs].key) <= _SHORT_WORD
                if theirs not in linked and (rival or backward.get(theirs) or short):
                    least = CHANCE if all(other.words[i].ordinary for i in span) else ALIKE
                if _alike(other, span, sounds, least) and not _other_alone(latin, place, mine, other, span, least):
                    return span
    return None


def _other_alone(latin: Side, place: int, mine: range, other: Side, theirs: range, least: float) -> bool:
    """Whether of two Latin words only the one beside the name sounds like the counterpart of both."""
    return any(_alike(other, theirs, latin.words[beside].forms, least) for beside in mine if beside != place)


def _alike(other: Side, theirs: range, sounds: Sequence[str], least: float) -> bool:
    word = other.words[theirs.start]
    if other.arabic and len(theirs) == 1 and word.function and not is_person(word.key):
        return False
    return any(_sounds_like(form, sound, least) for form in _written(other, theirs) for sound in sounds)


def _written(side: Side, places: range) -> Sequence[str]:
    """What words run together may be, given what each may be; only the first has clitics or several readings."""
    if len(places) == 1:
        return side.words[places.start].forms
    key = places.start, places.stop
    if key not in side.run_together:
        side.run_together[key] = _joined(side, places)
    return side.run_together[key]


def _joined(side: Side, places: range) -> Sequence[str]:
    rest = "".join(side.words[i].forms[0] for i in places[1:] if side.words[i].forms)
    first = side.words[places.start].forms
    return [form + rest for form in (first if side.arabic else first[:1])]


def sounds_like(arabic: str, latin: str) -> bool:
    """Whether a folded Arabic word and a Latin one as written may be one name."""
    return any(_sounds_like(form, sound, ALIKE) for form in bare(arabic) for sound in _readings(_letters(latin)))


@lru_cache(maxsize=50_000)
def _sounds_like(written: str, latin: str, least: float) -> bool:
    if written.isascii():
        return _same(written, latin)
    if not 0.5 * len(written) <= len(latin) <= 2.6 * len(written) + 1 or _distance(written, latin):
        return False
    return likeness(written, latin, least) >= least


_ANY_SOUND = 1023
_CLASSES = {
    **dict.fromkeys("بbpv", 1), **dict.fromkeys("لl", 2), **dict.fromkeys("مm", 4), **dict.fromkeys("نn", 8),
    **dict.fromkeys("رr", 16), **dict.fromkeys("تطدضtd", 32), **dict.fromkeys("سصشزsz", 64),
    **dict.fromkeys("قكkq", 128), **dict.fromkeys("فf", 256),
}  # fmt: skip
_EITHER = {"v": 257, "p": 257, "ف": 257, "c": 192, "x": 192, "g": 128, "ج": 192, "j": 192, "غ": 128, "خ": 128, "ث": 96,
           "ذ": 96, "ظ": 96, "h": 0}  # fmt: skip
_VOWEL = 512
_ONSETS = {
    **dict.fromkeys("aeiouلlا", _ANY_SOUND), "و": _VOWEL | 257, "w": _VOWEL | 273, "j": _VOWEL | 192, "خ": _VOWEL | 128,
    "ج": 224, "c": 224,
}  # fmt: skip


def _distance(arabic: str, latin: str) -> bool:
    """Whether two names have too few kinds of consonants in common to be worth a closer look."""
    if not _onset(arabic[0]) & _onset(latin[0]):
        return True
    (sure, may), (sure2, may2) = _mask(arabic), _mask(latin)
    return ((sure & ~may2).bit_count() + (sure2 & ~may).bit_count()) > 1 + (len(arabic) > 6)


@cache
def _onset(char: str) -> int:
    """The kinds of sound that a name may begin with, given its first letter; vowels, h, w and y are of one kind.

    A vowel or l may be the article (`elmasri`) or ease a cluster (`اسطفان`), and goes with any.
    """
    kinds = _CLASSES.get(char, 0) | _EITHER.get(char, 0)
    return _ONSETS.get(char, kinds or _VOWEL)


def initial_sounds(forms: Sequence[str], arabic: bool) -> int:
    """The kinds of sound that a word may begin with, given what it may be; any for Latin letters in Arabic text."""
    kinds = 0
    for form in forms:
        kinds |= _ANY_SOUND if arabic and form.isascii() else _onset(form[:1])
    return kinds


@lru_cache(maxsize=20_000)
def _mask(name: str) -> tuple[int, int]:
    sure = may = 0
    for char in name:
        if char in _EITHER:
            may |= _EITHER[char]
        else:
            sure |= _CLASSES.get(char, 0)
    return sure, sure | may


@lru_cache(maxsize=20_000)
def _same(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    if one == other:
        return True
    return min(len(one), len(other)) > 2 and Levenshtein.normalized_similarity(one, other) >= _SAME


def capitalized(side: Side, place: int) -> bool:
    """Whether a word has a capital."""
    return side.words[place].span.of(side.text)[:1].isupper()


def is_person(key: str, least: int = 3) -> bool:
    """Whether a folded Arabic word is often part of a person's name."""
    known = people()
    return key in PARTICLES or any(known.get(form, (0,))[0] >= least for form in bare(key))
