"""Names of the original that the translation lacks (NM103), and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.checks.acronyms import abbreviated
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.meaning.freedom import is_free
from audit.checks.names.found import faults_of, is_lost_name, recurs
from audit.checks.rules import Rule, document_rule
from audit.names.absent import CERTAIN, FAIR, LISTED, PROBABLE, STRONG, WEAK
from audit.names.faults import Fault, Kind
from audit.names.listed import is_listed
from audit.names.side import read
from audit.names.suggestions import suggestion
from audit.records import Finding, Severity, Span

_MISSING = {LISTED: 0.0, CERTAIN: 0.022, STRONG: 0.05, PROBABLE: 0.15, FAIR: 0.22, WEAK: 0.34}
"""How likely missing the estimator must hold a name that looks like one this surely; weak names need more."""

_OF_AIRPORT = re.compile(r"مطار(?:\s\S+){1,2}\s\Z")  # «مطار رواسي شارل ديغول» is Roissy


@dataclass(frozen=True, slots=True)
class Loss:
    """A name that is missing: where it stands in the original, how sure that is, and whether a desk may drop it."""

    span: Span
    confidence: float
    doubtful: bool
    listed: bool


@document_rule("NM103", "dropped-name", "accuracy/mistranslation/entity", Severity.MINOR)
def dropped_name(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A name of the original is missing from the translation.

    ## What it does
    Reports a name of the original that nothing in the translation sounds like or is known to be called, where the
    estimator, too, finds it missing: the less a word looks like a name, and the more words of the translation there are
    that could render it, the surer the estimator must be. It is `info` where the estimator does not miss it, where the
    name stands in other sentences too or an abbreviation stands for it and its neighbours, in brackets, inside a longer
    stretch that is reported as omitted, and of less sure names in a free translation.

    ## Why it is bad
    Who did it, or where, is what the reader wants to know first.

    ## Example
    «رئيس مجلس النواب الليبي عقيلة صالح» is `le président du Parlement libyen`.

    ## Use instead
    `le président du Parlement libyen, Aguila Saleh`
    """
    for place, evidence, loss in lost_names(document):
        if not loss.listed:
            yield place, loss_finding(rule, loss, evidence, "is not in the translation")


def loss_finding(rule: Rule, loss: Loss, evidence: Evidence, what: str) -> Finding:
    """The finding of ``rule`` that says ``what`` of the name."""
    name = loss.span.of(evidence.source)
    return rule.finding(
        f"“{name}” {what}",
        confidence=loss.confidence,
        source=loss.span,
        severity=Severity.INFO if loss.doubtful else None,
        suggestion=suggestion(name, evidence.target_language),
    )


def lost_names(document: DocumentEvidence) -> Iterator[tuple[int, Evidence, Loss]]:
    """The names that are missing, each with the place of its segment; ``listed`` ones stand in a list of names."""
    for place, evidence, fault in faults_of(document, Kind.DROPPED):
        if fault.source is None or evidence.source_language is None:
            continue
        name, doubt = fault.source.of(evidence.source), evidence.missing(fault.source)
        witnessed = doubt >= _MISSING[fault.certainty]
        if witnessed or fault.certainty >= STRONG:
            doubtful = not witnessed or _inside_omission(fault.source, evidence)
            doubtful = doubtful or recurs(name, place, document, in_source=True)
            doubtful = doubtful or abbreviated(fault.source, evidence) or _may_go(fault, evidence)
            confidence = 1 - (1 - fault.certainty) * (1 - doubt) if witnessed else doubt
            side = read(evidence.source, evidence.source_words, evidence.source_language)
            yield place, evidence, Loss(fault.source, confidence, doubtful, is_listed(fault.source, side))


def _may_go(fault: Fault, evidence: Evidence) -> bool:
    """Whether a desk may well leave a name out: one in brackets, whom an airport is named after, a less sure one in a
    free translation."""
    assert fault.source is not None
    before, after = evidence.source[: fault.source.start], evidence.source[fault.source.end :]
    bracketed = before.rfind("(") > before.rfind(")") and ")" in after
    bracketed = bracketed or _OF_AIRPORT.search(before) is not None
    return bracketed or (fault.certainty < STRONG and is_free(evidence))


def _inside_omission(name: Span, evidence: Evidence) -> bool:
    """Whether a name is part of a longer stretch that is surely omitted, and not all of it."""
    words = len(name.of(evidence.source).split()) + 1
    longer = (f.span for f in evidence.omitted if f.sure and f.span.overlaps(name) and f.words > words)
    return any(not is_lost_name(span, evidence) for span in longer)
