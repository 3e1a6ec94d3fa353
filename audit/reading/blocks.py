"""From the paragraphs of a marked-up file to one text that knows the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from audit.errors import UnreadableFile
from audit.reading.limits import LINE_LIMIT
from audit.reading.markup import Node
from audit.reading.text import is_blank
from audit.records import Text

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_LOST = re.compile("[\ud800-\udfff]")

# A tag inside a word is an emphasis; one of these stands between words.
_BREAKS = frozenset({"br", "line-break", "tab", "lb"})

_HTML_BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "div", "blockquote", "pre", "section", "article",
    "header", "figcaption", "hl1", "hl2", "byline", "dateline",
})  # fmt: skip
_HTML_SKIPPED = frozenset({"script", "style", "head", "figure"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline or other piece of text that stands on its own, and the file's line it begins on."""

    text: str
    line: int


class TooLarge(ValueError):
    """There is more in a piece of markup than is read; the message says what."""


def joined(name: str, blocks: Iterable[Block], language: str | None, encoding: str = "utf-8") -> Text:
    """The blocks as one text, a blank line between them.

    Raises:
        UnreadableFile: there is no text in them, or more than is read.
    """
    content: list[str] = []
    numbers: list[int] = []
    size = 0
    for block in _allowed(name, blocks):
        text = _LOST.sub("\ufffd", block.text).strip()
        if is_blank(text):
            continue
        if content:
            content.append("")
            numbers.append(block.line)
        for line in text.split("\n"):
            content.append(line.strip())
            numbers.append(block.line)
        size += len(text)
        if size > LINE_LIMIT:
            raise UnreadableFile(name, f"a text of more than {LINE_LIMIT:,} characters")
    if not content:
        raise UnreadableFile(name, "no text in it")
    return Text(name, "\n".join(content), language, encoding, tuple(numbers))


def _allowed(name: str, blocks: Iterable[Block]) -> Iterator[Block]:
    try:
        yield from blocks
    except TooLarge as error:
        raise UnreadableFile(name, str(error)) from None


def plain_blocks(text: str, line: int = 1) -> Iterator[Block]:
    """The lines of a plain text that stands in a field of some file, from ``line`` on."""
    for piece in re.split(r"\r\n|\r|\n", text):
        yield Block(collapsed(piece), line)


def collapsed(text: str) -> str:
    """``text`` with each run of white space as one space, as markup means it."""
    return _SPACE.sub(" ", text).strip(" ")


def node_blocks(root: Node, blocks: Collection[str], skipped: Collection[str] = ()) -> Iterator[Block]:
    """The text of an XML element, cut at the elements named in ``blocks``, in reading order."""
    gathered = _Gathered()
    yield from _below(root, frozenset(blocks), frozenset(skipped), gathered)
    yield from gathered.flush()


def xhtml_blocks(root: Node) -> Iterator[Block]:
    """The pieces of well-formed HTML inside XML, in reading order."""
    return node_blocks(root, _HTML_BLOCKS, _HTML_SKIPPED)


@dataclass
class _Gathered:
    """The text since the last cut."""

    pieces: list[str] = field(default_factory=list)
    line: int = 0

    def add(self, text: str, line: int) -> None:
        if not self.pieces and not text.strip():
            return  # what a block begins with is not white space
        self.line = self.line if self.pieces else line
        self.pieces.append(text)

    def flush(self) -> Iterator[Block]:
        text = "\n".join(collapsed(line) for line in "".join(self.pieces).split("\x1e"))
        self.pieces = []
        if text.strip():
            yield Block(text, self.line)


def _below(node: Node, blocks: frozenset[str], skipped: frozenset[str], gathered: _Gathered) -> Iterator[Block]:
    for part in node.parts:
        if isinstance(part, str):
            if part:
                gathered.add(part, node.line)
        elif part.tag in skipped:
            continue
        elif part.tag in _BREAKS:
            gathered.add("\x1e", part.line)
        elif part.tag in blocks:
            yield from gathered.flush()
            yield from _below(part, blocks, skipped, gathered)
            yield from gathered.flush()
        else:
            yield from _below(part, blocks, skipped, gathered)
