"""Compares the two sides of a segment once for all rules of the family."""

from __future__ import annotations

from audit.checks.evidence import Evidence
from audit.checks.numbers import quarters
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.facts import facts
from audit.checks.numbers.matching import Comparison, compare
from audit.records import Span


def comparison(evidence: Evidence) -> Comparison:
    """The comparison of a segment's sides; empty where a side is missing or untranslated."""
    return evidence.once(_compare)


def _compare(evidence: Evidence) -> Comparison:
    if not evidence.source.strip() or not evidence.target.strip() or evidence.source_language is None:
        return Comparison()
    return compare(source_facts(evidence), target_facts(evidence), evidence)


def told_by_steps(evidence: Evidence) -> tuple[list[Span], list[Span]]:
    """The quarters of a year of each side that the other tells from those beside them."""
    return evidence.once(_told_by_steps)


def _told_by_steps(evidence: Evidence) -> tuple[list[Span], list[Span]]:
    source_language = evidence.source_language.code if evidence.source_language else ""
    return quarters.told_by_steps(evidence.source, source_language, evidence.target, evidence.target_language.code)


def source_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return evidence.once(_source_facts)


def target_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return evidence.once(_target_facts)


def _source_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return facts(evidence.source, evidence.source_language.code) if evidence.source_language else ()


def _target_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return facts(evidence.target, evidence.target_language.code)
