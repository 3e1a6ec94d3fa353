"""XLIFF 1.2 (OASIS 2008) and 2.0/2.1 (OASIS 2014, 2018): translation units as segments as given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from audit.errors import UnreadableFile
from audit.reading.files import shown
from audit.reading.inline import Flat, flatten
from audit.reading.markup import FORBIDDEN, Node, read_nodes
from audit.reading.naming import tag_language
from audit.reading.registry import Complete, register
from audit.reading.rows import BrokenLine, Row, documents
from audit.records import Document, Problem
from audit.settings import Settings

UNITS = ("trans-unit", "unit")

OWN_NOTES = "wire-audit"
"""Whose a note is that an audit wrote: its ``from`` in XLIFF 1.2, its ``category`` in XLIFF 2."""
ROLE_NOTES = f"{OWN_NOTES}:role"
SOURCE_NOTES = f"{OWN_NOTES}:source"


def read_xliff(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The units of the file in order: of XLIFF 1.2 each ``trans-unit``, or each ``mrk`` of its segmented source; of
    XLIFF 2 each ``segment``.

    The id is the unit's, with the segment's after a slash where there are several; the document is the ``original`` of
    its ``file``; a unit without target has an empty one. ``Segment.extra`` keeps the state, the notes and the inline
    markup of either side (`audit.reading.inline`).

    Raises:
        UnreadableFile: the file cannot be opened, is empty or binary.
    """
    yield from documents(shown(path), _rows(path), settings)


def _rows(path: Path) -> Iterator[Row | BrokenLine]:
    try:
        for unit in read_nodes(path, *UNITS):
            yield from _unit_rows(unit)
    except UnreadableFile as error:
        yield broken_line(path, error)


def _unit_rows(unit: Node) -> Iterator[Row | BrokenLine]:
    if unit.oversize:
        yield BrokenLine(unit.line, "a unit too large to be read")
    elif unit.tag == "trans-unit":
        yield from _first_version(unit)
    else:
        yield from _second_version(unit)


def broken_line(path: Path, error: UnreadableFile) -> BrokenLine:
    """The error as a broken row, where it has a line; else it is raised again."""
    line = error.path.removeprefix(f"{shown(path)}:")
    if not line.isdigit():
        raise error
    return BrokenLine(int(line), error.reason)


def _first_version(unit: Node) -> Iterator[Row | BrokenLine]:
    file = unit.above("file")
    languages = _languages(file, "source-language", "target-language")
    source, target = unit.child("source"), unit.child("target")
    if source is None:
        yield BrokenLine(unit.line, "a trans-unit without source")
        return
    facts = _facts(unit, unit.children("note"))
    if target is not None and "state" in target.attributes:
        facts["state"] = target.attributes["state"]
    segmented = unit.child("seg-source")
    left, right = (_segments(side) if side else {} for side in (segmented, target))
    if len(left) > 1 and left.keys() == right.keys():
        for id, part in left.items():
            yield _row(unit, f"/{id}", file, part, right[id], languages, facts)
    else:
        yield _row(unit, "", file, source, target, languages, facts)


def _segments(side: Node) -> dict[str, Node]:
    marks = [mark for mark in side.all("mrk") if mark.attributes.get("mtype") == "seg"]
    return {mark.attributes.get("mid", str(place)): mark for place, mark in enumerate(marks)}


def _second_version(unit: Node) -> Iterator[Row | BrokenLine]:
    file = unit.above("file")
    languages = _languages(unit.above("xliff"), "srcLang", "trgLang")
    notes = [note for group in unit.children("notes") for note in group.children("note")]
    segments = unit.children("segment")
    if not segments:
        yield BrokenLine(unit.line, "a unit without segment")
    for number, segment in enumerate(segments, start=1):
        source, target = segment.child("source"), segment.child("target")
        if source is None:
            yield BrokenLine(segment.line, "a segment without source")
            continue
        facts = _facts(unit, notes)
        if "state" in segment.attributes:
            facts["state"] = segment.attributes["state"]
        part = f"/{segment.attributes.get('id', number)}" if len(segments) > 1 else ""
        yield _row(unit, part, file, source, target, languages, facts)


def _row(
    unit: Node,
    part: str,
    file: Node | None,
    source: Node,
    target: Node | None,
    languages: tuple[str | None, str | None],
    facts: dict[str, Any],
) -> Row:
    left, right = flatten(source), flatten(target) if target else Flat()
    fields: dict[str, Any] = {"source": left.text, "target": right.text, **facts}
    if id := unit.attributes.get("id"):
        fields["id"] = id + part
    if original := file.attributes.get("original") if file else None:
        fields["document"] = original
    return unit_row(fields, source, target, left, right, languages)


def unit_row(
    fields: dict[str, Any],
    source: Node | None,
    target: Node | None,
    left: Flat,
    right: Flat,
    languages: tuple[str | None, str | None],
) -> Row:
    """The row of a unit with its places; one side at least is there. ``Segment.extra`` keeps the inline markup."""
    inline = {name: flat.inline for name, flat in (("source", left), ("target", right)) if flat.inline}
    where = target or source
    assert where is not None
    return Row(
        (where.line, where.end_line),
        {**fields, "inline": inline} if inline else fields,
        len(left.text) + len(right.text),
        (source.line, source.end_line) if source else None,
        (source.column if source else None, target.column if target else None),
        languages,
    )


def _facts(unit: Node, notes: list[Node]) -> dict[str, Any]:
    """What the unit says of itself; notes of an earlier audit are passed over."""
    facts: dict[str, Any] = {}
    kept = []
    for note in notes:
        if _owner(note) == ROLE_NOTES:
            facts["role"] = note.text()
        elif _owner(note) == SOURCE_NOTES:
            facts["source"] = None
        elif not _owner(note).startswith(OWN_NOTES):
            kept.append(note.text())
    if kept:
        facts["notes"] = kept
    if unit.attributes.get("translate") == "no":
        facts["translate"] = "no"
    return facts


def _owner(note: Node) -> str:
    return note.attributes.get("from") or note.attributes.get("category") or ""


def _languages(node: Node | None, source: str, target: str) -> tuple[str | None, str | None]:
    attributes = node.attributes if node else {}
    return tag_language(attributes.get(source)), tag_language(attributes.get(target))


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a unit: whose it is, what it says, of which side (or ``general``), and how pressing, from 1 on."""

    owner: str
    text: str
    side: str
    priority: int

    def first_version(self, prefix: str) -> str:
        from xml.sax.saxutils import quoteattr  # brings half of the standard library's network modules

        of = f'from={quoteattr(self.owner)} annotates="{self.side}" priority="{self.priority}"'
        return f"<{prefix}note {of}>{self._content}</{prefix}note>"

    def second_version(self, prefix: str) -> str:
        from xml.sax.saxutils import quoteattr

        side = "" if self.side == "general" else f' appliesTo="{self.side}"'
        of = f'category={quoteattr(self.owner)}{side} priority="{self.priority}"'
        return f"<{prefix}note {of}>{self._content}</{prefix}note>"

    @property
    def _content(self) -> str:
        from xml.sax.saxutils import escape

        return escape(FORBIDDEN.sub("\ufffd", self.text))


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a file: what stands from byte ``start`` to ``end`` of its text as UTF-8 becomes ``text``."""

    start: int
    end: int
    text: str


def edits(path: Path, notes: Mapping[int, Sequence[Note]]) -> Iterator[Edit]:
    """What to change in an XLIFF file so that it carries ``notes``, by segment number, and none of an earlier audit.

    Where the file is not well-formed, what stands beyond that place is left as it is.
    """
    number = 0
    units = read_nodes(path, *UNITS)
    while (unit := _next(units)) is not None:
        rows = list(_unit_rows(unit))
        new = [
            replace(note, text=_named(row, note.text)) if len(rows) > 1 else note
            for place, row in enumerate(rows, start=number + 1)
            for note in notes.get(place, ())
        ]
        number += len(rows)
        if not unit.oversize and unit.children():
            yield from (_first_edits if unit.tag == "trans-unit" else _second_edits)(unit, new)


def _named(row: Row | BrokenLine, text: str) -> str:
    """What a note says of one of several segments of its unit."""
    return f"[{row.fields['id']}] {text}" if isinstance(row, Row) and "id" in row.fields else text


def _next(units: Iterator[Node]) -> Node | None:
    try:
        return next(units, None)
    except UnreadableFile:
        return None


def _first_edits(unit: Node, new: Sequence[Note]) -> Iterator[Edit]:
    """Notes follow the target, or whatever of source and segmented source there is."""
    children = unit.children()
    yield from _without_own(children, unit.close)
    texts = [place for place, child in enumerate(children) if child.tag in ("source", "seg-source", "target")]
    if new and texts:
        place = children[texts[-1] + 1].start if texts[-1] + 1 < len(children) else unit.close
        yield Edit(place, place, "".join(f"{note.first_version(_prefix(unit))}\n" for note in new))


def _second_edits(unit: Node, new: Sequence[Note]) -> Iterator[Edit]:
    """Notes stand in one ``notes`` before the segments and the data that belongs to them."""
    text = "".join(f"{note.second_version(_prefix(unit))}\n" for note in new)
    group = unit.child("notes")
    if group is not None and group.children():
        yield from _without_own(group.children(), group.close)
        if text:
            yield Edit(group.close, group.close, text)
        return
    first = next((child for child in unit.children() if child.tag in ("originalData", "segment", "ignorable")), None)
    if text and first is not None:
        prefix = _prefix(unit)
        yield Edit(first.start, first.start, f"<{prefix}notes>\n{text}</{prefix}notes>\n")


def _without_own(children: Sequence[Node], end: int) -> Iterator[Edit]:
    for place, child in enumerate(children):
        if child.tag == "note" and _owner(child) == OWN_NOTES:
            yield Edit(child.start, children[place + 1].start if place + 1 < len(children) else end, "")


def _prefix(node: Node) -> str:
    return f"{node.prefix}:" if node.prefix else ""


register(".xlf", Complete(read_xliff))
register(".xliff", Complete(read_xliff))
register(".sdlxliff", Complete(read_xliff))
register(".mqxliff", Complete(read_xliff))
