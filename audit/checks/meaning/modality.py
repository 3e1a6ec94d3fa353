"""What was possible, planned, attempted or suspected, told as done (MT107)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import sides
from audit.checks.meaning.manners import unsaid
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity

_TABLE = "modality.tsv"


@rule("MT107", "lost-modality", "accuracy/mistranslation", Severity.MAJOR)
def lost_modality(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """What was possible, planned, attempted, threatened or suspected is told as a fact.

    ## What it does
    Looks for phrases that say that something may happen («قد»), was to happen, nearly happened, was attempted or
    threatened, or is only suspected, in Arabic, French and English, and reports one where nothing in the translation
    says so. That it nearly happened (`едва не`, `a punto de`) is read in some more languages.

    ## Why it is bad
    The translation reports an act that never took place, or a guilt that nobody has proved.

    ## Example
    «وكان من المفترض أن تدخل ستون شاحنة» → `Soixante camions sont entrés`

    ## Use instead
    `Soixante camions devaient entrer`
    """
    both = sides(evidence)
    for manner, span in unsaid(both.source, both.target, _TABLE) if both else ():
        yield this.finding(
            f"“{excerpt(span.of(evidence.source))}” ({manner.kind}) is told as a fact",
            confidence=0.75,
            source=span,
            target=evidence.linked_target(span),
        )
