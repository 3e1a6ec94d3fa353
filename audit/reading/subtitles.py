"""SRT and WebVTT subtitles: what is said, at the lines where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading.blocks import Block, collapsed, joined
from audit.reading.decoding import decode
from audit.reading.files import shown
from audit.reading.registry import OneSided, register
from audit.reading.text import is_blank, read_whole
from audit.records import Text

_TIMING = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_END = re.compile(r"[.!?…؟۔。:][\s»”\"')\]]*$")
_MOST_LINES = 12


def read_subtitles(path: Path, language: str | None = None) -> Text:
    """The words of the subtitles, tags and timings left out; a sentence that goes on in the next one is put together.

    Raises:
        UnreadableFile: the file cannot be opened, is binary, or has no subtitle in it.
    """
    name = shown(path)
    try:
        content, encoding = decode(read_whole(path), language)
    except ValueError as error:
        raise UnreadableFile(name, str(error)) from None
    blocks = list(_sentences(_spoken(content.replace("\r\n", "\n").replace("\r", "\n").split("\n"))))
    if not blocks:
        raise UnreadableFile(name, "no subtitle in it")
    return joined(name, blocks, language, encoding)


def _spoken(lines: list[str]) -> Iterator[Block]:
    """The lines that are said, each with its number."""
    speaking = False
    for number, line in enumerate(lines, start=1):
        if _TIMING.match(line):
            speaking = True
        elif not line.strip():
            speaking = False
        elif speaking and not is_blank(text := collapsed(_TAG.sub("", line))):
            yield Block(text, number)


def _sentences(lines: Iterator[Block]) -> Iterator[Block]:
    """Lines put together to sentences, which subtitles break where the screen ends; a speaker's dash begins one."""
    waiting: list[str] = []
    first = 0
    for line in lines:
        if waiting and (
            _END.search(waiting[-1]) or line.text.startswith(("-", "–", "—")) or len(waiting) >= _MOST_LINES
        ):
            yield Block(" ".join(waiting), first)
            waiting = []
        first = first if waiting else line.line
        waiting.append(line.text)
    if waiting:
        yield Block(" ".join(waiting), first)


register(".srt", OneSided(read_subtitles))
register(".vtt", OneSided(read_subtitles))
