"""Options about how a run is done, which never change its result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from audit.cli.status import notice
from audit.engines.means import ENGINES, Means, default_cache

CACHE = click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where results are kept, so that nothing is audited twice. Otherwise: in the user's cache folder.",
)

MEANS = (
    click.option("--workers", type=click.IntRange(1), show_default="1", metavar="N", help="Audit in N processes."),
    CACHE,
    click.option("--no-cache", is_flag=True, help="Audit everything anew, and keep nothing."),
)
RESUME = click.option("--resume", is_flag=True, help="Go on where an interrupted run stopped; see docs/scale.md.")
ENGINE = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    is_eager=True,  # paths and outputs may be URLs then
    help="Audit on this machine, or on a Ray cluster; see docs/scale.md.",
)


def on_ray(context: click.Context) -> bool:
    """Whether that is where the command is to audit."""
    return context.params.get("engine") == "ray"


def means_of(values: dict[str, Any]) -> Means:
    """The means that were asked for, taken out of a command's ``values``."""
    workers, cache, without = (values.pop(name) for name in ("workers", "cache", "no_cache"))
    resume, engine = values.pop("resume", False), values.pop("engine", ENGINES[0])
    if without and (cache or resume):
        raise click.UsageError(f"--no-cache goes with neither --cache nor --resume: {_why(resume)}.")
    if engine == "ray":
        if cache or resume:
            raise click.UsageError("--engine ray keeps no results to be found again: leave out --cache and --resume.")
        return Means(workers, None, tell=notice, engine=engine)
    return Means(workers, None if without else cache or default_cache(), resume, notice)


def _why(resume: bool) -> str:
    return "what was audited before is kept in the cache" if resume else "the one says to keep nothing"
