"""A side of a segment as these rules read it: its words in clauses, and where each is on the other side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from audit.checks.evidence import Evidence, Reading
from audit.language import Language
from audit.language.common_words import zipf
from audit.language.normalize import fold
from audit.records import Span

_MARK = re.compile(r"[.!?…؟]|[,;:،؛()«»“”\"—–\n]")
_END = re.compile(r"[.!?…؟]")
_UNKNOWN = 4.0
_LONGEST = 16
"""Letters of the longest word of a script without capitals, clitics included."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side, with the clause and the sentence of each; ``asks`` are the sentences that ask.

    ``is_blurred`` is whether any word is several, whose spaces were lost. ``readings`` keep what ``once`` was asked.
    """

    text: str
    language: Language
    spans: Sequence[Span]
    words: Sequence[str]
    clause: Sequence[int]
    sentence: Sequence[int]
    asks: frozenset[int]
    is_blurred: bool
    readings: dict[Callable[[Side], Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, read: Callable[[Side], Reading]) -> Reading:
        """What ``read`` makes of the side, made for the first that asks and kept for the next."""
        if read not in self.readings:
            self.readings[read] = read(self)
        return self.readings[read]

    def span(self, first: int, last: int) -> Span:
        """From one word to another, both included."""
        return Span(self.spans[first].start, self.spans[last].end)

    def is_content(self, place: int) -> bool:
        word = self.words[place]
        return (
            len(word) > 2
            and word not in self.language.function_words
            and not word.endswith("'")
            and (word.isalpha() or not any(c.isdigit() for c in word))
        )

    def is_name(self, place: int) -> bool:
        """Whether a capital inside a sentence marks the word as a name."""
        if not self.spans[place].of(self.text)[0].isupper():
            return False
        starts = place == 0 or self.sentence[place - 1] != self.sentence[place]
        return not starts or self.words[place] not in zipf(self.language.code)

    def is_run_together(self, place: int) -> bool:
        """Whether a word is several: nothing can be said of what is in it."""
        return _is_run_together(self.words[place], self.language)

    def content_after(self, place: int, most: int) -> list[int]:
        """The next ``most`` content words after ``place`` in its sentence."""
        found: list[int] = []
        for other in range(place + 1, len(self.words)):
            if len(found) == most or self.sentence[other] != self.sentence[place]:
                break
            if self.is_content(other):
                found.append(other)
        return found


def read_side(text: str, language: Language, spans: Sequence[Span]) -> Side:
    """The words of ``text`` at ``spans``, in clauses."""
    clause = sentence = 0
    clauses: list[int] = []
    sentences: list[int] = []
    asks: set[int] = set()
    end = 0
    for span in spans:
        between = text[end : span.start]
        if clauses and _MARK.search(between):
            clause += 1
            if _END.search(between):
                if "?" in between or "؟" in between:
                    asks.add(sentence)
                sentence += 1
        clauses.append(clause)
        sentences.append(sentence)
        end = span.end
    if "?" in text[end:] or "؟" in text[end:]:
        asks.add(sentence)
    # A word stays one, since rules count spaces to find it in the text: `2 500`, and «ﷺ», which folds to four.
    words = [fold(s.of(text)).replace(" ", "") for s in spans]
    blurred = any(_is_run_together(word, language) for word in words)
    return Side(text, language, spans, words, clauses, sentences, frozenset(asks), blurred)


def _is_run_together(word: str, language: Language) -> bool:
    return not language.cased and len(word) > _LONGEST


@dataclass(frozen=True, slots=True)
class Links:
    """Word links of a segment from either side, how clear each is, and where an unlinked word would be on the other."""

    forward: dict[int, list[int]]
    backward: dict[int, list[int]]
    anchors: Sequence[tuple[int, int]]
    leads: Mapping[tuple[int, int], float]

    def lead(self, source: int, target: int) -> float:
        """How clear the link of two words is, 0 to 4; 0 for words that are not linked, 4 where nothing is known."""
        return self.leads.get((source, target), 0.0 if self.leads else _UNKNOWN)

    def project(self, place: int) -> float | None:
        """The place on the target side that answers ``place`` on the source side, between the links around it."""
        return _between(self.anchors, place)

    def project_without(self, place: int) -> float | None:
        """The same, whatever links the word at ``place`` has itself."""
        return _between([anchor for anchor in self.anchors if anchor[0] != place], place)

    def project_back(self, place: int) -> float | None:
        return _between(sorted((t, s) for s, t in self.anchors), place)


def links_of(evidence: Evidence) -> Links:
    forward: dict[int, list[int]] = {}
    backward: dict[int, list[int]] = {}
    for source, target in evidence.links:
        forward.setdefault(source, []).append(target)
        backward.setdefault(target, []).append(source)
    return Links(forward, backward, sorted(evidence.links), evidence.leads)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a segment, and the links between them."""

    source: Side
    target: Side
    links: Links


def sides(evidence: Evidence) -> Sides | None:
    """Both sides of a segment, read once for all rules; none where there is no source."""
    return evidence.once(_read_sides)


def _read_sides(evidence: Evidence) -> Sides | None:
    if evidence.source_language is None:
        return None
    source = read_side(evidence.source, evidence.source_language, evidence.source_words)
    target = read_side(evidence.target, evidence.target_language, evidence.target_words)
    return Sides(source, target, links_of(evidence))


def _between(anchors: Sequence[tuple[int, int]], place: int) -> float | None:
    if not anchors:
        return None
    at = bisect_left(anchors, (place, -1))
    if at < len(anchors) and anchors[at][0] == place:
        return float(anchors[at][1])
    around = anchors[max(at - 1, 0) : at + 1]
    known = [target + max(-2, min(2, place - source)) for source, target in around]
    return sum(known) / len(known)
