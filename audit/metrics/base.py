"""What every metric offers: a name, a corpus score, a segment score, and the signature that makes them reproducible."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any


class Metric(ABC):
    """A score of translations against one reference each. Scores run from 0 to 100 except TER, which may exceed it."""

    name: str
    higher_is_better = True

    def __init__(self, language: str | None = None) -> None:
        self.language = language

    @property
    @abstractmethod
    def signature(self) -> str:
        """Everything that the corpus score depends on, as sacreBLEU writes it."""

    @abstractmethod
    def corpus(self, targets: Sequence[str], references: Sequence[str]) -> float:
        """The score of a whole corpus; the two sequences are parallel."""

    @abstractmethod
    def segment(self, target: str, reference: str) -> float:
        """The score of one segment."""


class SacrebleuMetric(Metric):
    """A metric that sacreBLEU computes (Post 2018, "A Call for Clarity in Reporting BLEU Scores")."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(language)
        self._corpus = self._make()
        self._corpus.num_refs = 1  # or the signature is refused before the first score

    @abstractmethod
    def _make(self) -> Any:
        """sacreBLEU's own object."""

    def _for_segments(self) -> Any:
        return self._corpus

    @property
    def signature(self) -> str:
        return str(self._corpus.get_signature())

    def corpus(self, targets: Sequence[str], references: Sequence[str]) -> float:
        return float(self._corpus.corpus_score(list(targets), [list(references)]).score)

    def segment(self, target: str, reference: str) -> float:
        return float(self._for_segments().sentence_score(target, [reference]).score)
