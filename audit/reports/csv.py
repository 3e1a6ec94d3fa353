"""CSV for spreadsheets: UTF-8 with a byte order mark, and no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import re
from typing import IO, TYPE_CHECKING, Any

from audit.records import DocumentAudit
from audit.reports.flat import COLUMNS, TEXT, Flattener
from audit.reports.inert import inert

if TYPE_CHECKING:
    from audit.reports import Summary

_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]")
"""How a formula begins, white space before it or not; also in the wide forms that some spreadsheets take."""
_LONGEST = 32_000
"""Characters of one cell: a spreadsheet holds 32,767, and breaks the rows of a table with more."""
_LEFT_OUT = ("source_start", "source_end", "target_start", "target_end")
_COLUMNS = [column for column in COLUMNS if column not in _LEFT_OUT]


class CsvReport:
    """A header, then a row for each finding and for each segment that has none."""

    def __init__(self, stream: IO[str]) -> None:
        self._flattener = Flattener()
        self._writer = csv.DictWriter(stream, _COLUMNS, extrasaction="ignore", lineterminator="\n")
        stream.write("\ufeff")
        self._writer.writeheader()

    def add(self, document: DocumentAudit) -> None:
        for row in self._flattener.rows(document):
            self._writer.writerow({column: _cell(column, row[column]) for column in _COLUMNS})

    def close(self, summary: Summary) -> None:
        """Nothing is left to write."""


def _cell(column: str, value: Any) -> Any:
    return _text(value) if COLUMNS[column] == TEXT and value is not None else value


def _text(value: str) -> str:
    """``value`` inert, cut to what a cell holds, and with an apostrophe before what would be a formula."""
    shown = inert(value[:_LONGEST])
    shown = shown[: _LONGEST - 1] + "…" if len(shown) > _LONGEST or len(value) > _LONGEST else shown
    return f"'{shown}" if _FORMULA.match(shown) else shown
