"""Stretches of the translation that say something else (MT101)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.freedom import is_retitled
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity


@rule("MT101", "mistranslated-span", "accuracy/mistranslation", Severity.MAJOR)
def mistranslated_span(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A stretch of the translation stands where the original says something else.

    ## What it does
    Marks words of the translation that the estimator finds unsupported by the original, where words of the original
    are left without a counterpart in turn: the one stands in place of the other. It is a note in a headline that is
    written anew.

    ## Why it is bad
    The reader is told something that the original does not say.

    ## Example
    «وصل الوزير إلى مقر البرلمان» → `Le ministre est arrivé au siège de la banque centrale`

    ## Use instead
    `Le ministre est arrivé au siège du parlement`
    """
    for fault in evidence.mistranslated:
        graver = len(fault.span.of(evidence.target).split()) > 2
        sure = fault.sure and not is_retitled(evidence)
        yield rule.finding(
            f"does not say what the original says: {excerpt(fault.span.of(evidence.target))}",
            confidence=fault.confidence,
            source=evidence.linked_source(fault.span),
            target=fault.span,
            severity=(Severity.MAJOR if graver else Severity.MINOR) if sure else Severity.INFO,
        )
