"""Words that qualify all of what is said and are made up: in secret, behind closed doors (AD106)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import sides
from audit.checks.meaning.freedom import is_free
from audit.checks.meaning.manners import unsaid
from audit.checks.rules import Rule, rule
from audit.records import Finding, Role, Severity

_TABLE = "qualifiers.tsv"


@rule("AD106", "added-qualifier", "accuracy/addition", Severity.MAJOR)
def added_qualifier(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A few words that change what all the others say are not in the original.

    ## What it does
    Knows how Arabic, French and English say some two dozen such things (at least, for the first time, unanimously, in
    absentia, behind closed doors, in secret, without appeal …), and reports one that stands in the translation where
    nothing in the original may say it. In a free translation it is `info`.

    ## Why it is bad
    The translation knows more than anybody said.

    ## Example
    «التقى الوزير نظيره في جدة» → `Le ministre s'est entretenu à huis clos avec son homologue à Djeddah`

    ## Use instead
    `Le ministre s'est entretenu avec son homologue à Djeddah`
    """
    both = sides(evidence)
    if both is None:
        return
    severity = Severity.INFO if is_free(evidence) or evidence.segment.role is Role.HEADLINE else None
    for manner, span in unsaid(both.target, both.source, _TABLE):
        message = f"“{excerpt(span.of(evidence.target))}” ({manner.kind}) is not said in the original"
        yield this.finding(message, confidence=0.7, target=span, severity=severity)
