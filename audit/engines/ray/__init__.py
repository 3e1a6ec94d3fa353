"""Runs an audit on a Ray cluster, which reads, audits and writes; what comes of it comes back in order.

The pipeline is Ray Data's, and streams: files are read in parts as the local engine cuts them (a text as a whole, rows
128 at a time), each part is audited by one of a pool of actors, each with its own models, and shards of records are
written where the parts come together again in their order. What a part comes to depends on nothing but the part, so a
part that is lost with its machine is made again, and the result is the local engine's.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit.engines import Outcome
from audit.engines.progress import Progress, Show
from audit.engines.ray.shards import Shards
from audit.engines.tally import Tally
from audit.records import Problem

if TYPE_CHECKING:
    from audit.settings import Settings

__all__ = ["Shards", "run_on_ray"]


def run_on_ray(
    settings: Settings,
    paths: Sequence[str | Path],
    workers: int | None = None,
    shards: Shards | None = None,
    whole: bool = True,
    progress: Show | None = None,
) -> Generator[Outcome | Tally, None, None]:
    """Yield what comes of ``paths``, files, folders or URLs that fsspec knows, in the order of the local engine.

    ``workers`` is the number of actors, otherwise as many as the cluster has room for. Records are written to
    ``shards``. Unless ``whole``, a part's audit stays where it was made, and its tally is yielded for it.

    Joins the cluster that RAY_ADDRESS names or that runs on this machine; where there is none, starts one of its cores.

    Raises:
        MissingExtra: Ray is not installed.
        AuditError: as the local engine does; a URL leads nowhere; shards stand there already; or the cluster failed.
    """
    from audit.engines.ray.cluster import joined

    with joined():
        from audit.engines.ray.pipeline import outcomes
        from audit.engines.ray.sources import sources

        if shards:
            shards.check_free()
        done = 0
        for found in outcomes(settings, sources(paths), workers, shards, whole):
            yield found
            if progress and not isinstance(found, Problem):
                done += found.totals.segments
                progress(Progress(found.last if isinstance(found, Tally) else found.name, done))
