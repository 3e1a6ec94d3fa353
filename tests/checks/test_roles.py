"""Doers told as those it was done to (MT112)."""

from __future__ import annotations

import pytest
from linked_pairs import linked

from audit.checks.meaning.roles import exchanged_roles
from audit.records import Finding, Severity


def findings(source: str, target: str, pair: str = "ar-fr") -> list[Finding]:
    return list(exchanged_roles.segment(linked(source, target, pair)))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("pair", "source", "target", "where"),
    [
        (
            "ar-fr",
            "اتهم الحزب وزارة الداخلية بعرقلة الزيارة.",
            "Le ministère de l'Intérieur a accusé le parti d'entraver la visite.",
            "ministère de l'Intérieur a accusé le parti",
        ),
        (
            "ar-fr",
            "اتهم الاتحاد العام للشغل وزارة النقل بالتراجع عن الاتفاق.",
            "L'Union générale du travail a été accusée par le ministère des Transports de revenir sur l'accord.",
            "Union générale du travail a été accusée par le ministère",
        ),
        (
            "ar-fr",
            "روى الناجي أن المهربين هددوا الركاب بالسلاح عندما رفض بعضهم الصعود.",
            "Le rescapé a raconté que les passagers avaient menacé les passeurs avec des armes, certains refusant de "
            "monter à bord.",
            "passagers avaient menacé les passeurs",
        ),
        (
            "ru-fr",
            "Депутат Орлов обвинил губернатора в сокрытии отчёта.",
            "Le député Orlov a été accusé par le gouverneur d'avoir dissimulé un rapport.",
            "député Orlov a été accusé par le gouverneur",
        ),
        (
            "en-fr",
            "The union sued the airline over unpaid wages.",
            "Le syndicat a été poursuivi par la compagnie pour des salaires impayés.",
            "syndicat a été poursuivi par la compagnie",
        ),
        (
            "de-fr",
            "Der Trainer hat den Schiedsrichter nach dem Spiel kritisiert.",
            "L'entraîneur a été critiqué par l'arbitre après le match.",
            "entraîneur a été critiqué par l'arbitre",
        ),
        (
            "ar-en",
            "وقد اتهم الحزب وزارة الداخلية بعرقلة الزيارة.",
            "The Interior Ministry accused the party of obstructing the visit.",
            "Interior Ministry accused the party",
        ),
        (
            "en-fr",
            "The convoy was attacked by rebels near Goma.",
            "Le convoi a attaqué des rebelles près de Goma.",
            "a attaqué des rebelles",
        ),
    ],
)
def test_the_doer_and_the_one_it_is_done_to_changed_places(pair: str, source: str, target: str, where: str) -> None:
    [finding] = findings(source, target, pair)
    assert finding.severity is Severity.CRITICAL
    assert finding.target_span is not None and finding.target_span.of(target) == where


@pytest.mark.parametrize(
    "target",
    [
        "Le parti a accusé le ministère de l'Intérieur d'entraver la visite.",
        "Le ministère de l'Intérieur a été accusé par le parti d'entraver la visite.",
        "Le ministère de l'Intérieur entrave la visite, a accusé le parti.",
        "Accusations du parti contre le ministère de l'Intérieur, qui entraverait la visite.",
    ],
)
def test_the_same_in_other_words(target: str) -> None:
    assert findings("اتهم الحزب وزارة الداخلية بعرقلة الزيارة.", target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The convoy was attacked by rebels near Goma.", "Des rebelles ont attaqué le convoi près de Goma."),
        ("The convoy was attacked by rebels near Goma.", "Le convoi a été attaqué par des rebelles près de Goma."),
        ("The bill, passed by the Senate, takes effect Monday.", "La loi, qu'a adoptée le Sénat, s'applique lundi."),
    ],
)
def test_an_english_passive_in_other_words(source: str, target: str) -> None:
    assert findings(source, target, "en-fr") == []


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("ru-fr", "Губернатора обвинил депутат Орлов.", "Le gouverneur a été accusé par le député Orlov."),
        ("ru-fr", "Мне помогла соседка.", "J'ai été aidée par la voisine."),
        ("de-fr", "Den Trainer kritisierte der Schiedsrichter.", "L'entraîneur a été critiqué par l'arbitre."),
        ("en-fr", "The senator praised the judge.", "Le juge a été salué par le sénateur."),
        ("en-fr", "The car pitted a lap later.", "La voiture est passée par les stands un tour plus tard."),
    ],
)
def test_a_passive_of_what_it_is_done_to(pair: str, source: str, target: str) -> None:
    assert findings(source, target, pair) == []
