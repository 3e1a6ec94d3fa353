"""The rule on persons whom the story names by their surname alone (NM108)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.checks.evidence import DocumentEvidence
from audit.checks.rules import Rule, document_rule
from audit.names.bearers import Titled, borne, is_borne, speakers, titled
from audit.names.drift import slips
from audit.names.index import index
from audit.names.people import bearers
from audit.names.tables import TABLED, spelling
from audit.names.vocabulary import is_word
from audit.records import Finding, Role, Severity

_LEAST = 6  # sentences of a story
_WHOLE = frozenset((Role.HEADLINE, Role.DATELINE))  # what tells a story from an excerpt


@document_rule("NM108", "unintroduced-person", "accuracy/omission", Severity.MINOR, needs_source=False)
def unintroduced_person(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A person is named by title and surname, and nowhere in full.

    ## What it does
    Looks in stories with a headline or a dateline, of which no original is given, for surnames behind `M.`, `Mme`, `Me`
    and their like, or of who said something, that no full name in the text has. Where one of somebody in the text is
    much like it, that is NM105.

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
    code = document.segments[0].target_language.code
    tables = index(code).concepts if code in TABLED else {}
    spoken = (one for one in speakers(texts) if spelling(one.name) not in tables and not _is_apposed(one, texts, code))
    for mention in (*titled(texts), *spoken):
        if mention.part in told or is_borne(mention, known) or slips(mention, known):
            continue
        told.add(mention.part)
        message = f"“{mention.told}” is introduced nowhere in this text"
        yield mention.place, rule.finding(message, confidence=0.6, target=mention.whole)


def _is_apposed(mention: Titled, texts: Sequence[str], code: str) -> bool:
    """Whether a name is explained right behind it (`Fatoumata, 24 ans`), and is no word that was taken for one."""
    apposed = texts[mention.place][mention.span.end :].startswith(",")
    return apposed and not (is_word(mention.part, code) and mention.part not in bearers())
