"""A text has the same paragraphs, and so the same segments, however its lines were wrapped."""

from __future__ import annotations

import re
import textwrap
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.alignment.passages import single_passages
from audit.language import get
from audit.reading.text import read_text
from audit.records import Text
from audit.wire.lines import paragraphs

FEED = Path(__file__).parents[2] / "corpora" / "sample-feed"
STORIES = {
    f"{path.parent.name}/{path.stem}": (path.parent.name, read_text(path, path.parent.name).content)
    for path in sorted(chain(FEED.glob("fr/*.txt"), FEED.glob("ar/*.txt")))
}
WIDTHS = (40, 41, 44, 48, 53, 60, 64, 66, 68, 72, 76, 79, 84, 92, 100)


def wrapped(text: str, width: int, hyphens: bool = False) -> str:
    """``text`` with each of its lines, a paragraph as it stands, wrapped by itself."""
    filled = (textwrap.fill(line, width, break_long_words=False, break_on_hyphens=hyphens) for line in text.split("\n"))
    return "\n".join(filled)


def segments(text: str, code: str, space: str = " ") -> list[tuple[str, str]]:
    passages = single_passages("story", Text("story", text), get(code))
    return [(p.segment.role.value, space.join(p.segment.target.split())) for p in passages]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_has_the_same_segments_at_every_width(name: str) -> None:
    code, story = STORIES[name]
    whole = segments(story, code)
    assert [width for width in WIDTHS if segments(wrapped(story, width), code) != whole] == []


@pytest.mark.parametrize("name", STORIES)
def test_lines_broken_after_hyphens_make_a_difference_in_white_space_only(name: str) -> None:
    code, story = STORIES[name]
    whole = segments(story, code, space="")
    different = [w for w in WIDTHS[::3] if segments(wrapped(story, w, hyphens=True), code, space="") != whole]
    assert different == []


WORDS = """
Le La Les Selon Il Sanaa Hodeïda Macron PIB ONU M. Mme al-Assad 90 % 180 000 2026 « » ( ) – km/h etc. «\u00a0mesure
le ministre des Affaires étrangères a indiqué que accord sur les échanges entre pays serait reporté à concrète\u00a0»,
l'accord d'un qu'il a-t-il Moscou, hier; résistance développement gouvernorat anticonstitutionnellement 12\u00a0500
"""

sentences = (
    st.lists(st.sampled_from(re.split(r"[ \n]+", WORDS.strip())), min_size=6, max_size=45)
    .map(lambda words: " ".join(("Le ministre", *words, "hier soir.")))
    .filter(lambda sentence: not re.search(r"[;.] –", sentence))  # the dash would open the next item of a list
)
bodies = st.lists(st.lists(sentences, min_size=1, max_size=3).map(" ".join), min_size=3, max_size=6)


@settings(max_examples=60, deadline=None)
@given(bodies, st.integers(40, 100))
def test_a_made_up_story_has_the_same_segments_at_every_width(body: list[str], width: int) -> None:
    story = "\n\n".join(
        ("Le port de Sfax rouvre ses quais après onze jours de grève des dockers et des grutiers",
         "https://www.agence.example/fr/nouvelles/depeches/2026/05/12345.htm\n[05/ mai/2026]",
         f"SFAX, 5 mai 2026 (Agence) – {body[0]}", *body[1:], "A.B.", "Source : Agence")
    )  # fmt: skip
    assert segments(wrapped(story, width), "fr") == segments(story, "fr")


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_one_reflowed_paragraph_among_others_that_are_not(width: int) -> None:
    code, story = STORIES["ar/health-aden-cholera"]
    body = [line for line in story.split("\n") if len(line) > 150]
    for line in body[1:]:
        changed = story.replace(line, wrapped(line, width))
        assert changed != story
        assert segments(changed, code) == segments(story, code)


@pytest.mark.parametrize(
    "text",
    [
        "Le port rouvre ses quais après la tempête\nAFP\n[05/ mai/2026]\nSFAX, 5 mai (Agence) – Le port a rouvert.",
        "Agence de presse Nadar\nLe port de Nadar rouvre\n5 décembre 2023\nNADAR, 5 décembre (Nadar) – Le port rouvre.",
        "Ont voté pour :\n- le groupe socialiste, écologiste et républicain\n- le groupe radical\n- les non-inscrits",
        "Les trois points de l'accord :\n1. la libération des prisonniers\n2. le retrait\n3. la réouverture du port",
        "Le match a commencé à l'heure prévue.\nA.B.\nSource : Agence de presse Nadar\nhttps://www.agence.example/n1",
        "Le port rouvre mardi\nLe vote est reporté à jeudi\nLa grève est suspendue\nLe budget est adopté sans débat",
        "Madame la Directrice,\nJe vous écris au sujet du loyer.\nVeuillez agréer mes salutations.\nJean Dupont",
        "Le port a rouvert ses quais hier matin\n***\nLe vote est reporté",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(text: str) -> None:
    assert [span.of(text) for span in paragraphs(text, get("fr"))] == text.split("\n")


def test_what_stands_apart_stays_so_among_wrapped_lines() -> None:
    story = (
        "Le conseil a adopté hier soir, à une large majorité, les trois mesures que le\n"
        "gouvernement proposait pour la réouverture du port, fermé depuis la tempête de\n"
        "la semaine dernière :\n"
        "- le dragage du chenal, confié à une entreprise publique pour une durée de deux\n"
        "- la réparation des grues, dont le coût est estimé à douze millions de dinars au\n"
        "- l'embauche de soixante saisonniers\n"
        "A.B.\n"
        "Source : Agence\n"
    )
    found = [span.of(story) for span in paragraphs(story, get("fr"))]
    assert [text[:12] for text in found] == [
        "Le conseil a", "- le dragage", "- la réparat", "- l'embauche", "A.B.", "Source : Age"
    ]  # fmt: skip


@pytest.mark.parametrize("last", ["».", "? »,", "%.", "PIB.", "km/h.", "5 mai 2026.", "agence.example."])
def test_the_last_line_of_a_paragraph_may_be_anything(last: str) -> None:
    line = "Le gouvernement a confirmé que la hausse des prix"
    story = "\n\n".join((f"{line} serait contenue, selon les autorités du pays et de la région.",) * 3)
    text = f"{wrapped(story, 49)}\n\n{line}\n{last}"
    assert paragraphs(text, get("fr"))[-1].of(text) == f"{line}\n{last}"


@settings(deadline=None)
@given(st.text(st.sampled_from(" \n\t-–»«.,;:A5aéر(م)12…*"), max_size=120))
def test_paragraphs_are_in_order_and_hold_every_visible_character(text: str) -> None:
    found = paragraphs(text, get("fr"))
    assert all(a.end < b.start for a, b in pairwise(found))
    held = {place for span in found for place in range(span.start, span.end)}
    assert all(place in held for place, character in enumerate(text) if not character.isspace())
    assert all(span.of(text) == span.of(text).strip() for span in found)
