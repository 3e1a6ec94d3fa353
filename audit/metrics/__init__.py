"""Named, reproducible metrics of translations against references, found by name."""

from __future__ import annotations

from audit.metrics.base import Metric

__all__ = ["METRICS", "Metric", "load_metric"]

METRICS = {
    "chrf": "audit.metrics.chrf:ChrF",
    "bleu": "audit.metrics.bleu:Bleu",
    "ter": "audit.metrics.ter:Ter",
}


def load_metric(name: str, language: str | None = None) -> Metric:
    """The metric ``name`` (a key of `METRICS`) for translations into ``language``, an ISO 639-1 code."""
    import importlib

    module, _, kind = METRICS[name].partition(":")
    metric: Metric = getattr(importlib.import_module(module), kind)(language)
    return metric
