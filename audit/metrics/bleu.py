"""BLEU: precision of word n-grams with a brevity penalty (Papineni et al. 2002)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from audit.metrics.base import SacrebleuMetric

_TOKENIZERS = {"zh": "zh", "ja": "char", "ko": "char"}
"""For languages that the standard one cannot split; sacreBLEU's own for the last two need further packages."""


class Bleu(SacrebleuMetric):
    name = "BLEU"

    def _make(self) -> Any:
        return self._bleu()

    @cached_property
    def _by_segment(self) -> Any:
        return self._bleu(effective_order=True)  # else a short segment scores 0

    def _for_segments(self) -> Any:
        return self._by_segment

    def _bleu(self, effective_order: bool = False) -> Any:
        from sacrebleu.metrics import BLEU

        return BLEU(tokenize=_TOKENIZERS.get(self.language or "", "13a"), effective_order=effective_order)
