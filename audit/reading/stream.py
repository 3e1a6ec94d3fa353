"""The lines of a text file of any size, one at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from audit.errors import UnreadableFile
from audit.reading.decoding import detect
from audit.reading.files import open_file, reason_of, shown
from audit.reading.limits import LINE_LIMIT

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end, counted from 1; where ``text`` is ``None``, ``reason`` says why it cannot be had."""

    number: int
    text: str | None
    reason: str = ""


def lines(path: Path) -> Iterator[Line]:
    """The lines of the file, whatever ends them. A line of more than 4 million characters is passed over.

    Raises:
        UnreadableFile: the file cannot be opened or read, is empty or binary.
    """
    with open_file(path) as stream:
        try:
            encoding, start = detect(iter(lambda: stream.read(_CHUNK), b""))
        except OSError as error:
            raise UnreadableFile(shown(path), reason_of(error)) from None
        except ValueError as error:
            raise UnreadableFile(shown(path), str(error)) from None
        stream.seek(start)
        with io.TextIOWrapper(stream, encoding, errors="replace", newline=None) as text:
            yield from _bounded(text)


def _bounded(text: TextIO) -> Iterator[Line]:
    number = 0
    while piece := text.readline(LINE_LIMIT + 1):
        number += 1
        if len(piece) <= LINE_LIMIT or piece.endswith("\n"):
            yield Line(number, piece.removesuffix("\n"))
            continue
        while piece and not piece.endswith("\n"):
            piece = text.readline(LINE_LIMIT)
        yield Line(number, None, f"a line of more than {LINE_LIMIT:,} characters")
