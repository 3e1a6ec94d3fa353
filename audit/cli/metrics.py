"""Metrics on the command line: the options, what a run would cost, and what it came to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from audit.cli.status import DONE, NOTHING_AUDITED, notice
from audit.records import DocumentAudit, Problem
from audit.reports.wording import counted
from audit.settings import DEVICES, Settings

if TYPE_CHECKING:
    from audit.auditor import Auditor
    from audit.cli.options import Request
    from audit.metrics.running import Metrics
    from audit.reports import Reference


def _joined(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> str | None:
    return ",".join(values) or None


METRICS = (
    click.option(
        "--metrics",
        multiple=True,
        callback=_joined,
        metavar="NAMES",
        help="More metrics, such as roundtrip:MODEL or judge:URL; see docs/metrics.md.",
    ),
    click.option("--device", type=click.Choice(DEVICES), help="Where models of --metrics compute."),
    click.option("--dry-run", is_flag=True, help="Say what --metrics would cost, and audit nothing."),
)
METRIC_SETTINGS = ("metrics", "device")


def check_metrics(settings: Settings, references: bool) -> None:
    """Refuses a metric against references where the command has none to hold translations against."""
    from audit.errors import AuditError
    from audit.metrics import reference_metrics

    needing = reference_metrics(settings.metrics)
    if needing and not references:
        raise AuditError(f"the metric {needing[0]} needs reference translations: audit score --references PATH")


def estimate(request: Request) -> int:
    """Reads everything, asks each metric what measuring it would cost, and prints the sum by metric and unit."""
    from audit.auditor import Auditor
    from audit.engines.means import Means
    from audit.reading import read

    auditor = Auditor(request.settings, Means(tell=notice))
    if not auditor.metrics:
        raise click.UsageError("--dry-run says what --metrics would cost, and none is given.")
    costs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in read(request.paths, request.settings):
        if isinstance(item, Problem):
            notice(f"{item.path}: {item.reason}")
            continue
        for part in auditor.parts(item):
            for label, cost in auditor.metrics.estimate(auditor.pairs(part)).items():
                costs[label].update(cost)
    for label, metric in auditor.metrics.labels.items():
        said = ", ".join(f"{_figure(value)} {unit}" for unit, value in costs[label].items())
        click.echo(f"{metric.specification}: {said or 'nothing to measure'}")
    return DONE if costs else NOTHING_AUDITED


class Measures:
    """What metrics against the source came to over a run."""

    def __init__(self) -> None:
        self._sums: defaultdict[str, float] = defaultdict(float)
        self._counts: Counter[str] = Counter()
        self._unmeasured: Counter[tuple[str, str]] = Counter()

    def take(self, document: DocumentAudit) -> None:
        for audited in document.segments:
            self._unmeasured.update(audited.unmeasured.items())
            for name, value in audited.scores.extra.items():
                self._sums[name] += value
                self._counts[name] += 1

    def means(self, metrics: Metrics) -> tuple[Reference, ...]:
        """The mean over segments of each score of ``metrics``, with the signature of the metric."""
        return tuple(self._means(metrics))

    def _means(self, metrics: Metrics) -> Iterator[Reference]:
        from audit.reports import Reference

        for label, signature in metrics.signatures.items():
            for name in sorted(self._counts):
                if name == label or name.startswith(f"{label}-"):
                    yield Reference(name, self._sums[name] / self._counts[name], signature)

    def problems(self) -> list[Problem]:
        """What could not be measured, and why."""
        return [
            Problem(label, f"{counted(count, 'segment')} not measured: {reason}", unaudited=False)
            for (label, reason), count in self._unmeasured.items()
        ]


def prepared(auditor: Auditor) -> Auditor:
    """``auditor``, once its metrics are there, and the user has been told what is to be known of them.

    Raises:
        AuditError: a metric is none, a package is missing, or a model cannot be found.
    """
    for line in auditor.metrics.notices():
        notice(line)
    _ = auditor.metrics.signatures
    return auditor


def tell(means: tuple[Reference, ...], format: str) -> None:
    """Print the means: on standard output where that is for scores, else on standard error."""
    say: Any = click.echo if format == "scores" else notice
    for one in means:
        say(f"{one.name} {one.score:.2f} ({one.signature})")


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
