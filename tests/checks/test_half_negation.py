"""`ne` without `pas` (MT111), told from the French alone."""

from __future__ import annotations

import pytest

from audit.checks.evidence import Evidence
from audit.checks.meaning.half_negation import half_negation
from audit.language import get
from audit.records import Finding, Segment, Severity


def findings(text: str) -> list[Finding]:
    return list(half_negation.segment(Evidence(Segment("1", "d", 0, None, text), None, get("fr"))))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Les neuf suspects n'avaient comparu devant le juge et qu'ils restaient détenus.", "n'avaient comparu"),
        ("Le gouvernement ne compte reporter le scrutin.", "ne compte reporter"),
    ],
)
def test_half_of_a_negation(text: str, seen: str) -> None:
    [finding] = findings(text)
    assert finding.target_span is not None
    assert (finding.target_span.of(text), finding.severity) == (seen, Severity.MAJOR)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre n'a pas comparu, et personne ne l'a vu.",
        "Il n'y a qu'un remède, et l'appel n'est financé qu'à moitié.",
        "Le témoin n'a pu se présenter ; elle ne cesse de le dire, il n'ose répondre.",
        "Il est parti avant que la nuit ne tombe, de peur qu'on ne le voie.",
        "Nul ne sait. Aucun des onze accusés n'est venu.",
        "L'avion s'est posé à N'Djamena, comme n'importe quel autre.",
        "Cela faisait six ans qu'une telle opération n'avait été pratiquée.",
        "La révision n'a, une fois encore, pu être votée.",
    ],
)
def test_negations_that_are_whole_and_ne_that_denies_nothing(text: str) -> None:
    assert findings(text) == []
