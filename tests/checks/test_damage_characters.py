"""Damaged characters: what is caught, what is left alone, and what it was before."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checks.damage.characters import damaged_characters, find_damage
from audit.checks.evidence import Evidence
from audit.language import get
from audit.records import Role, Segment, Severity

FRENCH = get("fr")


def mended(text: str, language: str = "fr") -> list[tuple[str, str | None]]:
    return [(d.span.of(text), d.mended) for d in find_damage(text, get(language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[05/ DÈcembre/2023]", ("DÈcembre", "Décembre")),
        ("au cours des deux dernières annÈes", ("annÈes", "années")),
        ("Le pčre du ministre", ("pčre", "père")),
        ("une décision dйfinitive", ("dйfinitive", "définitive")),
        ("il rentre ŕ la maison", ("ŕ", "à")),
        ("lÕEgypte et lÕennemi", ("lÕennemi", "l’ennemi")),
        ("les survivants ont Ã©tÃ© conduits", ("Ã©tÃ©", "été")),
        ("la rÃƒÂ©sistance", ("rÃƒÂ©sistance", "résistance")),
        ("lâ€™ennemi", ("lâ€™ennemi", "l’ennemi")),
        ("en d├®cembre", ("d├®cembre", "décembre")),
        ("Ã la frontière", ("Ã", "à")),
        ("ont d\ufffdployé 420 pompiers", ("d\ufffdployé", "déployé")),
        ("le 5 d?cembre dernier", ("d?cembre", "décembre")),
        ("les ?lections de mai", ("?lections", "élections")),
        ("ont ?t? bless?s hier", ("?t?", "été")),
        ("le gouvern&eacute;", ("&eacute;", "é")),
        ("au Caf\u0090 central", ("Caf\u0090", None)),
        ("Ă la frontière", ("Ă", "à")),
        ("en d??cembre dernier", ("d??cembre", "décembre")),
        ("le chanteur d?clar? coupable", ("d?clar?", "déclaré")),
        ("en de´cembre", ("de´cembre", "décembre")),
        ("l'usine d=C3=A9saffectée", ("d=C3=A9saffectée", None)),
        ("l'usine d%C3%A9saffectée", ("d%C3%A9saffectée", None)),
        ("ont ã©tã© conduits", ("ã©tã©", "été")),
        ("il a dИsorganisé", ("dИsorganisé", "désorganisé")),
        ("M. Viktor Orbلn", ("Orbلn", None)),
        ("en d‚sorganisant", ("d‚sorganisant", None)),
        ("qui aliÈnent", ("aliÈnent", None)),
        ("un appel de détr€sse", ("détr€sse", None)),
        ("un don de 340 rnillions de dollars", ("rnillions", "millions")),
        ("sa vive inqu1étude face au choléra", ("inqu1étude", "inquiétude")),
    ],
)
def test_damage_is_found_and_mended(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in mended(text)


@pytest.mark.parametrize(
    "text",
    [
        "ÉLECTIONS : À Èze, l'Île-de-France et l'ÖVP",
        "Çağlar, Škoda, Nguyễn, Székesfehérvár et Łódź",
        "M. Müller a rencontré Zoë Kovač à Öhringen",
        "Pourquoi ? parce que le ministre l'a dit ; vraiment ? oui.",
        "https://exemple.org/page?id=3&lang=fr",
        "« CAFÉ» et À « là », l’été, jusqu’à",
        "l'interféron α et le rayonnement β",
        "l'alphabet : a, á, ä, b, č, ď, ĺ, ň, ŕ, š",
        "Hæmorragie, cœur, Laëtitia, Noël, maïs",
        "AT&T; R&D",
        "les TNFα, l'α-synucléine et 5 µm",
        "la corne, un cerne moderne, une année à Arnhem, l'arnaque du clown",
        "MacÉoin, 2 × 3 km², « Oui ? non », E=mc2, x^2",
        "https://exemple.org/d%C3%A9cembre",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert mended(text) == []


def test_a_confusion_proven_by_one_word_explains_the_others() -> None:
    """`abrÈger` is rare, but `dÈcembre` shows which two code pages were confused."""
    assert ("abrÈger", "abréger") in mended("En dÈcembre, il a dû abrÈger sa visite")


def test_arabic_read_in_a_western_page() -> None:
    assert mended("قال ÓÚíÏ إنه", "ar") == [("ÓÚíÏ", "سعيد")]
    assert mended("ط§ظ„ط³ظ„ط§ظ…", "ar") == [("ط§ظ„ط³ظ„ط§ظ…", "السلام")]


def test_languages_without_a_word_list_still_have_the_universal_signs() -> None:
    assert mended("Der Pr\ufffdsident", "nl") == [("Pr\ufffdsident", None)]


def test_furniture_is_read_too_and_the_message_names_what_is_seen() -> None:
    segment = Segment("1", "d", 0, None, "[05/ DÈcembre/2023]", role=Role.DATE)
    [finding] = damaged_characters.segment(Evidence(segment, None, FRENCH))  # type: ignore[misc]
    assert damaged_characters.furniture
    assert finding.severity is Severity.MAJOR
    assert finding.category == "linguistic/character-encoding"
    assert "DÈcembre" in finding.message
    assert finding.suggestion == "Décembre"


@given(st.text(max_size=80))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [d.span for d in find_damage(text, FRENCH)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.sampled_from(["été", "décembre", "sécurité", "élections", "forêt"]))
def test_utf8_read_as_windows_1252_is_wound_back(word: str) -> None:
    seen = word.encode("utf-8").decode("cp1252")
    assert mended(f"Le mot {seen} est abîmé") == [(seen, word)]
