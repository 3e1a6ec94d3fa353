"""The numbers of phrases, pairs and things that the docs name are those of the tables, as far as round words go."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.checks import all_rules
from audit.checks.meaning import phrases
from audit.checks.meaning.lexicon import table
from audit.checks.meaning.senses import KINDS, OPPOSITES

ROOT = Path(__file__).parents[2]
CALQUES = ("calques.tsv", "calques.ar.tsv", "calques.others.tsv")
MORE = 1.3  # times the number named, up to which "more than" that is no understatement
ABOUT = 0.1  # share of the number named by which "some" may be off


def rows(*names: str) -> int:
    return sum(1 for name in names for _ in table(name))


KINDS_OF_THINGS = len({row[0] for row in table(KINDS)})
CLAIMS = [
    ("docs/facts.md", "some hundred pairs of opposite senses", 100, rows(OPPOSITES)),
    ("docs/facts.md", "some seven hundred things", 700, rows(KINDS)),
    ("docs/facts.md", "some seventy kinds", 70, KINDS_OF_THINGS),
    ("docs/facts.md", "more than two thousand set phrases", 2_000, rows(*phrases.TABLES)),
    ("docs/facts.md", "more than five hundred false friends", 500, rows("friends.tsv")),
    ("docs/facts.md", "some two dozen things", 24, rows("qualifiers.tsv")),
    ("docs/alone.md", "more than nine hundred", 900, rows(*CALQUES)),
    ("MT106", "more than two thousand phrases", 2_000, rows(*phrases.TABLES)),
    ("MT106", "more than nine hundred renderings", 900, rows(*CALQUES)),
    ("OM108", "some two dozen such things", 24, rows("qualifiers.tsv")),
    ("AD106", "some two dozen such things", 24, rows("qualifiers.tsv")),
]


@pytest.mark.parametrize(("place", "words", "named", "real"), CLAIMS)
def test_a_number_in_the_docs_is_that_of_the_tables(place: str, words: str, named: int, real: int) -> None:
    explained = {rule.code: rule.documentation for rule in all_rules()}
    text = explained.get(place) or (ROOT / place).read_text("utf-8")
    assert words in " ".join(text.split())
    least, most = (named, named * MORE) if words.startswith("more") else (named * (1 - ABOUT), named * (1 + ABOUT))
    assert least <= real <= most
