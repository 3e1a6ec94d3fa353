"""Sentences of the translation that render nothing of the original (AD103)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.content import excerpt, severity_of
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_ASKED = re.compile(r"[^«»“”\".!…]*[?؟]\s*")
"""A question that nobody is quoted with: a desk leads over with one to what follows."""


@rule("AD103", "added-segment", "accuracy/addition", Severity.MAJOR)
def added_segment(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A whole sentence of the translation has no counterpart in the original.

    ## What it does
    Reports sentences that sentence alignment leaves alone, and rows with a translation whose original is empty; a
    question of the desk's own is noted.

    ## Why it is bad
    The reader takes for the agency's report what no original says: another story's sentence, or an invented one.

    ## Example
    A story of eight sentences comes with nine; the original says nothing of the families' protest.

    ## Use instead
    Delete the sentence, or find the original that it translates.
    """
    target = evidence.target
    if evidence.source.strip() or not target.strip():
        return
    severity = Severity.INFO if _ASKED.fullmatch(target) else severity_of(target, evidence.target_language)
    whole = Span(len(target) - len(target.lstrip()), len(target.rstrip()))
    message = f"nothing in the original says this: {excerpt(target)}"
    yield rule.finding(message, confidence=0.9, source=Span(0, 0), target=whole, severity=severity)
