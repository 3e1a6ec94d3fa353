"""`audit gate`: audit, and fail where what is found is more than the policy allows."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.cli.options import Request, auditing, check_prefixes
from audit.cli.status import DONE, FAILED, notice, status_of
from audit.configuration import POLICY_KEYS, Configuration, Layer, read_configuration
from audit.errors import AuditError
from audit.records import DocumentAudit, Severity
from audit.settings import Settings

if TYPE_CHECKING:
    from audit.gate.baseline import Baseline
    from audit.gate.keys import InForce
    from audit.gate.policy import Policy
    from audit.reports import Summary

_METAVARS = {
    "fail-on": "|".join((*(s.label for s in reversed(Severity)), "never")),
    "fail-rules": "CODES",
    "severity": "CODES=SEVERITY",
    "per-path": "'PATTERN: KEY=VALUE; ...'",
    "baseline": "FILE",
    "max-unaudited": "SHARE",
}
_REPEATABLE = ("fail-rules", "severity", "per-path")
_COMMAND_LINE = "command line"


def _policy_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command a flag for every key of the policy, as one mapping of the keys that were given."""

    @functools.wraps(command)
    def called(request: Request, **values: Any) -> int:
        given = {key: values.pop(key.replace("-", "_")) for key in POLICY_KEYS}
        return command(request, flags={key: value for key, value in given.items() if value not in (None, ())}, **values)

    for key, help in reversed(list(POLICY_KEYS.items())):
        metavar = _METAVARS.get(key, "NUMBER")
        called = click.option(f"--{key}", multiple=key in _REPEATABLE, metavar=metavar, help=help)(called)
    return called


@click.command("gate", short_help="Audit, and fail if it is too faulty to publish.")
@auditing()
@_policy_options
@click.option("--update-baseline", is_flag=True, help="Write what is found to the baseline, and pass.")
@click.option("--show-policy", is_flag=True, is_eager=True, help="Print what is in force and why, and audit nothing.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where the gate fails; say all the same that it did.")
def command(request: Request, flags: dict[str, Any], update_baseline: bool, show_policy: bool, exit_zero: bool) -> int:
    """Audit files or folders and fail if what is found is too grave to publish.

    What is too grave is the policy: flags, or keys of the same names in audit.toml, in [tool.audit] of pyproject.toml
    or in [audit] of setup.cfg. The last lines on standard error say whether the gate passed, why, and what to look at
    first.

    Exit status: 0 passed, 1 failed, 2 bad usage or input, 3 nothing was audited.
    """
    configuration = read_configuration(Path.cwd())
    inforce = _policy(configuration, flags)
    if show_policy:
        _show(inforce, configuration, request)
        return DONE
    return _run(request, inforce.policy, update_baseline, exit_zero)


def _policy(configuration: Configuration, flags: dict[str, Any]) -> InForce:
    from audit.gate.keys import load_policy, prefixes

    joined = {key: value if key == "per-path" or not isinstance(value, tuple) else ",".join(value)
              for key, value in flags.items()}  # fmt: skip
    made = load_policy([*configuration.layers, Layer(_COMMAND_LINE, joined)], configuration.folder)
    check_prefixes(prefixes(made.policy))
    if made.policy.baseline and "baseline" not in flags:  # a file names it as seen from its own folder
        made.policy = replace(made.policy, baseline=os.path.relpath(configuration.folder / made.policy.baseline))
    return made


def _run(request: Request, policy: Policy, update: bool, exit_zero: bool) -> int:
    from audit.cli.running import run_audit
    from audit.gate.verdict import Verdict
    from audit.reports.snippet import isolated

    baseline = _baseline(policy, request.settings, update)
    verdict = Verdict(policy, baseline)

    def judged(document: DocumentAudit) -> DocumentAudit:
        changed = policy.applied(document)
        return baseline.mark(changed) if baseline else changed

    def concluded(summary: Summary) -> Summary:
        return replace(summary, gate=verdict.concluded(summary))

    summary = run_audit(request, verdict, change=judged, conclude=concluded)
    status = status_of(summary)
    if status != DONE or summary.gate is None:
        return status
    if update and baseline and policy.baseline:
        return _update(Path(policy.baseline), baseline)
    for text in summary.gate.lines:
        notice(isolated(text))
    return DONE if summary.gate.passed or exit_zero else FAILED


def _baseline(policy: Policy, settings: Settings, update: bool) -> Baseline | None:
    from audit.gate.baseline import Baseline, Entry, read_baseline

    def looked_for(entry: Entry, paths: Sequence[str]) -> bool:
        return settings.runs(entry.rule) and policy.of(paths).keeps(entry.rule)

    if policy.baseline is None:
        if update:
            raise AuditError("--update-baseline needs the file to write: --baseline FILE")
        return None
    path = Path(policy.baseline)
    return Baseline([] if update and not path.exists() else read_baseline(path), looked_for)


def _update(path: Path, baseline: Baseline) -> int:
    from audit.gate.baseline import write_baseline

    entries, gone = baseline.updated(), baseline.fixed()
    write_baseline(path, entries)
    notice(f"{path}: {len(entries):,} known ({baseline.counts['new']:,} new, {len(gone):,} fixed and forgotten)")
    if baseline.counts["expired"]:
        notice(f"{path}: {baseline.counts['expired']:,} accepted until a day that has passed: they fail the gate still")
    return DONE


def _show(inforce: InForce, configuration: Configuration, request: Request) -> None:
    rows = [*inforce.rows(), *_settings(configuration, request)]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for key, value, origin in rows:
        click.echo(f"{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}".rstrip())


def _settings(configuration: Configuration, request: Request) -> list[tuple[str, str, str]]:
    """What changes the audit itself, for completeness: key, value and origin."""
    from dataclasses import asdict

    from click.core import ParameterSource

    from audit.gate.keys import DEFAULT, shown

    context = click.get_current_context()
    rows = []
    for name, value in asdict(request.settings).items():
        key = name.replace("_", "-")
        origins = [layer.origin for layer in configuration.layers if key in layer.values]
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            origins.append(_COMMAND_LINE)
        rows.append((key, shown(key, value), origins[-1] if origins else DEFAULT))
    return rows
