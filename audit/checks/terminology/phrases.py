"""Terms of the original, by stems, and what each of their mentions is called in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audit.checks.evidence import Evidence
from audit.language import Language
from audit.language.normalize import fold
from audit.language.stems import stem
from audit.records import Span

# Each begins and ends with something that is no space: three runs of anything, side by side, match in n³ ways.
_QUOTED = re.compile(
    r'«\s*([^«»\s](?:[^«»]*[^«»\s])?)\s*»|“\s*([^“”\s](?:[^“”]*[^“”\s])?)\s*”|"\s*([^"\s](?:[^"]*[^"\s])?)\s*"'
)
MOST_WORDS = 4  # a longer quotation is speech, not a term
_FEWEST_WORDS = 2  # of a phrase that nothing sets apart: single words have several translations by right
_SHORTEST = 3  # letters of a word that says something
_GAP = 2  # words inside a rendering that translate none of the term: articles, prepositions

Term = tuple[str, ...]
"""The stems of a term's words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A term where it stands in a segment, and what is known of its rendering there.

    ``words`` are the words of content in the rendering; ``whole`` is whether every word of content of the term is
    linked to one of them.
    """

    place: int
    source: Span
    target: Span
    words: tuple[str, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words of the original, from ``start`` to ``end``."""

    place: int
    start: int
    end: int


def quotations(text: str) -> Iterator[Span]:
    """What ``text`` sets in quotation marks, where it is short enough for a term."""
    for match in _QUOTED.finditer(text):
        span = Span(*match.span(match.lastindex or 0))
        if len(span.of(text).split()) <= MOST_WORDS:
            yield span


def quoted_mentions(place: int, evidence: Evidence) -> Iterator[tuple[Term, Mention]]:
    """Terms that both sides set in quotation marks."""
    targets = list(quotations(evidence.target))
    for source in quotations(evidence.source) if targets else ():
        linked = evidence.linked_target(source)
        found = [target for target in targets if linked and target.overlaps(linked)]
        if len(found) == 1:
            term = _stems(
                [word.of(evidence.source) for word in evidence.source_words if word.overlaps(source)], evidence
            )
            yield term, Mention(place, source, found[0], content(found[0], evidence))


def phrases(place: int, evidence: Evidence) -> Iterator[tuple[Term, Phrase]]:
    """Runs of words of the original that begin and end with a word of content, with nothing but spaces between them."""
    language = evidence.source_language
    if language is None or not evidence.links:
        return
    spans = evidence.source_words
    words = [word.of(evidence.source) for word in spans]
    stems = _stems(words, evidence)
    counts = [says_something(word, language) for word in words]
    joined = [not evidence.source[a.end : b.start].strip() for a, b in pairwise(spans)]
    for start in range(len(words)):
        for end in range(start + _FEWEST_WORDS, min(start + MOST_WORDS, len(words)) + 1):
            if not joined[end - 2]:
                break
            if counts[start] and counts[end - 1]:
                yield stems[start:end], Phrase(place, start, end)


def rendering(phrase: Phrase, evidence: Evidence) -> Mention | None:
    """What links tell of a phrase's rendering; ``None`` where that is nothing, or is scattered over the sentence."""
    spans, language = evidence.source_words, evidence.source_language
    if language is None:
        return None
    needed = [n for n in range(phrase.start, phrase.end) if says_something(spans[n].of(evidence.source), language)]
    targets = [word.of(evidence.target) for word in evidence.target_words]
    linked = {s: t for s, t in evidence.links if s in needed and says_something(targets[t], evidence.target_language)}
    if not linked:
        return None
    first, last = min(linked.values()), max(linked.values())
    if last - first + 1 > len(linked) + _GAP:
        return None
    taken = {target for _, target in evidence.links}
    missing = len(needed) - len(linked)
    while missing and last + 1 not in taken and _continues(last, last + 1, targets, evidence):
        last, missing = last + 1, missing - 1
    source = Span(spans[phrase.start].start, spans[phrase.end - 1].end)
    target = Span(evidence.target_words[first].start, evidence.target_words[last].end)
    return Mention(phrase.place, source, target, content(target, evidence), len(linked) == len(needed))


def _continues(last: int, following: int, targets: Sequence[str], evidence: Evidence) -> bool:
    """Whether a word of the translation goes on with the one before it: `Assemblée | nationale`."""
    if following >= len(targets) or not says_something(targets[following], evidence.target_language):
        return False
    between = evidence.target[evidence.target_words[last].end : evidence.target_words[following].start]
    return not between.strip()


def says_something(word: str, language: Language) -> bool:
    """Whether a word is of content: no function word, no figure, no letter or two."""
    folded = fold(word)
    if len(folded) < _SHORTEST or any(character.isdigit() for character in folded):
        return False
    return folded not in language.function_words


def content(span: Span, evidence: Evidence) -> tuple[str, ...]:
    """The words of content of the translation that ``span`` touches."""
    words = (word.of(evidence.target) for word in evidence.target_words if word.overlaps(span))
    return tuple(word for word in words if says_something(word, evidence.target_language))


def _stems(words: Sequence[str], evidence: Evidence) -> Term:
    code = evidence.source_language.code if evidence.source_language else ""
    return tuple(stem(word, code) for word in words)
