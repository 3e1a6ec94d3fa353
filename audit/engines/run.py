"""Reads, hands the parts of documents to an engine, and gives back what comes of them, in order."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audit.engines import Outcome, engine_for
from audit.engines.progress import Progress, Show
from audit.engines.tally import Tally
from audit.records import Document, DocumentAudit, Problem
from audit.store.job import Job, Told

if TYPE_CHECKING:
    from audit.auditor import Auditor
    from audit.store.recall import Memory


def run(auditor: Auditor, paths: Sequence[str | Path], progress: Show | None = None) -> Generator[Outcome, None, None]:
    """Yield the audit of each part of a document at ``paths`` as soon as it is there, and each problem in its place."""
    if auditor.means.engine == "ray":
        from audit.engines.ray import run_on_ray

        found = run_on_ray(auditor.settings, paths, auditor.means.workers, progress=progress)
        yield from (outcome for outcome in found if not isinstance(outcome, Tally))
        return
    from audit.reading import read

    yield from run_documents(auditor, read(paths, auditor.settings), progress)


def run_documents(
    auditor: Auditor, items: Iterator[Document | Problem], progress: Show | None = None
) -> Generator[Outcome, None, None]:
    """As ``run``, of documents that are read already."""
    with _memory(auditor) as memory, contextlib.closing(auditor.metrics):
        yield from _audited(auditor, _jobs(auditor, items, memory), progress)


def _audited(auditor: Auditor, jobs: Iterator[Job], progress: Show | None) -> Iterator[Outcome]:
    done = 0
    last: Outcome | None = None
    for job, outcomes in engine_for(auditor.means.workers or 1)(auditor, jobs):
        for outcome in job.finished(outcomes):
            if isinstance(outcome, Problem) and outcome == last:
                continue  # one that befell every part of a document is told once
            last = outcome
            yield outcome
            done += len(outcome.segments) if isinstance(outcome, DocumentAudit) else 0
        if progress:
            progress(Progress(job.name, done))


def _jobs(auditor: Auditor, items: Iterator[Document | Problem], memory: Memory | None) -> Iterator[Job]:
    for item in items:
        if isinstance(item, Problem):
            yield Told.of(item)
            continue
        for part in auditor.parts(item):
            yield memory.job(part) if memory else Job(part.name, part)


@contextlib.contextmanager
def _memory(auditor: Auditor) -> Iterator[Memory | None]:
    """What earlier runs found, where the run may use it."""
    means = auditor.means
    if means.cache is None:
        yield None
        return
    from audit.store.database import Store
    from audit.store.keys import Keys
    from audit.store.recall import Memory

    keys = Keys(auditor.settings, auditor.signature)
    store = Store(means.cache, means.tell, keep=means.resume)
    memory = Memory(store, keys)
    complete = False
    try:
        yield memory
        complete = True
        if means.resume and memory.recalled:
            means.tell(f"resumed: {memory.recalled:,} segments were audited before, {memory.audited:,} now")
    finally:
        store.close(complete)
