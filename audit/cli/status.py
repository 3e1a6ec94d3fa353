"""Exit statuses, and what a run comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from audit.reports.wording import counted

if TYPE_CHECKING:
    from audit.reports import Summary

DONE, FAILED, BAD_INPUT, NOTHING_AUDITED = 0, 1, 2, 3
INTERRUPTED, PIPE_CLOSED = 130, 141
"""What shells expect of a program ended by Ctrl-C, or by the reader of its output."""


def notice(message: str) -> None:
    """One line on standard error."""
    click.echo(f"audit: {' '.join(message.split())}", err=True)


def status_of(summary: Summary) -> int:
    """The exit status of a run as such, with a notice that says why it is not 0."""
    if summary.interrupted:
        notice(f"interrupted; the reports hold the {counted(summary.documents, 'document')} audited before")
        return INTERRUPTED
    if not summary.documents:
        notice("nothing was audited")
        return NOTHING_AUDITED
    return DONE
