"""Finds runs of words that a text says twice, at once or after other words."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.language import Language
from audit.language.normalize import fold
from audit.records import Span

_MOST = 20

_LONGEST_RUN = 60
"""Words of a run beyond which nobody looks whether it is said again at once."""

_LEAST_AFTER_COMMA = 4
"""Words of a run said twice with a comma between; shorter ones are refrains and emphasis (`on part, on part`)."""

_LEAST_DISTANT_RUN = 8
"""Words of a whole clause that comes back later in the segment; shorter ones are titles and names."""

_LEAST_BEGINNING_RUN = 6
"""Words that a sentence begins with and that come again inside one of its clauses."""

_LEAST_UNBOUNDED_RUN = 15
"""Words of a run that comes back later and is no whole clause; shorter ones are parallel constructions."""

_LEAST_CLOSE_RUN = 7
"""Words of a clause that comes again in its sentence after ``_CLOSE`` words at most, and says nothing new there."""

_CLOSE = 4

_CHARACTERS_A_WORD = 2
"""Characters that make a word where the script sets no spaces."""

_BREAK = re.compile(r"[.,;:!?…،؛؟。，；：！？、«»“”\"()\[\]–—\n]")

_SENTENCE_END = re.compile(r"[.!?…؟;؛。！？\n]")

_SLIPS = {
    "fr": """
        le la les un des du de d' l' à au aux et ou ni que qu' qui dont dans par pour avec sans chez vers sur sous entre
        contre depuis pendant durant avant après dès selon malgré parmi afin alors car mais donc lorsque puisque tandis
        ce cet cette ces celui celle ceux celles je il ils on se ne pas mon ma mes sa ses son nos vos notre votre leurs
        sont était étaient être été a ont avait avaient avoir sera seront serait aura peut peuvent doit doivent chaque
        plusieurs certains certaines environ notamment
    """,
    "en": "the a an of and or to on by for with this these are was were from",
    "es": "el la los las un una de del en con por que y o se es su sus",
    "de": "und oder von mit auf für den dem des ein eine einen zu im am",
    "it": "il lo gli le un una di del della dei e che in con per è",
    "pt": "os um uma de do da dos das e que em no na com por é",
}
_NEVER_DOUBLED = {code: frozenset(words.split()) for code, words in _SLIPS.items()}
"""Words of which two in a row are always a slip."""

_EMPHATIC = frozenset((
    "très", "trop", "bien", "jamais", "encore", "toujours", "longtemps", "petit", "petite", "grand", "grande", "vite",
    "loin", "presque", "cher", "chers", "chère", "chères", "merci", "bravo",
))  # fmt: skip
"""French words that are doubled for emphasis; no other noun, verb or adjective is."""


_BY = frozenset(("par", "à", "a", "après", "en", "sur", "contre", "by", "after", "to", "für", "por", "per"))
"""What stands between a word and itself: `morceau par morceau par des experts`."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A run of words said again: the first time, the second, and whether one follows the other."""

    first: Span
    again: Span
    adjacent: bool


def repeats(text: str, words: Sequence[Span], language: Language) -> list[Repeat]:
    """The first runs of ``words`` that ``text`` says twice, twenty at most, none inside another."""
    said = _Said(text, words, language)
    found: list[Repeat] = []
    at = 0
    while at < len(said.words) and len(found) < _MOST:
        length = said.adjacent_run(at)
        if length:
            found.append(Repeat(said.span(at, length), said.span(at + length, length), adjacent=True))
        at += max(1, 2 * length)
    return found or list(said.distant_runs())


class _Said:
    """The words of a text, folded, and where each comes again."""

    def __init__(self, text: str, words: Sequence[Span], language: Language) -> None:
        self.text = text
        self.code = language.code
        self.spans = words
        self.words = [fold(span.of(text)) for span in self.spans]
        self.scale = 1 if language.spaced else _CHARACTERS_A_WORD
        self.known = language.function_words
        self.never_doubled = _NEVER_DOUBLED.get(language.code, frozenset())
        self.next = array("l", [len(self.words)]) * len(self.words)
        last: dict[str, int] = {}
        for place in range(len(self.words) - 1, -1, -1):
            self.next[place] = last.get(self.words[place], len(self.words))
            last[self.words[place]] = place

    def span(self, at: int, length: int) -> Span:
        return Span(self.spans[at].start, self.spans[at + length - 1].end)

    def adjacent_run(self, at: int) -> int:
        """How many words from ``at`` are said again at once; 0 where that is none or may be meant."""
        again = self.next[at]
        while again - at <= _LONGEST_RUN and again < len(self.words):
            length = again - at
            if self.words[at:again] == self.words[again : again + length]:
                return length if self._is_stumble(at, length) else 0
            again = self.next[again]
        return 0

    def _is_stumble(self, at: int, length: int) -> bool:
        run = self.words[at : at + length]
        between = self.text[self.spans[at + length - 1].end : self.spans[at + length].start].strip()
        if length == 1:
            return not between and self._is_never_doubled(at)
        if len(set(run)) == 1 or sum(any(c.isalpha() for c in word) for word in run) < 2:
            return False
        if length == 2 and run[1] in _BY:
            return False
        least = 2 if not between else _LEAST_AFTER_COMMA
        alike = self._marks(at, length) == self._marks(at + length, length)  # `pas de blé ; pas de blé, pas de pain`
        return between in ("", ",", "،") and length >= least * self.scale and alike

    def _marks(self, at: int, length: int) -> list[str]:
        """What stands between the words of a run."""
        return [self.text[self.spans[p - 1].end : self.spans[p].start].strip() for p in range(at + 1, at + length)]

    def _is_never_doubled(self, at: int) -> bool:
        """Whether the word at ``at`` stands twice by mistake only."""
        word, again = (self.spans[i].of(self.text) for i in (at, at + 1))
        if again in self.never_doubled:
            return len(word) > 1 or word == again or at == 0  # `le groupe A a battu`
        plain = word == again and again.isalpha() and again.islower() and len(again) >= 4 and again not in self.known
        return plain and self.code == "fr" and again not in _EMPHATIC

    def distant_runs(self) -> Iterator[Repeat]:
        """The first clause or beginning that comes again after other words, or the first very long run."""
        least = _LEAST_BEGINNING_RUN * self.scale
        places: dict[tuple[str, ...], int] = {}
        at = 0
        while at + least <= len(self.words):
            first = places.setdefault(tuple(self.words[at : at + least]), at)
            if at - first < least:
                at += 1
                continue
            length = self._common(first, at)
            repeat = self._clause(first, at, length)
            if repeat is not None:
                yield repeat
                return
            at += length

    def _common(self, first: int, at: int) -> int:
        """How many words from ``first`` and from ``at`` are the same, before the first run meets the second."""
        most = min(len(self.words), 2 * at - first)
        end = next((i for i in range(at, most) if self.words[i] != self.words[i - at + first]), most)
        return end - at

    def _clause(self, first: int, at: int, length: int) -> Repeat | None:
        """What is said twice from ``first`` and from ``at``, cut to whole clauses unless it is very long."""
        close = self._close_clause(first, at, length)
        if close is not None:
            return close
        begins = self._begins_sentence(first) and not self._breaks_before(at) and self._shares_sentence(first, at)
        if begins or length >= _LEAST_UNBOUNDED_RUN * self.scale:
            return Repeat(self.span(first, length), self.span(at, length), adjacent=False)
        starts = [i for i in range(length) if self._breaks_before(first + i) and self._breaks_before(at + i)]
        ends = [i for i in range(1, length + 1) if self._breaks_before(first + i) and self._breaks_before(at + i)]
        if not starts or not ends or ends[-1] - starts[0] < _LEAST_DISTANT_RUN * self.scale:
            return None
        start, size = starts[0], ends[-1] - starts[0]
        return Repeat(self.span(first + start, size), self.span(at + start, size), adjacent=False)

    def _close_clause(self, first: int, at: int, length: int) -> Repeat | None:
        """A clause that is said again as soon as it is over, with less in it: `X a battu Y 3-1, X a battu Y.`

        The second ends where the run ends: what has a word of its own behind it is an enumeration.
        """
        start = next((i for i in range(length) if self._breaks_before(at + i)), length)
        size, between = length - start, at - first - length
        if size < _LEAST_CLOSE_RUN * self.scale or not 0 < between <= _CLOSE or not self._breaks_before(at + length):
            return None
        if self._breaks_before(first + length) or not self._shares_sentence(first, at):
            return None
        return Repeat(self.span(first + start, size), self.span(at + start, size), adjacent=False)

    def _begins_sentence(self, place: int) -> bool:
        before = self.spans[place - 1].end if place else 0
        return place == 0 or _SENTENCE_END.search(self.text, before, self.spans[place].start) is not None

    def _shares_sentence(self, first: int, at: int) -> bool:
        return _SENTENCE_END.search(self.text, self.spans[first].start, self.spans[at].start) is None

    def _breaks_before(self, place: int) -> bool:
        """Whether a mark of punctuation, or the text's end, stands before the word at ``place``."""
        if place in (0, len(self.words)):
            return True
        return _BREAK.search(self.text, self.spans[place - 1].end, self.spans[place].start) is not None
