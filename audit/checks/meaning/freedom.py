"""How far a translation goes from the words of its original: what word links prove, they prove of literal ones."""

from __future__ import annotations

from itertools import pairwise

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import sides
from audit.records import Role

_LITERAL = 0.74
"""Literalness below which a translation is free: nine in ten of human translations that reorder and reword are, and
hardly any machine translation."""

_CLOSE = 0.8
"""Literalness from which a translation keeps to its original's words: what it has none for is lost."""

_FEWEST = 9  # words of content from which the shares tell anything
_HEADLINE = 3  # the same of a headline, which is short, and written anew more often than not
_RETOLD = 0.84  # literalness below which a headline is taken for written anew


def is_free(evidence: Evidence) -> bool:
    """Whether a translation is so free that a word without its like in it may be rendered by other means."""
    return evidence.once(literalness) < _LITERAL


def is_literal(evidence: Evidence) -> bool:
    """Whether a translation is so literal that what none of its words renders is not rendered."""
    return evidence.once(literalness) >= _CLOSE


def is_retitled(evidence: Evidence) -> bool:
    """Whether a headline is written anew: what it leaves out or adds, the story below tells."""
    return evidence.segment.role is Role.HEADLINE and evidence.once(literalness) < _RETOLD


def literalness(evidence: Evidence) -> float:
    """How literal a translation is, 0 to 1: the mean of the share of the original's words of content that are linked
    to words of the translation, and of the share of neighbouring links that run in the same order on both sides.
    """
    both = sides(evidence)
    content = [place for place in range(len(both.source.words)) if both.source.is_content(place)] if both else []
    fewest = _HEADLINE if evidence.segment.role is Role.HEADLINE else _FEWEST
    if both is None or len(content) < fewest or len(evidence.links) < fewest:
        return 1.0
    linked = sum(place in both.links.forward for place in content) / len(content)
    targets = [target for _, target in sorted(evidence.links)]
    ordered = sum(one < other for one, other in pairwise(targets)) / (len(targets) - 1)
    return (linked + ordered) / 2
