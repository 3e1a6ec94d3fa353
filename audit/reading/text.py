"""Plain text: one language a file."""

from __future__ import annotations

from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading.decoding import decode
from audit.reading.files import open_file, reason_of, shown
from audit.reading.limits import MEGABYTE, SIZE_LIMIT
from audit.reading.registry import OneSided, register
from audit.records import Text


def read_text(path: Path, language: str | None = None) -> Text:
    """The whole file, decoded, every line ending as ``\\n``.

    Raises:
        UnreadableFile: empty, white space only, binary, larger than 64 MB, or not to be opened.
    """
    name = shown(path)
    try:
        content, encoding = decode(read_whole(path), language)
    except ValueError as error:
        raise UnreadableFile(name, str(error)) from None
    if is_blank(content):
        raise UnreadableFile(name, "nothing but white space")
    return Text(name, content.replace("\r\n", "\n").replace("\r", "\n"), language, encoding)


def read_whole(path: Path) -> bytes:
    """All bytes of a file of at most 64 MB.

    Raises:
        UnreadableFile: empty, larger, or not to be opened.
    """
    name = shown(path)
    with open_file(path) as stream:
        try:
            data = stream.read(SIZE_LIMIT + 1)
        except OSError as error:
            raise UnreadableFile(name, reason_of(error)) from None
    if len(data) > SIZE_LIMIT:
        size = path.stat().st_size / MEGABYTE
        raise UnreadableFile(name, f"{size:.1f} MB of text, the limit is {SIZE_LIMIT // MEGABYTE} MB: split the file")
    return data


def is_blank(content: str) -> bool:
    """Whether there is nothing in the text that anybody could read."""
    return not content.strip("\ufeff\u200b \t\n\r\f\v\u00a0")


register(".txt", OneSided(read_text))
