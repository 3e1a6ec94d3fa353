"""What is laid on the shelf comes back as it was, in the order in which it is asked for."""

from hypothesis import given
from hypothesis import strategies as st

from audit.reports.html.shelf import Shelf


@given(st.lists(st.text(st.characters(exclude_categories=[]), max_size=60), max_size=12), st.randoms())
def test_pieces_come_back_in_any_order(pieces, chance):
    shelf = Shelf()
    placed = [(shelf.put(piece), piece) for piece in pieces]
    chance.shuffle(placed)
    assert list(shelf.take([place for place, _ in placed])) == [piece for _, piece in placed]


def test_a_piece_can_be_laid_down_after_another_was_taken():
    shelf = Shelf()
    first = shelf.put("<p>été</p>")
    assert list(shelf.take([first])) == ["<p>été</p>"]
    second = shelf.put("<p>hiver</p>")
    assert list(shelf.take([second, first])) == ["<p>hiver</p>", "<p>été</p>"]
