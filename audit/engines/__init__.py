"""Where an audit runs: in this process, in several, or on a cluster (`audit.engines.ray`).

An engine takes the parts of documents as they are read, audits what is still to be audited of each, and gives them back
in the order they came in, each with what came of it. Which engine runs never changes what comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from audit.records import DocumentAudit, Problem

if TYPE_CHECKING:
    from audit.auditor import Auditor
    from audit.store.job import Job

__all__ = ["Engine", "Outcome", "engine_for"]

Outcome = DocumentAudit | Problem


class Engine(Protocol):
    """Audits ``jobs``, which it reads ahead of as little as it can; raises what an audit raises."""

    def __call__(self, auditor: Auditor, jobs: Iterator[Job]) -> Iterator[tuple[Job, list[Outcome]]]: ...


def engine_for(workers: int) -> Engine:
    """The engine for that many processes; with one, the audit runs in this one."""
    if workers > 1:
        from audit.engines.processes import Processes

        return Processes(workers)
    from audit.engines.local import run_local

    return run_local
