"""Set phrases that are translated word by word (MT106)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from audit.checks.evidence import Evidence
from audit.checks.meaning import calques
from audit.checks.meaning.clauses import Side, Sides, sides
from audit.checks.meaning.freedom import is_literal
from audit.checks.meaning.lexicon import forms, table
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span

_FIELDS = ("law", "politics", "war", "economy", "society", "verbs")
TABLES = ("phrases.tsv", "homographs.tsv", "collocations.tsv", *(f"phrases.{field}.tsv" for field in _FIELDS))
COMPLETE = "="
"""The mark of a row whose patterns of what is right matched all clean translations (`scripts/mark_phrases.py`)."""

_BETWEEN = 5  # words that may stand between two of a phrase
_NEXT = "+"  # before a stem that must follow at once
_CLEAR = 0.1  # the lead of a link that tells what stands for a phrase
_LANGUAGES = {"ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "ru": "Russian", "tr": "Turkish"}


@dataclass(frozen=True)
class Phrase:
    """Arabic stems in order, several for a place, with the words that may stand before each, and their French.

    ``usual`` is what to write, ``right`` what else may stand there, ``literal`` what a machine makes of the words;
    ``complete`` says that hardly anything else is right. The patterns, as the table has them, are compiled when one is
    asked for, and not all kept: a story needs a few of thousands.
    """

    stems: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]
    usual: str
    right_pattern: str
    literal_pattern: str
    complete: bool

    @property
    def right(self) -> re.Pattern[str]:
        return _compiled(self.right_pattern)

    @property
    def literal(self) -> re.Pattern[str]:
        return _compiled(rf"(?<!\w)(?:{self.literal_pattern})")


@rule("MT106", "literal-phrase", "accuracy/mistranslation", Severity.MAJOR, needs_source=False)
def literal_phrase(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A set phrase is translated word by word.

    ## What it does
    Knows more than two thousand phrases of Arabic wire copy whose French says it in other words, words that mean
    another thing in company (`مسيرة`, a march or a drone), and places whose names are words (`جنين`, Jenin or an
    embryo), each with what is right and what a machine makes of the single words. It reports a phrase that stands
    in the original where nothing right stands in the translation and the literal rendering does; and, of phrases that
    hardly anything else is right for, in a literal translation, whatever else clear word links show in its place.

    It also knows more than nine hundred renderings that mean nothing in French (`égalité négative`, `cueillette des
    bénéfices`), most of them from Arabic, some from English, German, Spanish, Russian and Turkish. These are reported
    without an original, and beside an original in the language that they come from.

    ## Why it is bad
    The sentence reads well, or oddly, and tells of something else.

    ## Example
    «أطلقوا سراح الرهائن» → `ils ont ouvert le feu sur les otages`

    ## Use instead
    `ils ont libéré les otages`
    """
    told: list[Finding] = []
    for finding in sorted(_phrases(this, evidence), key=lambda found: -found.confidence):
        if not any(_overlap(finding, other) for other in told):  # two phrases may share their words
            told.append(finding)
            yield finding
    for finding in _calques(this, evidence):
        if not any(_overlap(finding, other) for other in told):
            yield finding


def _overlap(one: Finding, other: Finding) -> bool:
    """Whether two findings are about the same words, on either side."""
    pairs = ((one.source_span, other.source_span), (one.target_span, other.target_span))
    return any(mine is not None and theirs is not None and mine.overlaps(theirs) for mine, theirs in pairs)


def _phrases(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Phrases of an Arabic original whose French is the literal one."""
    if evidence.source_language is None or evidence.source_language.code != "ar":
        return
    both = sides(evidence)
    if both is None or both.target.language.code != "fr":
        return
    literal = is_literal(evidence)
    for phrase, span in found(both.source):
        wrong = phrase.literal.search(evidence.target)
        sure, made = 0.85, Span(*wrong.span()) if wrong and not _renders_another(wrong, span, evidence) else None
        if made is None and literal and phrase.complete:
            sure, made = 0.6, _stand_in(span, both)
        if made is not None and not phrase.right.search(evidence.target):
            message = f"“{made.of(evidence.target)}” where “{span.of(evidence.source)}” is “{phrase.usual}”"
            yield this.finding(message, confidence=sure, source=span, target=made)


def _stand_in(span: Span, both: Sides) -> Span | None:
    """What stands for the words of a phrase: the words of content that its own are clearly linked to."""
    inside = [p for p, word in enumerate(both.source.spans) if word.overlaps(span) and both.source.is_content(p)]
    linked = [(p, t) for p in inside for t in both.links.forward.get(p, ()) if both.target.is_content(t)]
    if not linked or max(both.links.lead(*pair) for pair in linked) < _CLEAR:
        return None
    places = sorted(t for _, t in linked)
    return both.target.span(places[0], places[-1]) if places[-1] - places[0] <= _BETWEEN else None


def _renders_another(wrong: re.Match[str], span: Span, evidence: Evidence) -> bool:
    """Whether the words that look literal are linked to words outside the phrase, and to none inside it."""
    made = Span(*wrong.span())
    linked = [evidence.source_words[s] for s, t in evidence.links if evidence.target_words[t].overlaps(made)]
    return bool(linked) and not any(word.overlaps(span) for word in linked)


def _calques(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Words that mean nothing in French; beside an original, those of its language."""
    if evidence.target_language.code != "fr":
        return
    source = evidence.source_language
    for calque, match in calques.found(evidence.target):
        if source is None or source.code == calque.language:
            name = _LANGUAGES[calque.language]
            message = f"“{match.group()}” is {name} put into French word by word, perhaps for “{calque.usual}”"
            yield this.finding(message, confidence=0.7, target=Span(*match.span()))


def found(side: Side) -> Iterator[tuple[Phrase, Span]]:
    """The set phrases of an Arabic text, each with its place."""
    known = phrases()
    for place, word in enumerate(side.words):
        for phrase in dict.fromkeys(p for form in forms(word) for p in known.get(form, ())):
            last = _end(phrase, side, place)
            if last is not None:
                yield phrase, side.span(place, last)


def _end(phrase: Phrase, side: Side, place: int) -> int | None:
    """The place of the last word of a phrase that begins at ``place``; none where one is missing in the clause."""
    for wanted, gap in zip(phrase.stems[1:], phrase.gaps[1:], strict=True):
        near = range(place + 1, min(place + 2 + gap, len(side.words)))
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
    for arabic, usual, right, literal, *mark in (row for name in TABLES for row in table(name)):
        slots = arabic.split()
        stems = tuple(frozenset(map(fold, slot.removeprefix(_NEXT).split("|"))) for slot in slots)
        gaps = tuple(0 if slot.startswith(_NEXT) else _BETWEEN for slot in slots)
        phrase = Phrase(stems, gaps, usual, right, literal, mark == [COMPLETE])
        for stem in stems[0]:
            begun[stem].append(phrase)
    return {stem: tuple(some) for stem, some in begun.items()}


@lru_cache(maxsize=500)
def _compiled(text: str) -> re.Pattern[str]:
    """In any case, with spaces of any kind."""
    return re.compile(text.replace(" ", r"\s"), re.IGNORECASE)
