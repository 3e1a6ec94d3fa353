"""Has the rules read the beginning of a document ahead of its evidence: what they look things up in is loaded then.

There is time for it while the models are being loaded, and hardly a rule looks up all that it could.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, run
from audit.language import Language
from audit.language.words import words
from audit.records import Document, Segment

_SEGMENTS = 12
_LENGTH = 2_000  # characters of a side


def rehearse(rules: Iterable[Rule], document: Document, source: Language | None, target: Language) -> None:
    """Run those of ``rules`` that are this program's over the beginning of ``document``, for nothing but their tables.

    Rules of others are spared: evidence without scores where there is an original is nothing that they know.
    """
    own = [rule for rule in rules if rule.own]
    for _ in run(own, DocumentEvidence([_evidence(segment, source, target) for segment in _beginning(document)])):
        pass


def _beginning(document: Document) -> tuple[Segment, ...]:
    if document.segments is not None:
        rows = document.segments[:_SEGMENTS]
        return tuple(
            replace(row, source=row.source and row.source[:_LENGTH], target=row.target[:_LENGTH]) for row in rows
        )
    source = document.source.content[:_LENGTH] if document.source else None
    target = document.target.content[:_LENGTH] if document.target else ""
    return (Segment("", document.name, 0, source, target),)


def _evidence(segment: Segment, source: Language | None, target: Language) -> Evidence:
    """What is known of a segment before it is measured."""
    source_words = words(segment.source, source) if segment.source and source else ()
    return Evidence(segment, source, target, source_words=source_words, target_words=words(segment.target, target))
