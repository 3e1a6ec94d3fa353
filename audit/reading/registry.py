"""Which reader reads which file: by its suffix, and where many formats share one, by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from audit.errors import AuditError
from audit.records import Document, Problem, Text
from audit.settings import Settings


@dataclass(frozen=True, slots=True)
class OneSided:
    """A format whose files hold one language each, so that files are paired by their names.

    ``read`` takes the path and the language that the name tells (or ``None``). It raises `UnreadableFile`, with a
    reason that can stand alone, where there is no text to be had.
    """

    read: Callable[[Path, str | None], Text]


@dataclass(frozen=True, slots=True)
class Complete:
    """A format whose files hold whole documents: segments as given, or both sides of a text.

    ``read`` yields documents and problems as it goes and raises `UnreadableFile` where it cannot go on.
    """

    read: Callable[[Path, Settings], Iterator[Document | Problem]]


@dataclass(frozen=True, slots=True)
class Story:
    """One story in one language, out of a format that says more of it than its text.

    ``id`` tells it apart from others in the same file, where there are any. ``keys`` are pairs of a kind (one of
    `audit.reading.stories.KINDS`) and a value that a story shares with its translation. ``date`` is in ISO 8601.
    """

    text: Text
    id: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Stories:
    """A format whose files hold stories that say which language they are in and which others they belong to.

    ``read`` takes the path and the language that the name tells (or ``None``), yields stories and problems as it goes
    and raises `UnreadableFile` where it cannot go on.
    """

    read: Callable[[Path, str | None], Iterator[Story | Problem]]


Format = OneSided | Complete | Stories
Sniffer = Callable[[Path], Format | None]

_formats: dict[str, Format | Sniffer] = {}

GROUP = "audit.readers"
"""The entry-point group of readers from other packages: a suffix without its dot, and a `Format`."""


def register(suffix: str, format: Format | Sniffer) -> None:
    """Let files that end in ``suffix`` (with its dot, in any case) be read as ``format``.

    Where several formats share the suffix, ``format`` is a function that looks into the file and says which it is, or
    ``None``.
    """
    _formats[suffix.lower()] = format


def format_of(path: Path) -> Format | None:
    """The format of the file, or ``None`` where no reader claims it."""
    _add_plugins()
    name = path.name.lower()
    found = next((_formats[s] for s in _suffixes(name) if s in _formats), None)
    if found is None or isinstance(found, Format):
        return found
    try:
        status = path.stat()
    except OSError:
        return None
    return _sniffed(found, path, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=10_000)
def _sniffed(sniffer: Sniffer, path: Path, _state: tuple[int, int]) -> Format | None:
    return sniffer(path)


def is_read(path: Path) -> bool:
    """Whether a file of that name may be of a format that is read; the file need not exist."""
    _add_plugins()
    return any(suffix in _formats for suffix in _suffixes(path.name.lower()))


def unread_reason(path: Path) -> str:
    """Why there is no format for the file, for whoever asked for it by name."""
    if is_read(path):
        return f"a {path.suffix.lower()} file of none of the formats that are read"
    return f"not a kind of file that is read ({', '.join(suffixes())})"


def suffixes() -> list[str]:
    """The suffixes that are read, sorted, as messages list them."""
    _add_plugins()
    return sorted(_formats)


def _suffixes(name: str) -> Iterator[str]:
    """The longest suffix of a file's name first: ``.tar.gz``, ``.gz``."""
    for place, character in enumerate(name):
        if character == "." and place:
            yield name[place:]


@cache
def _add_plugins() -> None:
    from audit.plugins import plugins

    for plugin in plugins(GROUP):
        format = plugin.load()
        if not isinstance(format, Format):
            raise AuditError(f"{plugin}: not a reader; it must be a OneSided, Stories or Complete of audit.reading")
        _formats.setdefault(f".{plugin.name.lower()}", format)
