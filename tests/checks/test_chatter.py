"""What assistants say around a text (AD104), and the blanks that they leave in it (AD105)."""

from __future__ import annotations

import pytest

from audit.checks.addition.boilerplate import boilerplate
from audit.checks.addition.leftovers import left_over_markup
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule
from audit.language import get
from audit.records import Segment


def seen(rule: Rule, text: str, language: str = "fr") -> list[str]:
    assert rule.segment is not None
    found = rule.segment(Evidence(Segment("1", "d", 0, None, text), None, get(language)))
    return [finding.target_span.of(text) for finding in found if finding.target_span is not None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Souhaitez-vous que je traduise également la suite de la dépêche ?", None),
        ("Si vous souhaitez une version plus longue ou un autre titre, dites-le-moi.", None),
        ("Je reste à votre disposition pour toute modification.", None),
        ("Sure! Here's the French translation:", None),
        ("Would you like me to shorten it?", None),
        ("Voici la traduction de la dépêche : Le ministre est parti.", "Voici la traduction de la dépêche :"),
        ("Bien sûr ! Voici une traduction fidèle : Le roi est parti.", "Bien sûr ! Voici une traduction fidèle :"),
        ("Le ministre est parti. Let me know if you need changes.", "Let me know if you need changes."),
        (
            "Le ministre est parti. J'espère que cette traduction vous convient. Je peux aussi proposer un titre.",
            "J'espère que cette traduction vous convient. Je peux aussi proposer un titre.",
        ),
        (
            "Les ventes ont progressé.\nN'hésitez pas à me signaler toute erreur.\nLes prix ont baissé.",
            "N'hésitez pas à me signaler toute erreur.",
        ),
    ],
)
def test_what_an_assistant_says_of_its_work(text: str, said: str | None) -> None:
    assert seen(boilerplate, text) == [said or text]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Traduit avec DeepL.com (version gratuite)", None),
        ("(Traduction automatique de l'arabe)", None),
        ("Translated from Arabic by Google Translate", None),
        ("Le ministre est parti. Traduit par ChatGPT", "Traduit par ChatGPT"),
        (
            "Les prix ont baissé.\nTraduction réalisée avec Reverso.\nLes ventes ont progressé.",
            "Traduction réalisée avec Reverso.",
        ),
        ("Ce texte a été traduit à l'aide d'une intelligence artificielle.", None),
        ("Übersetzt mit DeepL.com (kostenlose Version)", None),
    ],
)
def test_the_credit_of_a_machine(text: str, said: str | None) -> None:
    assert seen(boilerplate, text) == [said or text]


@pytest.mark.parametrize(
    "text",
    [
        "Traduit par Google, le message est devenu viral.",
        "Traduction automatique : DeepL lève 300 millions de dollars",
        "« Traduit avec DeepL », lit-on au bas de la page.",
        "La traduction automatique progresse.",
        "Traduit de l'anglais par Claude Durand",
    ],
)
def test_what_a_story_says_of_such_machines(text: str) -> None:
    assert seen(boilerplate, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("هل ترغب في أن أترجم بقية الخبر؟", "هل ترغب في أن أترجم بقية الخبر؟"),
        ("إليك الترجمة: وصل الوزير", "إليك الترجمة:"),
        ("تمت الترجمة بواسطة Google", "تمت الترجمة بواسطة Google"),
        ("ترجمة آلية", "ترجمة آلية"),
        ("وصل الوزير. لا تتردد في طلب أي تعديل.", "لا تتردد في طلب أي تعديل."),
    ],
)
def test_what_an_assistant_says_in_arabic(text: str, said: str) -> None:
    assert seen(boilerplate, text, "ar") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Le robot répond : « Bien sûr ! Voici la traduction du texte. » L'étudiant sourit.",
        "« J'ai traduit ce roman en dix ans. Voici la traduction que je voulais », dit-il.",
        "« Voulez-vous que je parte ? » a-t-il lancé.",
        "Voici les principaux points de l'accord :",
        "Voici la version intégrale du discours du président.",
        "Traduction : le gouvernement ne fera rien.",
        "N'hésitez pas à consulter votre médecin.",
        "La traduction respecte le style de l'auteur, selon l'éditeur.",
    ],
)
def test_what_a_story_says(text: str) -> None:
    assert seen(boilerplate, text) == []


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Selon [NOM DE L'ORGANISATION], la mer est calme.", ["[NOM DE L'ORGANISATION]"]),
        ("Réuni le [DATE] à [insérer le lieu], le comité…", ["[DATE]", "[insérer le lieu]"]),
        ("L'ONG [nom de l'ONG] a dit à {nom de la ville}…", ["[nom de l'ONG]", "{nom de la ville}"]),
        ("L'attaque a fait XXX morts le XX/XX/2026.", ["XXX", "XX/XX/2026"]),
        ("La séance s'ouvrira le ___ mai.", ["___"]),
        ("Le texte <...> a été adopté.", ["<...>"]),
        ('Les travaux sont finis.</p><p class="texte">Un avion s\'est posé.', ['</p><p class="texte">']),
        ("Il a dit <b>non</b> et <b>oui.", ["<b>"]),
    ],
)
def test_blanks_and_tags(text: str, blanks: list[str]) -> None:
    assert seen(left_over_markup, text) == blanks


@pytest.mark.parametrize(
    "text",
    [
        "« Le [FMI] nous a trahis […], dit-il, et la [ville] aussi » [sic].",
        "Fatima [nom connu de la rédaction] et Ali [prénom modifié] ont témoigné.",
        "Le Super Bowl XXX, un film XXX et la XXXe édition du festival.",
        "Un départ prévu à 14 h [heure locale].",
        "<p>Un premier paragraphe.</p><p>Un second.",
        "Premier texte.\n______\nSecond texte.",
    ],
)
def test_brackets_that_explain_and_numerals(text: str) -> None:
    assert seen(left_over_markup, text) == []
