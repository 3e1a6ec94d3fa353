"""What metrics by a translation model have in common: the model, its licence, and one direction at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from audit.metrics.base import Pair, PairMetric, Workshop
from audit.metrics.hub import Model
from audit.metrics.translation import TranslationModel

_Made = TypeVar("_Made")


class ModelMetric(PairMetric):
    """A metric by a translation model that its argument names."""

    extra = "hf"
    packages = ("torch", "transformers", "sentencepiece")
    example = "Helsinki-NLP/opus-mt-ar-fr"

    def __init__(self, argument: str, workshop: Workshop) -> None:
        super().__init__(argument, workshop)
        self._models = [TranslationModel(Model.parse(name), workshop.device) for name in self._names()]
        self._model = self._models[0]

    def _names(self) -> list[str]:
        """The models in the argument."""
        return [self.argument]

    def notices(self) -> Sequence[str]:
        return [f"{self.specification}: licence of the model: {model.licence}" for model in self._models]


def in_directions(pairs: Sequence[Pair], work: Callable[[Sequence[Pair]], list[_Made]]) -> list[_Made]:
    """What ``work`` makes of ``pairs``, which it is given by pair of languages."""
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        places[pair.source_language, pair.target_language].append(place)
    found: dict[int, _Made] = {}
    for some in places.values():
        found.update(zip(some, work([pairs[place] for place in some]), strict=True))
    return [found[place] for place in range(len(pairs))]
