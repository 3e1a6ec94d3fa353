"""Runs an audit in several processes, each with its own models; a process that is killed costs nothing but its work.

The processes are started afresh (``spawn``), so a program that uses this engine keeps its own start under
``if __name__ == "__main__":``, as the standard library's `multiprocessing` asks.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import connection, get_context
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import AuditError
from audit.records import Document, DocumentAudit, Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from audit.auditor import Auditor
    from audit.settings import Settings
    from audit.store.job import Job

_AHEAD = 4  # jobs a worker that are read before the first of them is done: what bounds memory
_ATTEMPTS = 2


class Processes:
    """Audits in ``workers`` processes, each with its share of the cores."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def __call__(self, auditor: Auditor, jobs: Iterator[Job]) -> Iterator[tuple[Job, list[DocumentAudit | Problem]]]:
        """Jobs in their order.

        Raises:
            AuditError: a process ends before it is ready to work.
        """
        tasks = (_Task(job, done=job.missing is None) for job in jobs)
        pending = deque(islice(tasks, _AHEAD * self._workers))
        pool = _Pool(auditor.settings, auditor.means.cache, self._workers)
        try:
            while pending:
                pool.hand_out(pending)
                while not pending[0].done:
                    pool.wait()
                    pool.hand_out(pending)
                task = pending.popleft()
                pending.extend(islice(tasks, 1))
                pool.hand_out(pending)  # before the caller writes its reports: nobody waits for that
                yield task.job, task.outcomes
        finally:
            pool.close()


@dataclass(slots=True, eq=False)
class _Task:
    """A job on its way through the processes."""

    job: Job
    done: bool
    outcomes: list[DocumentAudit | Problem] = field(default_factory=list)
    attempts: int = 0

    @property
    def waits(self) -> bool:
        return not self.done and not self.attempts

    def killed(self, how: str) -> bool:
        """Note that the process at work on it ended; whether it is worth another attempt."""
        again = self.attempts < _ATTEMPTS
        said = "audited again in another" if again else "not audited"
        self.outcomes.append(Problem(self.job.name, f"a worker process ended ({how}): {said}", unaudited=not again))
        self.done = not again
        return again


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    task: _Task | None = None


class _Pool:
    """The processes, started when there is work for them; each is at work on one task at most."""

    def __init__(self, settings: Settings, cache: Path | None, size: int) -> None:
        self._settings = settings
        self._cache = cache
        self._size = size
        self._workers: list[_Worker] = []
        self._again: deque[_Task] = deque()

    def hand_out(self, pending: Iterable[_Task]) -> None:
        """Give every idle process the next task that waits; start processes while there are too few."""
        waiting = deque([*self._again, *(task for task in pending if task.waits)])
        while waiting and (worker := self._idle()):
            self._give(worker, waiting.popleft())

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.task is None:
                return worker
        if len(self._workers) == self._size:
            return None
        self._workers.append(_start(self._settings, self._cache, self._size))
        return self._workers[-1]

    def _give(self, worker: _Worker, task: _Task) -> None:
        if task in self._again:
            self._again.remove(task)
        task.attempts += 1
        worker.task = task
        try:
            worker.pipe.send(task.job.missing)
        except OSError:
            self._buried(worker)

    def wait(self) -> None:
        """Until a process has something to say, or has ended."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in connection.wait(list(pipes)):
            self._hear(pipes[pipe])  # type: ignore[index]

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._buried(worker)
            return
        worker.ready = True
        if worker.task and said is not None:
            worker.task.outcomes.append(said)
            worker.task.done = True
            worker.task = None

    def _buried(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.join()
        how = _ending(worker.process.exitcode)
        self._workers.remove(worker)
        if not worker.ready:
            raise AuditError(f"a worker process ended before it was ready ({how}); run with --workers 1")
        if worker.task and worker.task.killed(how):
            self._again.append(worker.task)

    def close(self) -> None:
        """End every process, whatever it is at."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _ending(status: int | None) -> str:
    if status is not None and status < 0:
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"signal {-status}"
    return f"status {status}"


def _start(settings: Settings, cache: Path | None, workers: int) -> _Worker:
    from audit.encoder.session import cores

    context = get_context("spawn")
    near, far = context.Pipe()
    threads = max(1, cores() // workers)
    process = context.Process(target=_work, args=(far, settings, cache, threads), daemon=True, name="audit-worker")
    process.start()
    far.close()
    return _Worker(process, near)


def _work(pipe: Connection, settings: Settings, cache: Path | None, threads: int) -> None:
    """What a process does: audit what it is handed until nobody hands it anything more.

    ``cache`` is for what metrics say; audits themselves are found and kept by the process that hands them out.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the first process ends the others
    os.environ["OMP_NUM_THREADS"] = str(threads)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from audit.auditor import Auditor
    from audit.collecting import collect_rarely
    from audit.engines.local import audited
    from audit.engines.means import Means

    collect_rarely()
    auditor = Auditor(settings, Means(cache=cache))
    said: DocumentAudit | Problem | None = None  # the first word says only: ready
    while True:
        try:
            pipe.send(said)
            part: Document = pipe.recv()
        except (EOFError, OSError):  # the run is over
            return
        said = audited(auditor, part)
