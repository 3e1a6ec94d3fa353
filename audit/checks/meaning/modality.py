"""What was planned, attempted or suspected, told as done (MT107)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, sides
from audit.checks.meaning.lexicon import table
from audit.checks.meaning.senses import LANGUAGES
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span


@dataclass(frozen=True, slots=True)
class Modality:
    """A way in which something is less than a fact, and by language what says so beyond doubt, and what else may."""

    kind: str
    sure: dict[str, re.Pattern[str]]
    broad: dict[str, re.Pattern[str]]


@rule("MT107", "lost-modality", "accuracy/mistranslation", Severity.MAJOR)
def lost_modality(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """What was planned, attempted, threatened or suspected is told as a fact.

    ## What it does
    Looks for phrases that say that something was to happen, nearly happened, was attempted or threatened, or is only
    suspected, in Arabic, French and English, and reports one where nothing in the translation says so.

    ## Why it is bad
    The translation reports an act that never took place, or a guilt that nobody has proved.

    ## Example
    «وكان من المفترض أن تدخل ستون شاحنة» → `Soixante camions sont entrés`

    ## Use instead
    `Soixante camions devaient entrer`
    """
    both = sides(evidence)
    if both is None or not {both.source.language.code, both.target.language.code} <= set(LANGUAGES):
        return
    told = _folded(both.target)[0]
    for modality, span in found(both.source):
        if not modality.broad[both.target.language.code].search(told):
            yield this.finding(
                f"“{excerpt(span.of(evidence.source))}” ({modality.kind}) is told as a fact",
                confidence=0.75,
                source=span,
                target=evidence.linked_target(span),
            )


def found(side: Side) -> Iterator[tuple[Modality, Span]]:
    """What a side says to be less than a fact, each kind once, with where."""
    text, starts = _folded(side)
    for modality in modalities():
        match = modality.sure[side.language.code].search(text)
        if match:
            first, last = (bisect_right(starts, at) - 1 for at in (match.start(), match.end() - 1))
            yield modality, side.span(first, last)


def _folded(side: Side) -> tuple[str, list[int]]:
    """The words of a side, folded, with a space between two, and where each begins."""
    starts, at = [], 0
    for word in side.words:
        starts.append(at)
        at += len(word) + 1
    return " ".join(side.words), starts


@cache
def modalities() -> tuple[Modality, ...]:
    """The ways in which something is less than a fact."""
    return tuple(
        Modality(
            row[0],
            _patterns(row[1:4]),
            _patterns([f"{sure}|{other}" for sure, other in zip(row[1:4], row[4:7], strict=True)]),
        )
        for row in table("modality.tsv")
    )


def _patterns(cells: list[str]) -> dict[str, re.Pattern[str]]:
    return {code: re.compile(cell) for code, cell in zip(LANGUAGES, cells, strict=True)}
