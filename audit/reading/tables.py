"""TSV and CSV with a header: rows that are segments as given."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading.files import shown
from audit.reading.registry import Complete, register
from audit.reading.rows import BrokenLine, Fields, Row, documents
from audit.reading.stream import LINE_LIMIT, Line, lines
from audit.records import Document, Problem
from audit.settings import Settings

# A quote that is never closed would swallow the rest of the file: this far it may reach.
MOST_LINES = 1_000

# Spreadsheets write semicolons where the comma is the decimal sign, as in French.
DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row taken apart: its cells and the lines, counted from 1, that it stands on."""

    lines: tuple[int, int]
    cells: list[str]
    size: int


def read_tsv(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The rows of a tab-separated file as segments, in order; quotation marks are text.

    The header names the columns, as the fields of JSONL are named. An empty source cell means: no source (a table has
    no other way to say it); an empty target cell means: nothing was translated.

    Raises:
        UnreadableFile: the file cannot be opened, is empty or binary, or its header names no target.
    """
    yield from _documents(path, _tsv(lines(path)), settings)


def read_csv(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The rows of a file in the form of RFC 4180 as segments, in order; semicolons or tabs may stand for the commas.

    Columns as in `read_tsv`. Where a quoted field breaks the rules or is not closed within 1,000 lines, the line it
    begins on is a problem, and reading goes on with the line after it.

    Raises:
        UnreadableFile: as `read_tsv`.
    """
    # The module's own limit is 131,072 characters a field; it is one for all its users, and only ever raised here.
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LINE_LIMIT))
    rows = _Lines(lines(path))
    header = next((line for line in rows if line.text and line.text.strip()), None)
    if header:
        rows.push([header])
    delimiter = _delimiter(header.text or "" if header else "", Fields.of(settings))
    yield from _documents(path, _csv(rows, delimiter), settings)


def _documents(path: Path, table: Iterator[Cells | BrokenLine], settings: Settings) -> Iterator[Document | Problem]:
    name = shown(path)
    fields = Fields.of(settings)
    header = next((row for row in table), None)
    if not isinstance(header, Cells):
        raise UnreadableFile(name, f"no header: {header.reason}" if header else "nothing but white space")
    columns = _columns(header.cells)
    if not _names(columns) & set(fields.target):
        wanted = f"{fields.target[0]!r} (or {', '.join(fields.target[1:])})"
        raise UnreadableFile(name, f"no column {wanted} in its header: {', '.join(columns)[:80]}")
    yield from documents(name, _rows(table, columns, fields), settings)


def _rows(table: Iterable[Cells | BrokenLine], columns: list[str], fields: Fields) -> Iterator[Row | BrokenLine]:
    needed = 1 + max(i for i, c in enumerate(columns) if c.lower() in fields.source + fields.target)
    sources = [c for c in columns if c.lower() in fields.source]
    for row in table:
        if isinstance(row, BrokenLine):
            yield row
            continue
        cells = row.cells
        while len(cells) > len(columns) and not cells[-1]:
            cells.pop()
        if not needed <= len(cells) <= len(columns):
            yield BrokenLine(row.lines[0], f"{_fields(len(cells))}, the header has {len(columns)}")
            continue
        values: dict[str, str | None] = dict(zip(columns, cells, strict=False))
        values.update({column: None for column in sources if not values[column]})
        yield Row(row.lines, values, row.size)


def _tsv(lines: Iterable[Line]) -> Iterator[Cells | BrokenLine]:
    for line in lines:
        if line.text is None:
            yield BrokenLine(line.number, line.reason)
        elif line.text.strip():
            yield Cells((line.number, line.number), line.text.split("\t"), len(line.text))


def _csv(rows: _Lines, delimiter: str) -> Iterator[Cells | BrokenLine]:
    record = _Record(rows)
    reader = csv.reader(record, delimiter=delimiter, strict=True)
    while True:
        record.taken = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _Overlong as error:
            yield BrokenLine(error.line.number, error.line.reason)
        except csv.Error as error:
            first, *others = record.taken
            rows.push(others)
            yield BrokenLine(first.number, _why(error))
        else:
            size = sum(len(line.text or "") for line in record.taken)
            if any(cell.strip() for cell in cells):
                yield Cells((record.taken[0].number, record.taken[-1].number), cells, size)


class _Overlong(Exception):
    """A line that cannot be had stands where a row should begin."""

    def __init__(self, line: Line) -> None:
        self.line = line


class _Lines(Iterator[Line]):
    """Lines, some of which may be handed back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._back: list[Line] = []

    def push(self, lines: list[Line]) -> None:
        self._back += reversed(lines)

    def __next__(self) -> Line:
        return self._back.pop() if self._back else next(self._lines)


@dataclass
class _Record(Iterator[str]):
    """The lines of one row as the csv module asks for them, remembered in case the row breaks."""

    rows: _Lines
    taken: list[Line] = field(default_factory=list)
    size: int = 0

    def __next__(self) -> str:
        line = next(self.rows)
        self.size = self.size + len(line.text or "") if self.taken else 0
        if line.text is None and not self.taken:
            raise _Overlong(line)
        if line.text is None or len(self.taken) >= MOST_LINES or self.size > LINE_LIMIT:
            self.rows.push([line])
            raise csv.Error("unexpected end of data")
        self.taken.append(line)
        return line.text + "\n"


def _why(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a quotation mark opens a field and none closes it"
    if "expected after" in str(error):
        return "text after the quotation mark that closes a field"
    return str(error)


def _delimiter(header: str, fields: Fields) -> str:
    """The first of the usual delimiters under which the header names a target."""
    for delimiter in DELIMITERS:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        if _names(_columns(cells)) & set(fields.target):
            return delimiter
    return ","


def _columns(cells: list[str]) -> list[str]:
    """The names of the columns, made unique: one without a name, or with one that is taken, gets its number."""
    columns: dict[str, None] = {}
    for number, cell in enumerate(cells, start=1):
        name = cell.strip()
        while not name or name in columns:
            name = f"{name} {number}".strip()
        columns[name] = None
    return list(columns)


def _names(columns: list[str]) -> set[str]:
    return {column.lower() for column in columns}


def _fields(count: int) -> str:
    return f"{count} field" if count == 1 else f"{count} fields"


register(".tsv", Complete(read_tsv))
register(".tab", Complete(read_tsv))
register(".csv", Complete(read_csv))
