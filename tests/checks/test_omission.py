"""How grave an omission is that the estimator finds, by what is dropped."""

from __future__ import annotations

import pytest

from audit.checks.evidence import Evidence
from audit.checks.omission.clauses import dropped_clause
from audit.language import get
from audit.language.words import words
from audit.quality.spans import FaultSpan
from audit.records import Segment, Severity, Span

ARABIC, FRENCH = get("ar"), get("fr")


def severity(source: str, dropped: str, target: str = "Le ministère a annoncé la reprise des vols.") -> Severity:
    """That of the finding for ``dropped``, which the estimator holds to be omitted and is sure of."""
    start = source.index(dropped)
    evidence = Evidence(
        Segment("1", "d", 0, source, target),
        ARABIC,
        FRENCH,
        source_words=words(source, ARABIC),
        target_words=words(target, FRENCH),
        omitted=[FaultSpan(Span(start, start + len(dropped)), 0.9, "omitted", 4, False, False)],
    )
    assert dropped_clause.segment is not None
    [finding] = dropped_clause.segment(evidence)
    return finding.severity


@pytest.mark.parametrize(
    ("source", "dropped", "expected"),
    [
        ("أعلنت، رغم معارضة النقابات والأحزاب، استئناف الرحلات.", "رغم معارضة النقابات والأحزاب", Severity.MAJOR),
        ("أعلنت الوزارة استئناف الرحلات الداخلية قريبا.", "الداخلية", Severity.MINOR),
        ("أعلنت الوزارة عن 40 رحلة واستئناف الرحلات.", "عن 40 رحلة", Severity.MAJOR),
        ("أعلن مركز الأعاصير (مركز الأعاصير) استئناف الرحلات.", "مركز الأعاصير", Severity.INFO),  # said twice
        ("وتجدر الإشارة إلى أن الوزارة أعلنت استئناف الرحلات.", "وتجدر الإشارة إلى أن", Severity.INFO),  # a formula
    ],
)
def test_the_severity_of_an_omission_follows_its_content(source: str, dropped: str, expected: Severity) -> None:
    assert severity(source, dropped) is expected


def test_a_report_without_a_speaker_is_told_by_the_quotation_itself() -> None:
    source = 'وهمست قائلة: "بكيت حين سمعت صوتي".'
    assert severity(source, "وهمست قائلة", "« J'ai pleuré en entendant ma voix. »") is Severity.INFO
    assert severity(source, "وهمست قائلة", "J'ai pleuré en entendant ma voix.") > Severity.INFO
    assert severity('وقال الوزير: "انتهت الأزمة".', "وقال الوزير", "« La crise est finie. »") > Severity.INFO


def test_a_date_that_is_told_by_its_weekday() -> None:
    source, dropped = "يتوجه الوزير يوم الثلاثاء 14 أكتوبر/تشرين الأول إلى أنقرة.", "يوم الثلاثاء 14 أكتوبر/تشرين الأول"
    assert severity(source, dropped, "Le ministre est attendu mardi à Ankara.") is Severity.INFO
    assert severity(source, dropped, "Le ministre est attendu à Ankara.") > Severity.INFO


def test_a_figure_that_is_told_by_how_many_times_another_it_is() -> None:
    source, dropped = "بلغت الصادرات 31 ألف طن، مقابل 62 ألف طن في الموسم الماضي.", "مقابل 62 ألف طن"
    assert severity(source, dropped, "Les exportations ont diminué de moitié, à 31.000 tonnes.") is Severity.INFO
    assert severity(source, dropped, "Les exportations ont diminué du tiers, à 31.000 tonnes.") > Severity.INFO
    longer = "مقابل 62 ألف طن صدرتها المزارع الخاصة والتعاونيات الفلاحية الكبرى"
    source = f"بلغت الصادرات 31 ألف طن، {longer}، وفق بيانات الوزارة."
    assert severity(source, longer, "Les exportations ont diminué de moitié, à 31.000 tonnes.") > Severity.INFO
