"""Two facts as one finding: what stands where the original has what."""

from __future__ import annotations

from collections.abc import Callable

from audit.checks.evidence import Evidence
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.wording import expected
from audit.checks.rules import Rule
from audit.records import Finding, Severity


def fact_finding(
    rule: Rule,
    evidence: Evidence,
    source: Fact,
    target: Fact,
    severity: Severity | None = None,
    suggest: Callable[[Fact, Fact, Evidence], str | None] = expected,
) -> Finding:
    """A finding of ``rule`` on a fact that stands in the place of the source's, or is that one converted."""
    given, made = _shown(source, evidence.source), _shown(target, evidence.target)
    noted = severity is Severity.INFO
    return rule.finding(
        f"“{given}” is converted to “{made}”" if noted else f"“{made}” where the original has “{given}”",
        confidence=0.9,
        source=source.whole_span,
        target=target.whole_span,
        severity=severity,
        suggestion=None if noted else suggest(source, target, evidence),
    )


def _shown(fact: Fact, text: str) -> str:
    return " ".join(fact.whole_span.of(text).split())
