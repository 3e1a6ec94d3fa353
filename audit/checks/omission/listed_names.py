"""Names that are missing from a list (OM109)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.names.dropped import loss_finding, lost_names
from audit.checks.rules import Rule, document_rule
from audit.names.told import gone_from_list
from audit.records import Finding, Severity, Span


@document_rule("OM109", "dropped-listed-name", "accuracy/omission", Severity.MAJOR)
def dropped_listed_name(this: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A name is missing from a list of names.

    ## What it does
    Reports what NM103 would, where the name stands in a list of three or more, joined by commas and "and": what is gone
    is an item, as OM106 reports of other words. From languages that the tables have no names in, it reports the one
    country of a list that the translation leaves out.

    ## Why it is bad
    A country, a person or a town is gone, and the list reads as if it were whole.

    ## Example
    «وزراء خارجية مصر والأردن وتركيا وسلطنة عمان» → `les ministres des Affaires étrangères d'Égypte, de Jordanie et de
    Turquie`

    ## Use instead
    `les ministres des Affaires étrangères d'Égypte, de Jordanie, de Turquie et du sultanat d'Oman`
    """
    for place, evidence, loss in lost_names(document):
        if loss.listed:
            yield place, loss_finding(this, loss, evidence, "is missing from the list")
    for place, evidence in enumerate(document.segments):
        for span in _gone_from_lists(evidence):
            message = f"“{span.of(evidence.source)}” is missing from the list"
            yield place, this.finding(message, confidence=0.8, source=span)


def _gone_from_lists(evidence: Evidence) -> Iterator[Span]:
    """Countries of a list that the translation leaves out, in languages that the tables have no names in."""
    if evidence.source_language is not None:
        yield from gone_from_list(
            (evidence.source, evidence.source_words, evidence.source_language),
            (evidence.target, evidence.target_words, evidence.target_language),
        )
