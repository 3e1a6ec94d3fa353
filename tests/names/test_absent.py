"""Which words of an original may be names that got lost."""

import pytest

from audit.language import get
from audit.language.words import words
from audit.names.absent import CERTAIN, FAIR, STRONG, WEAK, absent, built
from audit.names.side import read
from audit.names.words import arabic_word


def lost(text, linked=(), used=()):
    arabic = get("ar")
    side = read(text, words(text, arabic), arabic)
    return [(span.of(text), sure) for span, sure in absent(side, linked, used, ())]


def test_words_built_like_foreign_names_are_names():
    assert lost("والتقى المدير جيريمي كرومويل لبحث المشروع") == [("جيريمي كرومويل", STRONG)]


def test_a_link_makes_a_name_less_sure_and_another_name_in_its_place_uses_it_up():
    assert lost("وصل كرومويل أمس", linked=[1]) == [("كرومويل", WEAK)]
    assert lost("وصل كرومويل أمس", used=[1]) == []


def test_ordinary_words_that_are_first_and_last_names_prove_a_person_side_by_side():
    assert lost("والتقى المدير عقيلة سالم أمس") == [("عقيلة سالم", STRONG)]
    assert lost("والتقى المدير عقيلة سالم أمس", linked=[2]) != [("عقيلة سالم", STRONG)]


def test_countries_are_names_that_a_desk_may_do_without():
    assert lost("وشارك وزراء من تشاد") == [("تشاد", FAIR)]


@pytest.mark.parametrize(
    "text",
    [
        "وصل المدير في شهر كانون الأول",
        "وقعت منظمة PTWC اتفاقا",
        "سيكتبون الرسائل غدا",
        "وصل الوفد الإندونيسي",
    ],
)
def test_months_acronyms_verbs_and_peoples_are_none(text):
    assert lost(text) == []


def test_a_name_that_the_translation_has_no_room_for_is_surely_gone():
    arabic = get("ar")
    text = "وصل كرومويل أمس"
    side = read(text, words(text, arabic), arabic)
    assert [sure for _, sure in absent(side, (), (), (), crowded=lambda place: place == 1)] == [CERTAIN]


def test_two_words_without_a_space_between_them_are_hardly_a_name():
    assert [sure for _, sure in lost("وقف أمامالقانون أمس")] == [WEAK]


def test_an_acronym_that_is_spelled_by_its_letters_is_none():
    assert lost("وقالت شبكة بي بي سي أمس") == []


@pytest.mark.parametrize("word", ["السيبرانية", "جيوسياسي", "هيدرولوجية", "بيومتري"])
def test_borrowed_adjectives_are_no_names(word):
    assert not built(arabic_word(word))
