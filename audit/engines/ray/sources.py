"""What is read at once, and how it is brought to the machine that reads it.

Local paths are paths of the machine that the run was started on, and read there, all together: files pair across them.
Of a URL, each file of segments is a source of its own, read by any machine; its other files are one source together.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from audit.engines.means import is_url
from audit.errors import AuditError


@dataclass(frozen=True, slots=True)
class Source:
    """``paths`` as seen from ``home``: a folder of this machine, or a URL, whose files are fetched."""

    home: str
    paths: tuple[str, ...]
    local: bool

    @contextlib.contextmanager
    def opened(self) -> Iterator[list[Path]]:
        """The paths as the readers are to be given them, for as long as they are read."""
        if self.local:
            with contextlib.chdir(self.home):  # records carry the paths as they were given
                yield [Path(path) for path in self.paths]
        else:
            with TemporaryDirectory(prefix="wire-audit-") as folder, _shown_as(Path(folder), self.home):
                _fetch(self.home, self.paths, Path(folder))
                yield [Path(folder, self.paths[0])] if len(self.paths) == 1 else [Path(folder)]


def sources(paths: Sequence[str | Path]) -> list[Source]:
    """What to read of ``paths``.

    Raises:
        AuditError: a URL leads nowhere, or to what cannot be opened.
    """
    here = tuple(str(path) for path in paths if not is_url(path))
    found = [Source(os.getcwd(), here, local=True)] if here else []
    for path in paths:
        if is_url(path):
            found += _at(str(path))
    return found


def filesystem(url: str) -> tuple[Any, str]:
    """The file system of fsspec that holds ``url``, and the path there.

    Raises:
        AuditError: there is none of that kind, or its package is not installed; the message names it.
    """
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError, OSError) as error:
        raise AuditError(f"{url}: {error}") from None
    return system, path


def _at(url: str) -> Iterator[Source]:
    system, root = filesystem(url)
    try:
        files = [root] if system.isfile(root) else sorted(system.find(root))
    except OSError as error:
        raise AuditError(f"{url}: {error}") from None
    single = files == [root]
    home = url.rstrip("/").rpartition("/")[0] if single else url.rstrip("/")
    cut = len(root.rstrip("/").rpartition("/")[0] if single else root.rstrip("/")) + 1
    inside = [path for file in files if _plain(path := file[cut:])]
    if not inside:
        raise AuditError(f"{url}: no such file or folder, or nothing in it")
    for path in inside:
        if _holds_segments(path):
            yield Source(home, (path,), local=False)
    texts = tuple(path for path in inside if not _holds_segments(path))
    if texts:
        yield Source(home, texts, local=False)


def _plain(path: str) -> bool:
    """Whether it is neither hidden nor leads elsewhere."""
    return bool(path) and not any(part.startswith(".") for part in PurePosixPath(path).parts)


def _holds_segments(path: str) -> bool:
    """By its suffix; what has to be looked into for that is read with the other files."""
    from audit.reading import Complete, format_of

    return isinstance(format_of(Path(os.devnull, PurePosixPath(path).name)), Complete)  # a place where no file is


def _fetch(url: str, paths: Sequence[str], folder: Path) -> None:
    system, root = filesystem(url)
    targets = [folder / path for path in paths]
    for parent in {target.parent for target in targets}:
        parent.mkdir(parents=True, exist_ok=True)
    try:
        system.get([f"{root.rstrip('/')}/{path}" for path in paths], [str(target) for target in targets])
    except OSError as error:
        raise AuditError(f"{url}: {error}") from None


@contextlib.contextmanager
def _shown_as(folder: Path, name: str) -> Iterator[None]:
    from audit.reading.files import mount, unmount

    mount(folder, name)
    try:
        yield
    finally:
        unmount(folder)
