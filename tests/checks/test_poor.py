"""Translations that are poor as a whole (MT113), as the shipped estimator reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.checks.meaning.poor import poor_translation
from audit.quality.poor import is_poor
from audit.records import Finding
from tests.checks.named_pairs import encoder, estimator, evidence

HEADLINE = "女孩街头“箭靶”募捐被告诫"
WORDS_OF_IT = 'Girls on the Streets "Arrow Target" Donation Admonition'


def findings(source: str, target: str) -> list[Finding]:
    return list(poor_translation.segment(evidence(source, target, ("zh", "en"))))  # type: ignore[misc]


def test_a_translation_to_be_rewritten_is_marked_whole() -> None:
    [finding] = findings(HEADLINE, WORDS_OF_IT)
    assert finding.target_span is not None and finding.target_span.of(WORDS_OF_IT) == WORDS_OF_IT
    assert finding.source_span is not None and finding.source_span.of(HEADLINE) == HEADLINE


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (HEADLINE, "Girl warned for collecting donations in the street as a human target"),
        ("北京12月10日电", "BEIJING, Dec. 10"),
        ("女孩被告诫", "Admonition"),  # too short to be judged as a whole
    ],
)
def test_what_a_desk_may_print(source: str, target: str) -> None:
    assert findings(source, target) == []


def test_a_lost_clause_is_told_as_that() -> None:
    source = "沙尘暴袭击巴格达，学校停课，机场关闭，数百人因呼吸困难被送往医院接受治疗。"
    target = "Sand hit Baghdad, the school stopped."
    lacking = replace(evidence(source, target, ("zh", "en")), poor=True)
    assert any(fault.sure for fault in lacking.omitted)
    assert list(poor_translation.segment(lacking)) == []  # type: ignore[misc]


@pytest.mark.parametrize("source", [HEADLINE, "一名女子在街头举着靶子募捐，被警方劝阻。"])
@pytest.mark.parametrize("target", [WORDS_OF_IT, "Women street raise target donation police the admonition."])
def test_a_higher_sensitivity_never_takes_back(source: str, target: str) -> None:
    [one] = estimator().estimate([tuple(encoder().encode([source, target]))])
    found = [is_poor(one, sensitivity) for sensitivity in ("low", "normal", "high")]
    assert found == sorted(found)
