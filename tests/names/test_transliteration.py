"""How likely a Latin writing is of an Arabic name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.names.arabic import bare
from audit.names.foreign import foreignness
from audit.names.transliteration import likeness
from audit.names.vocabulary import is_word

ONE_NAME = [
    ("يوسف", "youcef"), ("يوسف", "yusuf"), ("بوتفليقه", "bouteflika"), ("بوريل", "borrell"), ("قاسم", "kassem"),
    ("جمال", "gamal"), ("جمال", "djamel"), ("خليفه", "khalifa"), ("ثامر", "thamer"), ("شتاينماير", "steinmeier"),
]  # fmt: skip
TWO_NAMES = [
    ("ادلب", "deraa"), ("جلال", "jamal"), ("صبري", "jabri"), ("زاهر", "zouheir"), ("خنيفره", "khemisset"),
    ("بكوش", "baccar"), ("جابر", "jerash"),
]  # fmt: skip


@pytest.mark.parametrize(("arabic", "latin"), ONE_NAME)
def test_the_spellings_of_a_name_are_alike(arabic, latin):
    assert likeness(arabic, latin) > 0.12


@pytest.mark.parametrize(("arabic", "latin"), TWO_NAMES)
def test_two_names_are_not(arabic, latin):
    assert likeness(arabic, latin) < 0.12


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", max_size=12), st.text("abcdefghijklmnopqrstuvwxyz", max_size=15))
def test_likeness_is_a_number_of_at_most_one(arabic, latin):
    assert likeness(arabic, latin) <= 1


def test_clitics_and_article_come_off():
    assert "قاهره" in bare("وبالقاهره")
    assert "رباط" in bare("للرباط")


def test_foreign_names_look_foreign():
    names, words = ("مايكفيني", "كرومويل", "ماكرون"), ("ساهمتا", "مناجل", "فرضوه")
    assert min(map(foreignness, names)) > max(map(foreignness, words))


@pytest.mark.parametrize(("word", "language"), [("السياسه", "ar"), ("وللكتاب", "ar"), ("journée", "fr")])
def test_words_belong_to_the_vocabulary(word, language):
    assert is_word(word, language)


@pytest.mark.parametrize(("name", "language"), [("بوريل", "ar"), ("ميركل", "ar"), ("bouteflika", "fr")])
def test_names_do_not(name, language):
    assert not is_word(name, language)
