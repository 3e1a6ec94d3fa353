"""TER: edits and shifts needed to turn the translation into the reference, per 100 words (Snover et al. 2006)."""

from __future__ import annotations

from typing import Any

from audit.metrics.base import SacrebleuMetric


class Ter(SacrebleuMetric):
    name = "TER"
    higher_is_better = False

    def _make(self) -> Any:
        from sacrebleu.metrics import TER

        return TER()
