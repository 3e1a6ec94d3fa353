"""Names that are known in both scripts."""

from importlib.resources import files

import pytest

from audit.language import get
from audit.names.index import build_index, index
from audit.names.suggestions import suggestion
from audit.names.tables import spelling

SAME = [
    ("القاهره", "Le Caire"), ("الدار البيضاء", "Casablanca"), ("حلب", "Alep"), ("المجر", "Hongrie"), ("فاس", "Fès"),
    ("صندوق النقد الدولي", "FMI"), ("الامم المتحده", "ONU"), ("الفرنسيه", "françaises"), ("لندن", "Londres"),
]  # fmt: skip


@pytest.mark.parametrize(("arabic", "french"), SAME)
def test_exonyms_and_names_translated_by_custom_are_one(arabic, french):
    assert set(index("ar").concepts[arabic]) & set(index("fr").concepts[spelling(french)])


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_index_that_is_kept_is_what_the_tables_give(language):
    assert {form: list(found) for form, found in index(language).concepts.items()} == build_index(language).concepts
    assert index(language).starts == build_index(language).starts
    assert index(language).pairs == build_index(language).pairs
    assert index(language).adjectives == build_index(language).adjectives


def test_guinea_is_not_ghana():
    assert not set(index("ar").concepts["الغيني"]) & set(index("fr").concepts["ghaneen"])


@pytest.mark.parametrize("country", ["ايطاليا", "سوريا", "ليبيا", "روسيا", "تركيا", "المانيا"])
def test_a_country_that_ends_as_its_adjective_does_is_the_country(country):
    assert country in index("ar").concepts
    assert country not in index("ar").adjectives
    assert "ايطاليه" in index("ar").adjectives


def test_the_longest_name_wins():
    words = ["صندوق", "النقد", "الدولي", "في", "واشنطن"]
    found = list(index("ar").find(words, arabic=True))
    assert [(known.start, known.end) for known in found] == [(0, 3), (4, 5)]


def test_suggestions_are_as_printed():
    assert suggestion("المجر", get("fr")) == "Hongrie"
    assert suggestion("بصندوق النقد الدولي", get("fr")) == "FMI"
    assert suggestion("سامر", get("fr")) == "Samer"
    assert suggestion("خربشتا", get("fr")) is None


def test_every_entry_of_the_table_of_organizations_says_where_it_is_from():
    rows = (files("audit.names") / "data" / "organizations.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row for row in rows if len(row.split("\t")) != 5 or not row.split("\t")[4].strip()] == []
