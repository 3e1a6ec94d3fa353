"""Parquet for analysis: the rows of the CSV report, typed, with the texts as they are. Needs the extra `parquet`.

What the audit says of them, its messages, is inert: it is for people.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any

from audit.errors import MissingExtra
from audit.records import DocumentAudit
from audit.reports.flat import COLUMNS, INTEGER, NUMBER, TEXT, Flattener
from audit.reports.inert import inert

if TYPE_CHECKING:
    from audit.reports import Summary

_SURROGATE = re.compile("[\ud800-\udfff]")
_SAID = frozenset({"message", "accepted"})
_BATCH = 10_000  # rows kept before they are written


class ParquetReport:
    """Written as a whole when it is closed, in groups of rows; ``stream`` is one of bytes."""

    def __init__(self, stream: IO[bytes]) -> None:
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError:
            raise MissingExtra("the format parquet", "parquet") from None
        self._arrow = pyarrow
        kinds = {TEXT: pyarrow.string(), INTEGER: pyarrow.int64(), NUMBER: pyarrow.float64()}
        self._schema = pyarrow.schema([(column, kinds[kind]) for column, kind in COLUMNS.items()])
        self._writer = parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._flattener = Flattener()
        self._rows: list[dict[str, Any]] = []

    def add(self, document: DocumentAudit) -> None:
        for row in self._flattener.rows(document):
            self._rows.append({column: _storable(column, value) for column, value in row.items()})
            if len(self._rows) >= _BATCH:
                self._flush()

    def close(self, summary: Summary) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def _storable(column: str, value: Any) -> Any:
    """Half characters, which UTF-8 cannot hold, as U+FFFD: one for one, so that spans stay true."""
    if not isinstance(value, str):
        return value
    return inert(value) if column in _SAID else _SURROGATE.sub("\ufffd", value)
