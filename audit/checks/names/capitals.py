"""The rule on capitals of other countries (NM109)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.names.seats import false_capitals
from audit.records import Finding, Severity


@rule("NM109", "false-capital", "accuracy/mistranslation/entity", Severity.MAJOR, needs_source=False)
def false_capital(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A capital is told as another country's.

    ## What it does
    Reads `Luanda, la capitale angolaise`, `la capitale de l'Angola, Luanda` and their like in French and English, and
    looks both names up in the bundled tables. It needs no original.

    ## Why it is bad
    The city or the country is another one than in the original, and every reader who knows either sees it.

    ## Example
    `à Nouakchott, la capitale malienne`

    ## Use instead
    `à Nouakchott, la capitale mauritanienne`, or `à Bamako`, whichever the original has.
    """
    for span, city in false_capitals(evidence.target, evidence.target_language.code):
        message = f"“{span.of(evidence.target)}”: {city} is another country's capital"
        yield rule.finding(message, confidence=0.9, target=span)
