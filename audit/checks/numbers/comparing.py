"""Compares the two sides of a segment once for all rules of the family."""

from __future__ import annotations

from collections import OrderedDict

from audit.checks.evidence import Evidence
from audit.checks.numbers.facts import Fact, facts
from audit.checks.numbers.matching import Comparison, compare

_KEPT = 1 << 11
_recent: OrderedDict[int, tuple[Evidence, Comparison]] = OrderedDict()


def comparison(evidence: Evidence) -> Comparison:
    """The comparison of a segment's sides; empty where a side is missing or untranslated."""
    known = _recent.get(id(evidence))
    if known is not None and known[0] is evidence:  # the evidence is kept with it, so that no other takes its identity
        return known[1]
    made = _compare(evidence)
    _recent[id(evidence)] = evidence, made
    if len(_recent) > _KEPT:
        _recent.popitem(last=False)
    return made


def _compare(evidence: Evidence) -> Comparison:
    if not evidence.source.strip() or not evidence.target.strip() or evidence.source_language is None:
        return Comparison()
    return compare(source_facts(evidence), target_facts(evidence), evidence)


def source_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return facts(evidence.source, evidence.source_language.code) if evidence.source_language else ()


def target_facts(evidence: Evidence) -> tuple[Fact, ...]:
    return facts(evidence.target, evidence.target_language.code)
