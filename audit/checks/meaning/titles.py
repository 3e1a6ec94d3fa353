"""Offices of another rank or time: a deputy told as the minister, a former president as the president (MT110)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import sides
from audit.checks.meaning.freedom import is_free
from audit.checks.meaning.manners import unsaid
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity

_TABLE = "titles.tsv"


@rule("MT110", "changed-title", "accuracy/mistranslation", Severity.MAJOR)
def changed_title(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Who holds an office is told as another: a deputy as the minister, a former president as the president.

    ## What it does
    Looks for what says that an office is a deputy's, a former holder's or an acting one's, in Arabic, French and
    English, and reports one of which the other side says nothing at all. In a free translation it is `info`.

    ## Why it is bad
    The words are put into the mouth of somebody else.

    ## Example
    «قال نائب وزير الخارجية» → `a déclaré le ministre des Affaires étrangères`

    ## Use instead
    `a déclaré le vice-ministre des Affaires étrangères`
    """
    both = sides(evidence)
    if both is None:
        return
    severity = Severity.INFO if is_free(evidence) else None
    for manner, span in unsaid(both.source, both.target, _TABLE):
        message = f"“{excerpt(span.of(evidence.source))}” ({manner.kind}) is not said in the translation"
        target = evidence.linked_target(span)
        yield this.finding(message, confidence=0.75, source=span, target=target, severity=severity)
    for manner, span in unsaid(both.target, both.source, _TABLE):
        message = f"“{excerpt(span.of(evidence.target))}” ({manner.kind}) is not said in the original"
        source = evidence.linked_source(span)
        yield this.finding(message, confidence=0.75, source=source, target=span, severity=severity)
