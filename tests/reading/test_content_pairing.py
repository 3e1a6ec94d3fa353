"""Pairs in a folder whose names tell nothing: by what the files tell."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import numpy as np
import pytest

from audit.encoder import Encoder, load_encoder
from audit.errors import AuditError
from audit.reading import content, read
from audit.reading.folders import Found
from audit.reading.sides import Side
from audit.records import Document, Problem
from audit.settings import Settings

FEED = Path(__file__).parents[2] / "corpora" / "sample-feed"
STORIES = ("culture-baghdad-bookfair", "economy-amman-budget", "health-aden-cholera", "sport-doha-athletics")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Four stories in two languages, in one folder under numbers, and a fifth that has no original."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    names = []
    for number, story in enumerate(STORIES):
        for place, language in enumerate(("ar", "fr")):
            names.append(f"in/{(number * 37 + place * 59) % 97:02}.txt")
            copyfile(FEED / language / f"{story}.txt", names[-1])
    copyfile(FEED / "fr" / "french-only-sfax-dockers.txt", "in/99.txt")
    return names


def test_stories_find_their_translations(folder: list[str]) -> None:
    found = list(read(["in"], Settings(pair_by="content")))
    pairs = {(d.source and d.source.path, d.target and d.target.path) for d in found if isinstance(d, Document)}
    expected = {(ar, fr) for ar, fr in zip(folder[::2], folder[1::2], strict=True)}
    assert pairs == expected | {(None, "in/99.txt")}
    notices = {p.path: p.reason for p in found if isinstance(p, Problem)}
    for source, target in expected:
        said, _, confidence = notices[target].rpartition(" ")
        assert said == f"paired by content with {source} (confidence"
        assert 0.5 <= float(confidence.rstrip(")")) <= 1
    assert notices["in/99.txt"] == "no Arabic story for it; audited without a source"
    assert not any(p.unaudited for p in found if isinstance(p, Problem))


def test_names_tell_nothing_without_it(folder: list[str]) -> None:
    found = [item for item in read(["in"], Settings()) if isinstance(item, Document)]
    assert len(found) == len(folder) + 1
    assert all(document.source is None for document in found)


def side(text: str, date: str | None = None) -> Side:
    return Side(Found(Path("x.txt"), 0), 0, None, None, "x.txt", text, (), date)


def test_dates_and_figures_speak_for_a_pair(encoder: Encoder) -> None:
    arabic = side("أعلنت الوزارة أن الكلفة بلغت 4612 ديناراً.", "2025-02-21T10:00:00+00:00")
    same = side("Le ministère a annoncé que le coût atteignait 4 612 dinars, soit 4612.", "2025-02-21T12:00:00+00:00")
    older = side("Le ministère a annoncé que le coût atteignait 977 dinars.", "2025-01-21T12:00:00+00:00")
    [[first, second]] = content.confidences([arabic], [same, older], encoder)
    assert first > 0.5 > second
    features = content.features([arabic], [same, older], encoder)
    assert features[0, 0, 3] > 0.9 and features[0, 1, 3] == -1
    assert features[0, 0, 2] > features[0, 1, 2]


def test_the_margin_is_that_over_the_best_other() -> None:
    similarity = np.array([[0.9, 0.2], [0.5, 0.8], [0.1, 0.1]])
    assert content._margin(similarity).round(9).tolist() == [[0.4, -0.7], [-0.4, 0.3], [-0.8, -0.7]]
    assert content._margin(np.array([[0.9]])).tolist() == [[0.0]]


def test_a_wish_that_is_none() -> None:
    with pytest.raises(AuditError, match="pair_by: 'date' is not one of name, content"):
        Settings(pair_by="date")
