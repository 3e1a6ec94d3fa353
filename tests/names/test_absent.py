"""Which words of an original may be names that got lost."""

import pytest

from audit.language import get
from audit.language.words import words
from audit.names.absent import FAIR, STRONG, WEAK, absent
from audit.names.compare import read


def lost(text, linked=(), used=()):
    arabic = get("ar")
    side = read(text, words(text, arabic), arabic)
    return [(span.of(text), sure) for span, sure in absent(side, linked, used, ())]


def test_words_built_like_foreign_names_are_names():
    assert lost("والتقى المدير جيريمي كرومويل لبحث المشروع") == [("جيريمي كرومويل", STRONG)]


def test_a_link_makes_a_name_less_sure_and_another_name_in_its_place_uses_it_up():
    assert lost("وصل كرومويل أمس", linked=[1]) == [("كرومويل", WEAK)]
    assert lost("وصل كرومويل أمس", used=[1]) == []


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
