"""What changed between two wordings."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.compare.records import Change, Edit
from audit.compare.wording import difference


def said(text: str, changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(one.edit.value, one.span.of(text)) for one in changes]


def test_words_are_deleted_inserted_and_moved() -> None:
    old = "Le directeur a indiqué samedi à Tunis que l'usine fermerait ses portes."
    new = "Le directeur a annoncé que l'usine fermerait samedi à Tunis ses trois portes."
    found = difference(old, new)
    assert said(old, found.old) == [("deleted", "indiqué"), ("moved away", "samedi à Tunis")]
    assert said(new, found.new) == [("inserted", "annoncé"), ("moved here", "samedi à Tunis"), ("inserted", "trois")]


def test_one_word_elsewhere_has_not_moved() -> None:
    found = difference("Il a parlé hier de paix.", "Hier, il a parlé de paix.")
    assert not any(one.edit in (Edit.MOVED_HERE, Edit.MOVED_AWAY) for one in (*found.old, *found.new))


def test_arabic_is_compared_word_by_word() -> None:
    old, new = "وصل الوزير إلى تونس السبت", "وصل الرئيس إلى تونس السبت"
    found = difference(old, new)
    assert (said(old, found.old), said(new, found.new)) == ([("deleted", "الوزير")], [("inserted", "الرئيس")])


def test_white_space_makes_no_difference() -> None:
    assert not difference("un  mot\nde plus", "un mot de plus")


words = st.lists(st.sampled_from(("le", "chat", "dort", "ici", ",", "«", "الكلب")), max_size=14).map(" ".join)


@settings(deadline=None)
@given(words, words)
def test_what_is_not_marked_is_the_same_on_both_sides(old: str, new: str) -> None:
    found = difference(old, new)

    def left(text: str, changes: tuple[Change, ...]) -> list[str]:
        for one in reversed(changes):
            text = text[: one.span.start] + " " + text[one.span.end :]
        return text.split()

    assert left(old, found.old) == left(new, found.new)
    away = [text.split() for kind, text in said(old, found.old) if kind == "moved away"]
    here = [text.split() for kind, text in said(new, found.new) if kind == "moved here"]
    assert sorted(away) == sorted(here)
    for changes in (found.old, found.new):
        assert all(one.span.end <= two.span.start for one, two in pairwise(changes))


def test_a_paragraph_of_a_megabyte_is_compared_in_seconds() -> None:
    old = "le ministre a dit que la paix est proche et que " * 20_000
    started = time.process_time()
    assert difference(old, "mot nouveau " + old[: len(old) // 2])
    assert time.process_time() - started < 20
