"""The tables of words that the rules on meaning look up: senses, opposites, open stems, consonants of names."""

from __future__ import annotations

import pytest

from audit.checks.meaning.attribution import skeleton
from audit.checks.meaning.lexicon import Lexicon, forms, table
from audit.checks.meaning.senses import KINDS, OPPOSITES, are_opposites, rivals, senses_of
from audit.language.normalize import fold


@pytest.mark.parametrize("name", [OPPOSITES, KINDS])
def test_each_sense_has_words_in_each_language_and_something_it_excludes(name: str) -> None:
    width = 8 if name == OPPOSITES else 5
    rows = list(table(name))
    assert rows and all(len(row) == width and all(cell.strip() for cell in row) for row in rows)
    for sense in {sense for row in rows for word in row[2].split() for sense in senses_of(fold(word), "fr", name)}:
        assert rivals(sense, name) and sense not in rivals(sense, name)


def test_opposites_under_clitics_and_inflections() -> None:
    assert are_opposites(fold("وبالرفض"), "ar", "acceptait", "fr")
    assert are_opposites("increased", "en", fold("انخفضت"), "ar")
    assert not are_opposites("increased", "en", fold("ارتفاعا"), "ar")
    assert are_opposites(fold("ونفت"), "ar", "confirmait", "fr")  # of «نفى»
    assert fold("موافقة") in forms(fold("وبموافقتهم"))


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("الحداد", "Haddad"), ("كريم", "Karim"), ("شريف", "Chérif"), ("خليل", "Khalil"), ("ترامب", "Trump")],
)
def test_a_name_has_the_same_consonants_in_both_scripts(arabic: str, latin: str) -> None:
    assert skeleton(fold(arabic)) == skeleton(fold(latin)) != ""


def test_a_stem_with_an_open_end_matches_any_ending() -> None:
    lexicon = Lexicon("fr")
    lexicon.add("accept*", "yes")
    lexicon.add("paix", "peace")
    assert lexicon.meanings("acceptera") == {"yes"}
    assert lexicon.meanings("paix") == {"peace"}
    assert lexicon.meanings("paixhans") == frozenset()


@pytest.mark.parametrize(
    ("one", "code", "other", "other_code"),
    [
        ("internacionales", "es", "étrangers", "fr"),
        ("easter", "en", "durcir", "fr"),
        ("mientras", "es", "vérité", "fr"),
    ],
)
def test_a_word_that_begins_like_another_has_not_its_sense(one: str, code: str, other: str, other_code: str) -> None:
    assert not are_opposites(one, code, other, other_code)
