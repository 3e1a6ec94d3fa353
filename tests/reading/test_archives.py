"""Archives are read like folders, under their own names."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest

from audit.reading import read
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
    import tempfile

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
