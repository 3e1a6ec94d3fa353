"""NewsML-G2 (IPTC): news items, alone, in messages or in packages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading.blocks import Block, collapsed, joined, xhtml_blocks
from audit.reading.files import shown
from audit.reading.html import fragment_blocks
from audit.reading.markup import Node, read_nodes
from audit.reading.naming import tag_language
from audit.reading.nitf import nitf_blocks
from audit.reading.registry import Story
from audit.records import Problem, Text


def read_newsml(path: Path, language: str | None = None) -> Iterator[Story | Problem]:
    """The items of the file: headline, byline, dateline and content (``inlineXML``, NITF or XHTML, or ``inlineData``).

    An item is known by its ``guid``. Where a ``link`` of its ``itemMeta`` (or of a package) says that it translates
    another, the two belong together. The language is that of the content. Items without text are passed over.

    Raises:
        UnreadableFile: the file cannot be opened or is not well-formed; items before that place have been read.
    """
    name = shown(path)
    items = texts = 0
    for node in read_nodes(path, "newsItem", "packageItem"):
        if node.oversize:
            yield Problem(f"{name}:{node.line}", "an item too large to be read")
        elif node.tag == "newsItem":
            items += 1
            guid = node.attributes.get("guid", "")
            try:
                yield Story(_text(name, node, language), guid, tuple(_keys(node, guid)), _date(node))
                texts += 1
            except UnreadableFile:
                continue
    if not items:
        yield Problem(
            name, "no item with content in it; what a package refers to stands in other files", unaudited=False
        )
    elif not texts:
        yield Problem(name, "no text in it")


def _text(name: str, item: Node, language: str | None) -> Text:
    content = [node for part in item.children("contentSet") for node in part.children("inlineXML", "inlineData")]
    told = [node.inherited("xml:lang") for node in content]
    declared = [node.attributes.get("tag") for node in item.all("language")]
    known = language or tag_language(next((tag for tag in (*declared, *told) if tag), None))
    return joined(name, _blocks(item, content), known)


def _blocks(item: Node, content: list[Node]) -> Iterator[Block]:
    """The head out of the metadata, where the content does not have its own, then the content."""
    body = [block for node in content[:1] for block in _content(node)]
    begun = {block.text for block in body[:4]}
    for meta in item.children("contentMeta"):
        for node in meta.children("headline", "by", "dateline"):
            if (text := collapsed(node.text())) and text not in begun and body:
                yield Block(text, node.line)
    yield from body


def _content(node: Node) -> Iterator[Block]:
    if node.tag == "inlineData":
        marked = "html" in node.attributes.get("contenttype", "")
        yield from fragment_blocks(node.text(), node.line) if marked else _lines(node)
        return
    for root in node.children():
        if root.tag == "nitf":
            for body in root.children("body"):
                yield from nitf_blocks(body)
        else:
            yield from xhtml_blocks(root)


def _lines(node: Node) -> Iterator[Block]:
    for number, line in enumerate(node.text().split("\n")):
        yield Block(collapsed(line), node.line + number)


def _keys(item: Node, guid: str) -> Iterator[tuple[str, str]]:
    """The item itself, and the one that it says it translates."""
    if guid:
        yield "id", guid
    for meta in item.children("itemMeta"):
        for link in meta.children("link"):
            other = link.attributes.get("residref") or link.attributes.get("href")
            if other and "transl" in (link.attributes.get("rel") or link.attributes.get("reluri") or "").lower():
                yield "id", other


def _date(item: Node) -> str | None:
    found = [
        node.text().strip() for name in ("contentCreated", "firstCreated", "versionCreated") for node in item.all(name)
    ]
    return next((date for date in found if date), None)
