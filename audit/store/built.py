"""Files that are built once and kept in the user's cache folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Loaded = TypeVar("Loaded")
_DIGEST = 32


def built_folder() -> Path:
    """Where built files are kept: ``wire-audit/built`` in the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("wire-audit", appauthor=False) / "built"


def kept(name: str, build: Callable[[], bytes], load: Callable[[bytes], Loaded]) -> Loaded:
    """What ``load`` makes of the file ``name``, which ``build`` makes where it is missing or damaged.

    The file carries a SHA-256 of its content, so a damaged one is noticed and replaced. Without a cache folder that can
    be written, the content is built in memory each time.
    """
    path = built_folder() / name
    data = _read(path)
    if data is None:
        data = build()
        _write(path, data)
    return load(data)


def _read(path: Path) -> bytes | None:
    """The content of ``path``, or None where it is missing, unreadable or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, data = content[:_DIGEST], content[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def _write(path: Path, data: bytes) -> None:
    """Puts ``data`` at ``path`` in one step, so that another process sees all of it or nothing."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".building-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(hashlib.sha256(data).digest())
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
