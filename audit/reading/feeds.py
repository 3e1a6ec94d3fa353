"""RSS 0.9x to 2.0, RSS 1.0 and Atom 1.0 (RFC 4287), out of files: each item a story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading.blocks import Block, collapsed, joined, xhtml_blocks
from audit.reading.files import shown
from audit.reading.html import fragment_blocks
from audit.reading.markup import Node, read_nodes
from audit.reading.naming import language_code, tag_language
from audit.reading.registry import Story
from audit.records import Problem

# Modules reuse the names (`media:title`, `itunes:summary`): only those without a prefix or of Atom are meant.
_OWN = frozenset({"", "atom", "a", "rss", "rss1"})


def read_feed(path: Path, language: str | None = None) -> Iterator[Story | Problem]:
    """The items of the feed: title and full content, or the summary where there is no more.

    An item is known by its ``guid`` or ``id``, its link and its date. Its language is what ``xml:lang`` says there or
    around it, or the channel's ``language``.

    Raises:
        UnreadableFile: the file cannot be opened or is not well-formed; items before that place have been read.
    """
    name = shown(path)
    told = language
    number = 0
    for node in read_nodes(path, "item", "entry", "language"):
        if node.tag == "language":
            told = told or tag_language(node.text().strip())
            continue
        number += 1
        if node.oversize:
            yield Problem(f"{name}:{node.line}", "an item too large to be read")
            continue
        id, link, date = _said(node, "guid", "id"), _link(node), _date(node)
        known = tag_language(node.inherited("xml:lang")) or told
        try:
            text = joined(name, _blocks(node), language or known)
        except UnreadableFile as error:
            yield Problem(f"{name}:{node.line}", error.reason)
            continue
        yield Story(text, id or link or str(number), tuple(_keys(id, link, date)), date)
    if not number:
        yield Problem(name, "a feed without items")


def _blocks(item: Node) -> Iterator[Block]:
    for title in _own(item, "title"):
        yield from _marked(title)
    content = [n for n in item.children("encoded") if n.prefix == "content"] or _own(item, "content")
    for node in (content or _own(item, "description", "summary"))[:1]:
        yield from _marked(node)


def _marked(node: Node) -> Iterator[Block]:
    """Text that is HTML by custom; Atom's ``type`` may say that it is not."""
    kind = node.attributes.get("type", "html")
    if node.children():
        yield from xhtml_blocks(node)
    elif kind == "text":
        yield Block(collapsed(node.text()), node.line)
    else:
        text = node.text()
        yield from fragment_blocks(text, node.line) if re.search("[<&]", text) else _lines(text, node.line)


def _lines(text: str, line: int) -> Iterator[Block]:
    """Paragraphs of plain text; a single line break is only where the line ended."""
    for match in re.finditer(r"(?:[^\n]+\n?)+|\n+", text):
        yield Block(collapsed(match[0]), line)
        line += match[0].count("\n")


def _own(item: Node, *tags: str) -> list[Node]:
    return [node for node in item.children(*tags) if node.prefix in _OWN]


def _said(item: Node, *tags: str) -> str:
    return next((text for node in _own(item, *tags) if (text := node.text().strip())), "")


def _link(item: Node) -> str:
    for node in _own(item, "link"):
        if node.attributes.get("rel", "alternate") == "alternate":
            return (node.attributes.get("href") or node.text()).strip()
    return ""


def _date(item: Node) -> str | None:
    """The date of publication in ISO 8601."""
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    for node in item.children("pubDate", "published", "date", "updated"):
        text = node.text().strip()
        try:
            moment = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
            return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat()
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _keys(id: str, link: str, date: str | None) -> Iterator[tuple[str, str]]:
    if id:
        yield "id", _neutral(id)
    if link:
        yield "link", _neutral(link)
        if number := re.findall(r"\d{4,}", link):
            yield "number", number[-1]
    if date:
        yield "date", date


def _neutral(address: str) -> str:
    """An address or id without the language in it: ``https://example.org/fr/123`` and ``…/ar/123`` are one."""
    parts = re.split(r"([/.?&=_:-])", address)
    return "".join("*" if len(part) == 2 and part.isalpha() and language_code(part) else part for part in parts)
