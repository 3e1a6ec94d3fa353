"""Which reader reads which file, by its suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

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


Format = OneSided | Complete

_formats: dict[str, Format] = {}


def register(suffix: str, format: Format) -> None:
    """Let files that end in ``suffix`` (with its dot, in any case) be read as ``format``."""
    _formats[suffix.lower()] = format


def format_of(path: Path) -> Format | None:
    """The format of the file, by its suffix alone, or ``None`` where no reader claims it."""
    return _formats.get(path.suffix.lower())


def suffixes() -> list[str]:
    """The suffixes that are read, sorted, as messages list them."""
    return sorted(_formats)
