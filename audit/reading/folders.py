"""Walking folders that are not to be trusted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.errors import AuditError
from audit.reading.files import reason_of, shown
from audit.records import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was asked for: by its own name (``direct``), or because it lies in a folder that was.

    ``depth`` counts the leading folders of ``path`` that lie above what was asked for.
    """

    path: Path
    depth: int
    direct: bool = False


def find(paths: Sequence[str | Path]) -> Iterator[Found | Problem]:
    """The files at and below ``paths``, each once, and what stood in the way.

    Hidden files and folders are passed over. Links inside a folder are followed to files in the same folder only.

    Raises:
        AuditError: one of ``paths`` does not exist; nothing has been yielded then.
    """
    roots = [Path(path) for path in paths]
    for root in roots:
        if not os.path.lexists(root):
            raise AuditError(f"{shown(root)}: no such file or folder")
    seen: set[str] = set()
    for root in roots:
        for found in _below(root) if root.is_dir() else [_direct(root)]:
            if isinstance(found, Found):
                real = os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _direct(path: Path) -> Found:
    # The folder that a named file stands in is part of what was asked for: `audit scan ar/x.txt fr/x.txt`.
    return Found(path, max(0, len(path.as_posix().split("/")) - 2), direct=True)


def _below(root: Path) -> Iterator[Found | Problem]:
    home = os.path.realpath(root)
    depth = len(root.as_posix().split("/")) - 1 if root.as_posix() != "." else -1
    waiting = [root]
    linked: list[Path] = []
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Problem(shown(folder), reason_of(error))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = folder / entry.name
            if entry.is_symlink():
                problem = _link_problem(path, home)
                if problem:
                    yield problem
                elif not path.is_dir():
                    linked.append(path)
            elif entry.is_dir():
                waiting.append(path)
            else:
                yield Found(path, depth)
    # Last, so that a file goes by its own name, unless it stands in a hidden folder and has no other.
    yield from (Found(path, depth) for path in linked)


def _link_problem(path: Path, home: str) -> Problem | None:
    """Why the link is not followed, or ``None`` where it leads to something inside ``home``."""
    try:
        real = os.path.realpath(path, strict=True)
    except OSError:
        return Problem(shown(path), "a link that leads nowhere")
    if os.path.commonpath([home, real]) != home:
        return Problem(shown(path), "a link that leads out of the folder, not followed")
    return None
