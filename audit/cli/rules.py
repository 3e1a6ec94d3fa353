"""`audit rules`: list the rules."""

from __future__ import annotations

import click


@click.command("rules", short_help="List the rules.")
@click.argument("prefixes", nargs=-1, metavar="[PREFIX]...")
@click.option("--format", type=click.Choice(("table", "json")), default="table", show_default=True)
def command(prefixes: tuple[str, ...], format: str) -> None:
    """List the rules, or those whose code begins with PREFIX: code, name, severity and what each does.

    'audit explain CODE' says more of one.
    """
    from audit.checks import all_rules
    from audit.errors import AuditError

    wanted = tuple(prefix.upper() for prefix in prefixes)
    chosen = [rule for rule in all_rules() if not wanted or rule.code.startswith(wanted)]
    if not chosen:
        raise AuditError(f"no rule begins with {', '.join(prefixes)}; 'audit rules' lists them all")
    if format == "json":
        import json

        keys = ("code", "name", "category", "summary", "needs_source")
        rows = [{**{key: getattr(rule, key) for key in keys}, "severity": rule.severity.label} for rule in chosen]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    for column in ("Code", "Severity", "Name", "What it finds"):
        table.add_column(column, no_wrap=column != "What it finds", ratio=1 if column == "What it finds" else None)
    for rule in chosen:
        table.add_row(Text(rule.code, "bold"), rule.severity.label, rule.name, Text(rule.summary))
    Console(highlight=False).print(table)
