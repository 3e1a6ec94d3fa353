"""Zip and tar archives among the files to audit: unpacked into a temporary folder, shown under their own names."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.errors import UnreadableFile
from audit.reading.files import mount, reason_of, shown, unmount
from audit.reading.folders import Found
from audit.reading.limits import ARCHIVE_LIMIT
from audit.reading.registry import is_read
from audit.reading.unpacking import TAR_SUFFIXES, ZIP_SUFFIXES, unpack
from audit.records import Problem
from audit.settings import Settings


class Unpacking:
    """The archives of a run, unpacked as long as this is open."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder: Path | None = None
        self._count = 0
        self._left = ARCHIVE_LIMIT
        self._opened = ExitStack()
        # Whoever is to close it may be a generator that is never started.
        weakref.finalize(self, self._opened.close)

    def expanded(self, items: Sequence[Found | Problem]) -> list[Found | Problem]:
        """``items`` with every archive replaced by the files in it and what there is to say about them."""
        found: list[Found | Problem] = []
        for item in items:
            if isinstance(item, Found) and is_archive(item.path):
                found += self._unpacked(item)
            else:
                found.append(item)
        return found

    def close(self) -> None:
        self._opened.close()

    def _unpacked(self, archive: Found) -> list[Found | Problem]:
        if self._folder is None:
            made = TemporaryDirectory(prefix="wire-audit-", ignore_cleanup_errors=True)
            self._folder = Path(self._opened.enter_context(made))
        name = shown(archive.path)
        folder = self._folder / str(self._count)
        self._count += 1
        folder.mkdir()
        self._opened.callback(unmount, folder)
        mount(folder, name)
        try:
            unpacked = unpack(archive.path, folder, self._is_wanted, self._left)
        except UnreadableFile as error:
            return [Problem(error.path, error.reason)]
        except OSError as error:
            return [Problem(name, reason_of(error))]
        self._left -= unpacked.size
        depth = len(folder.as_posix().split("/"))
        files: list[Found | Problem] = [
            Found(path, depth) for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()
        ]
        if unpacked.others:
            listed = ", ".join(map(shown, unpacked.others[:3]))
            more = f" and {len(unpacked.others) - 3} more" if len(unpacked.others) > 3 else ""
            unpacked.problems.append(Problem(name, f"kinds of file that are not read: {listed}{more}", unaudited=False))
        if not files and not unpacked.problems:
            unpacked.problems.append(Problem(name, "an empty archive"))
        return [*files, *unpacked.problems]

    def _is_wanted(self, path: Path) -> bool:
        """Whether a file of that name may be read; patterns take any."""
        return not is_archive(path) and (bool(self._settings.pairs) or is_read(path))


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith((*ZIP_SUFFIXES, *TAR_SUFFIXES))
