"""DOCX (ECMA-376) and ODT (ISO/IEC 26300): the paragraphs of a word processor's document, one a line."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading.files import shown
from audit.reading.limits import SIZE_LIMIT
from audit.reading.markup import Node, parse
from audit.reading.registry import OneSided, register
from audit.reading.text import is_blank
from audit.reading.unpacking import open_zip, read_member
from audit.records import Text

_MOST_SPACES = 100  # that one element spells out
_DIGITS = 4  # of their number that are read


def read_docx(path: Path, language: str | None = None) -> Text:
    """The document's paragraphs, those in tables too; what tracked changes delete is left out. Line n is paragraph n.

    Raises:
        UnreadableFile: it is no DOCX, is protected by a password, or has no text.
    """
    return _text(path, "word/document.xml", "Word", _docx_paragraphs, language)


def read_odt(path: Path, language: str | None = None) -> Text:
    """The document's headings and paragraphs; notes, comments and tracked changes are left out. Line n is paragraph n.

    Raises:
        UnreadableFile: it is no ODT, is protected by a password, or has no text.
    """
    return _text(path, "content.xml", "OpenDocument", _odt_paragraphs, language)


def _text(
    path: Path, member: str, kind: str, paragraphs: Callable[[str, bytes], Iterator[str]], language: str | None
) -> Text:
    name = shown(path)
    with open_zip(path) as archive:
        try:
            info = archive.getinfo(member)
        except KeyError:
            raise UnreadableFile(name, f"not a {kind} document: no {member} in it") from None
        data = read_member(archive, info, name, SIZE_LIMIT)
    found = list(paragraphs(f"{name}/{member}", data))
    if all(is_blank(paragraph) for paragraph in found):
        raise UnreadableFile(name, "no text in it")
    # A line break inside a paragraph stays one line of the text, so that lines count paragraphs.
    return Text(name, "\n".join(" ".join(p.strip("\n").split("\n")) for p in found), language)


def _docx_paragraphs(name: str, data: bytes) -> Iterator[str]:
    for node in parse(name, io.BytesIO(data), "p"):
        pieces: list[str] = []
        _docx_runs(node, pieces)
        yield "".join(pieces)


def _docx_runs(node: Node, pieces: list[str]) -> None:
    for child in node.children():
        if child.tag == "t":
            pieces.append(child.text())
        elif child.tag == "noBreakHyphen":
            pieces.append("\u2011")
        elif child.tag in ("tab", "br", "cr"):
            pieces.append(" " if child.tag == "tab" else "\n")
        elif child.tag == "p":
            _apart(child, pieces, _docx_runs)
        elif child.tag not in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "Fallback"):
            _docx_runs(child, pieces)


def _odt_paragraphs(name: str, data: bytes) -> Iterator[str]:
    for node in parse(name, io.BytesIO(data), "p", "h", "tracked-changes", "annotation"):
        if node.tag in ("p", "h") and node.prefix == "text":
            pieces: list[str] = []
            _odt_spans(node, pieces)
            yield "".join(pieces)


def _odt_spans(node: Node, pieces: list[str]) -> None:
    for part in node.parts:
        if isinstance(part, str):
            # In the format, white space in the text is one space; more of it is spelled out.
            pieces.append(" ".join(part.split("\n")))
        elif part.tag == "s":
            count = part.attributes.get("text:c", "1")
            pieces.append(" " * min(int(count[:_DIGITS]) if count.isdecimal() else 1, _MOST_SPACES))
        elif part.tag in ("tab", "line-break"):
            pieces.append(" " if part.tag == "tab" else "\n")
        elif part.tag in ("p", "h") and part.prefix == "text":
            _apart(part, pieces, _odt_spans)
        elif part.tag not in ("note", "annotation", "tracked-changes", "change"):
            _odt_spans(part, pieces)


def _apart(node: Node, pieces: list[str], spans: Callable[[Node, list[str]], None]) -> None:
    """A paragraph inside another one, as of a text box: set apart from what stands before and behind it."""
    _break(pieces)
    spans(node, pieces)
    _break(pieces)


def _break(pieces: list[str]) -> None:
    if pieces and pieces[-1] != "\n":
        pieces.append("\n")


register(".docx", OneSided(read_docx))
register(".odt", OneSided(read_odt))
