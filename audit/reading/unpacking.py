"""Zip and tar archives that are not to be trusted: opened, bounded, and unpacked into a folder of our own."""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from audit.errors import UnreadableFile
from audit.reading.files import open_file, reason_of, shown
from audit.reading.limits import ARCHIVE_LIMIT, MEGABYTE, MEMBER_LIMIT, RATIO_FREE, RATIO_LIMIT, SIZE_LIMIT
from audit.records import Problem

ZIP_SUFFIXES = (".zip",)
TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

_CHUNK = 1 << 16
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    struct.error,
)
_END = b"PK\x05\x06"
_DIRECTORY_LIMIT = 16 * MEGABYTE
_TOO_MUCH = f"unpacks to more than {RATIO_LIMIT} times its size, or {ARCHIVE_LIMIT // MEGABYTE} MB"


class TooMuch(Exception):
    """An archive unpacks to more than is granted; the message says to what."""


@contextmanager
def open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip archive at ``path``, once its table of contents has been found to be of a reasonable size.

    Raises:
        UnreadableFile: it is no zip archive, or asks for more than is granted.
    """
    name = shown(path)
    with open_file(path) as stream:
        try:
            _check_directory(stream, name)
            with zipfile.ZipFile(stream) as archive:
                yield archive
        except OSError as error:
            raise UnreadableFile(name, reason_of(error)) from None
        except (*_BROKEN, ValueError, UnicodeError) as error:
            raise UnreadableFile(name, f"a damaged zip archive: {_said(error)}") from None


def _check_directory(stream: BinaryIO, name: str) -> None:
    """Refuses a table of contents too large to be read into memory, which the standard library would do."""
    size = stream.seek(0, os.SEEK_END)
    if size > ARCHIVE_LIMIT:
        raise UnreadableFile(name, f"an archive of more than {ARCHIVE_LIMIT // MEGABYTE} MB")
    stream.seek(max(0, size - 66_000))
    tail = stream.read()
    end = tail.rfind(_END)
    if end >= 0 and len(tail) >= end + 16:
        entries, directory = struct.unpack_from("<HI", tail, end + 10)
        if entries > MEMBER_LIMIT or directory > _DIRECTORY_LIMIT:
            raise UnreadableFile(name, f"an archive of more than {MEMBER_LIMIT:,} files")
    stream.seek(0)


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limit: int) -> bytes:
    """One file of a zip archive, whatever size it says it has.

    Raises:
        UnreadableFile: it is encrypted, damaged, or larger than ``limit`` bytes, or packs more than 200 to 1.
    """
    if info.flag_bits & 1:
        raise UnreadableFile(name, "protected by a password")
    bound = min(limit, max(RATIO_FREE, RATIO_LIMIT * info.compress_size))
    try:
        with archive.open(info) as member:
            data = member.read(bound + 1)
    except (*_BROKEN, RuntimeError, ValueError) as error:
        raise UnreadableFile(name, f"damaged: {_said(error)}") from None
    if len(data) > bound:
        raise UnreadableFile(name, _TOO_MUCH if bound < limit else f"unpacks to more than {limit // MEGABYTE} MB")
    return data


def _budget(path: Path) -> int:
    """How many bytes the archive may unpack to in all."""
    return min(ARCHIVE_LIMIT, max(RATIO_FREE, RATIO_LIMIT * path.stat().st_size))


def _said(error: Exception) -> str:
    text = " ".join(str(error).split())[:100]
    return (text[:1].lower() + text[1:]) or type(error).__name__


@dataclass
class Unpacked:
    """What came out of an archive: problems, and how many files were left where they are because nothing reads them."""

    problems: list[Problem] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    size: int = 0


def unpack(path: Path, folder: Path, wanted: Callable[[Path], bool]) -> Unpacked:
    """Unpack the files of the archive at ``path`` that are ``wanted`` (by their names) into ``folder``.

    Nothing but regular files and folders is made, all of them inside ``folder``; names that lead out of it, links and
    devices are problems, and so is what is encrypted, damaged or larger than is granted (`audit.reading.limits`).

    Raises:
        UnreadableFile: it is no archive, or its table of contents cannot be read.
    """
    unpacked = Unpacked()
    budget = _budget(path)
    taken: set[str] = set()
    for member in _members(path, unpacked):
        where = f"{shown(path)}/{shown(member.name)}"
        relative = _relative(member.name)
        if not member.name:
            unpacked.problems.append(Problem(shown(path), "a file without a name, not read"))
        elif relative is None:
            unpacked.problems.append(Problem(where, "a name that leads out of the archive, not read"))
        elif member.problem:
            unpacked.problems.append(Problem(where, member.problem))
        elif _is_hidden(relative):
            continue
        elif not wanted(Path(relative)):
            unpacked.others.append(relative.name)
        elif relative.as_posix() in taken:
            unpacked.problems.append(Problem(where, "twice in the archive; the first is read"))
        else:
            taken.add(relative.as_posix())
            try:
                unpacked.size += _write(member, folder / relative, budget - unpacked.size)
            except TooMuch as error:
                unpacked.problems.append(Problem(shown(path), f"{error}; {where} and the rest are not read"))
                break
            except UnreadableFile as error:
                unpacked.problems.append(Problem(where, error.reason))
    return unpacked


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in an archive; ``problem`` says why it is not unpacked."""

    name: str
    open: Callable[[], IO[bytes]]
    problem: str = ""


def _members(path: Path, unpacked: Unpacked) -> Iterator[_Member]:
    if path.name.lower().endswith(ZIP_SUFFIXES):
        with open_zip(path) as archive:
            for info in archive.infolist():
                # Older versions of the library stumble over a name that is empty.
                if not (info.filename and info.is_dir()):
                    yield _zip_member(archive, info)
    else:
        yield from _tar_members(path, unpacked)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Member:
    mode = info.external_attr >> 16
    problem = ""
    if stat.S_ISLNK(mode):
        problem = "a link, not followed"
    elif info.flag_bits & 1:
        problem = "protected by a password"
    return _Member(info.filename, lambda: archive.open(info), problem)


def _tar_members(path: Path, unpacked: Unpacked) -> Iterator[_Member]:
    name = shown(path)
    with open_file(path) as stream:
        budget = _budget(path)
        try:
            with tarfile.open(fileobj=_Bounded(_plain(path, stream), budget), mode="r:") as archive:  # type: ignore[call-overload]
                for number, info in enumerate(archive, start=1):
                    if number > MEMBER_LIMIT:
                        reason = f"more than {MEMBER_LIMIT:,} files; the rest is not read"
                        unpacked.problems.append(Problem(name, reason))
                        return
                    # The library remembers every member; an archive of millions would fill the memory.
                    archive.members = []  # type: ignore[attr-defined]
                    if not info.isdir():
                        yield _tar_member(archive, info)
        except TooMuch as error:
            unpacked.problems.append(Problem(name, f"{error}; the rest is not read"))
        except (*_BROKEN, OSError, ValueError, UnicodeError) as error:
            unpacked.problems.append(Problem(name, f"a damaged tar archive: {_said(error)}; the rest is not read"))


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> _Member:
    def opened() -> IO[bytes]:
        return archive.extractfile(info) or io.BytesIO()

    problem = "a link, not followed" if info.issym() or info.islnk() else ""
    return _Member(info.name, opened, problem or ("" if info.isreg() else "not a regular file"))


def _plain(path: Path, stream: BinaryIO) -> IO[bytes]:
    """The tar archive itself, whatever it is packed with; told by its first bytes, not by its name."""
    head = stream.read(6)
    stream.seek(0)
    if head.startswith(b"\x1f\x8b"):
        import gzip

        return gzip.open(stream)  # type: ignore[return-value]
    if head.startswith(b"BZh"):
        import bz2

        return bz2.BZ2File(stream)
    if head.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(stream)
    return stream


class _Bounded(io.RawIOBase):
    """A stream that ends the reading where more comes out than is granted, or is asked for at once."""

    def __init__(self, stream: IO[bytes], budget: int) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_SET and offset > self._budget:
            raise TooMuch(_TOO_MUCH)
        return self._stream.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > SIZE_LIMIT or self._stream.tell() + size > self._budget + tarfile.RECORDSIZE:
            raise TooMuch(_TOO_MUCH)
        return self._stream.read(size)


def _relative(name: str) -> PurePosixPath | None:
    """The member's path below the archive, or ``None`` where it leads elsewhere."""
    slashed = name.replace("\\", "/")
    path = PurePosixPath(slashed)
    parts = [part for part in path.parts if part != "."]
    if path.is_absolute() or not parts or ".." in parts or "\0" in name or slashed[1:2] == ":":
        return None
    return PurePosixPath(*parts)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def _write(member: _Member, path: Path, budget: int) -> int:
    """Writes the member to ``path``; returns its size. Nothing stays there where it is refused."""
    size = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with member.open() as source, path.open("xb") as file:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > budget:
                    raise TooMuch(_TOO_MUCH)
                if size > SIZE_LIMIT:
                    raise UnreadableFile(str(path), f"unpacks to more than {SIZE_LIMIT // MEGABYTE} MB")
                file.write(chunk)
    except (TooMuch, UnreadableFile):
        path.unlink(missing_ok=True)
        raise
    except (*_BROKEN, OSError, RuntimeError, ValueError) as error:
        path.unlink(missing_ok=True)
        reason = reason_of(error) if isinstance(error, OSError) and error.errno else f"damaged: {_said(error)}"
        raise UnreadableFile(str(path), reason) from None
    return size
