"""Pieces of a tokenizer found in the text they were made of, and stretches that a sentence can do without."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from audit.language import get
from audit.metrics.deletions import deletions, without
from audit.metrics.pieces import piece_spans
from audit.records import Span

TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=60)


def marked(pieces: list[str], text: str) -> list[str | None]:
    return [None if span is None else span.of(text) for span in piece_spans(pieces, text)]


def test_pieces_stand_where_they_were_cut() -> None:
    text = "l'armée  a tiré"
    assert marked(["▁l", "'", "arm", "ée", "▁a", "▁t", "iré", "</s>"], text) == [
        "l", "'", "arm", "ée", "a", "t", "iré", None,
    ]  # fmt: skip


def test_what_the_tokenizer_changed_or_does_not_know_is_passed_over() -> None:
    assert marked(["▁…", "▁voilà"], "...voilà") == ["...", "voilà"]
    assert marked(["▁Le", "▁", "<unk>", "▁est", "▁là"], "Le 漢 est là")[0] == "Le"
    assert marked(["▁Le", "▁", "<unk>", "▁est", "▁là"], "Le 漢 est là")[-2:] == ["est", "là"]
    assert marked(["▁٤٠", "▁حالة"], "٤٠ حالة") == ["٤٠", "حالة"]


@given(TEXT, st.lists(st.integers(0, 60)))
def test_spans_are_in_order_and_hold_what_their_pieces_hold(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[a:b] for a, b in itertools.pairwise(places)]
    spans = [span for span in piece_spans([piece.replace(" ", "▁") for piece in pieces], text) if span]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)


def test_clauses_phrases_neighbours_and_words_of_content_are_tried() -> None:
    text = "le ministre, arrivé samedi, visite la ville avec sa famille"
    tried = {span.of(text) for span in deletions(text, get("fr"))}
    assert {"arrivé samedi", "avec sa famille", "la ville avec sa famille", "ville", "samedi"} <= tried
    assert not {"avec", "la", "sa", text} & tried


def test_the_whole_is_not_left_out() -> None:
    assert deletions("samedi", get("fr")) == []
    assert deletions("", get("fr")) == []
    assert deletions("et de la", get("fr")) == []


def test_without_leaves_one_space() -> None:
    assert without("le ministre visite la ville", Span(12, 18)) == "le ministre la ville"
    assert without("samedi il part", Span(0, 6)) == "il part"
    assert without("il part samedi", Span(8, 14)) == "il part"


@given(TEXT)
def test_every_stretch_lies_in_the_text_and_leaves_something(text: str) -> None:
    for span in deletions(text, get("fr")):
        assert 0 <= span.start < span.end <= len(text)
        assert without(text, span)
