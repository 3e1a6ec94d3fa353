"""Runs an audit into its reports: whatever ends the run, each report is closed with what was audited until then."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from audit.cli.metrics import Measures, prepared, tell
from audit.cli.status import notice
from audit.engines.tally import Tally
from audit.records import DocumentAudit, Problem, Totals
from audit.reports import Previous, Report, Summary

if TYPE_CHECKING:
    from audit.auditor import Auditor, Progress
    from audit.cli.options import Request

_Item = TypeVar("_Item")


def run_audit(
    request: Request,
    *also: Report,
    change: Callable[[DocumentAudit], DocumentAudit] | None = None,
    conclude: Callable[[Summary], Summary] | None = None,
) -> Summary:
    """Audits what ``request`` names into its reports and those in ``also``; returns what it came to.

    ``change`` makes of each document what the reports get, ``conclude`` of the summary of a run that went to its end.

    Raises:
        AuditError: the settings cannot be met or a report cannot be written; the other reports are closed all the same.
    """
    from audit.auditor import Auditor

    previous = _previous(request.previous) if request.previous else None  # before a report may take its place
    auditor = prepared(Auditor(request.settings, request.means))
    reports = [*request.open_reports(), *also]
    gathered = _Gathered(auditor, previous, notices=request.format != "table")
    try:
        with (
            progress_bar(not request.quiet) as bar,
            closing(_outcomes(request, auditor, bar.show)) as stream,
        ):
            for item in stream:
                found = change(item) if change and isinstance(item, DocumentAudit) else item
                with bar.hidden():
                    gathered.take(found)
                    if isinstance(found, DocumentAudit):
                        for report in reports:
                            report.add(found)
    except KeyboardInterrupt:
        gathered.interrupted = True
    except BaseException:
        with contextlib.suppress(Exception):
            _close_all(reports, replace(gathered.summary(), interrupted=True))
        raise
    summary = gathered.summary()
    try:
        if conclude and not summary.interrupted:
            summary = conclude(summary)
    finally:
        _close_all(reports, summary)
    tell(summary.metrics, request.format)
    return summary


def _outcomes(
    request: Request, auditor: Auditor, show: Callable[[Progress], None]
) -> Iterator[DocumentAudit | Problem | Tally]:
    if request.means.engine != "ray":
        yield from auditor.audit(request.paths, show)
        return
    from audit.engines.ray import run_on_ray

    workers, whole = request.means.workers, not request.totals_only
    with contextlib.redirect_stdout(sys.stderr):  # for Ray prints there what its machines complain of
        yield from run_on_ray(request.settings, request.paths, workers, request.shards, whole, show)


class _Gathered:
    """What has been seen of a run so far. ``notices``: whether problems are told at once, on standard error."""

    def __init__(self, auditor: Auditor, previous: Previous | None, notices: bool) -> None:
        self.interrupted = False
        self._previous = previous
        self._notices = notices
        self._auditor = auditor
        self._started = time.monotonic()
        self._totals = Totals()
        self._problems: list[Problem] = []
        self._documents = 0
        self._last: str | None = None
        self._measures = Measures()

    def take(self, item: DocumentAudit | Problem | Tally) -> None:
        if isinstance(item, Problem):
            self._problems.append(item)
            if self._notices:
                notice(f"{item.path}: {item.reason}")
            return
        if isinstance(item, DocumentAudit):
            self._measures.take(item)
        tally = item if isinstance(item, Tally) else Tally.of(item)
        if tally:
            self._totals += tally.totals
            self._documents += tally.documents - (tally.first == self._last)
            self._last = tally.last

    def summary(self) -> Summary:
        unmeasured = self._measures.problems()
        if self._notices:
            for problem in unmeasured:
                notice(f"{problem.path}: {problem.reason}")
        return Summary(
            totals=self._totals,
            documents=self._documents,
            problems=(*self._problems, *unmeasured),
            signature=self._auditor.signature if self._documents else "",  # it loads the models
            seconds=time.monotonic() - self._started,
            interrupted=self.interrupted,
            previous=self._previous,
            metrics=self._measures.means(self._auditor.metrics) if self._documents else (),
        )


def _previous(path: Path) -> Previous:
    """The totals of the run before. Raises AuditError where ``path`` holds no audit."""
    from audit.reports.jsonl import read_records

    documents: defaultdict[str, Totals] = defaultdict(Totals)
    for audit in read_records(path):
        documents[audit.name] += audit.totals
    return Previous(sum(documents.values(), Totals()), documents)


def _close_all(reports: Sequence[Report], summary: Summary) -> None:
    """Closes every report, also where closing one fails; then raises the first failure."""
    failures: list[Exception] = []
    for report in reports:
        try:
            report.close(summary)
        except Exception as error:
            failures.append(error)
    if failures:
        raise failures[0]


@contextlib.contextmanager
def closing(stream: Iterator[_Item]) -> Iterator[Iterator[_Item]]:
    """Ends a generator when the run ends, however it ends."""
    try:
        yield stream
    finally:
        if isinstance(stream, Generator):
            stream.close()


@contextlib.contextmanager
def progress_bar(wanted: bool) -> Iterator[_Silence | _Bar]:
    """A bar on standard error, or nothing where that is not a terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield _Silence()
        return
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.stop()


class _Silence:
    def show(self, progress: Progress) -> None:
        pass

    def hidden(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()


class _Bar:
    """A progress bar that steps aside while a report writes to the same terminal."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        self._bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("reading", total=None)
        self._bar.start()

    def show(self, progress: Progress) -> None:
        self._bar.update(self._task, description=progress.stage, completed=progress.done, total=progress.total or None)

    @contextlib.contextmanager
    def hidden(self) -> Iterator[None]:
        self._bar.stop()
        yield
        self._bar.start()

    def stop(self) -> None:
        self._bar.stop()
