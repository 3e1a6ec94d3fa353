"""`audit scan`: audit files or folders and report what is wrong."""

from __future__ import annotations

import click

from audit.cli.options import Request, auditing
from audit.cli.status import status_of


@click.command("scan", short_help="Audit files or folders and report what is wrong.")
@auditing(engine=True)
def command(request: Request) -> int:
    """Audit files or folders and report what is wrong.

    PATH is a document, a file of segments (JSONL, TSV, CSV, XLIFF, TMX, PO), or a folder or archive with the
    originals and their translations. Where only translations are found, the rules that need no original are run.

    Exit status: 0 done, 2 bad usage or input, 3 nothing was audited.
    """
    from audit.cli.running import run_audit

    return status_of(run_audit(request))
