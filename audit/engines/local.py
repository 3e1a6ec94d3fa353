"""Runs an audit in this process: while one part of a document is judged, the models measure the next.

The models compute outside Python's lock, so the two take turns on one core and run side by side on two.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from audit.errors import AuditError, unforeseen
from audit.records import Document, DocumentAudit, Problem

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from audit.auditor import Auditor
    from audit.checks.evidence import Evidence
    from audit.store.job import Job

_TURN = 0.0002  # seconds
_AHEAD = 2  # jobs that are read and measured before they are judged


def run_local(auditor: Auditor, jobs: Iterator[Job]) -> Iterator[tuple[Job, list[DocumentAudit | Problem]]]:
    """Audit each job, in order; on one core, each before the next is read."""
    from audit.encoder.session import cores

    if cores() < 2:
        for job in jobs:
            yield job, [] if job.missing is None else [audited(auditor, job.missing)]
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1, "audit-models") as models, _prompt_turns():
        try:
            yield from _side_by_side(auditor, jobs, models)
        finally:
            models.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _prompt_turns() -> Iterator[None]:
    """Let threads that come back from the models go on at once: Python's turn of 5 ms is several runs of a model."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _side_by_side(
    auditor: Auditor, jobs: Iterator[Job], models: Executor
) -> Iterator[tuple[Job, list[DocumentAudit | Problem]]]:
    started = ((job, models.submit(auditor.measured, job.missing) if job.missing else None) for job in jobs)
    ahead = deque(islice(started, _AHEAD))
    first = next((job.missing for job, _ in ahead if job.missing), None)
    if first:
        with contextlib.suppress(Exception):  # which is told when the part is judged
            auditor.load_rules(first)  # while the models are loaded
    while ahead:
        job, measuring = ahead.popleft()
        evidence = _result(job, measuring)
        ahead.extend(islice(started, 1))
        yield job, _judged(auditor, job, evidence)


def _result(job: Job, measuring: Future[list[Evidence]] | None) -> list[Evidence] | Problem | None:
    try:
        return measuring.result() if measuring else None
    except Exception as error:
        return _problem(job.name, error)


def _judged(auditor: Auditor, job: Job, evidence: list[Evidence] | Problem | None) -> list[DocumentAudit | Problem]:
    if job.missing is None or evidence is None:
        return []
    if isinstance(evidence, Problem):
        return [evidence]
    try:
        return [auditor.judged(job.missing, evidence)]
    except Exception as error:
        return [_problem(job.name, error)]


def audited(auditor: Auditor, part: Document) -> DocumentAudit | Problem:
    """The audit of one part of a document, or what kept it from being audited."""
    try:
        return auditor.audit_part(part)
    except Exception as error:
        return _problem(part.name, error)


def _problem(name: str, error: Exception) -> Problem:
    """What kept a part of a document from being audited; a fault of our own costs that part and no other."""
    if isinstance(error, AuditError):
        return Problem(name, str(error))
    logging.getLogger("audit").debug("%s", name, exc_info=error)
    return Problem(name, unforeseen(error))
