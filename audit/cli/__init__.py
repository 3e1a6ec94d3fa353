"""The command line: the group of commands, each in a module of its own, and how errors end a run."""

from __future__ import annotations

import difflib
import importlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

from audit.cli.status import BAD_INPUT, DONE, INTERRUPTED, PIPE_CLOSED, notice
from audit.collecting import collect_rarely
from audit.errors import AuditError, unforeseen

# Whole batches run side by side already: threads inside a matrix product would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

COMMANDS = ("scan", "gate", "compare", "score", "watch", "cache", "rules", "explain", "doctor")
DEBUG = "--debug"


class Commands(click.Group):
    """Loads a command's module when the command is asked for, and turns every error into one line and a status.

    A command returns its exit status, or None for 0.
    """

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in COMMANDS:
            command: click.Command = importlib.import_module(f"audit.cli.{name}").command
            return command
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise click.UsageError(f"No such command {name!r}.{hint}", context)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **options: Any) -> NoReturn:  # type: ignore[override]
        options["standalone_mode"] = False
        arguments = sys.argv[1:] if args is None else list(args)
        run = super().main
        collect_rarely()
        sys.exit(_status_of(lambda: run(arguments, prog_name, **options), debug=DEBUG in arguments))


def _status_of(run: Callable[[], Any], debug: bool) -> int:
    """Runs a command and says what it came to; an error is one line on standard error."""
    try:
        return run() or DONE
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return BAD_INPUT
    except click.UsageError as error:
        notice(error.format_message() + _help_hint(error))
        return BAD_INPUT
    except (click.ClickException, AuditError) as error:
        notice(str(error))
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        notice("interrupted")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as `head` does: no fault of ours or theirs
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        if debug:
            raise
        notice(unforeseen(error))
        return BAD_INPUT


def _help_hint(error: click.UsageError) -> str:
    return f" See '{error.ctx.command_path} --help'." if error.ctx is not None else ""


@click.group("audit", cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(None, "-V", "--version", package_name="wire-audit", message="wire-audit %(version)s")
@click.option(DEBUG, is_flag=True, help="Show where an internal error comes from.")
def main(debug: bool) -> None:
    """Audit machine-translated wire copy, segment by segment, without reference translations."""
    if debug:
        shown = logging.getLogger("audit")
        shown.setLevel(logging.DEBUG)
        shown.addHandler(logging.StreamHandler())
