"""An audit on a Ray cluster of two machines: the local engine's results, and no harm where a machine is lost."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audit.auditor import Auditor
from audit.cli import main
from audit.engines.means import Means
from audit.engines.ray import Shards, run_on_ray
from audit.engines.tally import Tally
from audit.errors import AuditError
from audit.records import DocumentAudit, Problem, Totals
from audit.reports.jsonl import line
from audit.settings import Settings

ray = pytest.importorskip("ray", reason="needs the extra ray: pip install 'wire-audit[ray]'")
pytest.importorskip("ray.data", reason="needs the extra ray: pip install 'wire-audit[ray]'")

SETTINGS = Settings(source="ar", target="fr")
PAIRS = [
    ("وصل وزير الخارجية إلى تونس يوم السبت.", "Le ministre des Affaires étrangères est arrivé à Tunis samedi."),
    ("قتل 12 شخصا في الانفجار.", "L'explosion a fait 15 morts."),
    ("لم توافق الحكومة على الاقتراح.", "Le gouvernement a approuvé la proposition."),
    ("ارتفعت الأسعار بنسبة 3 في المئة.", "Les prix ont augmenté de 3 pour cent."),
]
ON_RAY = Means(engine="ray")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A machine that only asks, and two that audit, each with one core."""
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    made.add_node(num_cpus=1)
    made.add_node(num_cpus=1)
    ray.init(address=made.address, log_to_driver=False)
    yield made
    ray.shutdown()
    made.shutdown()


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Rows in several parts, rows that name their documents, stories on both sides, and files that cannot be read."""
    folder = tmp_path / "feed"
    folder.mkdir()
    alone = [{"id": f"r{i}", "source": PAIRS[i % 4][0] if i > 124 else None, "target": PAIRS[i % 4][1]}
             for i in range(270)]  # fmt: skip
    together = [{"document": f"d{i // 4}", "source": PAIRS[i % 2][0], "target": PAIRS[i % 2][1]} for i in range(8)]
    write_rows(folder / "rows.jsonl", alone)
    write_rows(folder / "stories.jsonl", [*together, {"target": 7}])
    for number in range(2):
        for side, language in enumerate(("ar", "fr")):
            text = "\n\n".join(pair[side] for pair in PAIRS[: number + 2])
            (folder / f"story{number}.{language}.txt").write_text(text, "utf-8")
    (folder / "empty.fr.txt").write_text("", "utf-8")
    return folder


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def lines(items: list[Any]) -> str:
    return "".join(line(one) for item in items if isinstance(item, DocumentAudit) for one in item.segments)


def test_a_cluster_says_what_one_machine_says(cluster: Any, feed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(feed.parent)
    here, there = (list(Auditor(SETTINGS, means).audit(["feed"])) for means in (Means(), ON_RAY))
    assert there == here
    assert sum(isinstance(item, DocumentAudit) for item in here) == 6
    assert sum(isinstance(item, Problem) for item in here) == 3


def test_shards_hold_the_local_report(
    cluster: Any, feed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pyarrow import parquet

    monkeypatch.chdir(tmp_path)
    asked = ["scan", "feed", "--source", "ar", "--target", "fr", "-q"]
    run(*asked, "--no-cache", "-o", "jsonl:here.jsonl", "-o", "parquet:here.parquet")
    totals = capsys.readouterr().out
    run(*asked, "--engine", "ray", "-o", "jsonl:there/", "-o", f"parquet:{tmp_path.as_uri()}/there")
    assert tables(capsys.readouterr().out) == tables(totals)
    shards = sorted(tmp_path.glob("there/*.jsonl"))
    assert "".join(shard.read_text("utf-8") for shard in shards) == Path("here.jsonl").read_text("utf-8")
    here, there = (parquet.read_table(sorted(tmp_path.glob(name))) for name in ("here.parquet", "there/*.parquet"))
    assert here.drop(["fingerprint"]) == there.drop(["fingerprint"])
    summary = json.loads(Path("there/summary.json").read_text("utf-8"))
    assert summary["segments"] == 283
    assert len(summary["problems"]) == 3
    run(*asked, "--engine", "ray", "-o", "jsonl:there/", status=2)
    assert capsys.readouterr().err.endswith(
        "there/: holds the shards of an earlier run; name another folder, or remove them\n"
    )


def run(*arguments: str, status: int = 0) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == status


def tables(output: str) -> list[list[str]]:
    """The words of the summary's rows, but for the time, and for documents, which are named only where they are."""
    return [row.split() for row in output.splitlines() if row.startswith(("Faults", "Quality", "Penalty"))]


def test_files_of_segments_at_a_url(cluster: Any, tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    rows = [{"id": f"r{i}", "source": PAIRS[i % 4][0], "target": PAIRS[i % 4][1], "desk": "monde"} for i in range(6)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    write_rows(tmp_path / "b.jsonl", rows)
    first, second = Auditor(SETTINGS, ON_RAY).audit([tmp_path.as_uri()])
    assert isinstance(first, DocumentAudit)
    assert isinstance(second, DocumentAudit)
    assert (first.name, second.name) == (f"{tmp_path.as_uri()}/a.parquet", f"{tmp_path.as_uri()}/b.jsonl")
    assert [one.segment.extra for one in first.segments] == [{"desk": "monde"}] * 6
    assert [(one.scores, one.findings) for one in first.segments] == [
        (one.scores, one.findings) for one in second.segments
    ]


def test_texts_at_a_url_are_paired(cluster: Any, feed: Path) -> None:
    stories = feed.parent / "stories"
    stories.mkdir()
    for path in feed.glob("story*"):
        path.rename(stories / path.name)
    here, there = list(Auditor(SETTINGS).audit([stories])), list(Auditor(SETTINGS, ON_RAY).audit([stories.as_uri()]))
    assert lines(there) == lines(here).replace(f'"{stories}', f'"{stories.as_uri()}')
    assert len(there) == 2


def test_a_path_that_is_not_there(cluster: Any, tmp_path: Path) -> None:
    for missing in (tmp_path / "none", f"{tmp_path.as_uri()}/none"):
        with pytest.raises(AuditError, match="none: no such file or folder"):
            list(Auditor(SETTINGS, ON_RAY).audit([missing]))


class Deadly(Settings):
    """Settings that end the worker that asks them anything about a rule."""

    def runs(self, code: str) -> bool:
        os.kill(os.getpid(), signal.SIGKILL)
        return True


def test_what_kills_every_worker_is_named(cluster: Any, feed: Path) -> None:
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    found = list(
        Auditor(Deadly(source="ar", target="fr"), Means(engine="ray", workers=1)).audit([feed / "story0.fr.txt"])
    )
    assert [item.reason for item in found if isinstance(item, Problem) and item.unaudited] == [
        "3 workers ended over a part of it: not audited"
    ]
    assert not any(isinstance(item, DocumentAudit) for item in found)


def _settled(alive: int, most: float = 60) -> bool:
    """Whether the cluster comes to count so many machines within ``most`` seconds; it is slow to notice a loss."""
    until = time.monotonic() + most
    while sum(node["Alive"] for node in ray.nodes()) != alive and time.monotonic() < until:
        time.sleep(0.2)
    return sum(node["Alive"] for node in ray.nodes()) == alive


def test_a_machine_that_is_lost_in_mid_run_costs_nothing_but_its_work(cluster: Any, tmp_path: Path) -> None:
    """Comes last, since one machine is left then."""
    rows = [{"source": PAIRS[i % 4][0], "target": f"{PAIRS[i % 4][1]} ({i})"} for i in range(1280)]
    write_rows(tmp_path / "rows.jsonl", rows)
    expected = list(Auditor(SETTINGS).audit([tmp_path / "rows.jsonl"]))
    lost = cluster.list_all_nodes()[-1]
    shards = Shards((("jsonl", f"{tmp_path}/shards"),), parts=2)
    totals, seen = Totals(), 0
    for item in run_on_ray(SETTINGS, [tmp_path / "rows.jsonl"], shards=shards, whole=False):
        assert isinstance(item, Tally)
        totals += item.totals
        seen += 1
        if seen == 2:
            cluster.remove_node(lost, allow_graceful=False)
    assert seen == len(expected) == 11
    assert _settled(2), "the cluster still counts on the machine that is gone"
    assert totals == sum((audit.totals for audit in expected if isinstance(audit, DocumentAudit)), Totals())
    written = sorted(tmp_path.glob("shards/*"))
    assert len(written) >= 5
    assert "".join(path.read_text("utf-8") for path in written) == lines(expected)
