"""How far a translation goes from the words of its original: what word links prove, they prove of literal ones."""

from __future__ import annotations

from itertools import pairwise

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import sides

_LITERAL = 0.74
"""Literalness below which a translation is free: nine in ten of human translations that reorder and reword are, and
hardly any machine translation."""

_FEWEST = 9  # words of content from which the shares tell anything


def is_free(evidence: Evidence) -> bool:
    """Whether a translation is so free that a word without its like in it may be rendered by other means."""
    return evidence.once(literalness) < _LITERAL


def literalness(evidence: Evidence) -> float:
    """How literal a translation is, 0 to 1: the mean of the share of the original's words of content that are linked
    to words of the translation, and of the share of neighbouring links that run in the same order on both sides.
    """
    both = sides(evidence)
    content = [place for place in range(len(both.source.words)) if both.source.is_content(place)] if both else []
    if both is None or len(content) < _FEWEST or len(evidence.links) < _FEWEST:
        return 1.0
    linked = sum(place in both.links.forward for place in content) / len(content)
    targets = [target for _, target in sorted(evidence.links)]
    ordered = sum(one < other for one, other in pairwise(targets)) / (len(targets) - 1)
    return (linked + ordered) / 2
