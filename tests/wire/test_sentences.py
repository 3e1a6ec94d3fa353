"""Where a sentence ends, and where a full stop ends nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language import get
from audit.records import Span
from audit.wire.sentences import false_breaks, sentences


def split(text: str, code: str) -> list[str]:
    return [span.of(text) for span in sentences(text, get(code))]


SEVERAL = {
    "fr": [
        "Le match a commencé. | Il pleuvait ! | Qui a gagné ? | On verra…",
        "« Nous irons jusqu'au bout. » | Le ministre est ensuite parti.",
        "« Nous irons. | Nous gagnerons », a-t-il dit.",
        "Il a lancé : « Assez ! » | La salle s'est levée.",
        "Il a dit : \"C'est fini.\" | La salle s'est levée.",
        "Il a dit : \" C'est fini. \" | La salle s'est levée.",
        "Ils ont pris du pain, de l'eau, etc. | Le convoi est reparti.",
        "Le vote aura lieu en 2024. | Le 5 mai, tout sera prêt.",
        "Le bilan est de 12. | Les recherches continuent.",
        "Il préfère le plan B. | Il l'a dit.",
        "La route est coupée sur 5 m. | Les secours arrivent.",
        "Le train part à 18 h. | Le suivant est à 19.30.",
        "Il est parti (par le train de 18.30). | Elle est restée.",
        "Le prix a doublé. | iPhone et eBay n'ont rien dit.",
        "Rien n'a changé. | al-Qaïda a revendiqué l'attaque.",
    ],
    "en": [
        "He left the U.S. | The plan failed.",
        "It starts at 3 p.m. | He will be there.",
        '"We need a deal. | We want one," he said.',
        "He said “Enough.” | Nobody moved.",
        "Apple Inc. | The shares fell.",
    ],
    "ar": [
        "قال الوزير إن الاتفاق قريب. | وأضاف أن المفاوضات مستمرة؛ وهي صعبة، لكنها ممكنة.",
        "هل انتهت الحرب؟ | لا أحد يعلم!",
        "استغرقت الرحلة 24 يومًا. | ثم عاد الفريق.",
        "قال «لن نتراجع». | ثم غادر القاعة.",
        "وُلد سنة 1950 م. | وتوفي سنة 2020.",
    ],
    "de": [
        "Am 5. Dezember beginnt der 2. Akt. | Der Minister sagte: „Nein.“ | Er ging.",
        "Das sei „unerhört“. | Er meint z. B. die Steuern.",
    ],
    "ru": ["Это было в 2018 г. | В городе тихо. | По словам А. С. Пушкина, и т. д. | Он ушел."],
    "zh": ["他来了。 | 我们走吧！ | 真的吗？"],
    "hi": ["वह आया। | हम गए।"],
}


@pytest.mark.parametrize(("code", "marked"), [(code, text) for code, texts in SEVERAL.items() for text in texts])
def test_sentences_end_where_the_bars_stand(code: str, marked: str) -> None:
    assert split(marked.replace(" | ", " "), code) == marked.split(" | ")


@pytest.mark.parametrize(
    ("code", "text"), [("fr", "La Syrie se tait.Le ministre aussi."), ("ar", "انتهى الاجتماع.وغادر الوفد.")]
)
def test_a_missing_space_does_not_hide_the_end(code: str, text: str) -> None:
    assert len(split(text, code)) == 2


def test_list_items_are_sentences() -> None:
    assert split("Le programme :\n1. Arrivée des chefs\n2. Ouverture.", "fr")[0] == "Le programme :"


ONE = {
    "fr": [
        "M. Dupont, Mme Martin et le Dr. Petit ont vu le Pr. A. B. Leroy et J.-C. Rufin.",
        "L'art. 5 de la loi n. 12 (cf. p. 30, éd. 2020) vaut env. 2.500,75 euros.",
        "« Nous partons. » a-t-il dit.",
        "« Pourquoi ? » demande le juge.",
        "Il a hésité… puis il est parti.",
        "« … et nous reviendrons », promet-il.",
        "Le texte (voir ci-dessous. Il est long) a été lu.",
        "Voir https://www.exemple.org/a.b?c=d. ou www.exemple.org pour la suite.",
        "Le Groupe S.A. de Lyon et l'O.N.U. ont signé.",
        "1. Le premier point du programme est adopté.",
        "Le [...] Président a signé.",
        "en Syrie. et le nord de l'Irak",
        "Yahoo! a publié ses comptes.",
        "Le texte est signé P. Diddy et N. Wayne.",
    ],
    "en": [
        "Mr. Smith of the U.S. Senate met Sen. J. F. Doe on Oct. 3, at 3 p.m. Saturday.",
        "The St. Louis vs. Chicago game (No. 5) cost $2.5 million.",
    ],
    "ar": [
        "التقى د. أحمد سالم وم. خالد علي الوفد عند الساعة 18.30.",
        "بلغت النسبة 2.5 في المئة؛ وقال ع. ب. إنها مستقرة، انظر www.saba.ye للمزيد",
    ],
    "de": ["Die 3. Runde am 19. Mai gewann Dr. h. c. Müller z. B. mit Elisabeth II. im Tor."],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in ONE.items() for text in texts])
def test_one_sentence_stays_whole(code: str, text: str) -> None:
    assert split(text, code) == [text]


def test_blank_lines_end_sentences_and_line_breaks_do_not() -> None:
    assert split("Un titre\n\nUne phrase\nsur deux lignes.", "fr") == ["Un titre", "Une phrase\nsur deux lignes."]


def test_only_the_span_is_read() -> None:
    text = "Un. Deux. Trois."
    assert [s.of(text) for s in sentences(text, get("fr"), Span(4, 9))] == ["Deux."]


@pytest.mark.parametrize(
    ("text", "before", "fragment"),
    [
        ("les bases en Syrie. et le nord de l'Irak. Il pleut.", "Syrie", "et le nord de l'Irak."),
        ("« Kharab » au nord de l'Irak. campagne de Hassaké, hier.", "Irak", "campagne de Hassaké, hier."),
        ("du manque de volonté politique. courage.", "politique", "courage."),
        ("de la politique continue. agression, avec. le soutien", "continue", "agression, avec."),
        ("qui peut se. targuer de cela", "se", "targuer de cela"),
    ],
)
def test_a_lower_case_fragment_betrays_a_stray_stop(text: str, before: str, fragment: str) -> None:
    found = false_breaks(text, get("fr"))[0]
    assert text[: found.stop].endswith(before)
    assert text[found.stop] == "."
    assert found.fragment.of(text) == fragment
    assert not found.after_quote


def test_a_displaced_word_after_a_closing_quotation_mark() -> None:
    text = 'Il a ajouté : " Nous libérerons la terre des griffes de l\'EI. " terroriste sous quelque prétexte.'
    (found,) = false_breaks(text, get("fr"))
    assert found.after_quote
    assert found.fragment.of(text) == "terroriste sous quelque prétexte."


@pytest.mark.parametrize(
    "text",
    [
        "Une phrase. Une autre phrase.",
        "« Nous partons. » a-t-il dit.",
        "« C'est fini. » selon le ministre, qui a souri.",
        "« C'est fini. » avait déclaré le ministre.",
        "Le prix a doublé. iPhone et eBay n'ont rien dit.",
        "Rien n'a changé. al-Qaïda a revendiqué l'attaque.",
        "Il a hésité... puis il est parti. Un. . . deux.",
        "Il a vu M. et Mme Dupont, la S.A. du port, p. ex. hier, etc. et le 5 déc. à Paris.",
        "La Cie. Bd. des Italiens, Sté. générale, Ltd. a signé.",
        "Les choix : a. le premier, b. le second.",
        "Écrire à redaction@agence.example. ou voir www.agence.example. merci",
        "La tour mesure 300 m. de haut.",
        "Le prix est de 3. 5 euros.",
    ],
)
def test_lawful_lower_case_after_a_stop(text: str) -> None:
    assert false_breaks(text, get("fr")) == []


def test_arabic_has_no_capitals_to_judge_by() -> None:
    assert false_breaks("في سوريا. وشمال العراق", get("ar")) == []


_WORDS = ("M.", "a.", "د.", "...", "\n\n", "al-Qaïda", "www.a.com", "1.", "Il")
_PIECES = (*'Lmae.5n°…?!«»"()-ا؟،。“” \u00a0\n', *_WORDS)


@given(
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=3)).map("".join),
    st.sampled_from(["fr", "ar", "en", "de", "zh"]),
    st.data(),
)
def test_sentences_are_in_order_and_cover_every_visible_character(text: str, code: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = sentences(text, get(code), span)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(span.start <= s.start < s.end <= span.end for s in found)
    assert not any(s.of(text)[0].isspace() or s.of(text)[-1].isspace() for s in found)
    covered = {place for s in found for place in range(s.start, s.end)}
    assert all(place in covered for place in range(span.start, span.end) if not text[place].isspace())
    for broken in false_breaks(text, get(code), span):
        assert text[broken.stop] == "."
        assert span.start <= broken.stop < broken.fragment.start < broken.fragment.end <= span.end


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Il a perdu son en mars 2020. emploi.", "emploi."),
        ("Les virus de l'agence (OMS). respiratoires.", "respiratoires."),
    ],
)
def test_a_stray_stop_behind_a_figure_or_a_bracket(text: str, fragment: str) -> None:
    (found,) = false_breaks(text, get("fr"))
    assert found.fragment.of(text) == fragment


def test_where_ordinals_take_a_stop_a_figure_betrays_nothing() -> None:
    assert false_breaks("Er kam am 100. und letzten Tag.", get("de")) == []


@pytest.mark.parametrize("piece", ["(a. ", "a. b", "mot. mot ", "«", "www.", "a@b.", "\x00", "\ud800", "\u202e", "."])
def test_text_that_nobody_writes_is_still_split(piece: str) -> None:
    text = piece * 5_000
    found = sentences(text, get("fr"))
    assert [s for s in found if s.end > len(text)] == []
    assert len(false_breaks(text, get("fr"))) <= 5_000
