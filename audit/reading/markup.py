"""XML that is not to be trusted, read as a stream: elements with their places, and nothing fetched or expanded.

Entity declarations are refused, external ones never fetched, depth and sizes bounded (`audit.reading.limits`). What
XML forbids but feeds send all the same (control characters, undeclared HTML entities, white space before the
declaration, an encoding that is not the declared one) is mended; where a file is not well-formed, what stands before
that place is read.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import name2codepoint
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

from audit.errors import UnreadableFile
from audit.reading.decoding import detect, marked
from audit.reading.files import open_file, reason_of, shown
from audit.reading.limits import DEPTH_LIMIT, LINE_LIMIT, NODE_LIMIT

_CHUNK = 1 << 16
_HEAD = 1_000
_HEAD_BYTES = 1 << 14

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML 1.0 cannot hold in any spelling."""

_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,8})|#([0-9]{1,9})|([A-Za-z][A-Za-z0-9]{1,31}));")
_LONGEST_REFERENCE = 40
_DECLARED = re.compile(r"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Python also knows as encodings what unpacks (`zlib`) or takes a time that grows with the square (`punycode`).
_CHARACTER_SETS = re.compile("iso8859|iso2022|cp|koi8|mac|gb|big5|euc|shift|hz|johab|tis|ptcp|kz|ascii")
_OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, its attributes by full name, what stands in it, and where.

    ``line`` and ``column`` (both from 1) are those of the text that begins inside it, ``end_line`` that of its end.
    ``start``, ``inside``, ``close`` are byte offsets of its tag, its content and its end tag in the file's text as
    UTF-8. ``oversize`` says that there was more in it than is read as a unit; ``parts`` is empty then.
    """

    tag: str
    prefix: str
    attributes: dict[str, str]
    parent: Node | None
    line: int
    column: int
    start: int
    inside: int = 0
    close: int = 0
    end_line: int = 0
    parts: list[Node | str] = field(default_factory=list)
    oversize: bool = False

    def children(self, *tags: str) -> list[Node]:
        """The elements directly inside it, of these names or all."""
        return [part for part in self.parts if isinstance(part, Node) and (not tags or part.tag in tags)]

    def child(self, *tags: str) -> Node | None:
        return next(iter(self.children(*tags)), None)

    def all(self, *tags: str) -> Iterator[Node]:
        """The elements of these names at any depth, in order."""
        for part in self.children():
            if part.tag in tags:
                yield part
            yield from part.all(*tags)

    def text(self) -> str:
        """All text in it, tags left out."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def above(self, tag: str) -> Node | None:
        """The nearest element around it of this name."""
        node = self.parent
        while node is not None and node.tag != tag:
            node = node.parent
        return node

    def inherited(self, attribute: str) -> str | None:
        """The attribute of the element itself or of the nearest one around it."""
        node: Node | None = self
        while node is not None:
            if attribute in node.attributes:
                return node.attributes[attribute]
            node = node.parent
        return None


def read_nodes(path: Path, *tags: str) -> Iterator[Node]:
    """The outermost elements of these names (of any name: the root), one at a time, in order.

    Raises:
        UnreadableFile: the file cannot be opened, or is not well-formed, or asks for more than is granted; the place
            is in the error's ``path``. All elements that end before that place have been yielded.
    """
    with open_file(path) as stream:
        yield from parse(shown(path), stream, *tags)


def parse(name: str, stream: BinaryIO, *tags: str) -> Iterator[Node]:
    """As `read_nodes`, of a stream that can be rewound; ``name`` is what errors call it."""
    parser = _Parser(name, frozenset(tags))
    for chunk in decoded(name, stream):
        yield from parser.feed(chunk.encode())
    yield from parser.end()


def decoded(name: str, stream: BinaryIO) -> Iterator[str]:
    """The text of an XML file in pieces, line ends as they are, with what XML forbids mended."""
    try:
        encoding, start = _encoding(stream)
        stream.seek(start)
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        kept = text.read(_CHUNK).lstrip("\ufeff")
        while piece := text.read(_CHUNK):
            # A reference that the end of a piece cuts in two waits for the next piece.
            cut = kept.find("&", max(0, len(kept) - _LONGEST_REFERENCE))
            cut = len(kept) if cut < 0 else cut
            yield _mended(kept[:cut])
            kept = kept[cut:] + piece
        yield _mended(kept)
    except OSError as error:
        raise UnreadableFile(name, reason_of(error)) from None
    except ValueError as error:
        raise UnreadableFile(name, str(error)) from None


def decoded_file(path: Path) -> str:
    """The whole text of an XML file as the parser reads it, so that byte offsets of nodes are those of it as UTF-8.

    Raises:
        UnreadableFile: the file cannot be opened.
    """
    with open_file(path) as stream:
        return "".join(decoded(shown(path), stream)).lstrip(" \t\r\n")


def root_tag(path: Path) -> str | None:
    """The name of the file's outermost element without its prefix, or ``None`` where it does not begin early enough.

    Raises:
        UnreadableFile: the file cannot be opened, or nothing well-formed comes before that element.
    """
    name = shown(path)
    with open_file(path) as stream:
        head = stream.read(_HEAD_BYTES)
    parser = _Parser(name, frozenset())
    try:
        # Names of elements are ASCII in every encoding but the wide ones: no need to find out which it is.
        encoding, start = marked(head)
        text = head[start:].decode(encoding or "utf-8", "replace")
        for _ in parser.feed(_mended(text).encode()):
            pass
    except ValueError as error:
        raise UnreadableFile(name, str(error)) from None
    except UnreadableFile:
        if parser.root is None:
            raise
    return parser.root


def _encoding(stream: BinaryIO) -> tuple[str, int]:
    """UTF-8 where the bytes are that, whatever is declared; else as declared if they can be; else the likeliest."""
    found, start = detect(iter(lambda: stream.read(_CHUNK), b""))
    stream.seek(0)
    declared = _DECLARED.match(stream.read(_HEAD).decode("latin-1"))
    if found != "utf-8" and not found.startswith("utf-") and declared and _decodes(stream, declared[1]):
        return declared[1], start
    return found, start


def _decodes(stream: BinaryIO, encoding: str) -> bool:
    """Whether that is a character set, and every byte of the stream is of it."""
    try:
        if not _CHARACTER_SETS.match(codecs.lookup(encoding).name):
            return False
        decoder = codecs.getincrementaldecoder(encoding)()
        stream.seek(0)
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except (LookupError, ValueError):
        return False
    return True


def _mended(text: str) -> str:
    if "&" in text:
        text = _REFERENCE.sub(_reference, text)
    return FORBIDDEN.sub("\ufffd", text)


def _reference(match: re.Match[str]) -> str:
    """A reference that XML knows as it is; to a character that it forbids, U+FFFD; to an HTML entity, the character."""
    hexadecimal, decimal, name = match.groups()
    if name:
        known = name not in _OWN_ENTITIES and name in name2codepoint
        return chr(name2codepoint[name]) if known else match[0]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return "\ufffd" if code > 0x10FFFF or FORBIDDEN.match(chr(code)) else match[0]


class _Parser:
    """Expat with guards. Elements outside the wanted ones are kept only while they are open, for their attributes."""

    def __init__(self, name: str, tags: frozenset[str]) -> None:
        self.name = name
        self.tags = tags
        self.opened: list[Node] = []
        self.complete: list[Node] = []
        self.unit: Node | None = None
        self.fresh: Node | None = None
        self.characters = self.nodes = self.fed = self.blank_lines = 0
        self.root: str | None = None
        self.waiting = b""
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._between
        parser.StartCdataSectionHandler = self._between
        self.parser = parser

    def feed(self, data: bytes) -> Iterator[Node]:
        if not self.fed:
            # White space before the declaration is an error in XML and common in feeds.
            bare = data.lstrip(b" \t\r\n")
            self.blank_lines += data[: len(data) - len(bare)].count(b"\n")
            data = bare
        self.waiting += data
        # A tag that does not end is scanned anew at each feed: with twice as much each time, that stays linear.
        pending = self.fed - max(self.parser.CurrentByteIndex, 0) if self.fed else 0
        if len(self.waiting) >= min(pending, LINE_LIMIT) or pending > LINE_LIMIT:
            yield from self._parse(False)

    def end(self) -> Iterator[Node]:
        yield from self._parse(True)

    def _parse(self, final: bool) -> Iterator[Node]:
        data, self.waiting = self.waiting, b""
        failure: UnreadableFile | None = None
        self.fed += len(data)
        try:
            self.parser.Parse(data, final)
            if self.fed - self.parser.CurrentByteIndex > LINE_LIMIT:
                self._refuse(f"a tag of more than {LINE_LIMIT:,} bytes")
        except expat.ExpatError as error:
            failure = self._failure(error)
        except _Refused as error:
            failure = UnreadableFile(self._place(self.parser.CurrentLineNumber), str(error))
        yield from self.complete
        self.complete = []
        if failure:
            raise failure

    def _failure(self, error: expat.ExpatError) -> UnreadableFile:
        if not self.fed:
            return UnreadableFile(self.name, "nothing but white space")
        reason = expat.errors.messages[error.code]
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]:
            return UnreadableFile(self._place(error.lineno), f"not well-formed XML: {reason}; the file ends too early")
        return UnreadableFile(
            self._place(error.lineno),
            f"not well-formed XML: {reason} (column {error.offset + 1}); nothing is read beyond this place",
        )

    def _place(self, line: int) -> str:
        return f"{self.name}:{line + self.blank_lines}"

    def _refuse(self, reason: str) -> None:
        raise _Refused(f"{reason}; nothing is read beyond this place")

    def _between(self, *_: Any) -> None:
        """Wherever the parser is, the content of a tag that has just been opened begins."""
        if self.fresh:
            node, self.fresh = self.fresh, None
            parser = self.parser
            node.inside = parser.CurrentByteIndex
            node.line, node.column = parser.CurrentLineNumber + self.blank_lines, parser.CurrentColumnNumber + 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._between()
        if len(self.opened) >= DEPTH_LIMIT:
            self._refuse(f"elements nested more than {DEPTH_LIMIT} deep")
        prefix, _, local = name.rpartition(":")
        parser = self.parser
        parent = self.opened[-1] if self.opened else None
        self.root = self.root or local
        line, column = parser.CurrentLineNumber + self.blank_lines, parser.CurrentColumnNumber + 1
        node = Node(local, prefix, attributes, parent, line, column, parser.CurrentByteIndex)
        if self.unit is not None:
            self.nodes += 1
            self.characters += sum(map(len, attributes.values()))
            if self._fits() and parent is not None:
                parent.parts.append(node)
        elif local in self.tags or not (self.tags or parent):
            self.unit = node
            self.nodes = self.characters = 0
        self.opened.append(node)
        self.fresh = node

    def _end(self, name: str) -> None:
        self._between()
        node = self.opened.pop()
        node.close = self.parser.CurrentByteIndex
        node.end_line = self.parser.CurrentLineNumber + self.blank_lines
        if node is self.unit:
            self.unit = None
            self.complete.append(node)

    def _text(self, data: str) -> None:
        self._between()
        if self.unit is not None:
            self.characters += len(data)
            if self._fits():
                self.opened[-1].parts.append(data)

    def _fits(self) -> bool:
        """Whether there is room for more in the unit; else it is emptied and marked."""
        assert self.unit is not None
        if not self.unit.oversize and (self.characters > LINE_LIMIT or self.nodes > NODE_LIMIT):
            self.unit.oversize = True
            self.unit.parts = []
        return not self.unit.oversize

    def _entity(self, name: str, *_: Any) -> None:
        self._refuse(f"declares the entity {name[:40]!r}, and entities are never expanded")


class _Refused(Exception):
    """The file asks for more than is granted."""
