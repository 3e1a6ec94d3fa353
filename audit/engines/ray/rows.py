"""What flows between the stages: tables of Arrow whose rows carry a part of a run, or what came of it, as bytes.

A part's number is that of its source among the sources and its own among the parts of that source, so that it tells
the order, and is the same when the part is made again.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

Numbered = tuple[int, int, Any]
"""The number of the source, the number of the part, and the thing itself."""


def packed(rows: Iterable[Numbered]) -> pyarrow.Table:
    """A table of ``rows``."""
    import pyarrow

    sources, parts, things = zip(*rows, strict=True)
    columns = {
        "source": pyarrow.array(sources, pyarrow.int64()),
        "part": pyarrow.array(parts, pyarrow.int64()),
        "thing": pyarrow.array([pickle.dumps(thing, pickle.HIGHEST_PROTOCOL) for thing in things], pyarrow.binary()),
    }
    return pyarrow.table(columns)


def unpacked(table: pyarrow.Table) -> Iterator[Numbered]:
    """The rows of a table that `packed` made."""
    columns = (table.column(name).to_pylist() for name in ("source", "part", "thing"))
    for source, part, thing in zip(*columns, strict=True):
        yield source, part, pickle.loads(thing)
