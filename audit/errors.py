"""Errors a user can act on: each message says what is wrong, where, and what to do."""

from __future__ import annotations


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
