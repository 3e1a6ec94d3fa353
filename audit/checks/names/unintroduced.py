"""The rule on persons whom the story names by their surname alone (NM108)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import DocumentEvidence
from audit.checks.rules import Rule, document_rule
from audit.names.bearers import borne, titled
from audit.names.drift import slips
from audit.records import Finding, Role, Severity

_LEAST = 6  # sentences of a story
_WHOLE = frozenset((Role.HEADLINE, Role.DATELINE))  # what tells a story from an excerpt


@document_rule("NM108", "unintroduced-person", "accuracy/omission", Severity.MINOR, needs_source=False)
def unintroduced_person(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A person is named by title and surname, and nowhere in full.

    ## What it does
    Looks in stories with a headline or a dateline, of which no original is given, for surnames behind `M.`, `Mme`, `Me`
    and their like that no full name in the text has. Where one of somebody in the text is much like it, that is NM105.

    ## Why it is bad
    Where it was said who this is, something is missing: an item of a list, a clause, a sentence; or it is another name.

    ## Example
    `M. Benslimane, pour sa part, animera un atelier.` in a story that names no other Benslimane

    ## Use instead
    `Le calligraphe marocain Omar Benslimane` where the original introduces him.
    """
    texts = [one.target for one in document.segments]
    prose = [one for one in document.segments if not one.segment.role.is_furniture]
    whole = not _WHOLE.isdisjoint(one.segment.role for one in document.segments)
    if not whole or len(prose) < _LEAST or any(one.segment.source is not None for one in prose):
        return
    known = borne(texts)
    told: set[str] = set()
    for mention in titled(texts):
        if mention.part in known or mention.part in told or slips(mention, known):
            continue
        told.add(mention.part)
        message = f"“{mention.title} {mention.name}” is introduced nowhere in this text"
        yield mention.place, rule.finding(message, confidence=0.6, target=mention.whole)
