"""Parquet: one row a segment as given, a column a field. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audit.errors import UnreadableFile
from audit.reading.files import open_file, shown
from audit.reading.registry import Complete, register
from audit.reading.rows import CHUNK, BrokenLine, Fields, Row, documents
from audit.records import Document, Problem
from audit.settings import Settings


def read_parquet(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The rows of the file as segments, in order; columns as the fields of JSONL. Lines are numbers of rows, from 1.

    Raises:
        UnreadableFile: the file cannot be opened, is empty or no Parquet, has no column of targets, or what reads it is
            not installed.
    """
    name = shown(path)
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UnreadableFile(name, "Parquet needs an optional part: pip install 'wire-audit[parquet]'") from None
    with open_file(path) as stream:
        try:
            file = parquet.ParquetFile(stream)
            columns = {column.lower().strip() for column in file.schema_arrow.names}
            if not columns & set(Fields.of(settings).target):
                raise UnreadableFile(name, f"no column 'target': {', '.join(file.schema_arrow.names)[:80]}")
            yield from documents(name, _rows(file), settings)
        except (pyarrow.ArrowException, OSError) as error:
            raise UnreadableFile(name, f"no Parquet, or damaged: {' '.join(str(error).split())[:100]}") from None


def _rows(file: Any) -> Iterator[Row | BrokenLine]:
    number = 0
    for batch in file.iter_batches(batch_size=CHUNK):
        for fields in batch.to_pylist():
            number += 1
            yield Row((number, number), fields, sum(len(value) for value in fields.values() if isinstance(value, str)))


register(".parquet", Complete(read_parquet))
