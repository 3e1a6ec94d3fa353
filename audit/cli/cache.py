"""`audit cache`: what is kept of earlier runs, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import click

from audit.cli.means import CACHE
from audit.engines.means import default_cache
from audit.errors import AuditError


@click.group("cache", short_help="Say what is kept of earlier runs, or remove it.")
def command() -> None:
    """Results are kept by content, so that what was audited before is not audited again."""


@command.command("info", short_help="Say where results are kept, how many, and how much space they take.")
@CACHE
def info(cache: Path | None) -> None:
    """Say where results are kept, how many there are, and how much space they take."""
    from audit.reports.wording import counted
    from audit.store.database import FILE, LIMIT
    from audit.store.database import info as held

    folder = cache or default_cache()
    found = held(folder)
    if found is None:
        click.echo(f"{folder / FILE}: nothing is kept")
        return
    click.echo(f"{found.path}")
    click.echo(f"{counted(found.results, 'result')}, {found.bytes / 1e6:.1f} MB of at most {LIMIT / 1e6:.0f}")
    if found.results:
        click.echo(f"the oldest was last used {_ago(found.oldest)}")


@command.command("clear", short_help="Remove all results that are kept.")
@CACHE
def clear(cache: Path | None) -> None:
    """Remove all results that are kept."""
    from audit.store.database import FILE, remove

    path = (cache or default_cache()) / FILE
    existed = path.exists()
    if not remove(path):
        raise AuditError(f"{path}: cannot be removed")
    click.echo(f"{path}: {'removed' if existed else 'nothing was kept'}")


def _ago(days: int) -> str:
    return "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"
