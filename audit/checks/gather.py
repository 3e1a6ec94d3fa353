"""Gathers the evidence of segments: their words, links, similarity, and what the estimator holds of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from audit.alignment.passages import Passage
from audit.alignment.words import weighed_links
from audit.checks.elsewhere import told_elsewhere
from audit.checks.evidence import Doubt, Evidence
from audit.language.endings import unfinished
from audit.language.words import words
from audit.records import Scores, Span

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encode, Encoded
    from audit.language import Language
    from audit.quality import Estimate, Estimator

_SHORTEST = 6
"""Tokens of a side below which a translation is not judged as a whole."""


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
    whole = [p for p in passages if p.source is not None and p.target is not None]
    texts = [(p.segment.source or "", p.segment.target) for p in whole]
    pairs = _pairs(whole, texts, reread)
    estimates = zip(pairs, estimator.estimate(pairs, unfinished(texts, target_language)), strict=True)
    gathered = []
    for passage in passages:
        if passage.source is None or passage.target is None or source_language is None:
            target_words = words(passage.segment.target, target_language)
            gathered.append(Evidence(passage.segment, source_language, target_language, target_words=target_words))
        else:
            gathered.append(evidence_of(passage, *next(estimates), (source_language, target_language), sensitivity))
    if reread is None and any(p.segment.target_offset is not None for p in whole):  # sentences of a document, not rows
        return told_elsewhere(gathered, passages, estimator.doubts)
    return gathered


def evidence_of(
    passage: Passage,
    read: tuple[Encoded, Encoded],
    estimate: Estimate,
    languages: tuple[Language, Language],
    sensitivity: str,
) -> Evidence:
    """The evidence of a passage that has both sides; ``read`` are their states as the estimator read them."""
    from audit.checks.unlinked import seconded
    from audit.quality.poor import is_poor
    from audit.quality.spans import ADDED, MISTRANSLATED, OMITTED, faulty_spans, omitted_spans

    assert passage.source is not None and passage.target is not None
    segment = passage.segment
    offsets = [encoded.offsets for encoded in read]
    texts = segment.source or "", segment.target
    source_words, target_words = (words(text, language) for text, language in zip(texts, languages, strict=True))
    leads = weighed_links(passage.source, passage.target, source_words, target_words)
    faulty = faulty_spans(estimate, offsets[1], segment.target, sensitivity)
    one = Evidence(
        segment,
        *languages,
        Scores(
            quality=estimate.quality,
            omission=estimate.omission,
            addition=estimate.addition,
            similarity=estimate.similarity,
        ),
        source_words,
        target_words,
        list(leads),
        omitted_spans(estimate, offsets[0], texts[0], sensitivity),
        [fault for fault in faulty if fault.kind == ADDED],
        [fault for fault in faulty if fault.kind == MISTRANSLATED],
        min(map(len, offsets)) >= _SHORTEST and is_poor(estimate, sensitivity),
        _doubt(estimate.omitted, offsets[0]),
        _doubt(estimate.faulty, offsets[1]),
        leads,
    )
    missing = _of_words(estimate.omitted, offsets[0], source_words)
    unsupported = _of_words(estimate.faulty, offsets[1], target_words)
    return replace(
        one,
        omitted=seconded(one.omitted, one, missing, OMITTED, sensitivity),
        added=seconded(one.added, one, unsupported, ADDED, sensitivity),
    )


def _of_words(probabilities: np.ndarray, offsets: np.ndarray, spans: Sequence[Span]) -> list[float]:
    """The highest probability of the tokens of each word; 0 of a word without any."""
    starts = offsets[:, 1].searchsorted([span.start for span in spans], "right").tolist()
    ends = offsets[:, 0].searchsorted([span.end for span in spans], "left").tolist()
    told = probabilities.tolist()
    return [max(told[start:end], default=0.0) for start, end in zip(starts, ends, strict=True)]


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
