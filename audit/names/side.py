"""A text as names are compared: its words, and the known names in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from audit.language import Language
from audit.language.normalize import fold
from audit.names.arabic import LETTERS, NEGATIONS, is_title
from audit.names.concepts import territory
from audit.names.index import Known, index
from audit.names.latin import COMPOUNDS
from audit.names.people import sightings
from audit.names.spans import names
from audit.names.tables import SHADDA, TABLED, vocalized
from audit.names.words import Word, arabic_word, is_person, latin_word, no_part
from audit.records import Span

_SPEAKERS = ("متحدث", "متحدثه", "متحدثين", "متحدثون", "ناطق", "ناطقه", "ناطقين")
_FIRST_PERSON = frozenset(
    map(fold, ("أنا", "وأنا", "كنت", "وكنت", "لست", "لن", "لم", "سوف", "لكنني", "لكني", "إنني", "إني"))
)
_ON = ("على", "وعلى", "فعلى")
_BORNE = 3  # sightings of persons of a word that is a name even behind «أنا»
_USUAL = 20  # the same of an ordinary word that is often a first name
_SHORT = 5  # letters that do not make a name of words without a capital


@dataclass(slots=True)
class Side:
    """A text as names are compared: its words, the known names in it, the words that found a counterpart (``matched``),
    and for Latin words that sound like others, the places of those (``pairs``).

    ``run_together`` remembers what stretches of words may be when they are written as one.
    """

    text: str
    language: Language
    spans: Sequence[Span]
    words: Sequence[Word]
    known: Sequence[Known]
    arabic: bool
    matched: set[int] = field(default_factory=set)
    pairs: dict[int, range] = field(default_factory=dict)
    run_together: dict[tuple[int, int], Sequence[str]] = field(default_factory=dict)

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
    if language.code == "ar":
        words = [arabic_word(text[span.start : span.end]) for span in spans]
        words = list(_without_spoken_for(list(_without_negated(_without_spelled(words)))))
        words = list(_without_grammar(words))
        known = [_told_by_marks(k, words) for k in index("ar").find([word.key for word in words], arabic=True)]
    else:
        named = {span.start for name in names(text, spans, language) for span in name.words}
        words = [latin_word(text[span.start : span.end], language.code, span.start in named) for span in spans]
        known = _known(words, language)
    return Side(text, language, spans, words, known, language.code == "ar")


def _told_by_marks(known: Known, words: Sequence[Word]) -> Known:
    """What a word of several meanings names, where a mark tells: «عمّان» is Amman."""
    written = words[known.start].text
    if known.end - known.start > 1 or SHADDA not in written:
        return known
    concept = next((concept for form, concept in vocalized().items() if written.endswith(form)), None)
    if concept is None or concept not in known.concepts:
        return known
    return replace(known, concepts=frozenset((concept,)), inner=frozenset((concept,)))


def _without_spelled(words: Sequence[Word]) -> Iterator[Word]:
    """Words, those of two or more names of Latin letters (`بي بي سي`) no parts of names: they spell an acronym."""
    letter = [any(form in LETTERS for form in word.forms) for word in words]
    for place, word in enumerate(words):
        spelled = letter[place] and (letter[place - 1 : place] == [True] or letter[place + 1 : place + 2] == [True])
        yield no_part(word) if spelled else word


def _without_negated(words: Iterable[Word]) -> Iterator[Word]:
    """Words, those behind a negation (`لا أدري`) no parts of names: verbs and common nouns follow it."""
    negated = False
    for word in words:
        yield no_part(word) if negated and word.part else word
        negated = word.key in NEGATIONS


def _without_spoken_for(words: Sequence[Word]) -> Iterator[Word]:
    """Words, «باسم» before whom somebody speaks for no part of a name and like none (`Asma`): it is "in the name of",
    and Bassem elsewhere."""
    for place, word in enumerate(words):
        speaks = place > 0 and words[place - 1].key.endswith(_SPEAKERS)
        yield replace(no_part(word), forms=()) if word.key == "باسم" and speaks else word


def _without_grammar(words: Sequence[Word]) -> Iterator[Word]:
    """Words, verbs of the first person («أنا أيضا أداوي») no parts of names, and «على» like none (`Ali`) but where it
    follows a word that may be a first name or a title."""
    for place, word in enumerate(words):
        if word.text in _ON and not (place and _may_precede(words[place - 1])):
            yield replace(word, forms=())
        elif word.text.startswith("أ") and word.part and not word.ordinary and sightings(word.key) < _BORNE:
            spoken = any(before.key in _FIRST_PERSON for before in words[max(0, place - 2) : place])
            yield no_part(word) if spoken else word
        else:
            yield word


def _may_precede(word: Word) -> bool:
    """Whether a word may be followed by a name: a title, another name, or a word that is often part of one."""
    return not word.function and (not word.ordinary or is_title(word.key) or is_person(word.key, _USUAL))


def _known(words: Sequence[Word], language: Language) -> list[Known]:
    """The known names in Latin words, of which hyphenated ones are several."""
    parts = [(part, place) for place, word in enumerate(words) for part in word.key.split(" ")]
    ends = {end for end in range(1, len(parts) + 1) if end == len(parts) or parts[end][1] != parts[end - 1][1]}
    keys = [part for part, _ in parts]
    found = list(index(language.code).find(keys, arabic=False, ends=ends))  # no newspaper in `La Croix-Rouge`
    if len(parts) > len(words):
        inside = index(language.code).find(keys, arabic=False)
        found += [k for k in inside if not any(k.start < other.end and other.start < k.end for other in found)]
        found += _compound(parts)
    placed = (replace(known, start=parts[known.start][1], end=parts[known.end - 1][1] + 1) for known in found)
    worth = (known for known in placed if known.adjective or _worth(words, known))
    return sorted(worth, key=lambda known: known.start)


def _compound(parts: Sequence[tuple[str, int]]) -> Iterator[Known]:
    """The peoples that begin hyphenated words (`égypto-allemande`), given the parts of words with their places."""
    for at, ((part, place), (_, following)) in enumerate(pairwise(parts)):
        if place == following and part in COMPOUNDS:
            concepts = frozenset((territory(COMPOUNDS[part]),))
            yield Known(at, at + 1, concepts, True, concepts)


def _worth(words: Sequence[Word], known: Known) -> bool:
    """Whether Latin words may name what they are known to name: by a capital, or by their length (`mer Rouge`)."""
    size = sum(len(word.key) for word in words[known.start : known.end])
    return size > _SHORT or words[known.start].capitalized


def is_acronym(side: Side, place: int) -> bool:
    """Whether a word stands in capitals where the text does not."""
    return side.words[place].text.isupper() and not side.text.isupper()


def stretch(side: Side, first: int, last: int) -> Span:
    """What words of a side cover, from the one at ``first`` to the one at ``last``."""
    return Span(side.spans[first].start, side.spans[last].end)


def is_plain(side: Side, place: int) -> bool:
    """Whether a word is an ordinary one, and no acronym: those stand for names of several words."""
    word = side.words[place]
    return word.ordinary and not word.function and not is_acronym(side, place) and place not in side.matched
