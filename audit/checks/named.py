"""Tells text that seems to be missing from names that the other side has in another form (`FAO`, `le PAM`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.checks.evidence import Evidence
from audit.records import Span

if TYPE_CHECKING:
    from audit.names.side import Side

_MOST = 0.7
"""The share of a span's content words that known names must make up."""


def named_otherwise(span: Span, evidence: Evidence, in_source: bool) -> bool:
    """Whether a span of the source (else of the target) is mostly names that the tables find on the other side too."""
    from audit.names.side import comparable, read

    if evidence.source_language is None or not comparable(evidence.source_language, evidence.target_language):
        return False
    source = read(evidence.source, evidence.source_words, evidence.source_language)
    target = read(evidence.target, evidence.target_words, evidence.target_language)
    own, other = (source, target) if in_source else (target, source)
    inside = [p for p, word in enumerate(own.words) if own.spans[p].overlaps(span) and not word.function]
    shared = _shared(own, other)
    return bool(inside) and sum(place in shared for place in inside) >= _MOST * len(inside)


def _shared(own: Side, other: Side) -> set[int]:
    """Places of the words of names that the other side names too."""
    theirs = frozenset().union(*(known.concepts for known in other.known))
    return {p for known in own.known if known.concepts & theirs for p in range(known.start, known.end)}
