"""Compares the two sides of a segment once for all rules of the family."""

from __future__ import annotations

from audit.checks.evidence import Evidence
from audit.checks.numbers.facts import Fact, facts
from audit.checks.numbers.matching import Comparison, compare


def comparison(evidence: Evidence) -> Comparison:
    """The comparison of a segment's sides; empty where a side is missing or untranslated."""
    return evidence.once(_compare)


def _compare(evidence: Evidence) -> Comparison:
    if not evidence.source.strip() or not evidence.target.strip() or evidence.source_language is None:
        return Comparison()
    return compare(source_facts(evidence), target_facts(evidence), evidence)


def source_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return evidence.once(_source_facts)


def target_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return evidence.once(_target_facts)


def _source_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return facts(evidence.source, evidence.source_language.code) if evidence.source_language else ()


def _target_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return facts(evidence.target, evidence.target_language.code)
