"""The paragraphs of a document, by the lines that its segments stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.checks.evidence import Evidence


def paragraphs(segments: Sequence[Evidence]) -> Iterator[list[int]]:
    """Places of the segments, grouped by the lines they stand on; furniture is left out."""
    paragraph: list[int] = []
    last_line = -1
    for place, evidence in enumerate(segments):
        if evidence.segment.role.is_furniture:
            continue
        lines = evidence.segment.target_lines
        if paragraph and (lines is None or lines[0] > last_line):
            yield paragraph
            paragraph = []
        paragraph.append(place)
        last_line = lines[1] if lines else -1
    if paragraph:
        yield paragraph
