"""From bytes to text: which encoding a file is in."""

from __future__ import annotations

import codecs
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, language: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    if b"\0" in data:
        raise ValueError("binary file")
    return data.decode("utf-8", "replace"), "utf-8"


def encoding_of(stream: BinaryIO) -> tuple[str, int]:
    """The encoding of the file, and the place where its text starts, after any byte order mark."""
    head = stream.read(1 << 16)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    if b"\0" in head:
        raise ValueError("binary file")
    return "utf-8", 0
