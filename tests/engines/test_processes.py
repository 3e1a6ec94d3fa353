"""An audit over several processes: the same bytes as in one, and no harm where a process is killed."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.auditor import Auditor
from audit.engines.means import Means
from audit.errors import AuditError
from audit.records import Document, DocumentAudit, Problem
from audit.reports.jsonl import line
from audit.settings import Settings

PAIRS = [
    ("وصل وزير الخارجية إلى تونس يوم السبت.", "Le ministre des Affaires étrangères est arrivé à Tunis samedi."),
    ("قتل 12 شخصا في الانفجار.", "L'explosion a fait 15 morts."),
    ("لم توافق الحكومة على الاقتراح.", "Le gouvernement a approuvé la proposition."),
    ("ارتفعت الأسعار بنسبة 3 في المئة.", "Les prix ont augmenté de 3 pour cent."),
]
SETTINGS = Settings(source="ar", target="fr")


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Rows in several parts, most without a source, stories on both sides, and a file that cannot be read."""
    rows = [{"id": f"r{i}", "source": PAIRS[i % 4][0] if i > 124 else None, "target": PAIRS[i % 4][1]}
            for i in range(132)]  # fmt: skip
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    for number in range(2):
        for side, language in enumerate(("ar", "fr")):
            text = "\n\n".join(pair[side] for pair in PAIRS[: number + 2])
            (tmp_path / f"story{number}.{language}.txt").write_text(text, "utf-8")
    (tmp_path / "empty.fr.txt").write_text("", "utf-8")
    return tmp_path


def audited(items: Iterator[DocumentAudit | Problem]) -> tuple[list[str], list[Problem]]:
    """The records of an audit, and its problems."""
    records, problems = [], []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            records += [line(one) for one in item.segments]
    return records, problems


def test_several_processes_say_what_one_says(feed: Path) -> None:
    one, two = (list(Auditor(SETTINGS, Means(workers)).audit([feed])) for workers in (1, 2))
    assert two == one
    assert sum(isinstance(item, Problem) for item in one) == 2  # no original, and nothing in it
    assert not multiprocessing.active_children()


def kill_first_worker(*, stop: threading.Event) -> None:
    """Kill whatever worker there is, once."""
    while not stop.is_set():
        for child in multiprocessing.active_children():
            if child.pid and ready(child.pid):
                os.kill(child.pid, signal.SIGKILL)
                return
        time.sleep(0.002)


def ready(process: int) -> bool:
    """Whether a worker has begun to audit: it has the encoder's weights open."""
    return "e5-small" in Path(f"/proc/{process}/maps").read_text()


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks at a process through /proc")
def test_a_killed_process_is_told_and_its_part_audited_again(feed: Path) -> None:
    expected, problems = audited(Auditor(SETTINGS).audit([feed]))
    stop = threading.Event()
    killer = threading.Thread(target=kill_first_worker, kwargs={"stop": stop})
    killer.start()
    try:
        records, told = audited(Auditor(SETTINGS, Means(workers=2)).audit([feed]))
    finally:
        stop.set()
        killer.join()
    assert records == expected
    (new,) = [problem for problem in told if problem not in problems]
    assert new.reason == "a worker process ended (SIGKILL): audited again in another"
    assert not new.unaudited


class Deadly(Settings):
    """Settings that end the process that asks them anything about a rule."""

    def runs(self, code: str) -> bool:
        os.kill(os.getpid(), signal.SIGKILL)
        return True


def test_what_kills_every_process_is_given_up_after_two(feed: Path) -> None:
    deadly = Deadly(source="ar", target="fr")
    found = list(Auditor(deadly, Means(workers=2)).audit([feed / "story0.ar.txt", feed / "story0.fr.txt"]))
    assert [(item.reason, item.unaudited) for item in found if isinstance(item, Problem)] == [
        ("a worker process ended (SIGKILL): audited again in another", False),
        ("a worker process ended (SIGKILL): not audited", True),
    ]
    assert len(found) == 2


class Unloadable(Settings):
    """Settings that no other process can make out."""

    def __setstate__(self, state: object) -> None:
        raise ValueError


def test_processes_that_do_not_start_end_the_run(feed: Path) -> None:
    with pytest.raises(AuditError, match=r"ended before it was ready .* run with --workers 1"):
        list(Auditor(Unloadable(source="ar", target="fr"), Means(workers=2)).audit([feed]))


class Faulty(Settings):
    """Settings that fail where they are asked about a rule."""

    def runs(self, code: str) -> bool:
        raise ZeroDivisionError("of all things")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_program_is_told_and_costs_a_document_alone(feed: Path, workers: int) -> None:
    outcomes = list(Auditor(Faulty(source="ar", target="fr"), Means(workers=workers)).audit([feed]))
    problems = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    told = [problem for problem in problems if "ZeroDivisionError: of all things" in problem.reason]
    assert len(told) > 1 and len(problems) == len(outcomes) and all(problem.unaudited for problem in told)
    assert not multiprocessing.active_children()


def test_little_is_read_ahead(feed: Path) -> None:
    """What waits for its turn is bounded, however much there is to read."""
    from audit.engines.processes import Processes
    from audit.store.job import Job

    read = 0

    def jobs() -> Iterator[Job]:
        nonlocal read
        for number in range(1000):
            read += 1
            yield Job(str(number), Document(str(number), None, segments=()))

    stream = Processes(2)(Auditor(SETTINGS), jobs())
    job, (audit,) = next(stream)
    assert job.name == audit.name == "0"
    assert read <= 10
    stream.close()  # type: ignore[attr-defined]
