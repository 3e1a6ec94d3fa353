"""Gathers the evidence of segments: their words, links, similarity, and what the estimator holds of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.alignment.passages import Passage
from audit.alignment.words import weighed_links
from audit.checks.evidence import Doubt, Evidence
from audit.language.endings import unfinished
from audit.language.words import words
from audit.records import Scores, Span

if TYPE_CHECKING:
    import numpy as np

    from audit.alignment.passages import Encode
    from audit.encoder import Encoded
    from audit.language import Language
    from audit.quality import Estimator


def gather(
    passages: Sequence[Passage],
    source_language: Language | None,
    target_language: Language,
    estimator: Estimator,
    sensitivity: str,
    reread: Encode | None = None,
) -> list[Evidence]:
    """The evidence of each passage, in order; what needs both sides is there only where both are.

    ``reread`` gives the states that the estimator was trained on, where the passages hold another encoder's.
    """
    from audit.quality.spans import faulty_spans, omitted_spans

    whole = [p for p in passages if p.source is not None and p.target is not None]
    texts = [(p.segment.source or "", p.segment.target) for p in whole]
    pairs = _pairs(whole, texts, reread)
    estimates = zip(pairs, estimator.estimate(pairs, unfinished(texts, target_language)), strict=True)
    gathered = []
    for passage in passages:
        segment = passage.segment
        target_words = words(segment.target, target_language)
        if passage.source is None or passage.target is None or source_language is None:
            gathered.append(Evidence(segment, source_language, target_language, target_words=target_words))
            continue
        (read_source, read_target), estimate = next(estimates)
        source_words = words(segment.source or "", source_language)
        leads = weighed_links(passage.source, passage.target, source_words, target_words)
        faulty = faulty_spans(estimate, read_target.offsets, segment.target, sensitivity)
        gathered.append(
            Evidence(
                segment,
                source_language,
                target_language,
                Scores(
                    quality=estimate.quality,
                    omission=estimate.omission,
                    addition=estimate.addition,
                    similarity=estimate.similarity,
                ),
                source_words,
                target_words,
                list(leads),
                omitted_spans(estimate, read_source.offsets, segment.source or "", sensitivity),
                [f for f in faulty if f.kind == "added"],
                [f for f in faulty if f.kind == "mistranslated"],
                _doubt(estimate.omitted, read_source.offsets),
                _doubt(estimate.faulty, read_target.offsets),
                leads,
            )
        )
    return gathered


def _doubt(probabilities: np.ndarray, offsets: np.ndarray) -> Doubt:
    """The highest probability of the tokens that a span touches."""

    def highest(span: Span) -> float:
        inside = (offsets[:, 0] < span.end) & (offsets[:, 1] > span.start)
        return float(probabilities[inside].max(initial=0.0))

    return highest


def _pairs(
    whole: Sequence[Passage], texts: Sequence[tuple[str, str]], reread: Encode | None
) -> list[tuple[Encoded, Encoded]]:
    """The states of passages that have two sides, without glosses that only one has."""
    from audit.quality.glosses import without_glosses

    if reread is None:
        pairs = [(p.source, p.target) for p in whole if p.source is not None and p.target is not None]
    else:
        encoded = reread([text for pair in texts for text in pair])
        pairs = list(zip(encoded[::2], encoded[1::2], strict=True))
    return [without_glosses(pair, *both) for pair, both in zip(pairs, texts, strict=True)]
