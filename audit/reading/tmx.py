"""TMX 1.4b (LISA/ETSI 2005): translation units as segments as given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audit.errors import AuditError, UnreadableFile
from audit.reading.files import shown
from audit.reading.inline import Flat, flatten
from audit.reading.markup import Node, read_nodes
from audit.reading.naming import asked, tag_language
from audit.reading.pairing import Direction, direction
from audit.reading.registry import Complete, register
from audit.reading.rows import BrokenLine, Row, documents
from audit.reading.xliff import broken_line, unit_row
from audit.records import Document, Problem
from audit.settings import Settings

_SUBFLOWS = frozenset({"sub"})


def read_tmx(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The units (``tu``) of the file in order, whichever language of each stands first.

    Which language is the source is what ``--source`` says, else the header's ``srclang``; which is the target,
    ``--target``, else the other one. The id is the ``tuid``; the property ``document`` names a unit's document. A unit
    without the source language is target-only.

    Raises:
        UnreadableFile: the file cannot be opened, is empty or binary, or holds more languages than can be told apart.
    """
    yield from documents(shown(path), _rows(path, settings), settings)


def _rows(path: Path, settings: Settings) -> Iterator[Row | BrokenLine]:
    declared: str | None = None
    chosen: Direction | None = None
    try:
        for node in read_nodes(path, "header", "tu"):
            if node.tag == "header":
                declared = tag_language(node.attributes.get("srclang"))
            elif node.oversize:
                yield BrokenLine(node.line, "a unit too large to be read")
            else:
                variants = _variants(node)
                if chosen is None and len(variants) > 1:
                    chosen = _direction(path, set(variants), declared, settings)
                yield _row(node, variants, chosen or Direction(*asked(settings)))
    except UnreadableFile as error:
        yield broken_line(path, error)


def _variants(unit: Node) -> dict[str, Node]:
    """The unit's text in each language, by ISO 639-1 code, or by the whole tag where that is not known."""
    found: dict[str, Node] = {}
    for variant in unit.children("tuv"):
        tag = variant.attributes.get("xml:lang") or variant.attributes.get("lang") or ""
        segment = variant.child("seg")
        if segment is not None:
            found.setdefault(tag_language(tag) or tag.lower(), segment)
    return found


def _direction(path: Path, languages: set[str], declared: str | None, settings: Settings) -> Direction:
    source, target = asked(settings)
    if source is None and declared in languages - {target}:
        source = declared
    others = sorted(languages - {source})
    if source and target is None and len(others) == 1:
        return Direction(source, others[0])
    try:
        return direction(languages, Settings(source=source, target=target))
    except AuditError as error:
        raise UnreadableFile(shown(path), str(error).replace("files in", "units in")) from None


def _row(unit: Node, variants: dict[str, Node], chosen: Direction) -> Row | BrokenLine:
    source = variants.get(chosen.source or "")
    target = variants.get(chosen.target or "")
    if target is None and chosen.target is None:
        target = next((node for code, node in variants.items() if code != chosen.source), None)
    if target is None:
        return BrokenLine(unit.line, f"a unit without its {chosen.target or 'translation'}")
    left, right = flatten(source, _SUBFLOWS) if source else Flat(), flatten(target, _SUBFLOWS)
    fields: dict[str, Any] = {"source": left.text if source else None, "target": right.text}
    properties = {node.attributes.get("type", ""): node.text() for node in unit.children("prop")}
    fields |= {name: properties[name] for name in ("document", "role") if name in properties}
    if id := unit.attributes.get("tuid"):
        fields["id"] = id
    return unit_row(fields, source, target, left, right, (chosen.source, chosen.target))


register(".tmx", Complete(read_tmx))
