"""What a desk moves and writes anew in whole stories: paragraphs, headlines; and sentences in a wrong place (TX109)."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.auditor import Auditor
from audit.records import DocumentAudit, Finding, Severity
from audit.settings import Settings

ARABIC = [
    "أعلنت وزارة الصحة تسجيل اثنتي عشرة إصابة جديدة بالحصبة في محافظة لحج.",
    "وقال مدير المستشفى إن معظم المصابين أطفال لم يتلقوا اللقاح.",
    "وفي عدن، أغلق الصيادون مدخل الميناء احتجاجا على ارتفاع أسعار الوقود.",
    "وتعهد المحافظ بعقد اجتماع معهم مطلع الأسبوع المقبل.",
]
FRENCH = [
    "Le ministère de la Santé a recensé douze nouveaux cas de rougeole dans le gouvernorat de Lahij.",
    "La plupart des malades sont des enfants non vaccinés, selon le directeur de l'hôpital.",
    "A Aden, les pêcheurs ont bloqué l'entrée du port pour protester contre la hausse du prix des carburants.",
    "Le gouverneur s'est engagé à les recevoir au début de la semaine prochaine.",
]


def found(folder: Path, paragraphs: list[list[int]]) -> list[tuple[str, Finding]]:
    """What is found where the sentences of the translation are arranged in these paragraphs."""
    for language, lines in (
        ("ar", [" ".join(ARABIC[:2]), " ".join(ARABIC[2:])]),
        ("fr", [" ".join(FRENCH[place] for place in places) for places in paragraphs]),
    ):
        (folder / language).mkdir(exist_ok=True)
        (folder / language / "story.txt").write_text("\n\n".join(lines), "utf-8")
    [audited] = Auditor(Settings(source="ar", target="fr")).audit([folder])
    assert isinstance(audited, DocumentAudit)
    return [(one.segment.target, finding) for one in audited.segments for finding in one.findings]


def test_a_sentence_among_those_of_another_paragraph_is_reported(tmp_path: Path) -> None:
    [(sentence, finding)] = found(tmp_path, [[0], [2, 3, 1]])
    assert (finding.rule, sentence) == ("TX109", FRENCH[1])
    assert finding.source_span is not None and finding.target_span is not None


@pytest.mark.parametrize(
    "paragraphs",
    [
        [[0, 1], [2, 3]],
        [[2, 3], [0, 1]],  # a desk leads with the other news
        [[1, 0], [2, 3]],
        [[0], [1], [2], [3]],
        [[0, 1, 2, 3]],
    ],
)
def test_paragraphs_may_be_moved_split_and_joined(tmp_path: Path, paragraphs: list[list[int]]) -> None:
    assert found(tmp_path, paragraphs) == []


def test_a_headline_that_is_written_anew_goes_with_the_headline(tmp_path: Path) -> None:
    headlines = (
        "موجة حصبة جديدة تضرب محافظة لحج في جنوب اليمن",
        "Yémen : douze enfants malades de la rougeole, le port bloqué",
    )
    for language, sentences, headline in (("ar", ARABIC, headlines[0]), ("fr", FRENCH, headlines[1])):
        (tmp_path / language).mkdir()
        (tmp_path / language / "story.txt").write_text("\n\n".join((headline, *sentences)), "utf-8")
    [audited] = Auditor(Settings(source="ar", target="fr")).audit([tmp_path])
    assert isinstance(audited, DocumentAudit)
    first = audited.segments[0]
    assert (first.segment.source, first.segment.target) == headlines
    assert [finding.rule for finding in first.findings if finding.severity > Severity.INFO] == []
