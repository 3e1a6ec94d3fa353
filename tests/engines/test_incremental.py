"""A second run recalls what the first found, to the last bit, and bears whatever has become of the cache."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import audit.store.database as database
from audit.auditor import Auditor
from audit.checks.evidence import Evidence
from audit.encoder import Encoder, load_encoder
from audit.engines.means import Means
from audit.errors import AuditError
from audit.plugins import Plugin
from audit.records import Document, DocumentAudit, Problem, Segment
from audit.settings import Settings
from audit.store import keys
from audit.store.database import FILE, Store, info
from audit.store.keys import Keys

PAIRS = [
    ("وصل وزير الخارجية إلى تونس يوم السبت.", "Le ministre des Affaires étrangères est arrivé à Tunis samedi."),
    ("قتل 12 شخصا في الانفجار.", "L'explosion a fait 15 morts."),
    ("لم توافق الحكومة على الاقتراح.", "Le gouvernement a approuvé la proposition."),
]
SETTINGS = Settings(source="ar", target="fr")


shared_encoder = cache(load_encoder)  # loading it takes longer than all that these tests audit


class Counting(Auditor):
    """An auditor that counts the segments it had to audit."""

    audited = 0

    @cached_property
    def _encoder(self) -> Encoder:
        return shared_encoder()

    def judged(self, document: Document, evidence: Sequence[Evidence]) -> DocumentAudit:
        found = super().judged(document, evidence)
        self.audited += len(found.segments)
        return found


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A story with its original, one without, rows, and rows that name documents."""
    folder = tmp_path / "feed"
    folder.mkdir()
    for side, language in enumerate(("ar", "fr")):
        (folder / f"story.{language}.txt").write_text("\n\n".join(pair[side] for pair in PAIRS), "utf-8")
    (folder / "alone.fr.txt").write_text("Un tÈxte abîmé.\n\nUn autre, intact.", "utf-8")
    write_rows(folder / "rows.jsonl", PAIRS)
    rows = [{"document": "d", "source": s, "target": t} for s, t in PAIRS]
    (folder / "named.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def write_rows(path: Path, pairs: list[tuple[str, str]]) -> None:
    path.write_text("".join(json.dumps({"source": s, "target": t}) + "\n" for s, t in pairs), "utf-8")


@pytest.fixture
def told() -> list[str]:
    return []


def run(feed: Path, cache: Path | None, told: list[str], settings: Settings = SETTINGS, resume: bool = False):
    """What a run yields, and how many segments it had to audit."""
    auditor = Counting(settings, Means(cache=cache, resume=resume, tell=told.append))
    return list(auditor.audit([feed])), auditor.audited


def test_a_second_run_audits_nothing_and_says_the_same(feed: Path, tmp_path: Path, told: list[str]) -> None:
    plain, _ = run(feed, None, told)
    first, audited = run(feed, tmp_path / "cache", told)
    second, again = run(feed, tmp_path / "cache", told)
    assert first == second == plain
    assert sum(isinstance(item, DocumentAudit) for item in plain) == 4
    assert (audited, again, told) == (11, 0, [])


def test_only_what_changed_is_audited(feed: Path, tmp_path: Path, told: list[str]) -> None:
    run(feed, tmp_path / "cache", told)
    write_rows(feed / "rows.jsonl", [("صباح الخير", "Bonjour"), *PAIRS])
    changed, audited = run(feed, tmp_path / "cache", told)
    assert audited == 1
    assert changed == run(feed, None, told)[0]


def test_names_of_files_do_not_count(feed: Path, tmp_path: Path, told: list[str]) -> None:
    run(feed, tmp_path / "cache", told)
    feed = feed.rename(tmp_path / "renamed")
    for language in ("ar", "fr"):
        (feed / f"story.{language}.txt").rename(feed / f"tale.{language}.txt")
    found, audited = run(feed, tmp_path / "cache", told)
    assert audited == 0
    assert found == run(feed, None, told)[0]


@pytest.mark.parametrize(
    "settings",
    [Settings(source="ar", target="fr", sensitivity="high"), Settings(source="ar", target="fr", ignore=("NB",))],
)
def test_other_settings_are_other_results(feed: Path, tmp_path: Path, told: list[str], settings: Settings) -> None:
    run(feed, tmp_path / "cache", told)
    found, audited = run(feed, tmp_path / "cache", told, settings)
    assert audited == 11
    assert found == run(feed, None, told, settings)[0]


def test_another_state_of_the_program_is_another_result(
    feed: Path, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(feed, tmp_path / "cache", told)
    monkeypatch.setattr("audit.store.keys.program", lambda: ["0.0.0"])
    assert run(feed, tmp_path / "cache", told)[1] == 11


def key() -> bytes:
    return Keys(SETTINGS, "models").row(Document("d", None), Segment("1", "d", 1, *PAIRS[0]))


def test_another_year_is_another_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """NB108 holds years against the clock."""

    class NextYear(date):
        @classmethod
        def today(cls) -> date:
            return date(date.today().year + 1, 1, 1)

    before = key()
    monkeypatch.setattr("audit.store.keys.date", NextYear)
    assert key() != before


def test_every_package_that_is_needed_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("audit.store.keys.version", lambda package: asked.append(package) or "1")
    keys.program.__wrapped__()
    assert {"numpy", "onnxruntime", "babel", "text2num", "ftfy", "rapidfuzz", "PyStemmer", "langdetect"} <= set(asked)
    assert not {"torch", "pytest", "pyarrow"} & set(asked)


def test_every_file_of_a_package_that_adds_rules_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "added").mkdir()
    for name in ("__init__", "rules", "tables"):
        (tmp_path / "added" / f"{name}.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    entry = EntryPoint("x", "added.rules:RULE", "audit.checks")
    monkeypatch.setattr("audit.store.keys.plugins", lambda group: [Plugin("x", entry)])
    before = keys.program.__wrapped__()
    (tmp_path / "added" / "tables.py").write_text("TABLE = {}\n")
    assert keys.program.__wrapped__() != before


def test_a_package_of_rules_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("x", "nowhere.rules:RULE", "audit.checks")
    monkeypatch.setattr("audit.store.keys.plugins", lambda group: [Plugin("x", entry)])
    with pytest.raises(AuditError, match=r"entry point audit\.checks:x of .*: No module named 'nowhere'"):
        keys.program.__wrapped__()


def test_what_stands_in_the_glossary_counts(tmp_path: Path) -> None:
    glossary = tmp_path / "terms.tsv"
    row = Segment("1", "d", 1, *PAIRS[0])

    def key() -> bytes:
        return Keys(Settings(glossary=str(glossary)), "models").row(Document("d", None), row)

    glossary.write_text("ar\tfr\n", "utf-8")
    before = key()
    assert key() == before
    glossary.write_text("ar\tfr\nتونس\tTunis\n", "utf-8")
    assert key() != before


def stop_after(feed: Path, cache: Path, parts: int, told: list[str]) -> None:
    """A run that ends before it is done."""
    stream = Counting(SETTINGS, Means(cache=cache, resume=True, tell=told.append)).audit([feed])
    for _ in range(parts):
        next(stream)
    stream.close()


def test_an_interrupted_run_goes_on_where_it_stopped(feed: Path, tmp_path: Path, told: list[str]) -> None:
    stop_after(feed, tmp_path / "cache", 3, told)
    found, audited = run(feed, tmp_path / "cache", told, resume=True)
    assert found == run(feed, None, told)[0]
    assert 0 < audited < 11
    assert told == [f"resumed: {11 - audited} segments were audited before, {audited} now"]


def test_nothing_is_dropped_before_a_run_is_complete(
    feed: Path, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store.__init__, "__kwdefaults__", {"keep": False, "limit": 1})
    stop_after(feed, tmp_path / "cache", 4, told)
    kept = info(tmp_path / "cache")
    assert run(feed, tmp_path / "cache", told, resume=True)[1] < 5
    left = info(tmp_path / "cache")
    assert kept and left and left.results < kept.results + 5


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    path.write_bytes(content)


def no_database(path: Path) -> None:
    path.write_text("not a database, and long enough to be looked at as one" * 100)


@pytest.mark.parametrize("harm", [damage, no_database])
def test_a_damaged_cache_is_begun_anew(feed: Path, tmp_path: Path, told: list[str], harm) -> None:
    expected, _ = run(feed, tmp_path / "cache", told)
    harm(tmp_path / "cache" / FILE)
    assert run(feed, tmp_path / "cache", told) == (expected, 11)
    assert told == [f"{tmp_path / 'cache' / FILE}: damaged; begun anew"]
    assert run(feed, tmp_path / "cache", told) == (expected, 0)


@pytest.mark.parametrize("harm", [damage, no_database])
def test_a_damaged_cache_is_an_error_where_a_run_is_to_be_resumed(tmp_path: Path, told: list[str], harm) -> None:
    path = tmp_path / FILE
    Store(tmp_path, told.append, keep=True).put({b"a": b"1"})
    harm(path)
    harmed = path.read_bytes()
    with pytest.raises(AuditError, match="cannot be resumed without it"):
        Store(tmp_path, told.append, keep=True)
    assert (path.read_bytes(), told) == (harmed, [])


def test_a_cache_that_breaks_while_a_run_is_resumed_is_an_error(tmp_path: Path, told: list[str]) -> None:
    rows = {b"%d" % number: bytes(1_000) for number in range(100)}
    Store(tmp_path, told.append, keep=True).put(rows)
    store = Store(tmp_path, told.append, keep=True)
    damage(tmp_path / FILE)
    with pytest.raises(AuditError, match="cannot be resumed without it"):
        store.get(rows)
    store.close(complete=False)
    assert ((tmp_path / FILE).exists(), told) == (True, [])


def test_a_damaged_result_is_none(feed: Path, tmp_path: Path, told: list[str]) -> None:
    expected, _ = run(feed, tmp_path / "cache", told)
    with sqlite3.connect(tmp_path / "cache" / FILE) as connection:
        connection.execute("UPDATE results SET value = CAST(substr(value, 1, length(value) - 1) || x'00' AS BLOB)")
    connection.close()
    assert run(feed, tmp_path / "cache", told) == (expected, 11)
    assert run(feed, tmp_path / "cache", told) == (expected, 0)


def test_a_cache_that_cannot_be_made_is_done_without(feed: Path, tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "cache").write_text("a file")
    found, audited = run(feed, tmp_path / "cache" / "inner", told)
    assert (found, audited) == (run(feed, None, told)[0], 11)
    assert len(told) == 1
    assert "no results are kept or found again" in told[0]
    with pytest.raises(AuditError, match="cannot be resumed without it"):
        run(feed, tmp_path / "cache" / "inner", told, resume=True)


FILL = """
import resource, signal, sys
from pathlib import Path
from audit.store.database import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
store = Store(Path(sys.argv[1]), print)
for number in range(100):
    store.put({bytes([number]): bytes(10_000)})
print(len(store.get(bytes([number]) for number in range(100))) > 5)
store.close()
"""


def test_a_full_disk_ends_the_writing_only(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FILL, str(tmp_path)], check=True, capture_output=True, text=True)
    trouble, goes_on = done.stdout.splitlines()
    assert "no more results are kept" in trouble
    assert goes_on == "True"


def test_what_may_not_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path, print).put({b"a": b"1"})
    connect = sqlite3.connect

    def connect_read_only(path: Path, *arguments: object, **options: object) -> sqlite3.Connection:
        return connect(f"{path.as_uri()}?mode=ro", *arguments, uri=True, **options)  # type: ignore[call-overload,no-any-return]

    told: list[str] = []
    monkeypatch.setattr(database.sqlite3, "connect", connect_read_only)
    store = Store(tmp_path, told.append)
    store.put({b"b": b"2"})
    assert store.get([b"a", b"b"]) == {b"a": b"1"}
    store.put({b"c": b"3"})
    store.close()
    assert len(told) == 1
    assert "no more results are kept" in told[0]


def test_two_runs_share_a_cache(tmp_path: Path, told: list[str]) -> None:
    one, other = Store(tmp_path, told.append), Store(tmp_path, told.append)
    for number in range(200):
        (one, other)[number % 2].put({b"%d" % number: b"value"})
    assert len(one.get(b"%d" % number for number in range(200))) == 200
    one.close()
    other.close()
    assert told == []


def test_the_cache_is_bounded_and_keeps_what_was_used_last(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def days(first: int) -> Iterator[Store]:
        for day in range(first, first + 4):
            monkeypatch.setattr(database.time, "time", lambda day=day: day * 86_400.0)
            yield Store(tmp_path, told.append, limit=200_000)

    for number, store in enumerate(days(100)):
        store.get([b"%d" % i for i in range(10)])
        store.put({b"%d" % i: bytes(1000) for i in range(60 * number, 60 * number + 60)})
        store.close()
    held = Store(tmp_path, told.append).get(b"%d" % i for i in range(240))
    assert (tmp_path / FILE).stat().st_size < 300_000
    assert {b"%d" % i for i in (*range(10), *range(180, 240))} <= held.keys()
    assert b"30" not in held


def test_problems_are_told_each_time(feed: Path, tmp_path: Path, told: list[str]) -> None:
    (feed / "empty.txt").write_text("")
    first, second = (run(feed, tmp_path / "cache", told)[0] for _ in range(2))
    assert [item for item in first if isinstance(item, Problem)] == [i for i in second if isinstance(i, Problem)] != []
