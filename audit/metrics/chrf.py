"""chrF: the F-score of character n-grams (Popović 2015), recall counted twice, n from 1 to 6."""

from __future__ import annotations

from typing import Any

from audit.metrics.base import SacrebleuMetric


class ChrF(SacrebleuMetric):
    name = "chrF"

    def _make(self) -> Any:
        from sacrebleu.metrics import CHRF

        return CHRF()
