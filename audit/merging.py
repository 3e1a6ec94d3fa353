"""Makes one finding of what several sources say of one fault: the rules of this program, and each metric of the run.

Two findings are of one fault where they come from different sources, are compatible, and stand at the same place.

- Compatible: the same rule; MQM categories of which one holds the other; two that say something is lost (a clause, a
  name, a number) or two that say something is added; two about numbers, dates or units. A span that is said to be
  mistranslated, and no more, goes with any fault of accuracy or intelligibility that is no loss.
- At the same place: on the side that matters (the original for a loss, else the translation), or on the other where
  one of them marks nothing there, they share at least half of the shorter span, and the longer is not so much longer
  that it must be about more.

What remains is the more specific of them, and of equals the rule's own: adding a metric changes no fingerprint of a
finding that the rules are sure of. It gets the gravest severity, what it lacks of spans and suggestion from the others,
all of them as evidence, and as confidence the noisy-or, ``1 - (1 - a)(1 - b)``, capped at 0.98, since sources that read
the same two texts are not independent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from audit.records import Finding, Span

GENERAL = ("MT101", "MT113", "AD101", "OM101")
"""Rules that say only that something is wrong here; any other rule that says what stands in their place."""

_LOST = ("OM", "NM103", "NB105")
_ADDED = ("AD", "NM104", "NB106")
_VALUES = tuple(f"accuracy/mistranslation/{kind}" for kind in ("number", "unit", "date-time"))
_MEANING = ("accuracy/", "terminology/wrong-term", "linguistic/unintelligible", "linguistic/character-encoding")
_HIGHEST = 0.98
_TIMES, _MORE = 4, 24  # how much longer one span of a fault may be than another, the second in characters


def merged(findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` of one segment with those of one fault made one, in their order; only those of metrics move."""
    groups = [[finding] for finding in findings if not finding.evidence]
    for finding in findings:
        if finding.evidence:
            _nearest(finding, groups).append(finding)
    return [_one(group) for group in groups]


def _nearest(finding: Finding, groups: list[list[Finding]]) -> list[Finding]:
    """The group of the fault that ``finding`` is about: the one it overlaps most, or a new one."""
    best, nearest = (0.0, 0.0), None
    for group in groups:
        lead = _lead(group)
        if any(_source(other) == _source(finding) for other in group) or not _compatible(lead, finding):
            continue
        nearness = _shared(lead, finding)
        if nearness and (rank := (float(lead.rule not in GENERAL), nearness)) > best:
            best, nearest = rank, group
    if nearest is None:
        groups.append(nearest := [])
    return nearest


def _source(finding: Finding) -> str:
    """The metric that a finding is from: what its evidence begins with, a model's name but not what it measured."""
    return finding.evidence[0].split()[0].rstrip(",;:") if finding.evidence else ""


def _compatible(one: Finding, other: Finding) -> bool:
    if _is(one, _LOST) or _is(other, _LOST):
        return (_is(one, _LOST) and _is(other, _LOST)) or _alike(one, other)
    if _is(one, _ADDED) and _is(other, _ADDED):
        return True
    general = {"MT101"} & {one.rule, other.rule}
    return _alike(one, other) or (bool(general) and all(f.category.startswith(_MEANING) for f in (one, other)))


def _alike(one: Finding, other: Finding) -> bool:
    near, far = f"{one.category}/", f"{other.category}/"
    return near.startswith(far) or far.startswith(near) or (one.category in _VALUES and other.category in _VALUES)


def _is(finding: Finding, rules: Iterable[str]) -> bool:
    return any(finding.rule.startswith(rule) for rule in rules)


def _shared(one: Finding, other: Finding) -> float:
    """How much of their place two findings share, 0 to 1; 0 where it is not the same."""
    sides = ((one.target_span, other.target_span), (one.source_span, other.source_span))
    for near, far in reversed(sides) if _is(one, _LOST) and _is(other, _LOST) else sides:
        if near and far:  # spans with something in them
            return _overlap(near, far)
    return 0.0


def _overlap(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter, longer = sorted((len(one), len(other)))
    if common <= 0 or 2 * common < shorter or longer > _TIMES * shorter + _MORE:
        return 0.0
    return common / (shorter + longer - common)


def _lead(group: Sequence[Finding]) -> Finding:
    return min(group, key=lambda finding: (finding.rule in GENERAL, bool(finding.evidence)))


def _one(group: Sequence[Finding]) -> Finding:
    """The finding that stands for a group."""
    if len(group) == 1:
        return group[0]
    lead = _lead(group)
    doubt = math.prod(1 - finding.confidence for finding in group)
    surest = max(finding.confidence for finding in group)
    return replace(
        lead,
        severity=max(finding.severity for finding in group),
        confidence=round(max(surest, min(_HIGHEST, 1 - doubt)), 3),
        source_span=_first(lead.source_span, (f.source_span for f in group)),
        target_span=_first(lead.target_span, (f.target_span for f in group)),
        suggestion=lead.suggestion or next((f.suggestion for f in group if f.suggestion), None),
        evidence=tuple(_said(finding, finding is lead) for finding in group),
    )


def _first(own: Span | None, spans: Iterable[Span | None]) -> Span | None:
    return own if own is not None else next((span for span in spans if span is not None), None)


def _said(finding: Finding, leads: bool) -> str:
    """A finding as evidence: who saw it, how surely, and what it said where that is not the finding's own message."""
    seen = f"{', '.join(finding.evidence) or finding.rule} (confidence {finding.confidence:.2f})"
    return seen if leads else f"{seen}: {finding.message}"
