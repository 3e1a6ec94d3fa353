"""Finds the pieces of a tokenizer in the text they were made of, where the tokenizer itself cannot say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from audit.records import Span

_SPACE = "▁"  # what SentencePiece writes for one


def piece_spans(pieces: Sequence[str], text: str) -> list[Span | None]:
    """The stretch of ``text`` that each piece stands for, in order; ``None`` for one that stands for nothing in it.

    Both sides are compared without spaces and in compatibility form, since tokenizers change both. What a tokenizer
    does not know at all is laid between the pieces that are found.
    """
    characters = list(_characters(text))
    bare = "".join(character for character, _ in characters)
    written = [_plain(piece) for piece in pieces]
    starts = _starts("".join(written), bare)
    spans: list[Span | None] = []
    at = 0
    for piece in written:
        places = [starts[place] for place in range(at, at + len(piece)) if place in starts]
        at += len(piece)
        spans.append(Span(characters[places[0]][1], characters[places[-1]][1] + 1) if places else None)
    return spans


def _starts(made: str, bare: str) -> dict[int, int]:
    """Places of characters of ``made`` to places of the same characters of ``bare``."""
    if made == bare:
        return {place: place for place in range(len(made))}
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, made, bare, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _characters(text: str) -> Iterator[tuple[str, int]]:
    """Characters in compatibility form, each with the place that it comes from."""
    for place, character in enumerate(text):
        for made in _plain(character):
            yield made, place


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.replace(_SPACE, " ")).split())
