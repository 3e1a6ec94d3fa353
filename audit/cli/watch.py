"""`audit watch`: audit what arrives in a folder, as it arrives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from audit.cli.means import MEANS, means_of
from audit.cli.metrics import prepared
from audit.cli.options import with_settings
from audit.cli.status import DONE, notice
from audit.errors import AuditError
from audit.settings import Settings

if TYPE_CHECKING:
    from audit.reports import Report


_OUTPUT = "A JSONL file that records are appended to. What is in it already is not written again."


@click.command("watch", short_help="Audit what arrives in a folder, as it arrives.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@with_settings
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=_OUTPUT)
@click.option(
    "--format",
    type=click.Choice(("table", "jsonl")),
    default="table",
    show_default=True,
    help="What standard output gets.",
)
@click.option(
    "--settle",
    type=click.FloatRange(0.1, 300),
    default=2.0,
    metavar="SECONDS",
    help="Read the folder when nothing has changed in it for so long, otherwise 2.",
)
def command(folder: Path, settings: Settings, output: Path | None, format: str, settle: float, **means: Any) -> int:
    """Audit what is in FOLDER, and whatever comes to be there, until Ctrl-C.

    A story is audited again, as a whole, when its text changes; of a file of segments, only the new ones are.

    Exit status: 0 ended by Ctrl-C, 2 bad usage or input.
    """
    from audit.auditor import Auditor
    from audit.engines.watching import Seen, watch
    from audit.records import DocumentAudit

    seen = Seen()
    auditor = prepared(Auditor(settings, means_of(means)))
    with _appending(output, folder, seen) as file:
        reports = _reports(format, file)
        try:
            for item in watch(auditor, folder, seen, settle):
                if isinstance(item, DocumentAudit):
                    for report in reports:
                        report.add(item)
                    sys.stdout.flush()
                else:
                    notice(f"{item.path}: {item.reason}")
        except KeyboardInterrupt:
            pass
    return DONE


for _option in MEANS:
    _option(command)


def _appending(path: Path | None, folder: Path, seen: Any) -> IO[str]:
    """The file that records go to, at its end; what it holds is seen."""
    import os

    from audit.engines.watching import remember
    from audit.reports.jsonl import read_records

    if path is None:
        return open(os.devnull, "w", encoding="utf-8")
    if path.resolve().is_relative_to(folder.resolve()):
        raise AuditError(f"{path}: lies in the folder that is watched; name a file elsewhere")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            remember(seen, (audited for audit in read_records(path) for audited in audit.segments))
        return path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise AuditError(f"{path}: cannot write there: {error.strerror or error}") from None


def _reports(format: str, file: IO[str]) -> list[Report]:
    from audit.reports import open_report
    from audit.reports.jsonl import JsonlReport

    return [open_report(format, sys.stdout), JsonlReport(file)]
