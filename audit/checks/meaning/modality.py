"""What was possible, planned, attempted or suspected, told as done (MT107)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, sides
from audit.checks.meaning.manners import unsaid
from audit.checks.meaning.negation.finding import cues, knows
from audit.checks.meaning.negation.words import is_negative
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_TABLE = "modality.tsv"

_BEFORE = 5
"""Words before a hedge among which a negation denies it."""

_TIME = {
    "ar": frozenset(("قبل", "قبيل", "وقبل", "عشيه")),
    "fr": frozenset(("avant", "veille")),
    "en": frozenset(("before", "ahead", "eve")),
}
"""Words that say when something happened by what was to follow (`hours before he was due to leave office`)."""

_SUBJECT = 9
"""Words of a subject between such a word and the hedge."""


@rule("MT107", "lost-modality", "accuracy/mistranslation", Severity.MAJOR)
def lost_modality(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """What was possible, planned, attempted, threatened or suspected is told as a fact.

    ## What it does
    Looks for phrases that say that something may happen («قد»), was to happen, nearly happened, was attempted or
    threatened, or is only suspected, in Arabic, French and English, and reports one where nothing in the translation
    says so. A suspicion that both sides deny is none. That it nearly happened (`едва не`, `a punto de`) is read in some
    more languages.

    ## Why it is bad
    The translation reports an act that never took place, or a guilt that nobody has proved.

    ## Example
    «وكان من المفترض أن تدخل ستون شاحنة» → `Soixante camions sont entrés`

    ## Use instead
    `Soixante camions devaient entrer`
    """
    both = sides(evidence)
    if both is None:
        return
    for manner, span in unsaid(both.source, both.target, _TABLE):
        if _is_denied(both.source, span) and (cues(both.target) or not knows(both.target.language.code)):
            continue
        if _is_point_in_time(both.source, span) and not _TIME[both.target.language.code].isdisjoint(both.target.words):
            continue
        yield this.finding(
            f"“{excerpt(span.of(evidence.source))}” ({manner.kind}) is told as a fact",
            confidence=0.75,
            source=span,
            target=evidence.linked_target(span),
        )


def _is_denied(side: Side, hedge: Span) -> bool:
    """Whether a negation, or a verb of denying, stands before a hedge in its clause: «لم يثبت وجود شبهة جنائية»."""
    place = next(p for p, span in enumerate(side.spans) if span.start >= hedge.start)
    denying = {cue.place for cue in cues(side) if cue.strong}
    near = range(max(0, place - _BEFORE), place)
    return any(
        side.clause[p] == side.clause[place] and (p in denying or is_negative(side.words[p], side.language.code))
        for p in near
    )


def _is_point_in_time(side: Side, hedge: Span) -> bool:
    """Whether what was planned only tells when something else happened: the translation may name the event alone."""
    times = _TIME.get(side.language.code, frozenset())
    place = next(p for p, span in enumerate(side.spans) if span.start >= hedge.start)
    near = range(max(0, place - _SUBJECT), place)
    return any(side.clause[p] == side.clause[place] and side.words[p] in times for p in near)
