"""Words that qualify all of what is said and are missing: at least, with a suspended sentence (OM108)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import sides
from audit.checks.meaning.freedom import is_free
from audit.checks.meaning.manners import unsaid
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity

_TABLE = "qualifiers.tsv"


@rule("OM108", "dropped-qualifier", "accuracy/omission", Severity.MAJOR)
def dropped_qualifier(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A few words that change what all the others say are missing.

    ## What it does
    Knows how Arabic, French and English say some two dozen such things (at least, at most, for the first time,
    unanimously, in absentia, with a suspended sentence, until further notice …), and reports one that stands in the
    original where nothing in the translation may say it. In a free translation it is `info`.

    ## Why it is bad
    A convict who stays free goes to prison, and a lower bound becomes the count.

    ## Example
    «حكم عليه بالسجن ستة أشهر مع وقف التنفيذ» → `Il a été condamné à six mois de prison`

    ## Use instead
    `Il a été condamné à six mois de prison avec sursis`
    """
    both = sides(evidence)
    if both is None:
        return
    severity = Severity.INFO if is_free(evidence) else None
    for manner, span in unsaid(both.source, both.target, _TABLE):
        message = f"“{excerpt(span.of(evidence.source))}” ({manner.kind}) is not said in the translation"
        yield this.finding(message, confidence=0.75, source=span, severity=severity)
