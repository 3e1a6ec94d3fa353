"""What a metric finds, as findings of the rules that mean the same, so that the two can be put together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from audit.records import Finding, Severity, Span

if TYPE_CHECKING:
    from audit.checks import Rule

OMITTED, ADDED, MISTRANSLATED = "OM101", "AD101", "MT101"


def finding(
    code: str,
    message: str,
    evidence: str,
    *,
    confidence: float,
    severity: Severity,
    source: Span | None = None,
    target: Span | None = None,
) -> Finding:
    """A finding of the rule ``code``; ``evidence`` names the metric and says what it measured."""
    made = rule_of(code).finding(message, confidence=confidence, source=source, target=target, severity=severity)
    return replace(made, evidence=(evidence,))


def rule_of(code: str) -> Rule:
    """The rule that ``code`` names."""
    return _rules()[code]


@cache
def _rules() -> dict[str, Rule]:
    from audit.checks import all_rules

    return {rule.code: rule for rule in all_rules()}
