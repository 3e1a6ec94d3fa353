"""Runs of words that no link renders second the estimator, or take the word out of its mouth."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.checks.evidence import Evidence
from audit.checks.unlinked import likely, runs, seconded
from audit.quality.spans import ADDED, OMITTED, fault_in
from audit.records import Span
from tests.checks.named_pairs import evidence

SOURCE = "أعلنت الوزارة استئناف الرحلات الأسبوع المقبل، رغم معارضة النقابات، وفق بيان رسمي."
LACKING = "Le ministère a annoncé la reprise des vols la semaine prochaine, selon un communiqué officiel."
WHOLE = LACKING.replace(", selon", ", malgré l'opposition des syndicats, selon")
LOST = "رغم معارضة النقابات"


def doubts(one: Evidence) -> np.ndarray:
    return np.array([one.missing(word) for word in one.source_words])


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def test_a_lost_phrase_is_a_run_that_is_likely_lost() -> None:
    one = evidence(SOURCE, LACKING)
    probability = {where.of(SOURCE): p for where, p in likely(one, doubts(one), OMITTED)}
    assert max(probability, key=lambda words: probability[words]) == LOST.replace("رغم ", "")
    assert max(probability.values()) > 0.7


def test_what_is_rendered_is_no_run() -> None:
    one = evidence(SOURCE, WHOLE)
    assert not any(p > 0.2 for _, p in likely(one, doubts(one), OMITTED))


def test_a_run_that_is_likely_lost_is_a_fault_though_the_estimator_holds_its_peace() -> None:
    one = replace(evidence(SOURCE, LACKING), omitted=())
    (fault,) = seconded((), one, doubts(one), OMITTED, "normal")
    assert fault.sure and fault.span.overlaps(span(SOURCE, LOST))


def test_a_fault_that_links_contradict_is_a_note() -> None:
    one = evidence(SOURCE, WHOLE)
    claimed = fault_in(span(SOURCE, LOST), 0.6, OMITTED, SOURCE)
    (kept,) = seconded([claimed], one, np.full(len(one.source_words), 0.3), OMITTED, "normal")
    assert not kept.sure
    (certain,) = seconded([claimed], one, np.full(len(one.source_words), 0.9), OMITTED, "normal")
    assert certain.sure  # the estimator has no doubt at all


def test_a_short_text_is_left_to_the_estimator() -> None:
    one = evidence("سمح لي يا صديقي.", "Excuse-moi.")
    assert seconded((), one, np.ones(len(one.source_words)), OMITTED, "normal") == []


def test_a_language_without_spaces_is_left_to_the_estimator() -> None:
    one = evidence("卫生部宣布恢复航班。", "Le ministère a annoncé la reprise des vols.", ("zh", "fr"))
    claimed = fault_in(Span(0, 3), 0.6, OMITTED, "卫生部宣布恢复航班。")
    assert seconded([claimed], one, np.zeros(len(one.source_words)), OMITTED, "normal") == [claimed]


@pytest.mark.parametrize("kind", [OMITTED, ADDED])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_runs_are_words_of_their_side_apart_and_in_order(kind: str, data: st.DataObject) -> None:
    one = evidence(SOURCE, data.draw(st.sampled_from([WHOLE, LACKING, "Un tremblement de terre a frappé le Chili."])))
    text, words = (one.target, one.target_words) if kind == ADDED else (one.source, one.source_words)
    given_doubts = np.array(data.draw(st.lists(st.floats(0, 1), min_size=len(words), max_size=len(words))))
    found = [where for where, _ in runs(one, given_doubts, kind)]
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= p <= 1 for _, p in likely(one, given_doubts, kind))
