"""False friends (MT109)."""

import pytest
from linked_pairs import linked

from audit.checks.meaning.friends import false_friend


@pytest.mark.parametrize(
    ("pair", "source", "target", "alike"),
    [
        (
            "en-fr",
            "He was eventually denied a permit.",
            "Un permis lui fut éventuellement refusé.",
            "éventuellement",
        ),
        ("es-fr", "Será un largo proceso.", "Ce sera un large processus.", "large"),
        ("es-fr", "Sin embargo, el precio subió.", "Sans embargo, le prix a augmenté.", "Sans embargo"),
        ("en-fr", "He was released on bail.", "Il a été relâché sous bail.", "bail"),
        (
            "de-fr",
            "Das Verfahren gegen den Landrat wurde eingestellt.",
            "Le parquet a engagé des poursuites contre le préfet.",
            "engagé des poursuites",
        ),
        ("de-fr", "Der Stadtrat stimmte zu.", "Le rat de la ville a dit oui.", "rat"),
        ("it-en", "Un incendio ha distrutto il magazzino.", "A fire destroyed the magazine.", "magazine"),
    ],
)
def test_a_false_friend(pair, source, target, alike):
    [finding] = false_friend.segment(linked(source, target, pair))
    assert finding.rule == "MT109" and finding.target_span.of(target) == alike


def test_a_look_alike_that_is_right_beside_the_word():
    source, target = "He was eventually released.", "Il a finalement été relâché, éventuellement sous caution."
    assert list(false_friend.segment(linked(source, target, "en-fr"))) == []


def test_a_word_that_looks_alike_and_is_another() -> None:
    source, target = (
        "The bail was set at ten dollars for the lease.",
        "La caution a été fixée à dix dollars pour le bail.",
    )
    assert list(false_friend.segment(linked(source, target, "en-fr"))) == []
