"""What a result depends on, as one short key: the text, the settings, the models, and the program itself."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from audit.plugins import plugins
from audit.records import Document, Segment, Text
from audit.settings import Settings

_PAIRING = ("pairs", "pair_by")  # they choose what is a document, and say nothing of it
_PLAIN = ("source", "target", "select", "ignore", "sensitivity", "metrics", "device")
_COMPUTING = ("numpy", "onnxruntime", "sentencepiece")  # another version may round otherwise


class Keys:
    """Keys, 16 bytes each, of one run's parts of documents. ``signature`` is that of the run's models."""

    def __init__(self, settings: Settings, signature: str) -> None:
        self._base = hashlib.blake2b(_encoded([signature, program(), _settings(settings)]), digest_size=16)

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
    """This program: its files and those of what was added to it, by size and time, and what it computes with."""
    import audit

    folder = Path(audit.__file__).parent
    files = (Path(root, name) for root, _, names in os.walk(folder) for name in names if not name.endswith(".pyc"))
    own = [_state(file) for file in files]
    computing = [_version(package) for package in _COMPUTING]
    return [audit.__version__, platform.machine(), computing, sorted(own), sorted(_added())]


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


def _added() -> Iterator[tuple[str, int, int]]:
    """The modules of rules that other packages add."""
    for plugin in plugins("audit.checks"):
        spec = importlib.util.find_spec(plugin.entry.module)
        yield _state(Path(spec.origin)) if spec and spec.origin else (plugin.entry.module, 0, 0)


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
