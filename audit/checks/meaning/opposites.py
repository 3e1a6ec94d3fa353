"""Words translated by their opposite (MT103)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Links, Side, links_of, read_side
from audit.checks.meaning.lexicon import Lexicon, table
from audit.checks.meaning.negation import cues, is_negative
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

LANGUAGES = ("ar", "fr", "en")
_NEAR = 6
"""Words between where an opposite stands and where the counterpart of the other should."""

_BEFORE = 3
"""Words before a word among which a negation bears on it."""


@rule("MT103", "opposite-word", "accuracy/mistranslation", Severity.MAJOR)
def opposite_word(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A word is translated by its opposite: rejected by accepted, a fall by a rise.

    ## What it does
    Looks words up in a table of opposite senses in Arabic, French and English, and reports one where the translation
    has the opposite in its place, has the right sense nowhere, and the original has the opposite nowhere. A negation on
    one side alone makes it right (`n'a pas accepté` for «رفض»).

    ## Why it is bad
    The translation says the contrary of the original.

    ## Example
    «رفض الاتحاد تمديد المهلة» → `L'Union a accepté de prolonger le délai`

    ## Use instead
    `L'Union a refusé de prolonger le délai`
    """
    if evidence.source_language is None or not evidence.links:
        return
    if not {evidence.source_language.code, evidence.target_language.code} <= set(LANGUAGES):
        return
    source = read_side(evidence.source, evidence.source_language, evidence.source_words)
    target = read_side(evidence.target, evidence.target_language, evidence.target_words)
    for swap in swaps(source, target, links_of(evidence)):
        said, meant = swap.target.of(target.text), swap.source.of(source.text)
        yield this.finding(
            f"“{said}” is the opposite of “{meant}”", confidence=0.85, source=swap.source, target=swap.target
        )


@dataclass(frozen=True, slots=True)
class Swap:
    """A word of the source and its opposite in the target."""

    source: Span
    target: Span


def swaps(source: Side, target: Side, links: Links) -> Iterator[Swap]:
    """The words that are translated by their opposite."""
    near, far = senses(source), senses(target)
    there = {sense for found in far.values() for sense, _ in found}
    here = {sense for found in near.values() for sense, _ in found}
    used: set[int] = set()
    for place, found in near.items():
        for sense, certain in sorted(found):
            opposite = _opposite(sense)
            if not certain or sense in there or opposite in here or opposite not in there:
                continue
            for other, others in far.items():
                if other in used or (opposite, True) not in others or not _meet(place, other, source, target, links):
                    continue
                if _is_negated(source, place) == _is_negated(target, other):
                    used.add(other)
                    yield Swap(source.spans[place], target.spans[other])
                    break


def senses(side: Side) -> Mapping[int, frozenset[tuple[str, bool]]]:
    """Places of words with a sense of the table, and whether the word is certain to have it."""
    found = {}
    for place, word in enumerate(side.words):
        known = _senses(word, side.language.code)
        if known and not _is_by(side, place):
            found[place] = known
    return found


def _is_by(side: Side, place: int) -> bool:
    """Whether a word is part of «من قبل», which says who did something."""
    return side.words[place] == "قبل" and place > 0 and side.words[place - 1] in ("من", "ومن")


def are_opposites(one: str, code: str, other: str, other_code: str) -> bool:
    """Whether two folded words of two languages have opposite senses."""
    there = {sense for sense, _ in _senses(other, other_code)}
    return any(_opposite(sense) in there for sense, _ in _senses(one, code))


def _meet(place: int, other: int, source: Side, target: Side, links: Links) -> bool:
    """Whether a word of the target stands where the counterpart of one of the source is due."""
    if other in links.forward.get(place, ()):
        return True
    if any(target.is_content(p) for p in links.forward.get(place, ())):
        return False
    if any(source.is_content(p) for p in links.backward.get(other, ())):
        return False
    expected = links.project(place)
    return expected is not None and abs(expected - other) <= _NEAR


def _is_negated(side: Side, place: int) -> bool:
    """Whether a negation, or a word of a negative sense right before, bears on a word."""
    if any(place in cue.heads or 0 < place - cue.last <= _BEFORE for cue in cues(side)):
        return True
    before = range(max(0, place - 2), place)
    return any(side.clause[p] == side.clause[place] and is_negative(side.words[p], side.language.code) for p in before)


@lru_cache(maxsize=65536)
def _senses(word: str, code: str) -> frozenset[tuple[str, bool]]:
    lexicon = _lexicons().get(code)
    if lexicon is None:
        return frozenset()
    found = lexicon.meanings(word)
    return frozenset((meaning.lstrip("?"), meaning[0] != "?") for meaning in found)


@cache
def _lexicons() -> dict[str, Lexicon]:
    lexicons = {code: Lexicon(code) for code in LANGUAGES}
    for row in _rows():
        for sense, cells in ((row[0], row[1:4]), (row[4], row[5:8])):
            for code, cell in zip(LANGUAGES, cells, strict=True):
                for entry in cell.split():
                    mark = "?" if entry.startswith("?") else ""
                    lexicons[code].add(entry.lstrip("?"), f"{mark}{row[0]}/{sense}")
    return lexicons


@cache
def _rows() -> Sequence[Sequence[str]]:
    return list(table("opposites.tsv"))


@cache
def _opposite(sense: str) -> str:
    name, _, one = sense.partition("/")
    row = next(row for row in _rows() if row[0] == name)
    return f"{name}/{row[4] if one == row[0] else row[0]}"
