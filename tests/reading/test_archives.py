"""Archives are read like folders, under their own names."""

from __future__ import annotations

import gc
import io
import struct
import tarfile
import tempfile
import threading
import zipfile
from pathlib import Path

import pytest

from audit.reading import files, read
from audit.records import Document, Problem
from audit.settings import Settings

FILES = {
    "feed/ar/a.txt": "قال الوزير اليوم.\n",
    "feed/fr/a.txt": "Le ministre a parlé aujourd'hui.\n",
    "feed/rows.jsonl": '{"source": "قال", "target": "Il a dit"}\n',
    "feed/._a.txt": "no",
    "__MACOSX/a.txt": "no",
    "feed/logo.png": "no",
}


@pytest.fixture(params=["x.zip", "x.tar", "x.tar.gz", "x.tgz", "x.tar.bz2", "x.tar.xz"])
def archive(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        Path("files", name).parent.mkdir(parents=True, exist_ok=True)
        Path("files", name).write_text(content, "utf-8")
    name = str(request.param)
    if name == "x.zip":
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as zipped:
            for member in FILES:
                zipped.write(f"files/{member}", member)
    else:
        packing = {"gz": "w:gz", "tgz": "w:gz", "bz2": "w:bz2", "xz": "w:xz"}.get(name.rpartition(".")[2], "w")
        with tarfile.open(name, packing) as tarred:  # type: ignore[call-overload]
            for member in FILES:
                tarred.add(f"files/{member}", member)
    return name


def test_an_archive_is_read_like_a_folder(archive: str) -> None:
    found = list(read([archive], Settings()))
    documents = [item for item in found if isinstance(item, Document)]
    pair, rows = documents
    assert pair.source and pair.target
    assert (pair.source.path, pair.target.path) == (f"{archive}/feed/ar/a.txt", f"{archive}/feed/fr/a.txt")
    assert pair.target.content == FILES["feed/fr/a.txt"]
    assert rows.segments and rows.segments[0].id == f"{archive}/feed/rows.jsonl#1"
    assert [item for item in found if isinstance(item, Problem)] == [
        Problem(archive, "kinds of file that are not read: logo.png", unaudited=False)
    ]


def test_patterns_take_any_file_of_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("x.zip", "w") as archive:
        archive.writestr("in/a.story", FILES["feed/ar/a.txt"])
        archive.writestr("out/a.story", FILES["feed/fr/a.txt"])
    [document] = read(["x.zip"], Settings(pairs="in/{name}.story=out/{name}.story"))
    assert isinstance(document, Document) and document.name == "x.zip/in/a.story"


def test_nothing_is_left_behind(archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "temporary"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    stream = read([archive], Settings())
    next(stream)
    assert list(own.iterdir())
    stream.close()  # type: ignore[attr-defined]
    assert not list(own.iterdir())
    with pytest.raises(Exception, match="say which"):
        read(["files", archive], Settings(source="en"))
    assert not list(own.iterdir())


@pytest.mark.filterwarnings("error")
def test_nothing_is_left_behind_where_nothing_is_asked_for(
    archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "temporary"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    read([archive], Settings())
    gc.collect()
    assert not list(own.iterdir())
    assert not files._mounted


def test_the_archives_of_a_run_share_one_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("audit.reading.archives.ARCHIVE_LIMIT", 1_000)
    for name in ("a", "b", "c"):
        with zipfile.ZipFile(f"{name}.zip", "w") as made:
            made.writestr(f"{name}.txt", "Le ministre a parlé aujourd'hui. " * 15)
    found = list(read(["a.zip", "b.zip", "c.zip"], Settings()))
    assert [item.name for item in found if isinstance(item, Document)] == ["a.zip/a.txt"]
    reason = "the archives of this run unpack to more than 512 MB; {0}.zip/{0}.txt and the rest are not read"
    assert [(item.path, item.reason) for item in found if isinstance(item, Problem)] == [
        ("b.zip", reason.format("b")),
        ("c.zip", reason.format("c")),
    ]


def test_a_zip_archive_that_says_too_little_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library reads as many entries as there are, whatever number stands at the end."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("audit.reading.unpacking.MEMBER_LIMIT", 3)
    data = zipped(5)
    end = data.rfind(b"PK\x05\x06")
    Path("x.zip").write_bytes(data[: end + 8] + bytes((1, 0, 1, 0)) + data[end + 12 :])
    found = list(read(["x.zip"], Settings()))
    assert len([item for item in found if isinstance(item, Document)]) == 3
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert (problem.path, problem.reason) == ("x.zip", "more than 3 files; the rest is not read")


@pytest.mark.parametrize("place", [12, 16])
def test_a_table_of_contents_that_hides_its_size(place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark of the end stands once more inside the end itself."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("audit.reading.unpacking._DIRECTORY_LIMIT", 100)
    data = zipped(5)
    end = data.rfind(b"PK\x05\x06") + place
    Path("x.zip").write_bytes(data[:end] + b"PK\x05\x06" + data[end + 4 :])
    [problem] = read(["x.zip"], Settings())
    assert isinstance(problem, Problem) and problem.reason == "an archive of more than 10,000 files"


@pytest.mark.parametrize("between", [b"", b"more"])
def test_a_table_of_contents_that_zip64_describes(
    between: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = zipped(5)
    end = data.rfind(b"PK\x05\x06")
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 5, 5, 1 << 30, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    Path("x.zip").write_bytes(data[:end] + wide + between + locator + data[end:])
    [problem] = read(["x.zip"], Settings())
    assert isinstance(problem, Problem) and problem.reason == "an archive of more than 10,000 files"


def zipped(count: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.txt", f"Le ministre {number} a parlé.\n")
    return made.getvalue()


def test_names_are_shown_while_another_run_mounts() -> None:
    done = threading.Event()

    def mounting() -> None:
        while not done.is_set():
            for number in range(100):
                files.mount(Path(f"/tmp/one/{number}"), "x.zip")
            for number in range(100):
                files.unmount(Path(f"/tmp/one/{number}"))

    thread = threading.Thread(target=mounting)
    thread.start()
    try:
        for _ in range(20_000):
            assert files.shown("feed/fr/a.txt") == "feed/fr/a.txt"
    finally:
        done.set()
        thread.join()
