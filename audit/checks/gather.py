"""Gathers the evidence of segments: their words, links, similarity, and what the estimator holds of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.alignment.passages import Passage
from audit.alignment.words import link_words
from audit.checks.evidence import Evidence
from audit.language.words import words
from audit.records import Scores

if TYPE_CHECKING:
    from audit.encoder import Encoded
    from audit.language import Language
    from audit.quality import Estimator


def gather(
    passages: Sequence[Passage],
    source_language: Language | None,
    target_language: Language,
    estimator: Estimator,
    sensitivity: str,
) -> list[Evidence]:
    """The evidence of each passage, in order; what needs both sides is there only where both are."""
    from audit.quality.spans import faulty_spans, omitted_spans

    pairs = [(p.source, p.target) for p in passages if p.source and p.target]
    estimates = iter(estimator.estimate(pairs))
    gathered = []
    for passage in passages:
        segment = passage.segment
        target_words = words(segment.target, target_language)
        if passage.source is None or passage.target is None or source_language is None:
            gathered.append(Evidence(segment, source_language, target_language, target_words=target_words))
            continue
        estimate = next(estimates)
        source_words = words(segment.source or "", source_language)
        faulty = faulty_spans(estimate, passage.target.offsets, segment.target, sensitivity)
        gathered.append(
            Evidence(
                segment,
                source_language,
                target_language,
                Scores(
                    quality=estimate.quality,
                    omission=estimate.omission,
                    addition=estimate.addition,
                    similarity=similarity(passage.source, passage.target),
                ),
                source_words,
                target_words,
                link_words(passage.source, passage.target, source_words, target_words),
                omitted_spans(estimate, passage.source.offsets, segment.source or "", sensitivity),
                [f for f in faulty if f.kind == "added"],
                [f for f in faulty if f.kind == "mistranslated"],
            )
        )
    return gathered


def similarity(source: Encoded, target: Encoded) -> float | None:
    """Mean cosine of each token with its best counterpart, both ways, as in BERTScore (Zhang et al., 2020)."""
    import numpy as np

    if not len(source.offsets) or not len(target.offsets):
        return None
    near, far = (s / np.maximum(np.linalg.norm(s, axis=1, keepdims=True), 1e-9) for s in (source.states, target.states))
    cosines = near @ far.T
    return float(cosines.max(axis=0).mean() + cosines.max(axis=1).mean()) / 2
