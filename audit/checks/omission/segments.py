"""Sentences of the original that nothing in the translation renders (OM103)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.content import excerpt, severity_of
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span


@rule("OM103", "missing-segment", "accuracy/omission", Severity.MAJOR)
def missing_segment(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A whole sentence of the original has no counterpart in the translation.

    ## What it does
    Reports sentences that sentence alignment leaves alone, and rows with an original and no translation.

    ## Why it is bad
    A sentence that is gone leaves no trace in fluent copy; only a reader of the original can miss it.

    ## Example
    A story of nine sentences comes with eight; the one on the number of wounded is gone.

    ## Use instead
    Translate the sentence, or mark the translation as an abridged version.
    """
    source = evidence.source
    if not source.strip() or evidence.target.strip():
        return
    severity = severity_of(source, evidence.source_language)
    whole = Span(len(source) - len(source.lstrip()), len(source.rstrip()))
    message = f"no translation of this sentence: {excerpt(source)}"
    yield rule.finding(message, confidence=0.9, source=whole, target=Span(0, 0), severity=severity)
