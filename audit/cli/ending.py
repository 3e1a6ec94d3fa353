"""The command as a process, which ends as soon as it is done."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from typing import NoReturn


def run(name: str | None = None) -> NoReturn:
    """The command line, which calls itself ``name``; it ends without taking models and tables apart piece by piece.

    That would take a third of a second. What was registered for the end is run, and what was printed is written out.
    An internal error that is to be shown (``--debug``) ends the usual way.
    """
    from audit.cli import main

    try:
        main(prog_name=name)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # nobody reads it any more
            stream.flush()
    os._exit(status)
