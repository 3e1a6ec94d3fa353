"""Opening files whose names, sizes and kinds are not to be trusted, and showing their names safely."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from audit.errors import UnreadableFile

_BIDIRECTIONAL = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_mounted: dict[str, str] = {}


def mount(folder: Path, name: str) -> None:
    """From now on, show ``folder`` and what is in it as ``name``: a temporary folder as the archive it came from."""
    _mounted[folder.as_posix()] = name


def unmount(folder: Path) -> None:
    """Undo `mount`."""
    _mounted.pop(folder.as_posix(), None)


def shown(path: str | Path) -> str:
    """The path as messages and records carry it: printable, on one line, whatever bytes the name is made of.

    Bytes that are not UTF-8, control characters and direction marks come as backslash escapes, so that a file's name
    can neither break an encoder nor steer a terminal.
    """
    posix = Path(path).as_posix()
    # Every folder above is looked up: another run may mount meanwhile, and there may be many archives.
    ends = [*(place for place, c in enumerate(posix) if c == "/"), len(posix)] if _mounted else ()
    for end in ends:
        name = _mounted.get(posix[:end])
        if name is not None:
            posix = name + posix[end:]
            break
    text = os.fsencode(posix).decode("utf-8", "backslashreplace")
    return "".join(_escaped(c) if unicodedata.category(c) == "Cc" or c in _BIDIRECTIONAL else c for c in text)


def open_file(path: Path) -> BinaryIO:
    """The regular file at ``path``, open for reading bytes.

    Raises:
        UnreadableFile: it is not there, not allowed, not a regular file (a pipe would wait for ever), or empty.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(shown(path), "not a regular file")
        if not status.st_size:
            raise UnreadableFile(shown(path), "empty file")
        return path.open("rb")
    except OSError as error:
        raise UnreadableFile(shown(path), reason_of(error)) from None


def reason_of(error: OSError) -> str:
    """Why the system would not, in lower case and without the path, which the message names already."""
    return (error.strerror or str(error) or type(error).__name__).lower()


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
