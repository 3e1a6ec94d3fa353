"""Which stretches of a sentence could be left out: what contrastive conditioning tries, one by one.

Vamvas and Sennrich (2022) delete the constituents of a dependency parse. Here there is no parser. Its place is taken by
clauses, cut at punctuation, and inside them by phrases in the sense of Liberman and Church (1992), "chinks and chunks":
function words and the content words that follow them. Tried are clauses, phrases, two or three neighbouring phrases of
one clause, and words of content by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.language import Language
from audit.language.normalize import fold
from audit.language.words import words
from audit.records import Span

_BOUND = re.compile(r"[,،;؛:()\[\]«»“”\"–—.!?؟…、。，；：]")
_NEIGHBOURS = 3  # phrases that are tried together


def deletions(text: str, language: Language) -> list[Span]:
    """Stretches of ``text`` to try without, longest first; none of them is the whole, or function words only."""
    found = words(text, language)
    content = {span for span in found if fold(span.of(text)) not in language.function_words}
    made: set[Span] = set(content)
    for clause in _clauses(text, found):
        made.add(_joined(clause))
        phrases = list(_phrases(clause, content))
        for count in range(1, _NEIGHBOURS + 1):
            made |= {_joined(phrases[n : n + count]) for n in range(len(phrases) - count + 1)}
    whole = _joined(found) if found else Span(0, 0)
    kept = (span for span in made if span != whole and any(span.overlaps(word) for word in content))
    return sorted(kept, key=lambda span: (-len(span), span))


def without(text: str, span: Span) -> str:
    """``text`` without ``span`` and one of the spaces around it."""
    before, after = text[: span.start], text[span.end :]
    if before.endswith(" ") or not before:
        after = after.removeprefix(" ")
    return (before + after).strip()


def _clauses(text: str, found: Sequence[Span]) -> Iterator[list[Span]]:
    """Words between marks of punctuation."""
    clause: list[Span] = []
    for word in found:
        if clause and _BOUND.search(text, clause[-1].end, word.start):
            yield clause
            clause = []
        clause.append(word)
    if clause:
        yield clause


def _phrases(clause: Sequence[Span], content: set[Span]) -> Iterator[Span]:
    """Function words with the words of content behind them."""
    phrase: list[Span] = []
    for word in clause:
        if phrase and word not in content and phrase[-1] in content:
            yield _joined(phrase)
            phrase = []
        phrase.append(word)
    yield _joined(phrase)


def _joined(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
