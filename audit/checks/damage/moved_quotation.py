"""Quotations whose marks take in words that the original does not quote (TX108)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, Sides, sides
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_QUOTED = re.compile(r'«[^«»]*»|“[^“”]*”|"[^\s"][^"]*[^\s"]"')
_MARK = re.compile(r"[«»“”„\"]")
_LEAST = 4
"""Words of content that are rendered inside the marks and stand outside them in the original."""

_SHARE = 0.5
"""Their least share of the words inside the marks that are linked."""


@rule("TX108", "moved-quotation-mark", "linguistic/punctuation", Severity.MAJOR)
def moved_quotation_mark(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A quotation takes in words that nobody is quoted with.

    ## What it does
    Where both sides have one quotation, follows the words inside the translation's over word links, and reports it
    where four of them or more, and half of all, stand outside the quotation of the original.

    ## Why it is bad
    Words of the desk are put into somebody's mouth.

    ## Example
    «وصف الوزير المشروع بأنه "طموح"، مضيفا أن المعارضة لم تقدم بديلا جديا» →
    `Le ministre a qualifié le projet d'« ambitieux, ajoutant que l'opposition n'avait présenté aucune alternative »`

    ## Use instead
    `Le ministre a qualifié le projet d'« ambitieux », ajoutant que l'opposition n'avait présenté aucune alternative`
    """
    both = sides(evidence)
    quoted = [_QUOTED.findall(text) for text in (evidence.source, evidence.target)]
    if both is None or any(len(found) != 1 for found in quoted) or _has_more(evidence):
        return
    here, there = (
        Span(*match.span()) for text in (evidence.source, evidence.target) for match in _QUOTED.finditer(text)
    )
    inside = [place for place in _inside(both.target, there) if both.links.backward.get(place)]
    outside = [place for place in inside if not _is_quoted(both, place, here)]
    if len(outside) >= _LEAST and len(outside) >= _SHARE * len(inside):
        message = "the quotation takes in words that the original does not quote"
        yield this.finding(message, confidence=0.7, source=here, target=there)


def _has_more(evidence: Evidence) -> bool:
    """Whether a side has more marks than those of one quotation: which belong together is not sure then."""
    return any(len(_MARK.findall(text)) != 2 for text in (evidence.source, evidence.target))


def _inside(side: Side, span: Span) -> list[int]:
    return [place for place, word in enumerate(side.spans) if word.overlaps(span) and side.is_content(place)]


def _is_quoted(both: Sides, place: int, span: Span) -> bool:
    return any(both.source.spans[s].overlaps(span) for s in both.links.backward[place])
