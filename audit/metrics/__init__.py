"""Named, reproducible metrics: of translations against references, and of translations against their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit.errors import AuditError
from audit.metrics.base import Metric, PairMetric, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audit.plugins import Plugin

__all__ = [
    "METRICS",
    "PAIR_METRICS",
    "Metric",
    "PairMetric",
    "load_metric",
    "load_pair_metrics",
    "metric_names",
    "pair_metric_class",
    "pair_metric_names",
    "reference_metrics",
]

METRICS = {
    "chrf": "audit.metrics.chrf:ChrF",
    "bleu": "audit.metrics.bleu:Bleu",
    "ter": "audit.metrics.ter:Ter",
}
"""Metrics against references."""

PAIR_METRICS = {
    "roundtrip": "audit.metrics.roundtrip:Roundtrip",
    "forced": "audit.metrics.forced:Forced",
    "contrastive": "audit.metrics.contrastive:Contrastive",
    "comet": "audit.metrics.comet:Comet",
    "judge": "audit.metrics.judge.metric:Judge",
}
"""Metrics against the source, given as NAME:ARGUMENT."""

ALWAYS = "quality"
"""The bundled estimator, which every run asks: it may be named among the metrics, and changes nothing."""


def metric_names() -> list[str]:
    """The names of all metrics against references, those of other packages last (`docs/extending.md`)."""
    return [*METRICS, *_added("audit.metrics", METRICS)]


def load_metric(name: str, language: str | None = None) -> Metric:
    """The metric ``name`` (one of `metric_names`) for translations into ``language``, an ISO 639-1 code."""
    metric: Metric = _class(name, METRICS, "audit.metrics")(language)
    return metric


def pair_metric_names() -> list[str]:
    """The names of all metrics against the source, those of other packages last."""
    return [*PAIR_METRICS, *_added("audit.pair_metrics", PAIR_METRICS)]


def pair_metric_class(name: str) -> type[PairMetric]:
    """What makes the metric ``name``, one of `pair_metric_names`."""
    made: type[PairMetric] = _class(name, PAIR_METRICS, "audit.pair_metrics")
    return made


def load_pair_metrics(specifications: Iterable[str], workshop: Workshop) -> list[PairMetric]:
    """The metrics against the source among ``specifications``, each as NAME:ARGUMENT, in order and without repetition.

    Raises:
        AuditError: a name is none of a metric, an argument means nothing to the metric, or a package is missing.
    """
    split = dict.fromkeys(_split(specification) for specification in specifications)
    wanted = [(name, argument) for name, argument in split if name in pair_metric_names()]
    return [pair_metric_class(name)(argument, workshop) for name, argument in wanted]


def reference_metrics(specifications: Sequence[str]) -> list[str]:
    """The names of metrics against references among ``specifications``."""
    names = [_split(specification)[0] for specification in specifications]
    return [name for name in dict.fromkeys(names) if name in metric_names()]


def _split(specification: str) -> tuple[str, str]:
    """Name and argument. Raises AuditError where nothing has that name, or it takes no argument."""
    name, colon, argument = specification.partition(":")
    plain, known = [ALWAYS, *metric_names()], [ALWAYS, *metric_names(), *pair_metric_names()]
    if name not in known:
        import difflib

        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known metrics: {', '.join(known)}"
        raise AuditError(f"unknown metric {name!r}; {hint}")
    if colon and name in plain:
        raise AuditError(f"the metric {name} takes nothing after a colon: {specification}")
    return name, argument


def _class(name: str, own: dict[str, str], group: str) -> Any:
    import importlib

    if name not in own:
        return _added(group, own)[name].load()
    module, _, kind = own[name].partition(":")
    return getattr(importlib.import_module(module), kind)


def _added(group: str, own: dict[str, str]) -> dict[str, Plugin]:
    from audit.plugins import plugins

    return {plugin.name: plugin for plugin in plugins(group) if plugin.name not in own}
