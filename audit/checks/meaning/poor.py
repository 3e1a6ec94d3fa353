"""Translations that are poor as a whole (MT113)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span


@rule("MT113", "poor-translation", "accuracy/mistranslation", Severity.MAJOR)
def poor_translation(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """As a whole the translation is one that people would rate low and rewrite.

    ## What it does
    Reports a segment where the estimator expects people to rate the translation far below the mean and to change
    most of its words. Of machine translations that people gave less than 30 of 100 this finds one in five, of those
    they gave 70 or more one in a thousand. Where a clause was lost, that is what is said instead.

    ## Why it is bad
    Where most words are wrong, mending them one by one is no use: the sentence is to be translated anew.

    ## Example
    《女孩街头"箭靶"募捐被告诫》 → `Girls on the Streets "Arrow Target" Donation Admonition`

    ## Use instead
    `Girl warned for collecting donations as a human target`
    """
    if evidence.poor and not any(fault.sure for fault in evidence.omitted):
        yield this.finding(
            "reads as a translation that would have to be rewritten",
            confidence=0.85,
            source=Span(0, len(evidence.source)),
            target=Span(0, len(evidence.target)),
        )
