"""Forms of one word, told from words that are only made of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.language.stems import akin, is_form, keys, stem


@pytest.mark.parametrize(
    ("code", "word", "forms"),
    [
        ("ar", "مستوطنة", "المستوطنة المستوطنات ومستوطنات لمستوطنتين مستوطنتهم"),
        ("ar", "مبادرة", "بمبادرته والمبادرات للمبادرة مبادرتها"),
        ("ar", "نائب", "ونائبه النائب نائبا"),
        ("ar", "القدس", "بالقدس للقدس والقدس"),
        ("fr", "canal", "canaux Canal"),
        ("fr", "offensif", "offensive offensives"),
        ("fr", "européen", "européenne européennes européens"),
        ("fr", "réfugié", "réfugiés réfugiées"),
        ("fr", "drapeau", "drapeaux"),
        ("en", "policy", "policies"),
        ("en", "settler", "settlers settler's"),
        ("es", "acción", "acciones"),
        ("de", "Siedler", "Siedlern Siedlers"),
        ("ru", "партия", "партии партию"),
        ("fa", "حزب", "حزب"),
    ],
)
def test_inflection_makes_no_other_word(code: str, word: str, forms: str) -> None:
    assert [form for form in forms.split() if not is_form(form, word, code)] == []


@pytest.mark.parametrize(
    ("code", "word", "others"),
    [
        ("ar", "مستوطن", "مستوطنة"),
        ("ar", "اتفاق", "اتفاقية الاتفاقية"),
        ("ar", "طالبان", "طالب"),
        ("ar", "أمن", "أمنية الأمنية"),
        ("ar", "القدس", "قدس"),
        ("fr", "colon", "colonie colonial"),
        ("fr", "président", "présidence"),
        ("en", "settler", "settlement settling"),
        ("de", "Siedler", "Siedlung"),
        ("zh", "北京", "北方"),
    ],
)
def test_derivation_does(code: str, word: str, others: str) -> None:
    assert [other for other in others.split() if is_form(other, word, code)] == []


def test_words_of_one_stem_are_akin() -> None:
    assert akin("colonie", "colon", "fr")
    assert not akin("colonie", "canal", "fr")


def test_a_language_without_a_stemmer_has_folded_words() -> None:
    assert stem("Слово", "uk") == "слово"


words = st.text("abcdeéèstnlx'-", min_size=1, max_size=9) | st.text("ابتوليمنهةرسعق", min_size=1, max_size=9)


@settings(deadline=None)
@given(words, words, st.sampled_from(["ar", "fr", "en", "es", "de", "ru", "uk", "zh"]))
def test_akin_words_share_a_key(one: str, other: str, code: str) -> None:
    assert is_form(one, one, code)
    if akin(one, other, code):
        assert keys(one, code) & keys(other, code)
