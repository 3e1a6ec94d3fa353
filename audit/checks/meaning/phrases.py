"""Set phrases that are translated word by word (MT106)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, sides
from audit.checks.meaning.lexicon import forms, table
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span

_BETWEEN = 5  # words that may stand between two of a phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """Arabic stems in order, several for a place; ``usual`` French, what else is ``right``, what is ``literal``."""

    stems: tuple[frozenset[str], ...]
    usual: str
    right: re.Pattern[str]
    literal: re.Pattern[str]


@rule("MT106", "literal-phrase", "accuracy/mistranslation", Severity.MAJOR, needs_source=False)
def literal_phrase(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A set phrase is translated word by word.

    ## What it does
    Knows some two hundred and twenty phrases of Arabic wire copy whose French says it in other words, each with what is
    right and what a machine makes of the single words. It reports a phrase that stands in the original where nothing
    right stands in the translation and the literal rendering does; without an original, renderings that mean nothing
    in French.

    ## Why it is bad
    The sentence reads well, or oddly, and tells of something else.

    ## Example
    «أطلقوا سراح الرهائن» → `ils ont ouvert le feu sur les otages`

    ## Use instead
    `ils ont libéré les otages`
    """
    if evidence.source_language is None:
        yield from _calques(this, evidence)
        return
    both = sides(evidence)
    if both is None or both.source.language.code != "ar" or both.target.language.code != "fr":
        return
    for phrase, span in found(both.source):
        wrong = phrase.literal.search(evidence.target)
        if wrong and not phrase.right.search(evidence.target) and not _renders_another(wrong, span, evidence):
            said = span.of(evidence.source)
            message = f"“{wrong.group()}” where “{said}” is “{phrase.usual}”"
            yield this.finding(message, confidence=0.85, source=span, target=Span(*wrong.span()))


def _renders_another(wrong: re.Match[str], span: Span, evidence: Evidence) -> bool:
    """Whether the words that look literal are linked to words outside the phrase, and to none inside it."""
    made = Span(*wrong.span())
    linked = [evidence.source_words[s] for s, t in evidence.links if evidence.target_words[t].overlaps(made)]
    return bool(linked) and not any(word.overlaps(span) for word in linked)


def _calques(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Words that mean nothing in French, told without an original."""
    if evidence.target_language.code != "fr" or not _any_calque().search(evidence.target):
        return
    for pattern, usual in calques():
        if match := pattern.search(evidence.target):
            message = f"“{match.group()}” is Arabic put into French word by word, perhaps for “{usual}”"
            yield this.finding(message, confidence=0.7, target=Span(*match.span()))


def found(side: Side) -> Iterator[tuple[Phrase, Span]]:
    """The set phrases of an Arabic text, each with its place."""
    known = phrases()
    for place, word in enumerate(side.words):
        for phrase in dict.fromkeys(p for form in forms(word) for p in known.get(form, ())):
            last = _end(phrase.stems[1:], side, place)
            if last is not None:
                yield phrase, side.span(place, last)


def _end(stems: Sequence[frozenset[str]], side: Side, place: int) -> int | None:
    """The place of the last word of a phrase that begins at ``place``; none where one is missing in the clause."""
    for wanted in stems:
        near = range(place + 1, min(place + 2 + _BETWEEN, len(side.words)))
        within = (p for p in near if side.clause[p] == side.clause[place])
        following = next((p for p in within if not wanted.isdisjoint(forms(side.words[p]))), None)
        if following is None:
            return None
        place = following
    return place


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """The phrases by each stem that they may begin with."""
    begun: defaultdict[str, list[Phrase]] = defaultdict(list)
    for arabic, usual, right, literal in table("phrases.tsv"):
        stems = tuple(frozenset(map(fold, slot.split("|"))) for slot in arabic.split())
        phrase = Phrase(stems, usual, _pattern(right), _pattern(rf"(?<!\w)(?:{literal})"))
        for stem in stems[0]:
            begun[stem].append(phrase)
    return {stem: tuple(some) for stem, some in begun.items()}


@cache
def calques() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Renderings word by word that are no French, with what was meant."""
    return tuple((_pattern(rf"(?<!\w)(?:{pattern})(?!\w)"), usual) for pattern, usual in table("calques.tsv"))


@cache
def _any_calque() -> re.Pattern[str]:
    """Whether any of them is there, at a third of the cost of looking for each."""
    return _pattern("(?<!\\w)(?:" + "|".join(f"(?:{pattern})" for pattern, _ in table("calques.tsv")) + ")(?!\\w)")


def _pattern(text: str) -> re.Pattern[str]:
    """In any case, with spaces of any kind."""
    return re.compile(text.replace(" ", r"\s"), re.IGNORECASE)
