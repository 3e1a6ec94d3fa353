"""`audit explain CODE`: print what a rule does, why it matters, an example, and what to do instead."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.checks import Rule


@click.command("explain", short_help="Say what a rule finds, why, and what to do.")
@click.argument("code")
def command(code: str) -> None:
    """Explain the rule CODE (a code such as OM101, or the rule's name)."""
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.text import Text

    rule = _find(code)
    console = Console(highlight=False)
    console.width = min(console.width, 100)
    console.print(Text.assemble((rule.code, "bold"), " ", (rule.name, "bold")))
    scope = "needs the original" if rule.needs_source else "needs only the translation"
    console.print(Text(f"{rule.category} · {rule.severity.label} · {scope}", "dim"))
    console.print()
    if console.is_terminal:
        console.print(Markdown(rule.documentation))
    else:
        click.echo(rule.documentation)


def _find(code: str) -> Rule:
    """The rule of that code or name; raises AuditError that names the nearest where there is none."""
    from audit.checks import all_rules
    from audit.errors import AuditError

    known = {key: rule for rule in all_rules() for key in (rule.code, rule.name)}
    for key in (code.upper(), code.lower()):
        if key in known:
            return known[key]
    near = difflib.get_close_matches(code.upper(), known, n=1) or difflib.get_close_matches(code.lower(), known, n=1)
    hint = f"did you mean {near[0]}?" if near else "'audit rules' lists them"
    raise AuditError(f"no rule {code!r}; {hint}")
