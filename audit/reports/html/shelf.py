"""Keeps rendered pieces of a page on disk until the page is written, so that a long report takes no memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

_ENCODING = "utf-8", "surrogatepass"  # what cannot be written is for the page's own file to say


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece lies on the shelf, in bytes."""

    start: int
    size: int


class Shelf:
    """A temporary file of pieces of markup; it goes with the object."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (lives as long as the report)
        self._end = 0

    def put(self, piece: str) -> Place:
        """Lay a piece of our own markup on the shelf."""
        content = piece.encode(*_ENCODING)
        self._file.seek(self._end)
        self._file.write(content)
        place = Place(self._end, len(content))
        self._end += len(content)
        return place

    def take(self, places: Iterable[Place]) -> Iterator[Markup]:
        """The pieces at ``places``, one after the other."""
        for place in places:
            self._file.seek(place.start)
            yield Markup(self._file.read(place.size).decode(*_ENCODING))
