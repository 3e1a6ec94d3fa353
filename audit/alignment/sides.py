"""One side of a document as alignment sees it: its text, cut into sentences and pieces of furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.reading.lines import LineIndex
from audit.records import Role, Span, Text
from audit.wire.sentences import sentences
from audit.wire.structure import parse

if TYPE_CHECKING:
    from audit.language import Language


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, headline or piece of furniture of one text."""

    span: Span
    role: Role


class Side:
    """One text, cut into units, with its line numbers."""

    def __init__(self, text: Text, language: Language) -> None:
        self.content = text.content
        self.lines = LineIndex(text.content, text.lines)
        self.extracted = bool(text.lines)
        self.units = list(_units(text.content, language))

    def part(self, start: int, stop: int) -> Side:
        """The side with some of its units alone, which count from 0 there."""
        part = copy(self)
        part.units = self.units[start:stop]
        return part

    def prose(self) -> list[int]:
        return [place for place, unit in enumerate(self.units) if not unit.role.is_furniture]

    def text(self, unit: int) -> str:
        return self.units[unit].span.of(self.content)

    def span(self, units: Sequence[int]) -> Span:
        """The stretch of text from the first to the last of ``units``."""
        return Span(self.units[units[0]].span.start, self.units[units[-1]].span.end)

    def column(self, span: Span) -> int | None:
        """Where ``span`` begins in its line, from 1, in UTF-16 code units; ``None`` where the file has another form."""
        if self.extracted:
            return None
        line = self.content[self.content.rfind("\n", 0, span.start) + 1 : span.start]
        return len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1


def _units(content: str, language: Language) -> Iterator[Unit]:
    for block in parse(content, language):
        if block.role is Role.PROSE:
            for span in sentences(content, language, block.span):
                yield Unit(span, block.role)
        else:
            yield Unit(block.span, block.role)
