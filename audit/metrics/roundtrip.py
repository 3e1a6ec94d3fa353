"""`roundtrip:MODEL`: the translation is translated back, and held against the source.

What does not come back was probably not said. Scores: chrF with words (chrF2++, Popović 2017) between source and
back-translation, 0 to 100, and the cosine of their sentence vectors under the run's encoder, -1 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from audit.language import get
from audit.metrics.base import Measured, Pair
from audit.metrics.model_metric import ModelMetric, in_directions
from audit.metrics.translation import BEAMS
from audit.wire.sentences import sentences

_TOO_LONG = "a sentence is longer than the model takes"


class Roundtrip(ModelMetric):
    """Back-translation by a model from the target's language into the source's, sentence by sentence."""

    name = "roundtrip"
    example = "Helsinki-NLP/opus-mt-fr-ar"

    @property
    def signature(self) -> str:
        encoder = self.workshop.encoder
        similarity = encoder().signature if encoder else "none"
        compared = f"chrF2++|{self._chrf_signature}|similarity:{similarity}"
        return f"roundtrip|{self._model.signature}|beams:{BEAMS}|{compared}|v1"

    def measure(self, pairs: Sequence[Pair]) -> list[Measured]:
        back = in_directions(pairs, self._back)
        similarities = self._similarities([(p.source, text or "") for p, text in zip(pairs, back, strict=True)])
        return [self._measured(*one) for one in zip(pairs, back, similarities, strict=True)]

    def _measured(self, pair: Pair, back: str | None, similarity: float | None) -> Measured:
        if back is None:
            return Measured(trouble=_TOO_LONG)
        scores = {"": round(float(self._chrf.sentence_score(back, [pair.source]).score), 2)}
        if similarity is not None:
            scores["similarity"] = round(similarity, 4)
        return Measured(scores, texts={"back-translation": back})

    def _back(self, pairs: Sequence[Pair]) -> list[str | None]:
        """The back-translations of pairs of the same languages, sentence by sentence: so are models trained."""
        source, target = pairs[0].source_language, pairs[0].target_language
        cut = [[span.of(pair.target) for span in sentences(pair.target, get(target))] for pair in pairs]
        made = iter(self._model.translate([sentence for some in cut for sentence in some], target, source))
        back = [[next(made) for _ in some] for some in cut]
        return [None if None in some else " ".join(filter(None, some)) for some in back]

    @cached_property
    def _chrf(self) -> Any:
        from sacrebleu.metrics import CHRF

        return CHRF(word_order=2)

    @property
    def _chrf_signature(self) -> str:
        self._chrf.num_refs = 1  # or it is refused before the first score
        return str(self._chrf.get_signature())

    def _similarities(self, texts: Sequence[tuple[str, str]]) -> list[float | None]:
        if self.workshop.encoder is None:
            return [None for _ in texts]
        vectors = self.workshop.encoder().embed([text for pair in texts for text in pair])
        return [float(value) for value in (vectors[::2] * vectors[1::2]).sum(axis=1)]
