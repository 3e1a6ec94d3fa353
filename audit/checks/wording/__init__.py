"""Language (LI): what only a judge can tell."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity


@rule("LI101", "faulty-language", "linguistic/grammar", Severity.MINOR)
def faulty_language(_rule: Rule, _evidence: Evidence) -> Iterator[Finding]:
    """Grammar, spelling, punctuation or style is at fault.

    ## What it does
    Nothing by itself: a judge that is asked for with `--metrics judge:URL` marks these faults and says how grave they
    are.

    ## Why it is bad
    The meaning is there, and the reader stumbles over how it is put.

    ## Example
    `Les recherches se poursuivait lundi.`

    ## Use instead
    `Les recherches se poursuivaient lundi.`
    """
    return iter(())
