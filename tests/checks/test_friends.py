"""False friends (MT109), and negations of languages of which only the negating words are read (MT102)."""

import pytest
from linked_pairs import linked

from audit.checks.meaning.friends import false_friend
from audit.checks.meaning.polarity import reversed_polarity


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
        ("it-en", "Un incendio ha distrutto il magazzino.", "A fire destroyed the magazine.", "magazine"),
    ],
)
def test_a_false_friend(pair, source, target, alike):
    [finding] = false_friend.segment(linked(source, target, pair))
    assert finding.rule == "MT109" and finding.target_span.of(target) == alike


def test_a_look_alike_that_is_right_beside_the_word():
    source, target = "He was eventually released.", "Il a finalement été relâché, éventuellement sous caution."
    assert list(false_friend.segment(linked(source, target, "en-fr"))) == []


@pytest.mark.parametrize(
    ("pair", "source", "lost", "kept"),
    [
        ("de-fr", "Das Gericht wird nicht entscheiden.", "Le tribunal tranchera.", "Le tribunal ne tranchera pas."),
        ("es-fr", "El ministro no viajará mañana.", "Le ministre partira demain.", "Le ministre restera, sans partir."),
        ("en-fr", "The two sides failed to agree.", "Les deux camps sont d'accord.", "Les deux camps ont échoué."),
    ],
)
def test_a_negation_of_which_nothing_is_left(pair, source, lost, kept):
    [finding] = reversed_polarity.segment(linked(source, lost, pair))
    assert finding.rule == "MT102" and finding.source_span is not None
    assert list(reversed_polarity.segment(linked(source, kept, pair))) == []


@pytest.mark.parametrize(
    ("pair", "source", "told", "right"),
    [
        ("de-fr", "Die Ermittler schließen einen Defekt nicht aus.", "Ils excluent une panne.", "n'excluent pas"),
        ("ru-fr", "Министр не исключил новых переговоров.", "Il a exclu de nouveaux pourparlers.", "n'a pas exclu"),
        ("fr-en", "Il n'a autorisé que deux cortèges.", "He did not authorise two marches.", "only authorised"),
    ],
)
def test_ruling_out_and_restrictions_that_were_turned_round(pair, source, told, right):
    [finding] = reversed_polarity.segment(linked(source, told, pair))
    assert finding.rule == "MT102"
    verb = {"de-fr": "excluent", "ru-fr": "a exclu", "fr-en": "did not authorise"}[pair]
    assert list(reversed_polarity.segment(linked(source, told.replace(verb, right), pair))) == []
