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
from dataclasses import dataclass, field, replace
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
_END_SIZE = 22
_WIDE_END = b"PK\x06\x06"  # the same in zip64, which counts wherever a locator stands before the other
_WIDE_END_SIZE = 56
_LOCATOR = b"PK\x06\x07"
_LOCATOR_SIZE = 20
_DIRECTORY_LIMIT = 16 * MEGABYTE
_TOO_MANY = f"an archive of more than {MEMBER_LIMIT:,} files"
_ALL_TOO_MUCH = f"the archives of this run unpack to more than {ARCHIVE_LIMIT // MEGABYTE} MB"
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
    for entries, directory in _directories(stream, size):
        if entries > MEMBER_LIMIT or directory > _DIRECTORY_LIMIT:
            raise UnreadableFile(name, _TOO_MANY)
    stream.seek(0)


def _directories(stream: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """What a zip archive says of its table of contents, entries and bytes, at every place where it may be looked for.

    The library takes the last bytes for its end where they can be, else the last place that looks like it; the end in
    zip64 stands right before the locator, or where that says.
    """
    first = stream.seek(max(0, size - 66_000))
    tail = stream.read()
    for end in {len(tail) - _END_SIZE, tail.rfind(_END)}:
        if end < 0 or not tail.startswith(_END, end) or len(tail) < end + _END_SIZE:
            continue
        yield struct.unpack_from("<HI", tail, end + 10)
        locator = end - _LOCATOR_SIZE
        if locator >= 0 and tail.startswith(_LOCATOR, locator):
            (told,) = struct.unpack_from("<Q", tail, locator + 8)
            for place in (first + locator - _WIDE_END_SIZE, told):
                if 0 <= place < size:
                    stream.seek(place)
                    wide = stream.read(_WIDE_END_SIZE)
                    if wide.startswith(_WIDE_END) and len(wide) == _WIDE_END_SIZE:
                        yield struct.unpack_from("<QQ", wide, 32)


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


@dataclass
class _Budget:
    """How many bytes may still be unpacked, and what is said where that is not enough."""

    left: int
    reason: str = _TOO_MUCH

    @classmethod
    def of(cls, path: Path, most: int) -> _Budget:
        """That of the archive at ``path`` where a run may unpack ``most`` bytes more."""
        own = min(ARCHIVE_LIMIT, max(RATIO_FREE, RATIO_LIMIT * path.stat().st_size))
        return cls(own) if own <= most else cls(most, _ALL_TOO_MUCH)

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise TooMuch(self.reason)


def _said(error: Exception) -> str:
    text = " ".join(str(error).split())[:100]
    return (text[:1].lower() + text[1:]) or type(error).__name__


@dataclass
class Unpacked:
    """What came out of an archive: problems, and the files that were left where they are because nothing reads them.

    ``size`` is in bytes, what was refused after it had been unpacked too.
    """

    problems: list[Problem] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    size: int = 0


def unpack(path: Path, folder: Path, wanted: Callable[[Path], bool], most: int = ARCHIVE_LIMIT) -> Unpacked:
    """Unpack the files of the archive at ``path`` that are ``wanted`` (by their names) into ``folder``.

    ``most`` is how many bytes the run may still unpack.

    Nothing but regular files and folders is made, all of them inside ``folder``; names that lead out of it, links and
    devices are problems, and so is what is encrypted, damaged or larger than is granted (`audit.reading.limits`).

    Raises:
        UnreadableFile: it is no archive, or its table of contents cannot be read.
    """
    unpacked = Unpacked()
    budget = _Budget.of(path, most)
    granted = budget.left
    taken: set[str] = set()
    for member in _members(path, unpacked, replace(budget)):
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
                _write(member, folder / relative, budget)
            except TooMuch as error:
                unpacked.problems.append(Problem(shown(path), f"{error}; {where} and the rest are not read"))
                break
            except UnreadableFile as error:
                unpacked.problems.append(Problem(where, error.reason))
    unpacked.size = granted - max(0, budget.left)
    return unpacked


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in an archive; ``problem`` says why it is not unpacked."""

    name: str
    open: Callable[[], IO[bytes]]
    problem: str = ""


def _members(path: Path, unpacked: Unpacked, budget: _Budget) -> Iterator[_Member]:
    if path.name.lower().endswith(ZIP_SUFFIXES):
        with open_zip(path) as archive:
            for number, info in enumerate(archive.infolist(), start=1):
                if number > MEMBER_LIMIT:  # more than the archive says that it holds
                    unpacked.problems.append(_rest(path))
                    return
                # Older versions of the library stumble over a name that is empty.
                if not (info.filename and info.is_dir()):
                    yield _zip_member(archive, info)
    else:
        yield from _tar_members(path, unpacked, budget)


def _rest(path: Path) -> Problem:
    return Problem(shown(path), f"more than {MEMBER_LIMIT:,} files; the rest is not read")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Member:
    mode = info.external_attr >> 16
    problem = ""
    if stat.S_ISLNK(mode):
        problem = "a link, not followed"
    elif info.flag_bits & 1:
        problem = "protected by a password"
    return _Member(info.filename, lambda: archive.open(info), problem)


def _tar_members(path: Path, unpacked: Unpacked, budget: _Budget) -> Iterator[_Member]:
    name = shown(path)
    with open_file(path) as stream:
        try:
            with tarfile.open(fileobj=_Bounded(_plain(path, stream), budget), mode="r:") as archive:  # type: ignore[call-overload]
                for number, info in enumerate(archive, start=1):
                    if number > MEMBER_LIMIT:
                        unpacked.problems.append(_rest(path))
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

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_SET and offset > self._budget.left:
            raise TooMuch(self._budget.reason)
        return self._stream.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > SIZE_LIMIT or self._stream.tell() + size > self._budget.left + tarfile.RECORDSIZE:
            raise TooMuch(self._budget.reason)
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


def _write(member: _Member, path: Path, budget: _Budget) -> None:
    """Writes the member to ``path``. Where it is refused nothing stays there, and what was unpacked counts as spent."""
    size = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with member.open() as source, path.open("xb") as file:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                budget.spend(len(chunk))
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
