"""`audit score`: the scores of every segment, without rules; with references, BLEU, chrF and TER too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.cli.options import Request, auditing
from audit.cli.status import DONE, notice, status_of
from audit.errors import AuditError
from audit.settings import Settings

if TYPE_CHECKING:
    from audit.metrics.references import References
    from audit.reports import Summary


@click.command("score", short_help="Score every segment, without rules.")
@auditing(rules=False)
@click.option(
    "--references",
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="Reference translations: a text file with one a line, or a folder with a file of the same name for each.",
)
def command(request: Request, references: Path | None) -> int:
    """Score files or folders, segment by segment.

    Without references: quality, omission, addition and similarity, where there are originals. With references: chrF,
    BLEU and TER too, or those that --metrics names, by sacreBLEU, with the signatures that make them reproducible.

    Exit status: 0 done, 2 bad usage or input, 3 nothing was scored.
    """
    from audit.cli.running import run_audit
    from audit.metrics import reference_metrics
    from audit.metrics.references import References

    request = replace(request, settings=_without_rules(request.settings), format=_format(request.format))
    named = reference_metrics(request.settings.metrics)
    if references is None:
        if named:
            raise AuditError(f"the metric {named[0]} needs reference translations: --references PATH")
        return status_of(run_audit(request))
    given = References(references, named)
    summary = run_audit(request, change=given.scored, conclude=lambda summary: _with_references(summary, given))
    status = status_of(summary)
    if status == DONE:
        say = click.echo if request.format == "scores" else notice
        for one in summary.references:
            say(f"{one.name} {one.score:.2f} ({one.signature})")
    return status


def _with_references(summary: Summary, given: References) -> Summary:
    from audit.reports import Reference

    scores = ((metric.name, value, metric.signature) for metric, value in given.totals())
    return replace(summary, references=tuple(Reference(*one) for one in scores))


def _format(name: str) -> str:
    return "scores" if name == "table" else name


def _without_rules(settings: Settings) -> Settings:
    """``settings`` with every rule switched off: the empty prefix begins every code."""
    return replace(settings, select=(), ignore=("",))
