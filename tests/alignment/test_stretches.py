"""A long document is aligned in stretches, between places where both sides are sure to stand together."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.alignment.passages import paired_passages
from audit.alignment.stretches import LONGEST, stretches
from audit.encoder import Encoded, load_encoder
from audit.language import get
from audit.records import Text

DESK = Path(__file__).parents[2] / "corpora" / "desk" / "ar-fr.jsonl"
SIGNS = np.eye(2 * LONGEST, dtype=np.float32)


def encode(texts: list[str]) -> list[Encoded]:
    """Sentences that are numbers: each is like itself and nothing else."""
    return [Encoded(SIGNS[int(text)][None, :], np.array([[0, len(text)]])) for text in texts]


def cut(source: range | list[int], target: range | list[int]) -> list[tuple[range, range]]:
    return stretches([str(place) for place in source], [str(place) for place in target], encode)


def test_a_document_of_usual_length_is_one_stretch() -> None:
    assert cut(range(LONGEST), range(LONGEST)) == [(range(LONGEST), range(LONGEST))]


def test_stretches_of_a_long_one_stand_for_each_other() -> None:
    found = cut(range(2 * LONGEST), range(2 * LONGEST))
    assert len(found) > 2
    assert all(near == far for near, far in found)


def test_a_long_gap_is_a_stretch_of_its_own() -> None:
    """What the translation leaves out does not shift what follows."""
    kept = [*range(500), *range(750, 800)]
    begun = [(near.start, kept[far.start]) for near, far in cut(range(800), kept) if far]
    assert len(begun) > 4
    assert all(source == target for source, target in begun)


def test_a_passage_that_was_moved_far_does_not_shift_the_rest() -> None:
    moved = [*range(100), *range(160, 700), *range(100, 160), *range(700, 800)]
    found = cut(range(800), moved)
    shifted = [near for near, far in found if moved[far.start] != near.start]
    assert len(shifted) <= 2


@settings(max_examples=60)
@given(st.lists(st.integers(0, 50), max_size=900), st.lists(st.integers(0, 50), max_size=900))
def test_stretches_fill_both_documents_whatever_they_say(source: list[int], target: list[int]) -> None:
    found = cut(source, target)
    assert [place for near, _ in found for place in near] == list(range(len(source)))
    assert [place for _, far in found for place in far] == list(range(len(target)))
    assert all(max(len(near), len(far)) <= LONGEST for near, far in found)


def test_segments_of_a_long_document_are_numbered_through_and_pair_what_belongs_together() -> None:
    rows = [json.loads(line) for line in DESK.read_text(encoding="utf-8").splitlines()]
    pairs = [(row["source"], row["target"]) for row in rows if not row["errors"] and row["target"].count(".") == 1]
    pairs = [pair for pair in pairs if pair[0].count(".") == 1][: LONGEST + 20]
    assert len(pairs) > LONGEST
    texts = [Text(name, "\n\n".join(side)) for name, side in zip(("a", "b"), zip(*pairs, strict=True), strict=True)]
    found = paired_passages("long", (texts[0], texts[1]), (get("ar"), get("fr")), load_encoder().encode)
    segments = [passage.segment for some in found for passage in some]
    assert [segment.index for segment in segments] == list(range(1, len(segments) + 1))
    right = {(segment.source, segment.target) for segment in segments} & set(pairs)
    assert len(right) > 0.95 * len(pairs)
