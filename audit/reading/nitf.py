"""NITF 3.x (IPTC): one story a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.reading.blocks import Block, joined, node_blocks
from audit.reading.files import shown
from audit.reading.markup import Node, read_nodes
from audit.reading.naming import tag_language
from audit.reading.registry import Story
from audit.records import Problem

BLOCKS = frozenset({
    "abstract", "bibliography", "block", "bq", "byline", "byttl", "caption", "credit", "dateline", "dd", "dl", "dt",
    "hedline", "hl1", "hl2", "hr", "li", "media-caption", "note", "ol", "p", "pre", "series", "slugline", "table",
    "tagline", "td", "th", "tr", "ul", "distributor",
})  # fmt: skip
_SKIPPED = frozenset({"media", "nitf-table-metadata", "rights", "style", "bibliography"})


def read_nitf(path: Path, language: str | None = None) -> Iterator[Story | Problem]:
    """The story: headline, byline, dateline, abstract and body, with the lines they begin on; no media.

    It is known by its ``doc-id``, and its language by ``xml:lang`` or ``lang`` where its name does not tell.

    Raises:
        UnreadableFile: the file cannot be opened or is not well-formed, or there is no text in it.
    """
    for root in read_nodes(path, "nitf"):
        told = language or tag_language(root.attributes.get("xml:lang") or root.attributes.get("lang"))
        for body in root.children("body"):
            own = body.attributes.get("xml:lang") or body.attributes.get("lang")
            text = joined(shown(path), nitf_blocks(body), told or tag_language(own))
            yield Story(text, "", tuple(_keys(root)), _date(root))


def nitf_blocks(body: Node) -> Iterator[Block]:
    """The pieces of the ``body`` in reading order; the byline comes after the headline, as it is written."""
    return node_blocks(body, BLOCKS, _SKIPPED)


def _keys(root: Node) -> Iterator[tuple[str, str]]:
    for node in root.all("doc-id"):
        if id := node.attributes.get("id-string"):
            yield "id", id


def _date(root: Node) -> str | None:
    found = [node.attributes.get("norm") for node in root.all("date.issue", "date.release")]
    return next((date for date in found if date), None)
