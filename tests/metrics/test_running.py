"""Metrics in a run: what is asked of them, how what they say is named, kept and put into the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.auditor import Auditor
from audit.cli import main
from audit.engines.means import Means
from audit.metrics import PAIR_METRICS
from audit.metrics.base import Measured, Pair, PairMetric, Workshop
from audit.metrics.findings import ADDED, finding
from audit.metrics.running import Metrics
from audit.records import DocumentAudit, Severity, Span
from audit.settings import Settings

ASKED: list[Pair] = []


class Length(PairMetric):
    """The ratio of lengths; marks the first word where the translation is longer, and gives up on exclamation marks."""

    name = "length"
    example = "1"

    @property
    def signature(self) -> str:
        return f"length|version:{self.argument}"

    def measure(self, pairs: Sequence[Pair]) -> list[Measured]:
        ASKED.extend(pairs)
        return [self._measured(pair) for pair in pairs]

    def _measured(self, pair: Pair) -> Measured:
        if "!" in pair.target:
            return Measured(trouble="too loud")
        ratio = len(pair.target) / len(pair.source)
        found = finding(ADDED, "long", self.specification, confidence=0.5, severity=Severity.MINOR, target=Span(0, 2))
        return Measured({"": ratio, "words": 3.0}, (found,) if ratio > 1 else (), {"reversed": pair.target[::-1]})


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(PAIR_METRICS, "length", f"{__name__}:Length")
    ASKED.clear()
    yield


def metrics(*specifications: str, cache: Path | None = None) -> Metrics:
    return Metrics(specifications, Workshop(), cache, print)


def pair(target: str) -> Pair:
    return Pair("وصل الوزير السبت.", target, "ar", "fr")


def test_a_score_has_the_metric_s_name_and_two_of_one_name_their_arguments_too() -> None:
    (alone,) = metrics("length:1").appraise([pair("Il est là.")])
    assert list(alone.scores) == ["length", "length-words"]
    (both,) = metrics("length:1", "length:2", "length:1").appraise([pair("Il est là.")])
    assert list(both.scores) == ["length:1", "length:1-words", "length:2", "length:2-words"]
    assert alone.texts == {"length reversed": ".àl tse lI"}


def test_each_distinct_pair_is_asked_for_once_and_kept(tmp_path: Path) -> None:
    first = metrics("length:1", cache=tmp_path)
    said = first.appraise([pair("Un."), None, pair("Un."), pair("Deux mots de plus en tout.")])
    first.close()
    assert [one.target for one in ASKED] == ["Un.", "Deux mots de plus en tout."]
    assert said[0] == said[2] != said[3]
    assert said[1].scores == {}
    assert metrics("length:1", cache=tmp_path).appraise([pair("Deux mots de plus en tout.")]) == said[3:]
    assert len(ASKED) == 2
    metrics("length:2", cache=tmp_path).appraise([pair("Un.")])  # another signature
    assert len(ASKED) == 3


def test_what_could_not_be_measured_is_tried_again(tmp_path: Path) -> None:
    for _ in range(2):
        (said,) = metrics("length:1", cache=tmp_path).appraise([pair("Assez !")])
        assert (said.unmeasured, said.scores) == ({"length": "too loud"}, {})
    assert len(ASKED) == 2


def rows(path: Path) -> Path:
    path.write_text(
        '{"source": "وصل الوزير السبت.", "target": "Le ministre est arrivé samedi au matin."}\n'
        '{"source": "وصل الوزير.", "target": "Assez !"}\n'
        '{"source": "", "target": "Sans original."}\n'
        '{"target": "Sans rien."}\n',
        "utf-8",
    )
    return path


def audited(path: Path, settings: Settings, cache: Path | None = None) -> DocumentAudit:
    (document,) = Auditor(settings, Means(cache=cache)).audit([path])
    assert isinstance(document, DocumentAudit)
    return document


def test_a_run_asks_of_segments_with_two_sides_and_puts_the_answer_into_the_record(tmp_path: Path) -> None:
    settings = Settings(source="ar", target="fr", metrics=("length:1",))
    first, second, *rest = audited(rows(tmp_path / "rows.jsonl"), settings).segments
    assert [one.target for one in ASKED] == ["Le ministre est arrivé samedi au matin.", "Assez !"]
    assert first.scores.extra["length"] > 1
    assert first.texts["length reversed"].startswith(".nitam")
    assert [found.rule for found in first.findings if "length:1" in " ".join(found.evidence)] == ["AD101"]
    assert (second.unmeasured, dict(second.scores.extra)) == ({"length": "too loud"}, {})
    assert all(not one.scores.extra and not one.unmeasured for one in rest)


def test_rules_that_are_not_wanted_are_not_taken_from_metrics(tmp_path: Path) -> None:
    settings = Settings(source="ar", target="fr", metrics=("length:1",), ignore=("AD",))
    first, *_ = audited(rows(tmp_path / "rows.jsonl"), settings).segments
    assert not any(found.evidence for found in first.findings)
    assert "length" in first.scores.extra


def test_a_whole_result_is_found_again_where_everything_was_measured(tmp_path: Path) -> None:
    settings = Settings(source="ar", target="fr", metrics=("length:1",))
    path, cache = rows(tmp_path / "rows.jsonl"), tmp_path / "cache"
    first = audited(path, settings, cache)
    again = audited(path, settings, cache)
    assert again.segments == first.segments
    assert [one.target for one in ASKED[2:]] == ["Assez !"]
    assert Auditor(settings).signature.endswith(" length|version:1")
    assert not any(one.texts for one in audited(path, Settings(source="ar", target="fr"), cache).segments)


def test_the_command_line_tells_the_mean_and_what_was_not_measured_and_the_page_shows_both(tmp_path: Path) -> None:
    path, page = rows(tmp_path / "rows.jsonl"), tmp_path / "report.html"
    chosen = ("--source", "ar", "--target", "fr", "--metrics", "length:1", "--no-cache", "--format", "jsonl")
    done = CliRunner().invoke(main, ["scan", str(path), *chosen, "-o", f"html:{page}"])
    assert done.exit_code == 0, done.stderr
    assert done.stderr.splitlines() == [
        "audit: length: 1 segment not measured: too loud",
        "audit: length 2.29 (length|version:1)",
        "audit: length-words 3.00 (length|version:1)",
    ]
    html = page.read_text("utf-8")
    assert '<dt>length reversed</dt><dd lang="" dir="ltr">.nitam ua' in html
    assert "<dt>length</dt><dd>not measured: too loud</dd>" in html
    assert "Seen by length:1" in html
    assert "<b>2.29</b></td><td><code>length|version:1</code>" in html


def test_a_dry_run_needs_metrics_and_measures_nothing(tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl")
    chosen = ("scan", str(path), "--source", "ar", "--target", "fr", "--dry-run")
    done = CliRunner().invoke(main, [*chosen, "--metrics", "length:1"])
    assert (done.exit_code, done.stdout) == (0, "length:1: 2 segments, 74 characters\n")
    assert ASKED == []
    assert CliRunner().invoke(main, chosen).exit_code == 2


def test_costs_are_added_up_by_unit() -> None:
    costs: Mapping[str, Mapping[str, float]] = metrics("length:1").estimate([pair("Un."), pair("Deux.")])
    assert costs == {"length": {"segments": 2, "characters": 2 * 17 + 8}}
