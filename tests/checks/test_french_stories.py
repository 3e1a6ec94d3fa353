"""What shows in a whole story in French whose original nobody has: its sentences contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.auditor import Auditor
from audit.records import DocumentAudit, Severity
from audit.settings import Settings

STORY = """\
Lesotho : l'opposition en tête des législatives

MASERU – L'Alliance démocratique pour le renouveau (ADR) est arrivée en tête des élections législatives, a annoncé \
lundi 29 septembre 2025 la commission électorale.

« Les électeurs ont parlé clairement », a déclaré la cheffe de file de l'ADR, Limpho Ramaili, devant ses partisans.

Le Premier ministre sortant, Thabo Lerotholi, a reconnu sa défaite. M. Lerotholi avait été élu en 2022.

Selon le médiateur, l'Anglais Graham Whitlock, le scrutin de samedi 27 septembre s'est déroulé dans le calme.

L'ADR a promis de former un gouvernement d'union. Mme Ramaili recevra les autres partis dès cette semaine.

M. Whitlock a pour sa part salué la participation. Il se rendra ensuite à Luanda, la capitale angolaise.

Le nouveau Parlement se réunira pour la première fois lundi 13 octobre.
"""


def found(folder: Path, story: str) -> list[tuple[str, str]]:
    """Rule and text of every finding above info."""
    (folder / "story.txt").write_text(story, "utf-8")
    [audited] = Auditor(Settings(target="fr")).audit([folder / "story.txt"])
    assert isinstance(audited, DocumentAudit)
    return [
        (finding.rule, finding.target_span.of(one.segment.target))
        for one in audited.segments
        for finding in one.findings
        if finding.severity > Severity.INFO and finding.target_span
    ]


def test_a_story_that_agrees_with_itself(tmp_path: Path) -> None:
    assert found(tmp_path, STORY) == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "seen"),
    [
        ("samedi 27 septembre", "samedi 28 septembre", "NB108", "samedi 28 septembre"),
        ("réunira pour la première fois lundi 13 octobre", "réunira lundi 22 septembre", "NB108", "lundi 22 septembre"),
        ("M. Whitlock a pour", "M. Whitfield a pour", "NM105", "Whitfield"),
        ("L'ADR a promis", "L'ARD a promis", "NM105", "ARD"),
        ("Mme Ramaili recevra", "M. Ramaili recevra", "NM107", "M. Ramaili"),
        ("en 2022.", "en 2022. « Nous verrons », a déclaré Bénédictions, son adversaire.", "NM108", "Bénédictions"),
        (
            "« Les électeurs ont parlé clairement », a déclaré la cheffe",
            "La députée Amina Letsie a estimé que tout restait à faire. « On verra. Attendons », a-t-il dit à la "
            "cheffe",
            "NM107",
            "a-t-il",
        ),
        ("M. Lerotholi avait été", "M. Nkoane avait été", "NM108", "M. Nkoane"),
        (
            "M. Whitlock a pour sa part salué la",
            "C'est bien, a dit M. Whitlock. Elle a estimé que la",
            "NM107",
            "M. Whitlock",
        ),
        ("la capitale angolaise", "la capitale mozambicaine", "NM109", "Luanda, la capitale mozambicaine"),
        ("la capitale angolaise", "la capitale de la Zambie", "NM109", "Luanda, la capitale de la Zambie"),
    ],
)
def test_a_sentence_that_contradicts_the_others(tmp_path: Path, right: str, wrong: str, rule: str, seen: str) -> None:
    assert right in STORY
    assert found(tmp_path, STORY.replace(right, wrong)) == [(rule, seen)]


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("samedi 27 septembre", "samedi 28 septembre 2024"),
        ("lundi 13 octobre", "mardi 13 janvier"),  # of the year after
        ("M. Whitlock a pour", "M. Graham Whitlock a pour"),
        ("M. Whitlock a pour sa part salué la", "C'est bien, a dit M. Whitlock. Il a estimé que la"),
        ("dans le calme.", "dans le calme. « J'ai voté », a raconté Fatoumata, 24 ans, à la sortie."),
        ("dans le calme.", "dans le calme. Le satellite Ghaf-1 en a pris des images ; Ghaf-2 suivra."),
        (
            "« Les électeurs ont parlé clairement », a déclaré la cheffe",
            "La députée Amina Letsie a estimé que M. Lerotholi mentait. « Elle se trompe. Bon », a-t-il dit à la "
            "cheffe",
        ),
        ("L'ADR a promis", "L'Otan (Nato) a promis"),
        ("devant ses partisans", "devant son frère, Mpho Ramaili. M. Ramaili l'a félicitée"),
        ("la capitale angolaise", "la plus grande ville angolaise"),
        ("à Luanda, la capitale angolaise", "dans la capitale zambienne, Luanda étant fermée"),
    ],
)
def test_what_contradicts_nothing(tmp_path: Path, right: str, other: str) -> None:
    assert right in STORY
    assert found(tmp_path, STORY.replace(right, other)) == []


def test_an_excerpt_may_name_who_was_introduced_before(tmp_path: Path) -> None:
    excerpt = STORY.split("\n\n", 3)[3].replace("M. Lerotholi avait", "M. Nkoane avait")
    assert found(tmp_path, excerpt) == []
