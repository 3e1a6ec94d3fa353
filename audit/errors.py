"""Errors a user can act on: each message says what is wrong, where, and what to do."""

from __future__ import annotations

import os


class AuditError(Exception):
    """Bad input, usage or configuration. The command line prints the message as one line and exits with status 2."""


class UnreadableFile(AuditError):
    """One file cannot be read. The run reports it and goes on."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class MissingExtra(AuditError):
    """A feature needs an optional dependency that is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an optional part: pip install 'wire-audit[{extra}]'")
        self.extra = extra


def unforeseen(error: BaseException) -> str:
    """An error that is this program's own fault, in one line: its kind, its message and the innermost place."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}audit{os.sep}" in code.co_filename:
            place = f" ({os.path.basename(code.co_filename)}:{trace.tb_lineno})"
        trace = trace.tb_next
    what = f"{type(error).__name__}: {error}{place}"
    return f"internal error: {what}; please report it, with what 'audit --debug ...' prints"
