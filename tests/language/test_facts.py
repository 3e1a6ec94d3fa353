"""Language facts: codes find them, and they are in the form that other rooms rely on."""

from __future__ import annotations

import pytest

from audit.errors import AuditError
from audit.language import Language, get
from audit.language.normalize import fold


@pytest.mark.parametrize("code", ["fr", "FR", "fra", "fre", "fr-FR", "fr_CA", " Fr "])
def test_every_spelling_of_a_code_finds_the_language(code: str) -> None:
    assert get(code).name == "French"


def test_arabic_by_its_three_letter_codes() -> None:
    assert get("ara") is get("arb") is get("ar-YE") is get("ar")


@pytest.mark.parametrize("code", ["", "klingonese", "zz", "f", "fr FR", "12", "../fr", "qqq"])
def test_nonsense_is_an_error_that_says_what_to_do(code: str) -> None:
    with pytest.raises(AuditError, match="ISO 639"):
        get(code)


@pytest.mark.parametrize(
    ("code", "iso", "script", "right_to_left", "spaced"),
    [
        ("deu", "de", "Latn", False, True),
        ("fa", "fa", "Arab", True, True),
        ("heb", "he", "Hebr", True, True),
        ("zh-Hant", "zh", "Hans", False, False),
        ("ja", "ja", "Jpan", False, False),
        ("th", "th", "Thai", False, False),
        ("ru", "ru", "Cyrl", False, True),
    ],
)
def test_other_languages_come_from_cldr(code: str, iso: str, script: str, right_to_left: bool, spaced: bool) -> None:
    language = get(code)
    assert (language.code, language.script) == (iso, script)
    assert (language.right_to_left, language.spaced) == (right_to_left, spaced)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("كانون الأول", 12),
        ("كانون الاول", 12),
        ("ديسمبر", 12),
        ("دجنبر", 12),
        ("كانون الأول/ديسمبر", 12),
        ("ديسمبر/كانون الأول", 12),
        ("جانفي", 1),
        ("يناير", 1),
        ("غشت", 8),
        ("أوت", 8),
        ("آب", 8),
        ("تموز / يوليو", 7),
    ],
)
def test_arabic_months_in_every_region(name: str, month: int) -> None:
    assert get("ar").months[name] == month


@pytest.mark.parametrize("code", ["ar", "fr", "en", "de", "ru", "fa"])
def test_months_and_weekdays_are_complete_and_lower_case(code: str) -> None:
    language = get(code)
    assert set(language.months.values()) == set(range(1, 13))
    assert set(language.weekdays.values()) == set(range(1, 8))
    assert all(name == name.lower() for name in [*language.months, *language.weekdays])


def test_facts_of_one_language_do_not_leak_into_another() -> None:
    get("zh"), get("ja")
    assert all(name.isalpha() and name[0] in "abcdefghijklmnopqrstuvwxyzéñç" for name in get("es").months)


@pytest.mark.parametrize("code", ["ar", "fr", "en", "es", "it", "de", "pt", "tr", "ru"])
def test_words_are_stored_as_they_are_looked_up(code: str) -> None:
    language: Language = get(code)
    assert len(language.function_words) > 40
    assert all(fold(word) == word for word in language.function_words | language.reporting_verbs)
    listed = language.abbreviations | language.closing_abbreviations | language.numbered_abbreviations
    assert all(word == word.lower() and not word.endswith(".") for word in listed)
