"""Words moved to another place of the sentence without a mark of punctuation."""

from __future__ import annotations

import pytest

from audit.checks.damage.displaced import displaced_words
from audit.checks.evidence import Evidence
from audit.language import get
from audit.language.words import words
from audit.records import Finding, Segment, Severity

ARABIC, FRENCH = get("ar"), get("fr")


def findings(target: str, source: str | None = None, links: tuple[tuple[str, str], ...] = ()) -> list[Finding]:
    """Findings in ``target``; ``links`` pair words of the source with words of the target, the first of the name."""
    left, right = words(source or "", ARABIC), words(target, FRENCH)
    sources, targets = [w.of(source or "") for w in left], [w.of(target) for w in right]
    pairs = [(sources.index(a), targets.index(b)) for a, b in links]
    segment = Segment("1", "d", 0, source, target)
    evidence = Evidence(segment, ARABIC, FRENCH, source_words=left, target_words=right, links=pairs)
    assert displaced_words.segment is not None
    return list(displaced_words.segment(evidence))


SOURCE = "تفتتح اليوم في تونس ندوة بمشاركة خبراء من أربعة بلدان"
LINKS = (
    ("تفتتح", "ouvre"), ("اليوم", "aujourd'hui"), ("في", "à"), ("تونس", "Tunis"), ("ندوة", "colloque"),
    ("بمشاركة", "avec"), ("خبراء", "experts"), ("من", "de"), ("أربعة", "quatre"), ("بلدان", "pays"),
)  # fmt: skip


def test_a_complement_before_its_head_is_found_on_both_sides() -> None:
    target = "Un colloque s'ouvre aujourd'hui de quatre pays à Tunis avec des experts."
    [finding] = findings(target, SOURCE, LINKS)
    assert (finding.rule, finding.category) == ("TX107", "linguistic/unintelligible")
    assert finding.severity is Severity.MAJOR
    assert finding.target_span is not None and finding.source_span is not None
    assert finding.target_span.of(target) == "de quatre pays"
    assert finding.source_span.of(SOURCE) == "من أربعة بلدان"


def test_a_complement_beside_its_head_is_left_alone() -> None:
    assert not findings("Un colloque s'ouvre aujourd'hui à Tunis avec des experts de quatre pays.", SOURCE, LINKS)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("L'équipe a perdu son à Rabat entraîneur.", "son à"),
        ("La tombe renferme cinq d'époque romaine statues.", "cinq d'"),
        ("Il est premier à la différence après son match de buts.", "différence après"),
        ("Le vol est annulé en raison à Tunis du mauvais temps.", "raison à"),
        (
            "Le musée a vendu deux toiles à un amateur, les prix du blé resteront stables cet hiver, pour un million.",
            "les prix du blé resteront stables cet hiver",
        ),
    ],
)
def test_words_that_cannot_follow_each_other_are_found_without_an_original(text: str, broken: str) -> None:
    [finding] = findings(text)
    assert finding.target_span is not None
    assert finding.target_span.of(text) == broken


@pytest.mark.parametrize(
    "text",
    [
        "L'arrivée mardi de six ministres a surpris.",
        "Il a décidé hier de reporter son voyage.",
        "Deux d'entre eux et trois de ces hommes, dont sept d'affilée, sont venus.",
        "En raison des pluies et au cours de la nuit, à la différence du sud, le nord a souffert.",
        "Le son de la radio monte, au son des tambours.",
        "Elle a consacré sa vie à l'aide aux réfugiés; dès lors à Rabat, on la suit.",
        "Les masques de Jack Ma à Cuba.",
        "Un à un, ils sont partis; ce sur quoi il comptait.",
        "Portée par la demande qui a repris, la production du pays devrait croître cette année, à six tonnes.",
        "Le ministre a averti que si la panne durait, la raffinerie du port serait arrêtée, pour un mois.",
        "Le musée a vendu deux toiles, dont les prix du marché sont connus, à un collectionneur.",
        "",
    ],
)
def test_good_french_is_left_alone(text: str) -> None:
    assert not findings(text)


def test_a_language_without_data_is_left_alone() -> None:
    text = "Sie hat ihren in Rabat Trainer verloren."
    german = get("de")
    evidence = Evidence(Segment("1", "d", 0, None, text), None, german, target_words=words(text, german))
    assert displaced_words.segment is not None
    assert not list(displaced_words.segment(evidence))
