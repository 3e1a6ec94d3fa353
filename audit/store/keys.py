"""What a result depends on, as one short key: the text, the settings, the models, the program itself, and the year.

Of the clock nothing but the year counts: NB108 holds years that are told as past against it where a text gives none.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, distributions, requires, version
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.plugins import Plugin, plugins
from audit.records import Document, Segment, Text
from audit.settings import Settings

_PAIRING = ("pairs", "pair_by")  # they choose what is a document, and say nothing of it
_PLAIN = ("source", "target", "select", "ignore", "sensitivity", "metrics", "device")
_DISTRIBUTION = "wire-audit"
_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")


class Keys:
    """Keys, 16 bytes each, of one run's parts of documents. ``signature`` is that of the run's models."""

    def __init__(self, settings: Settings, signature: str) -> None:
        run = [signature, program(), date.today().year, _settings(settings)]
        self._base = hashlib.blake2b(_encoded(run), digest_size=16)

    def row(self, part: Document, segment: Segment) -> bytes:
        """The key of a row that is judged by itself: where it stands, and what it is called, does not count."""
        return self._key("row", part.source_language, part.target_language, _content(segment))

    def document(self, part: Document) -> bytes:
        """The key of what is judged together; the names of its files do not count."""
        rows = None if part.segments is None else [[s.document, *_content(s)] for s in part.segments]
        texts = _text(part.source), _text(part.target)
        return self._key("document", part.source_language, part.target_language, rows, texts)

    def _key(self, *values: Any) -> bytes:
        hasher = self._base.copy()
        hasher.update(_encoded(values))
        return hasher.digest()


def _encoded(value: Any) -> bytes:
    return json.dumps(value, default=repr, separators=(",", ":")).encode("ascii")


def _content(segment: Segment) -> list[Any]:
    return [segment.source, segment.target, segment.role, segment.extra]


def _text(text: Text | None) -> list[Any] | None:
    return None if text is None else [text.content, text.language, text.lines]


@cache
def program() -> list[Any]:
    """This program: its files and those of what was added to it, by size and time, and the packages that it needs."""
    import audit

    own = _below([str(Path(audit.__file__).parent)])
    added = [_added(plugin) for plugin in plugins("audit.checks")]
    return [audit.__version__, platform.machine(), platform.python_version(), _packages(), own, added]


def _packages() -> list[tuple[str, str]]:
    """The versions of all that the program needs, for some round otherwise in another one and others know other words.

    In a checkout that was never installed nothing says what is needed: the versions of all that is there.
    """
    try:
        needed = [line for line in requires(_DISTRIBUTION) or () if not re.search(r";.*\bextra\b", line)]
    except PackageNotFoundError:
        return sorted({(str(found.name), str(found.version)) for found in distributions()})
    names = sorted({found[0] for line in needed if (found := _REQUIREMENT.match(line))})
    return [(name, _version(name)) for name in names]


def _below(folders: Iterable[str]) -> list[tuple[str, int, int]]:
    """All files below ``folders``, but for what Python makes of them itself."""
    walked = ((root, names) for folder in folders for root, _, names in os.walk(folder))
    return sorted(_state(Path(root, name)) for root, names in walked for name in names if not name.endswith(".pyc"))


def _state(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), status.st_size, status.st_mtime_ns


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _added(plugin: Plugin) -> list[Any]:
    """Rules that another package adds: its version, and the files of the whole package, for rules import others of it.

    Only the outermost package is looked for, since that imports nothing.

    Raises:
        AuditError: there is no such package.
    """
    package = plugin.entry.module.partition(".")[0]
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError) as error:
        raise AuditError(f"{plugin}: {type(error).__name__}: {error}") from error
    if spec is None:
        raise AuditError(f"{plugin}: ModuleNotFoundError: No module named {package!r}")
    if spec.submodule_search_locations is not None:
        files = _below(spec.submodule_search_locations)
    else:
        files = [_state(Path(spec.origin))] if spec.origin else []
    return [str(plugin), plugin.entry.value, plugin.entry.dist.version if plugin.entry.dist else "", files]


def _settings(settings: Settings) -> list[Any]:
    """The settings that change a result; of one that names a file, what is in the file."""
    values = {f.name: getattr(settings, f.name) for f in fields(settings) if f.name not in _PAIRING}
    return [[name, value, None if name in _PLAIN else _files(value)] for name, value in sorted(values.items())]


def _files(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_files(item) for item in value]
    if not isinstance(value, str | Path) or not value:
        return None
    path = Path(value)
    try:
        if path.is_file():
            return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        return [_state(inner) for inner in sorted(path.iterdir())] if path.is_dir() else None
    except (OSError, ValueError):
        return None
