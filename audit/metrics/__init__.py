"""Named, reproducible metrics of translations against references, found by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.metrics.base import Metric

if TYPE_CHECKING:
    from audit.plugins import Plugin

__all__ = ["METRICS", "Metric", "load_metric", "metric_names"]

METRICS = {
    "chrf": "audit.metrics.chrf:ChrF",
    "bleu": "audit.metrics.bleu:Bleu",
    "ter": "audit.metrics.ter:Ter",
}


def metric_names() -> list[str]:
    """The names of all metrics, those of other packages last (`docs/extending.md`)."""
    return [*METRICS, *_added()]


def load_metric(name: str, language: str | None = None) -> Metric:
    """The metric ``name`` (one of `metric_names`) for translations into ``language``, an ISO 639-1 code."""
    import importlib

    if name not in METRICS:
        added: Metric = _added()[name].load()(language)
        return added
    module, _, kind = METRICS[name].partition(":")
    metric: Metric = getattr(importlib.import_module(module), kind)(language)
    return metric


def _added() -> dict[str, Plugin]:
    from audit.plugins import plugins

    return {plugin.name: plugin for plugin in plugins("audit.metrics") if plugin.name not in METRICS}
