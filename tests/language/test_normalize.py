"""Folding makes spellings that a reader takes for one compare equal, and can say where each character came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.normalize import fold, fold_with_offsets, unaccented
from audit.records import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأُمَّة", "الامه"),
        ("إلى", "الي"),
        ("صنعـــاء", "صنعاء"),
        ("کانون", "كانون"),
        ("ﻻ", "لا"),
        ("L’ARMÉE", "l'armée"),
        ("2\u202f500", "2 500"),
        ("Moyen‑Orient", "moyen-orient"),
        ("co\u00adopé\u200bration", "coopération"),
        ("De\u0301cembre", "décembre"),
        ("STRASSE", "straße"),
    ],
)
def test_equal_after_folding(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert fold("côte") != fold("cote")
    assert unaccented("côte") == unaccented("cote")
    assert fold("علم") != fold("عمل")


def test_offsets_lead_back_to_the_original() -> None:
    text = "في «صَنْعـاء» ﻷن"
    folded = fold_with_offsets(text)
    found = folded.text.index(fold("صنعاء"))
    assert folded.original(Span(found, found + 5)).of(text) == "صَنْعـاء"
    ligature = folded.text.index("لا")
    assert folded.original(Span(ligature, ligature + 2)).of(text) == "ﻷ"


def test_offsets_lead_forth_too() -> None:
    text = "Œuvre : 2 ½ STRAẞE"
    folded = fold_with_offsets(text)
    start = text.index("STRA")
    assert folded.folded(Span(start, len(text))).of(folded.text) == "strasse"


def test_an_empty_span_has_no_original() -> None:
    with pytest.raises(ValueError, match="empty"):
        fold_with_offsets("a").original(Span(0, 0))


@given(st.text())
def test_the_mapped_folding_is_the_folding(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@given(st.text(alphabet="aàéÉœŒßل أإآىةـَُ'’-‑\u00a0\u202f\u200f"))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
