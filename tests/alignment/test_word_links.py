"""Words that translate each other are linked, whatever their order."""

from __future__ import annotations

import pytest

from audit.alignment import link_words
from audit.alignment.words import weighed_links
from audit.encoder import load_encoder
from audit.language import get
from audit.language.words import words

SOURCE = "استقبل رئيس البرلمان السفير الياباني أمس الثلاثاء"
TARGET = "L'ambassadeur japonais a été reçu mardi par le président du parlement"


def test_links_follow_meaning_across_a_change_of_voice() -> None:
    source, target = load_encoder().encode([SOURCE, TARGET])
    left, right = words(SOURCE, get("ar")), words(TARGET, get("fr"))
    links = {(left[s].of(SOURCE), right[t].of(TARGET)) for s, t in link_words(source, target, left, right)}
    assert {("الياباني", "japonais"), ("الثلاثاء", "mardi"), ("رئيس", "président"), ("البرلمان", "parlement")} <= links


def test_a_word_is_linked_at_most_once() -> None:
    source, target = load_encoder().encode([SOURCE, TARGET])
    links = link_words(source, target, words(SOURCE, get("ar")), words(TARGET, get("fr")))
    assert len({s for s, _ in links}) == len({t for _, t in links}) == len(links) > 4


def test_an_empty_side_has_no_links() -> None:
    source, empty = load_encoder().encode([SOURCE, ""])
    assert link_words(source, empty, words(SOURCE, get("ar")), []) == []


def test_links_of_a_long_text_are_those_of_its_words_together(monkeypatch: pytest.MonkeyPatch) -> None:
    near, far = words(SOURCE, get("ar")), words(TARGET, get("fr"))
    source, target = load_encoder().encode([SOURCE, TARGET])
    whole = weighed_links(source, target, near, far)
    monkeypatch.setattr("audit.alignment.words._BLOCK", 2)
    assert weighed_links(source, target, near, far) == pytest.approx(whole, abs=1e-5)
