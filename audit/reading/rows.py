"""Rows that are segments as given: from named fields to segments, in chunks that bound memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from audit.reading.naming import asked, tag_language
from audit.records import Document, Problem, Role, Segment
from audit.settings import Settings

CHUNK = 1_000
CHUNK_CHARACTERS = 8_000_000
MOST_PROBLEMS = 100

FOUND = frozenset({"scores", "findings"})
"""The fields that tell a record of an audit from a row that is still to be audited."""

SOURCE_FIELDS = ("source", "src", "original")
TARGET_FIELDS = ("target", "tgt", "mt", "translation")
LANGUAGE_FIELDS = tuple(
    tuple(f"{side}_{kind}" for side in sides for kind in ("lang", "language"))
    for sides in (("source", "src"), ("target", "tgt"))
)
"""The fields that may tell the languages of a row, of its source and of its target."""


class BrokenRow(ValueError):
    """A row that holds no segment; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its fields by name, the lines, counted from 1, that it stands on, and its size in characters.

    ``source_lines`` are set where the source stands apart from the target, whose lines ``lines`` are then; ``columns``
    where the texts begin on their lines and ``languages`` what they are in, source and target, where the file tells.
    """

    lines: tuple[int, int]
    fields: Mapping[str, Any]
    size: int
    source_lines: tuple[int, int] | None = None
    columns: tuple[int | None, int | None] = (None, None)
    languages: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A row that could not be taken apart: where, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The names under which rows hold a segment, in lower case, the standard one first."""

    source: tuple[str, ...] = SOURCE_FIELDS
    target: tuple[str, ...] = TARGET_FIELDS

    @classmethod
    def of(cls, settings: Settings) -> Fields:
        """The standard names, and the languages asked for: a table may head its columns ``ar`` and ``fr``."""
        source, target = (() if code is None else (code,) for code in asked(settings))
        return cls(SOURCE_FIELDS + source, TARGET_FIELDS + target)


def documents(name: str, rows: Iterator[Row | BrokenLine], settings: Settings) -> Iterator[Document | Problem]:
    """Documents of at most 1,000 segments each, in the order of the rows, and a problem for every broken row.

    A document that the rows name is not cut in two unless it alone is longer than that. Beyond 100 broken rows, the
    others are only counted.
    """
    wanted = asked(settings)
    chunk = _Chunk(name, wanted)
    broken = number = 0
    fields = Fields.of(settings)
    for number, row in enumerate(rows, start=1):
        try:
            if isinstance(row, BrokenLine):
                raise BrokenRow(row.reason)
            segment, named = _segment(row, number, name, fields)
        except BrokenRow as error:
            broken += 1
            if broken <= MOST_PROBLEMS:
                line = row.line if isinstance(row, BrokenLine) else row.lines[0]
                yield Problem(f"{name}:{line}", str(error), rows=1)
            continue
        assert isinstance(row, Row)
        told = _languages(row)
        languages = wanted[0] or told[0], wanted[1] or told[1]
        yield from chunk.add(segment, named, row.size, languages)
    yield from chunk.rest()
    if not number:
        yield Problem(name, "no rows")
    if broken > MOST_PROBLEMS:
        more = broken - MOST_PROBLEMS
        yield Problem(name, f"{more:,} more broken rows", rows=more)


@dataclass
class _Chunk:
    name: str
    languages: tuple[str | None, str | None]
    segments: list[Segment] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    characters: int = 0
    shared: bool = True

    def add(
        self, segment: Segment, shared: bool, size: int, languages: tuple[str | None, str | None]
    ) -> Iterator[Document]:
        if (shared, languages) != (self.shared, self.languages):
            yield from self.rest()
        self.shared, self.languages = shared, languages
        # Twice where what is left of the document that goes on is too long with this row.
        while self.segments and (len(self.segments) >= CHUNK or self.characters + size > CHUNK_CHARACTERS):
            yield from self._full(segment.document)
        self.segments.append(segment)
        self.sizes.append(size)
        self.characters += size

    def _full(self, document: str) -> Iterator[Document]:
        """Close the chunk where the document that goes on begins, or at its end where it is all one document."""
        last = len(self.segments)
        cut = next((i for i in range(last, 0, -1) if self.segments[i - 1].document != document), 0) or last
        kept, sizes = self.segments[cut:], self.sizes[cut:]
        self.segments = self.segments[:cut]
        yield from self.rest()
        self.segments, self.sizes, self.characters = kept, sizes, sum(sizes)

    def rest(self) -> Iterator[Document]:
        if self.segments:
            yield self._document(self.segments)
        self.segments, self.sizes, self.characters = [], [], 0

    def _document(self, segments: list[Segment]) -> Document:
        return Document(
            self.name,
            None,
            segments=tuple(segments),
            source_language=self.languages[0],
            target_language=self.languages[1],
            shared=self.shared,
        )


def _segment(row: Row, number: int, name: str, fields: Fields) -> tuple[Segment, bool]:
    """The segment of one row, and whether the row names its document."""
    values = _unaudited(row.fields)
    names = {key.lower().strip(): key for key in reversed(values)}
    source_key = next((names[n] for n in fields.source if n in names), None)
    target_key = next((names[n] for n in fields.target if n in names), None)
    if target_key is None:
        raise BrokenRow(f"no field {fields.target[0]!r} (or {', '.join(fields.target[1:])})")
    source = _text(values.pop(source_key), "source") if source_key is not None else None
    target = _text(values.pop(target_key), "target")
    id = _label(values.pop(names["id"], None) if "id" in names else None, "id")
    own = _label(values.pop(names["document"], None) if "document" in names else None, "document")
    document = own or name
    segment = Segment(
        id or f"{document}#{number}",
        document,
        number,
        source,
        target or "",
        source_lines=None if source is None else row.source_lines or row.lines,
        target_lines=row.lines,
        role=_role(values),
        extra=values,
        source_column=row.columns[0],
        target_column=row.columns[1],
    )
    return segment, bool(own)


def _languages(row: Row) -> tuple[str | None, str | None]:
    """What the source and the target of a row are in, where the file tells, or fields of the row."""
    named = {key.lower().strip(): value for key, value in row.fields.items()}
    tags = (next((named[n] for n in names if isinstance(named.get(n), str)), None) for names in LANGUAGE_FIELDS)
    source, target = (known or tag_language(tag) for known, tag in zip(row.languages, tags, strict=True))
    return source, target


def _unaudited(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a row. Of a row that an audit wrote, without what the audit found."""
    values = dict(fields)
    if values.keys() >= FOUND:
        for field in (*FOUND, "segment", "source_lines", "target_lines"):
            values.pop(field, None)
        extra = values.pop("extra", None)
        values.update(extra if isinstance(extra, dict) else {})
    return values


def _role(values: dict[str, Any]) -> Role:
    """What a row says that its segment is in wire copy; the field is left alone where it says something else."""
    try:
        role = Role(values.get("role", ""))
    except ValueError:
        return Role.PROSE
    del values["role"]
    return role


def _text(value: Any, field: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise BrokenRow(f"{field} is not text: {str(value)[:40]}")


def _label(value: Any, field: str) -> str:
    """An identifier as text; numbers are common."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise BrokenRow(f"{field} is neither text nor a number: {str(value)[:40]}")
    return str(value)
