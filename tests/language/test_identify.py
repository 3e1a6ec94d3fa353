"""Which language a text is in, and where it is in two."""

from __future__ import annotations

import inspect
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.language import get
from audit.language.identify import identify
from audit.language.mixed import foreign_stretches
from audit.language.scripts import counts, runs

TEXTS = {
    "ar": "وصل الوزير إلى عدن مساء الخميس على رأس وفد من رجال الأعمال.",
    "fa": "وزیر امور خارجه روز پنجشنبه برای دیدار با رئیس جمهور به تهران رفت و گفت که مذاکرات ادامه دارد.",
    "ur": "وزیر خارجہ نے جمعرات کو کہا ہے کہ دونوں ملکوں کے درمیان بات چیت جاری رہے گی۔",
    "fr": "Le ministre est arrivé à Aden jeudi soir à la tête d'une délégation d'hommes d'affaires.",
    "en": "The minister arrived in Aden on Thursday evening with a delegation of businessmen.",
    "es": "El ministro llegó a Adén el jueves por la noche con una delegación de empresarios.",
    "it": "Il ministro è arrivato ad Aden giovedì sera con una delegazione di imprenditori.",
    "pt": "O ministro chegou a Áden na quinta-feira à noite com uma delegação de empresários.",
    "de": "Der Minister ist am Donnerstagabend mit einer Delegation von Unternehmern in Aden eingetroffen.",
    "nl": "De minister is donderdagavond met een delegatie van ondernemers in Aden aangekomen.",
    "ru": "Министр прибыл в Аден в четверг вечером во главе делегации предпринимателей.",
    "uk": "Міністр прибув до Адена в четвер увечері на чолі делегації підприємців.",
    "zh": "部长星期四晚上率领企业家代表团抵达亚丁。",
    "ja": "大臣は木曜日の夜、企業家の代表団を率いてアデンに到着した。",
    "he": "השר הגיע לעדן ביום חמישי בערב בראש משלחת של אנשי עסקים.",
    "el": "Ο υπουργός έφτασε στο Άντεν το βράδυ της Πέμπτης με αντιπροσωπεία επιχειρηματιών.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_is_identified(code: str) -> None:
    found = identify(TEXTS[code])
    assert found is not None
    assert found.code == code
    assert found.confidence >= 0.7


@pytest.mark.parametrize(
    "text", ["", "2024", "Oui.", "Le Caire", "Mohamed Salah", "https://example.org/le-monde", "???"]
)
def test_too_short_a_text_is_not_judged(text: str) -> None:
    assert identify(text) is None


def test_a_text_half_in_one_script_and_half_in_another_is_not_judged() -> None:
    assert identify("Le ministre est arrivé hier وصل الوزير أمس إلى عدن") is None


def test_the_same_text_is_always_judged_alike() -> None:
    assert len({identify(TEXTS["pt"]) for _ in range(5)}) == 1


def test_scripts_of_letters() -> None:
    assert runs("Le Monde الأهرام 2024") == [("Latn", 0, 2), ("Latn", 3, 8), ("Arab", 9, 16)]
    assert counts("ΑΒ вг")["Grek"] == 2


@settings(deadline=None)  # tables are read at the first call
@given(st.text(max_size=60))
def test_any_text_is_judged_or_not_without_failing(text: str) -> None:
    found = identify(text)
    assert found is None or (0 <= found.confidence <= 1 and found.script in counts(text))


@settings(deadline=None)  # tables are read at the first call
@given(st.sampled_from(sorted(TEXTS)), st.sampled_from(sorted(TEXTS)), st.sampled_from(["fr", "en", "ar", "ru"]))
def test_stretches_are_in_order_and_inside_the_text(one: str, other: str, language: str) -> None:
    text = f"{TEXTS[one]} {TEXTS[other]}"
    spans = [stretch.span for stretch in foreign_stretches(text, get(language))]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.end <= len(text) and span.of(text).strip() == span.of(text) for span in spans)


@pytest.mark.parametrize("other", ["en", "es", "it", "pt", "de", "nl"])
def test_a_foreign_sentence_inside_a_text_is_found_whole(other: str) -> None:
    text = f"{TEXTS['fr']} {TEXTS[other]} Il doit repartir dimanche."
    [stretch] = foreign_stretches(text, get("fr"))
    assert stretch.code == other
    assert stretch.span.of(text) == TEXTS[other].rstrip(".")


def test_a_short_clause_between_commas_is_found() -> None:
    text = "Le Conseil se réunira mercredi, according to diplomatic sources, et pourrait adopter une déclaration."
    [stretch] = foreign_stretches(text, get("fr"))
    assert (stretch.code, stretch.span.of(text)) == ("en", "according to diplomatic sources")


def test_a_language_without_common_words_has_no_stretches() -> None:
    assert foreign_stretches(TEXTS["en"], get("sw")) == []


def test_a_text_may_have_any_number_of_stretches() -> None:
    text = f"{TEXTS['en']} {TEXTS['fr']} " * 150
    assert len(foreign_stretches(text, get("fr"))) == 150  # tables are read
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        assert len(foreign_stretches(text, get("fr"))) == 150
    finally:
        sys.setrecursionlimit(limit)
