"""Two audits side by side: which segment is which, what became of the findings, and how sure the gain is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.compare import Comparison, Status, compare
from audit.records import DocumentAudit, Finding, Scores, Segment, SegmentAudit, Severity, Span

SOURCES = (
    "وصل الوزير إلى تونس السبت.", "وقال إن المحادثات ستستأنف الأحد.", "ولم يعلق الوفد الآخر على ذلك.",
    "وكان من المقرر أن تنتهي الجمعة.",
)  # fmt: skip
TARGETS = (
    "Le ministre est arrivé samedi à Tunis.", "Il a dit que les pourparlers reprendraient dimanche.",
    "L'autre délégation a commenté cela.", "Elles devaient se terminer vendredi.",
)  # fmt: skip


def finding(rule: str = "MT102", **changes: object) -> Finding:
    made = Finding(rule, "reversed-polarity", "accuracy/mistranslation", Severity.CRITICAL, 0.9, "negation lost")
    return replace(made, **changes)


def document(
    targets: tuple[str, ...] = TARGETS,
    findings: dict[int, list[Finding]] | None = None,
    name: str = "fr/a.txt",
    qualities: tuple[float, ...] = (),
    sources: tuple[str, ...] = SOURCES,
    ids: tuple[str, ...] = (),
) -> DocumentAudit:
    segments = []
    for place, (source, target) in enumerate(zip(sources, targets, strict=True)):
        one = Segment(ids[place] if ids else f"{name}#{place + 1}", name, place + 1, source, target)
        scores = Scores(qualities[place]) if qualities else Scores()
        segments.append(SegmentAudit(one, scores, tuple((findings or {}).get(place, ()))))
    return DocumentAudit(name, tuple(segments), target_path=name, source_language="ar", target_language="fr")


def statuses(comparison: Comparison) -> list[tuple[int, str, str]]:
    return [
        (one.shown.segment.index, status.value, f.rule) for one in comparison.segments for status, f in one.findings
    ]


def test_findings_are_new_fixed_or_persist() -> None:
    old = document(findings={0: [finding("NB101", target_span=Span(24, 30))], 2: [finding(source_span=Span(0, 7))]})
    new = document(
        (TARGETS[0], "Il a dit que les pourparlers reprendraient lundi.", *TARGETS[2:]),
        findings={1: [finding("NB103", target_span=Span(43, 48))], 2: [finding(source_span=Span(2, 9))]},
    )
    found = compare([old], [new])
    assert statuses(found) == [(1, "fixed", "NB101"), (2, "new", "NB103"), (3, "persisting", "MT102")]
    assert found.counts() == Counter({Status.NEW: 1, Status.FIXED: 1, Status.PERSISTING: 1})
    assert found.changed == 1


def test_a_finding_in_the_target_alone_persists_where_its_words_stand_elsewhere() -> None:
    start = TARGETS[2].index("commenté")
    old = document(findings={2: [finding("TX101", target_span=Span(start, start + 8))]})
    new = document((*TARGETS[:2], "Rien de neuf : " + TARGETS[2], TARGETS[3]))
    moved = new.segments[2].segment.target.index("commenté")
    new = document(
        tuple(one.segment.target for one in new.segments),
        findings={2: [finding("TX101", target_span=Span(moved, moved + 8)), finding("TX101", target_span=Span(0, 4))]},
    )
    assert statuses(compare([old], [new])) == [(3, "persisting", "TX101"), (3, "new", "TX101")]


def test_a_finding_persists_in_a_paragraph_too_long_to_be_compared_letter_by_letter() -> None:
    filler = "le ministre a parlé " * 5_000
    old, new = f"Début. {filler}dÈcembre. Fin.", f"Tout autre début. {filler}dÈcembre. Fin."
    sides = [
        document((t, *TARGETS[1:]), {0: [finding("TX101", target_span=Span(t.index("dÈc"), t.index(". Fin")))]})
        for t in (old, new)
    ]
    assert statuses(compare(sides[:1], sides[1:])) == [(1, "persisting", "TX101")]


def test_segments_are_matched_by_source_where_one_was_put_in_between_or_taken_out() -> None:
    old = document()
    sources, targets = ("سطر جديد تماما هنا.", *SOURCES[:2], SOURCES[3]), ("Nouveau.", *TARGETS[:2], TARGETS[3])
    found = compare([old], [document(targets, sources=sources)])
    pairs = [(one.old and one.old.segment.index, one.new and one.new.segment.index) for one in found.segments]
    assert pairs == [(None, 1), (1, 2), (2, 3), (3, None), (4, 4)]


def test_segments_are_matched_by_their_own_ids_whatever_their_texts() -> None:
    ids = ("w1", "w2", "w3", "w4")
    old = document(ids=ids)
    new = document(TARGETS[::-1], sources=("أ", "ب", "ج", "د"), ids=ids[::-1])
    assert [one.old and one.old.segment.id for one in compare([old], [new]).segments] == ["w4", "w3", "w2", "w1"]


def test_the_same_source_in_two_documents_is_matched_within_its_own() -> None:
    old = [document(name="x/old/a.txt"), document(TARGETS[::-1], name="x/old/b.txt")]
    new = [document(TARGETS[::-1], name="y/b.txt"), document(name="y/a.txt")]
    assert compare(old, new).changed == 0


def test_a_document_that_only_one_side_has_is_new_or_gone_as_a_whole() -> None:
    old = [document(name="a.txt"), document(findings={0: [finding()]}, name="b.txt", sources=("١", "٢", "٣", "٤"))]
    found = compare(old, [document(name="a.txt")])
    assert [(one.name, len(one.segments)) for one in found.documents] == [("a.txt", 4), ("b.txt", 4)]
    assert found.counts() == Counter({Status.FIXED: 1})


def test_translations_without_sources_are_matched_by_their_text_and_place() -> None:
    def alone(*targets: str) -> DocumentAudit:
        made = [SegmentAudit(Segment(f"a#{n}", "a", n, None, t), Scores()) for n, t in enumerate(targets, 1)]
        return DocumentAudit("a", tuple(made), target_language="fr")

    found = compare([alone(*TARGETS)], [alone(TARGETS[1], "Le ministre est arrivé dimanche à Tunis.", *TARGETS[2:])])
    pairs = [(one.old and one.old.segment.index, one.new and one.new.segment.index) for one in found.segments]
    assert pairs == [(2, 1), (1, 2), (3, 3), (4, 4)]


def test_scores_between_the_two_carry_signatures() -> None:
    found = compare([document()], [document((*TARGETS[:3], "Elles devaient s'achever vendredi."))])
    assert [(one.name, one.signature.split("|")[0]) for one in found.likeness] == [
        ("chrF", "nrefs:1"),
        ("TER", "nrefs:1"),
    ]
    last = list(found.segments)[3]
    assert last.chrf is not None and 40 < last.chrf < 100
    assert last.ter == pytest.approx(40.0)
    assert [(one.chrf, one.ter) for one in found.segments][:3] == [(100.0, 0.0)] * 3


def test_a_gain_in_every_segment_is_certain_and_one_in_half_of_them_is_not() -> None:
    before = (50.0, 52.0, 48.0, 55.0)
    better = compare([document(qualities=before)], [document(qualities=tuple(q + 5 for q in before))]).quality
    assert better is not None
    assert (better.difference, better.low, better.high, better.p) == (5.0, 5.0, 5.0, 0.0)
    assert better.is_certain
    mixed = compare([document(qualities=before)], [document(qualities=(70.0, 32.0, 66.0, 40.0))]).quality
    assert mixed is not None
    assert mixed.low < 0 < mixed.high
    assert not mixed.is_certain


def test_the_interval_covers_the_true_difference_about_as_often_as_it_says() -> None:
    import random

    draw = random.Random(5)
    covered = 0
    for _ in range(60):
        before = [draw.uniform(30, 90) for _ in range(60)]
        after = [q + draw.gauss(2, 6) for q in before]
        old = [document(qualities=tuple(before[n : n + 4]), name=f"d{n}") for n in range(0, 60, 4)]
        new = [document(qualities=tuple(after[n : n + 4]), name=f"d{n}") for n in range(0, 60, 4)]
        found = compare(old, new).quality
        assert found is not None
        covered += found.low <= 2 <= found.high
    assert 51 <= covered <= 60


def test_the_same_seed_gives_the_same_figures() -> None:
    old, new = [document(qualities=(50.0, 60.0, 40.0, 70.0))], [document(qualities=(55.0, 50.0, 47.0, 71.0))]
    assert compare(old, new) == compare(old, new)
    assert compare(old, new, seed=1).quality != compare(old, new, seed=2).quality


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=6), st.lists(st.integers(0, 3), max_size=6))
def test_every_segment_and_every_finding_is_accounted_for_once(left: list[int], right: list[int]) -> None:
    def side(chosen: list[int]) -> DocumentAudit:
        return document(
            tuple(TARGETS[n] for n in chosen),
            {place: [finding()] for place, n in enumerate(chosen) if n % 2},
            sources=tuple(SOURCES[n] for n in chosen),
        )

    old, new = side(left), side(right)
    found = compare([old], [new])
    assert sorted(one.old.segment.id for one in found.segments if one.old) == [s.segment.id for s in old.segments]
    assert [one.new.segment.id for one in found.segments if one.new] == [s.segment.id for s in new.segments]
    counts = found.counts()
    assert counts[Status.FIXED] + counts[Status.PERSISTING] == sum(len(one.findings) for one in old.segments)
    assert counts[Status.NEW] + counts[Status.PERSISTING] == sum(len(one.findings) for one in new.segments)
