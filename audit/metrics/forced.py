"""`forced:MODEL`: how likely a translation model holds the translation, token by token (forced decoding).

The score is the mean natural log-probability of a token, its end included: 0 is certain, -2 is usual, and what is far
below its neighbours deserves a look (Thompson and Post 2020, "Automatic Machine Translation Evaluation in Many
Languages via Zero-Shot Paraphrasing", measure so). ``forced-lowest`` is that of the least likely word.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.language import Language, get
from audit.language.normalize import fold
from audit.language.words import words
from audit.metrics.base import Measured, Pair
from audit.metrics.findings import MISTRANSLATED, finding
from audit.metrics.model_metric import ModelMetric, in_directions
from audit.metrics.pieces import piece_spans
from audit.metrics.translation import Likelihood
from audit.records import Finding, Severity, Span

UNLIKELY = math.log(1e-3)
"""Mean log-probability of a token, below which a word is shown. A model's own choices are seldom under a hundredth."""

CONFIDENCE = 0.3
"""Of a span by itself, not calibrated: a free translation is as unlikely as a wrong one. Hence `info`, too."""

_TOO_LONG = "longer than the model takes"


class _Word(NamedTuple):
    span: Span
    value: float


class Forced(ModelMetric):
    """Log-probability of the target given the source."""

    name = "forced"

    @property
    def signature(self) -> str:
        return f"forced|{self._model.signature}|unlikely:{UNLIKELY:.3f}|v1"

    def measure(self, pairs: Sequence[Pair]) -> list[Measured]:
        found = in_directions(pairs, self._likelihoods)
        return [self._measured(pair, likelihood) for pair, likelihood in zip(pairs, found, strict=True)]

    def _likelihoods(self, pairs: Sequence[Pair]) -> list[Likelihood | None]:
        languages = pairs[0].source_language, pairs[0].target_language
        return self._model.likelihoods([(pair.source, pair.target) for pair in pairs], *languages)

    def _measured(self, pair: Pair, likelihood: Likelihood | None) -> Measured:
        if likelihood is None:
            return Measured(trouble=_TOO_LONG)
        language = get(pair.target_language)
        found = list(_words(pair.target, language, likelihood))
        scores = {"": round(likelihood.mean, 4)}
        if found:
            scores["lowest"] = round(min(word.value for word in found), 4)
        return Measured(scores, tuple(self._findings(pair.target, language, found)))

    def _findings(self, target: str, language: Language, found: Sequence[_Word]) -> Iterator[Finding]:
        for span, value in unlikely_runs(target, language, found):
            measured = f"a probability of {math.exp(value):.1g} a token"
            yield finding(
                MISTRANSLATED,
                f"unlikely as a translation: {measured}",
                f"{self.specification}: {measured}",
                confidence=CONFIDENCE,
                severity=Severity.INFO,
                target=span,
            )


def unlikely_runs(target: str, language: Language, found: Sequence[_Word]) -> Iterator[tuple[Span, float]]:
    """Runs of unlikely words that have a word of content among them, with the mean value of their words."""
    run: list[_Word] = []
    for word in [*found, None]:
        if word is not None and word.value < UNLIKELY:
            run.append(word)
            continue
        if any(fold(one.span.of(target)) not in language.function_words for one in run):
            yield Span(run[0].span.start, run[-1].span.end), sum(one.value for one in run) / len(run)
        run = []


def _words(target: str, language: Language, likelihood: Likelihood) -> Iterator[_Word]:
    """Words with the mean log-probability of the pieces that they share a character with."""
    spans = piece_spans(likelihood.pieces, target)
    for word in words(target, language):
        pieces = zip(spans, likelihood.values, strict=True)
        values = [value for span, value in pieces if span is not None and span.overlaps(word)]
        if values:
            yield _Word(word, sum(values) / len(values))
