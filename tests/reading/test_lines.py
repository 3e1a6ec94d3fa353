"""Offsets to line numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit.reading import LineIndex
from audit.records import Span

STORY = "Titre\n\nSANAA (Saba) –\nFin"


def test_a_span_stands_on_the_lines_it_touches() -> None:
    index = LineIndex(STORY)
    assert index.lines(Span(0, 5)) == (1, 1)
    assert index.lines(Span(STORY.index("SANAA"), len(STORY))) == (3, 4)


def test_the_line_break_belongs_to_the_line_it_ends() -> None:
    index = LineIndex(STORY)
    assert index.lines(Span(0, 6)) == (1, 1)
    assert index.lines(Span(6, 7)) == (2, 2)


def test_an_empty_span_stands_on_the_line_of_its_start() -> None:
    assert LineIndex(STORY).lines(Span(7, 7)) == (3, 3)
    assert LineIndex("").lines(Span(0, 0)) == (1, 1)


@given(st.text(st.sampled_from("ab\n\u2028é"), max_size=40), st.data())
def test_lines_are_counted_by_line_feeds_alone(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    first, last = LineIndex(content).lines(Span(start, end))
    assert first == content[:start].count("\n") + 1
    assert last == content[: max(start, end - 1)].count("\n") + 1
