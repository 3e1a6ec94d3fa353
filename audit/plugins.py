"""What other packages add: readers, metrics, checks and reports, found by their entry points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@dataclass(frozen=True, slots=True)
class Plugin:
    """An entry point of an installed package; its text says where it comes from, for messages."""

    name: str
    entry: EntryPoint

    def __str__(self) -> str:
        package = self.entry.dist.name if self.entry.dist else self.entry.module
        return f"entry point {self.entry.group}:{self.name} of {package}"

    def load(self) -> Any:
        """What the entry point names.

        Raises:
            AuditError: it cannot be imported, whatever the reason.
        """
        try:
            return self.entry.load()
        except Exception as error:  # other people's code
            raise AuditError(f"{self}: {type(error).__name__}: {error}") from error


def plugins(group: str) -> list[Plugin]:
    """The entry points of ``group``, by name; of several packages that claim one name, the first."""
    from importlib.metadata import entry_points

    found = {entry.name: Plugin(entry.name, entry) for entry in reversed(list(entry_points(group=group)))}
    return [found[name] for name in sorted(found)]
