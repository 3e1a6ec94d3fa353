"""Reports that go to a file: streamed as the audit goes, or put there whole at the end."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from audit.errors import AuditError
from audit.records import DocumentAudit

if TYPE_CHECKING:
    from audit.reports import Summary, Writer


class StreamedFile:
    """Written and flushed document by document, so that a run that ends early loses nothing."""

    def __init__(self, writer: Writer, path: Path) -> None:
        self._path = path
        self._file = _open(_prepared(path))
        self._report = writer(self._file)

    def add(self, document: DocumentAudit) -> None:
        with _named(self._path):
            self._report.add(document)
            self._file.flush()

    def close(self, summary: Summary) -> None:
        with _named(self._path), self._file:
            self._report.close(summary)


class WholeFile:
    """Put in place in one step when the report is closed: a reader never sees half of it.

    Until then it is in a temporary file, so that a large report takes no memory.
    """

    def __init__(self, writer: Writer, path: Path, *, binary: bool = False) -> None:
        self._path = _prepared(path)
        with _named(self._path):
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  (closed in `close`)
        self._text = None if binary else _encoding(self._file)
        self._report = writer(self._text or self._file)

    def add(self, document: DocumentAudit) -> None:
        self._report.add(document)

    def close(self, summary: Summary) -> None:
        with _named(self._path), self._file:
            self._report.close(summary)
            if self._text:
                self._text.flush()
            self._file.seek(0)
            _replace(self._path, self._file)


def _encoding(file: IO[bytes]) -> TextIO:
    return io.TextIOWrapper(file, "utf-8", "backslashreplace", newline="")


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` into a file in one step. Raises AuditError where it cannot be written."""
    with _named(path):
        _replace(_prepared(path), io.BytesIO(text.encode("utf-8", "backslashreplace")))


def _prepared(path: Path) -> Path:
    """``path`` with its folders made and links followed; refused now rather than after an hour of work."""
    with _named(path):
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder; name a file in it")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise PermissionError(None, "no permission to write there")
    return path


def _replace(path: Path, content: IO[bytes]) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced
        with path.open("wb") as file:
            shutil.copyfileobj(content, file)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            shutil.copyfileobj(content, file)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _open(path: Path) -> TextIO:
    with _named(path):
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")


class _named(contextlib.AbstractContextManager[None]):
    """Turns a failure of the file system into an error that names the report's file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            raise AuditError(f"{self._path}: cannot write the report: {error.strerror or error}") from None
