"""Names in French of which no original is given: one spelling a document, and slips in known names."""

import pytest
from named_pairs import found


def test_one_spelling_a_document():
    first = "La base d'Aïn al-Assad a été visée."
    second = "Une roquette est tombée sur Ain al-Asad, près d'Aïn al-Assad."
    assert found((None, first), (None, second)) == [("NM105", None, "Ain al-Asad")]


def test_a_title_in_two_languages_is_no_inconsistent_spelling():
    pair = (None, "Le Parliament Square est vide."), (None, "La place du Parlement est vide, le Parlement aussi.")
    assert [finding for finding in found(*pair) if finding[0] == "NM105"] == []


def test_a_city_is_no_spelling_of_its_country():
    assert found((None, "Des agriculteurs ont manifesté à Tunis."), (None, "La Tunisie exporte son huile.")) == []


def test_a_first_name_that_is_a_word_in_french():
    text = "La députée Espoir Chahine a demandé des aides. Il garde espoir, selon le ministre Salim Chahine."
    assert found((None, text)) == [("NM101", None, "Espoir Chahine")]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Selon le magazine The American Conservator, la base est fermée.", "The American Conservator"),
        ("Le secrétaire d'État, Tony Blinkin, est arrivé.", "Tony Blinkin"),
    ],
)
def test_a_slip_in_a_known_name(text, slip):
    assert found((None, text)) == [("NM106", None, slip)]


def test_known_names_are_no_slips():
    text = "Le Monde, The American Conservative et le Jerusalem Post citent Antony Blinken et la Slovénie."
    assert found((None, text)) == []
