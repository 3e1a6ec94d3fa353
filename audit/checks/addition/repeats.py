"""Words, clauses and sentences that the translation says twice (AD102)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from audit.checks.addition.reworded import reworded
from audit.checks.addition.runs import Repeat, repeats
from audit.checks.content import shortened
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.language.normalize import fold
from audit.language.words import words
from audit.records import Finding, Role, Severity, Span

_LEAST_WORDS = 8
"""Words of a sentence that may stand in a story only once; shorter ones are formulas."""

_SHARED_RUN = 5
"""Words in a row that two sentences must share before they are compared."""

_ALIKE = 95.0
"""Similarity, 0 to 100, above which two sentences are the same."""

_LONGEST_COMPARED = 2_000
"""Characters beyond which two sentences are the same only if they are equal."""


@document_rule("AD102", "repeated-text", "accuracy/addition", Severity.MAJOR, needs_source=False)
def repeated_text(this: Rule, document: DocumentEvidence) -> Iterable[tuple[int, Finding]]:
    """Words, a clause, a sentence or a paragraph that the translation says twice.

    ## What it does
    Looks for words or a clause repeated inside a segment, at once, later, or as soon as the clause is over with a word
    or two less (`… avait battu Berkane 30-25, … avait battu Berkane.`), for a sentence that has nothing but the words
    of the one before it, and for a sentence that stands twice in a story. Where the original repeats itself too, and
    for a headline that comes again as the first sentence, it says nothing.

    ## Why it is bad
    Repetition is how translation engines fail most visibly, and a paragraph pasted twice often stands in another's
    place.

    ## Example
    `Le ministre a déclaré que les pourparlers a déclaré que les pourparlers reprendraient.`

    ## Use instead
    `Le ministre a déclaré que les pourparlers reprendraient.`
    """
    for place, evidence in enumerate(document.segments):
        if not evidence.segment.role.is_furniture:
            for repeat in _in_segment(evidence):
                seen = repeat.again.of(evidence.target)
                severity = Severity.MAJOR if len(seen.split()) >= 4 else Severity.MINOR
                message = f"“{shortened(seen)}” is said twice" + (" in a row" if repeat.adjacent else "")
                confidence = 0.9 if repeat.adjacent else 0.75
                start = repeat.first.start if repeat.adjacent else repeat.again.start  # of two in a row, either may go
                span = Span(start, repeat.again.end)
                yield place, this.finding(message, confidence=confidence, target=span, severity=severity)
    for place in _sentences_again(document.segments):
        target = document.segments[place].target
        message = f"the sentence “{shortened(target)}” already stands earlier in the story"
        yield place, this.finding(message, confidence=0.9, target=Span(0, len(target)))


def _in_segment(evidence: Evidence) -> Iterator[Repeat]:
    """Runs that the target repeats, unless the source repeats too."""
    found = repeats(evidence.target, evidence.target_words, evidence.target_language)
    if not found:
        again = reworded(evidence.target, evidence.target_language)
        found = [Repeat(one, other, adjacent=False) for one, other in again]
    if (
        found
        and evidence.source
        and evidence.source_language
        and _repeats_itself(evidence.source, evidence.source_language)
    ):
        return
    yield from found


def _repeats_itself(source: str, language: Language) -> bool:
    """Whether any run of three words comes twice in a source, or two in a row."""
    said = [fold(span.of(source)) for span in words(source, language)]
    if any(a == b for a, b in pairwise(said)):
        return True
    runs = [tuple(said[i : i + 3]) for i in range(len(said) - 2)]
    return len(set(runs)) < len(runs)


def _sentences_again(segments: Sequence[Evidence]) -> Iterator[int]:
    """Places of prose that say what an earlier one said."""
    said: dict[int, str] = {}
    holding: dict[tuple[str, ...], int] = {}
    for place, evidence in enumerate(segments):
        plain = re.findall(r"\w+", fold(evidence.target))
        if evidence.segment.role is not Role.PROSE or len(plain) < _LEAST_WORDS:
            continue
        text = " ".join(plain)
        runs = [tuple(plain[i : i + _SHARED_RUN]) for i in range(len(plain) - _SHARED_RUN + 1)]
        likely = sorted({holding[run] for run in runs if run in holding})
        earlier = next((p for p in likely if _are_alike(text, said[p])), None)
        if earlier is None:
            said[place] = text
            holding.update((run, place) for run in runs if run not in holding)
        elif not _are_told_apart(evidence.source, segments[earlier].source):
            yield place


def _are_alike(one: str, other: str) -> bool:
    """Whether two sentences are the same but for a letter here and there."""
    from rapidfuzz.fuzz import ratio

    if max(len(one), len(other)) > _LONGEST_COMPARED:
        return one == other
    return ratio(one, other, score_cutoff=_ALIKE) > 0


def _are_told_apart(source: str, other: str) -> bool:
    """Whether the original, too, says nearly the same thing twice."""
    one, two = (" ".join(re.findall(r"\w+", fold(text))) for text in (source, other))
    return bool(one and two) and _are_alike(one, two)
