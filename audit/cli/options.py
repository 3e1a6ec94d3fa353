"""Options that several commands share, and the request they come to."""

from __future__ import annotations

import functools
import io
import re
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.cli.means import ENGINE, MEANS, RESUME, means_of, on_ray
from audit.cli.metrics import METRIC_SETTINGS, METRICS, check_metrics, estimate
from audit.engines.means import Means, is_url
from audit.errors import AuditError
from audit.settings import PAIRINGS, SENSITIVITIES, Settings, load_settings

if TYPE_CHECKING:
    from audit.engines.ray.shards import Shards
    from audit.reports import Report


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks of a run: on which paths, under which settings, written where."""

    paths: tuple[Path | str, ...]
    settings: Settings
    format: str
    outputs: tuple[tuple[str, Path | str], ...]
    verbose: bool
    quiet: bool
    means: Means = field(default_factory=Means)
    previous: Path | None = None

    def open_reports(self) -> list[Report]:
        """The report on standard output, then those of ``-o``. Raises AuditError where a file cannot be written."""
        from audit.reports import open_report

        files = [open_report(name, path) for name, path in self.outputs if isinstance(path, Path)]
        return [self._standard_output(), *files, *([self.shards] if self.shards else [])]

    @property
    def shards(self) -> Shards | None:
        """The folders and URLs among the outputs, which the machines of a cluster write to."""
        from audit.engines.ray.shards import Shards

        return Shards.of([(name, path) for name, path in self.outputs if isinstance(path, str)])

    @property
    def totals_only(self) -> bool:
        """Whether no report needs the audits themselves: they can stay on the machines that write them."""
        if self.format != "table" or not self.quiet or self.settings.metrics:  # whose means are taken over all of them
            return False
        return all(isinstance(path, str) for _, path in self.outputs)

    def _standard_output(self) -> Report:
        from audit.reports import open_report

        if self.format == "table":
            from audit.reports.table import TableReport

            reconfigure(errors="replace")
            return TableReport(sys.stdout, verbose=self.verbose, totals_only=self.quiet)
        reconfigure(encoding="utf-8", newline="\n")
        return open_report(self.format, sys.stdout)


def reconfigure(**options: Any) -> None:
    """Sets how standard output encodes, where it is a stream that can be told."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(**options)


def _language(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if not re.fullmatch("[A-Za-z]{2,3}", value):
        raise click.BadParameter(f"{value!r} is not an ISO 639-1 code such as ar or fr.")
    return value.lower()


def _joined(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> str | None:
    return ",".join(values) or None


class Output(click.ParamType):
    """``FORMAT:PATH``, split at the first colon; on Ray, a URL or a path that ends in a slash stays text."""

    name = "FORMAT:PATH"

    def convert(
        self, value: Any, parameter: click.Parameter | None, context: click.Context | None
    ) -> tuple[str, Path | str]:
        if isinstance(value, tuple):
            return value
        format, colon, path = str(value).partition(":")
        if not colon or not path:
            self.fail(f"{value!r} is not FORMAT:PATH, such as html:out/report.html.", parameter, context)
        format = _known_format(format, self, parameter, context)
        sharded = (is_url(path) or path.endswith("/")) and context is not None and on_ray(context)
        return format, path if sharded else Path(path)


class FormatName(click.ParamType):
    """The name of a format that a report can be written in."""

    name = "FORMAT"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> str:
        return _known_format(str(value), self, parameter, context)


def _known_format(
    name: str, kind: click.ParamType, parameter: click.Parameter | None, context: click.Context | None
) -> str:
    from audit.reports import check_format

    try:
        return check_format(name)
    except AuditError as error:
        message = str(error)
        kind.fail(message if message.endswith("?") else f"{message}.", parameter, context)


def _existing(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> tuple[Path | str, ...]:
    if not given and not context.params.get("show_policy"):
        raise click.MissingParameter(ctx=context, param=parameter)
    paths = tuple(path if is_url(path) and on_ray(context) else Path(path) for path in given)
    for text, path in zip(given, paths, strict=True):
        if isinstance(path, Path) and not path.exists():
            hint = "; 'audit scan --engine ray' reads URLs" if is_url(text) else ""
            raise AuditError(f"{text if hint else path}: no such file or folder{hint}")
    return paths


_PATHS = click.argument("paths", nargs=-1, type=click.Path(), callback=_existing, metavar="PATH...")
_SETTINGS = (
    click.option("--source", callback=_language, metavar="LANG", help="Language of the originals (ISO 639-1)."),
    click.option("--target", callback=_language, metavar="LANG", help="Language of the translations (ISO 639-1)."),
    click.option("--pairs", metavar="PATTERN", help="How files pair, such as 'ar/{name}.txt=fr/{name}.txt'."),
    click.option("--pair-by", type=click.Choice(PAIRINGS), help="Pair files by their names or by what they tell."),
    click.option("--encoder", metavar="NAME", help="A Hugging Face encoder instead of the bundled one."),
)
_RULES = (
    click.option("--select", multiple=True, callback=_joined, metavar="CODES", help="Only these rules: OM,NM102."),
    click.option("--ignore", multiple=True, callback=_joined, metavar="CODES", help="All rules but these."),
    click.option("--glossary", type=click.Path(exists=True, dir_okay=False), help="Terms to keep to: TSV or TBX."),
    click.option("--sensitivity", type=click.Choice(SENSITIVITIES), help="How readily faults are reported."),
)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUTPUT = (
    click.option("--format", type=FormatName(), default="table", show_default=True, help="What standard output gets."),
    click.option("-o", "--output", "outputs", multiple=True, type=Output(), help="Also write a file. Repeatable."),
    click.option("--previous", type=_FILE, metavar="FILE", help="The JSONL of the run before, for the trend (html)."),
    click.option("-v", "--verbose", is_flag=True, help="Show findings of severity info too."),
    click.option("-q", "--quiet", is_flag=True, help="No progress bar, and only the totals in the table."),
)
_SETTING_NAMES = ("source", "target", "pairs", "pair_by", "encoder", "select", "ignore", "glossary", "sensitivity")

_SHARED_NAMES = ("paths", "format", "outputs", "previous", "verbose", "quiet")


def auditing(rules: bool = True, engine: bool = False) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Gives a command the paths and the shared options, as a `Request` in its first parameter.

    ``rules`` leaves out the options about rules, for a command that runs none; ``engine`` adds the choice of one.
    """
    chosen = (*_SETTINGS, *(_RULES if rules else ()), *METRICS)
    parts = (_PATHS, *chosen, *_OUTPUT, *MEANS, RESUME, *([ENGINE] if engine else []))

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        @functools.wraps(command)
        def called(**values: Any) -> int:
            given = {name: values.pop(name) for name in (*_SETTING_NAMES, *METRIC_SETTINGS) if name in values}
            shared = {name: values.pop(name) for name in _SHARED_NAMES}
            means = means_of(values)
            dry_run = values.pop("dry_run")
            request = Request(settings=_settings(given), **shared, means=means)
            check_metrics(request.settings, references=not rules)
            return estimate(request) if dry_run else command(request, **values)

        for part in reversed(parts):
            called = part(called)
        return called

    return decorate


def with_settings(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command the options that change an audit, as `Settings` in its parameter ``settings``."""

    @functools.wraps(command)
    def called(**values: Any) -> int:
        given = {name: values.pop(name) for name in _SETTING_NAMES}
        return command(settings=_settings(given), **values)

    for part in reversed((*_SETTINGS, *_RULES)):
        called = part(called)
    return called


def _settings(given: dict[str, Any]) -> Settings:
    """The nearest configuration with the options that were given put over it."""
    chosen = {name: value for name, value in given.items() if value is not None}
    settings = load_settings(Path.cwd()).updated(chosen, "command line")
    check_prefixes({*settings.select, *settings.ignore})
    return settings


def check_prefixes(prefixes: Collection[str]) -> None:
    """Refuses a rule prefix that no rule begins with: a misspelt one would silently select nothing."""
    if not prefixes:
        return
    from audit.checks import all_rules

    codes = [rule.code for rule in all_rules()]
    for prefix in sorted(prefixes):
        if not any(code.startswith(prefix) for code in codes):
            import difflib

            near = difflib.get_close_matches(prefix, {c[: len(prefix)] for c in codes}, n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise AuditError(f"no rule begins with {prefix!r}{hint} ('audit rules' lists them)")
