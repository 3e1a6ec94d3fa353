"""What the estimator says of real pairs: clean, cut, extended, one-sided, short and very long."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.encoder import Encoder, load_encoder
from audit.quality import Estimate, Estimator, load_estimator
from audit.quality.spans import FaultSpan, faulty_spans, omitted_spans
from audit.records import Span

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
ARABIC = (
    "أعلنت وزارة الصحة أن حملة التطعيم ستبدأ يوم الأحد في جميع المحافظات، "
    "وأن اللقاحات وصلت إلى المستودعات المركزية، "
    "بعدما تأخرت الشحنة أسبوعين بسبب إغلاق المطار."
)
FRENCH = (
    "Le ministère de la Santé a annoncé que la campagne de vaccination débuterait dimanche dans toutes les provinces "
    "et que les vaccins étaient arrivés dans les entrepôts centraux, après un retard de deux semaines dû à la "
    "fermeture de l'aéroport."
)
WITHOUT_CLAUSE = FRENCH.replace(" et que les vaccins étaient arrivés dans les entrepôts centraux", "")
CUT = FRENCH[: FRENCH.index(", après un retard")] + "."
WITH_MORE = FRENCH.replace(
    " dans toutes les provinces", " dans toutes les provinces, malgré l'opposition farouche des syndicats de médecins,"
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def estimator() -> Estimator:
    return load_estimator()


def estimate(encoder: Encoder, estimator: Estimator, source: str, target: str) -> Estimate:
    a, b = encoder.encode([source, target])
    return estimator.estimate([(a, b)])[0]


def omitted(encoder: Encoder, estimator: Estimator, source: str, target: str) -> list[FaultSpan]:
    a, b = encoder.encode([source, target])
    return omitted_spans(estimator.estimate([(a, b)])[0], a.offsets, source)


def test_a_faithful_translation_has_no_fault(encoder: Encoder, estimator: Estimator) -> None:
    whole = estimate(encoder, estimator, ARABIC, FRENCH)
    assert whole.quality > 50
    assert omitted(encoder, estimator, ARABIC, FRENCH) == []


def test_a_dropped_clause_is_found_where_it_stands(encoder: Encoder, estimator: Estimator) -> None:
    fault = max(omitted(encoder, estimator, ARABIC, WITHOUT_CLAUSE), key=lambda fault: fault.confidence)
    assert "اللقاحات وصلت إلى المستودعات المركزية" in fault.span.of(ARABIC)
    assert "المحافظات" not in fault.span.of(ARABIC)
    assert fault.confidence > 0.8


def test_a_cut_tail_is_found_to_its_end(encoder: Encoder, estimator: Estimator) -> None:
    (fault,) = omitted(encoder, estimator, ARABIC, CUT)
    assert fault.span.of(ARABIC).endswith("إغلاق المطار")
    assert fault.at_end


def test_a_translation_without_its_last_mark_is_likelier_to_be_cut(encoder: Encoder, estimator: Estimator) -> None:
    pair = tuple(encoder.encode([ARABIC, CUT[:-1]]))
    closed, open_ = estimator.estimate([pair, pair], unfinished={1})
    assert closed.omission < open_.omission
    assert closed.quality > open_.quality


def test_added_text_is_found_in_the_translation(encoder: Encoder, estimator: Estimator) -> None:
    a, b = encoder.encode([ARABIC, WITH_MORE])
    spans = faulty_spans(estimator.estimate([(a, b)])[0], b.offsets, WITH_MORE)
    assert [fault.kind for fault in spans] == ["added"]
    assert "opposition farouche des syndicats" in spans[0].span.of(WITH_MORE)


def test_scores_follow_the_damage(encoder: Encoder, estimator: Estimator) -> None:
    whole, cut, other = (
        estimate(encoder, estimator, ARABIC, target)
        for target in (FRENCH, CUT, "Le club a remporté la finale aux tirs au but devant quarante mille spectateurs.")
    )
    assert whole.omission < cut.omission
    assert whole.quality > cut.quality > other.quality
    assert other.addition > whole.addition


def test_what_stands_on_one_side_only_is_a_fault_as_a_whole(encoder: Encoder, estimator: Estimator) -> None:
    nothing = estimate(encoder, estimator, ARABIC, "")
    assert (nothing.omission, nothing.addition, nothing.quality) == (1.0, 0.0, 0.0)
    assert nothing.omitted.min() == 1
    invented = estimate(encoder, estimator, "", FRENCH)
    assert (invented.omission, invented.addition) == (0.0, 1.0)
    assert estimate(encoder, estimator, "", "").quality == 100


@pytest.mark.parametrize(
    ("source", "target"),
    [("نعم", "Oui"), ("عاجل", "Urgent"), ("الوزير يستقيل", "Le ministre démissionne"), ("طقس الغد", "Météo de demain")],
)
def test_a_word_or_two_are_not_judged_hastily(encoder: Encoder, estimator: Estimator, source: str, target: str) -> None:
    a, b = encoder.encode([source, target])
    (found,) = estimator.estimate([(a, b)])
    assert omitted_spans(found, a.offsets, source) == []
    assert faulty_spans(found, b.offsets, target) == []


def test_a_segment_longer_than_the_window_is_read_whole(encoder: Encoder, estimator: Estimator) -> None:
    """Twelve clean segments as one, of which the seventh was not translated."""
    lines = [json.loads(line) for line in (GOLD / "ar-fr.jsonl").read_text("utf-8").splitlines()]
    clean = [line for line in lines if not line["errors"]][:12]
    source = " ".join(line["source"] for line in clean)
    target = " ".join(line["target"] for line in clean if line is not clean[6])
    a, b = encoder.encode([source, target])
    (found,) = estimator.estimate([(a, b)])
    assert len(found.omitted) == len(a.offsets) > 400
    assert len(found.gaps) == len(b.offsets) + 1
    start = source.index(clean[6]["source"])
    missing = (a.offsets[:, 0] >= start) & (a.offsets[:, 1] <= start + len(clean[6]["source"]))
    assert found.omitted[missing].mean() > 5 * found.omitted[~missing].mean()
    spans = [fault.span for fault in omitted_spans(found, a.offsets, source)]
    assert any(span.overlaps(Span(start, start + len(clean[6]["source"]))) for span in spans)
