"""Files made to do harm, or broken: each is read as far as it can be, and what cannot be is said in one line."""

from __future__ import annotations

import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.reading import limits, read
from audit.reading.stream import LINE_LIMIT
from audit.records import Document, Problem
from audit.settings import Settings

HOSTILE = Path(__file__).parent / "hostile"
NOT_BEYOND = "nothing is read beyond this place"


def seen(*paths: Path, **settings: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The targets' texts, and the problems with the paths' folder left out."""
    texts: list[str] = []
    problems = []
    for item in read(paths, Settings(**settings)):  # type: ignore[arg-type]
        if isinstance(item, Problem):
            problems.append((item.path.removeprefix(f"{paths[0].parent.as_posix()}/"), item.reason))
        else:
            assert isinstance(item, Document)
            texts += [item.target.content] if item.target else [segment.target for segment in item.segments or ()]
    return texts, problems


WRITTEN: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "billion-laughs.xlf": (
        [],
        [("billion-laughs.xlf:3", f"declares the entity 'lol', and entities are never expanded; {NOT_BEYOND}")],
    ),
    "external-entity.tmx": (
        [],
        [("external-entity.tmx:2", f"declares the entity 'file', and entities are never expanded; {NOT_BEYOND}")],
    ),
    "parameter-entity.xml": (
        [],
        [("parameter-entity.xml:3", f"declares the entity 'remote', and entities are never expanded; {NOT_BEYOND}")],
    ),
    "external-dtd.tmx": (["Il a dit."], []),
    "truncated.xlf": (
        ["Il a dit 1."],
        [("truncated.xlf:4", f"not well-formed XML: unclosed token (column 59); {NOT_BEYOND}")],
    ),
    "undefined-entity.xlf": (
        ["Il a dit 1."],
        [("undefined-entity.xlf:4", f"not well-formed XML: undefined entity (column 48); {NOT_BEYOND}")],
    ),
    "crossed-tags.tmx": (
        ["Il a dit."],
        [("crossed-tags.tmx:3", f"not well-formed XML: mismatched tag (column 32); {NOT_BEYOND}")],
    ),
    "declared-utf-8.xlf": (["Été à Gênes, où l’on a élu le président 1."], []),
    "declared-hex.xlf": (["Il a dit 1."], []),
    "no-units.xlf": ([], [("no-units.xlf", "no rows")]),
    "unit-without-source.xlf": (["Il a dit 2."], [("unit-without-source.xlf:3", "a trans-unit without source")]),
    "empty.xml": ([], [("empty.xml", "empty file")]),
    "white-space.xml": ([], [("white-space.xml", "nothing but white space")]),
    "another-root.xml": ([], [("another-root.xml", "a .xml file of none of the formats that are read")]),
    "three-languages.tmx": (
        [],
        [("three-languages.tmx", "units in ar, en and fr: say which are meant with --source and --target")],
    ),
    "truncated.json": (
        [],
        [("truncated.json:2", "not valid JSON: unterminated string starting at (column 15)")],
    ),
    "settings.json": ([], [("settings.json", "a .json file of none of the formats that are read")]),
    "no-body.json": ([], [("no-body.json#1", "no text in it")]),
    "open-quote.po": (
        ["deux"],
        [("open-quote.po:4", 'neither a keyword with a quoted string nor a comment: msgstr "un')],
    ),
    "orphan.po": (["deux"], [("orphan.po:1", "a msgstr without its msgid")]),
    "no-times.srt": ([], [("no-times.srt", "no subtitle in it")]),
    "only-script.html": ([], [("only-script.html", "no text in it")]),
    "no-items.rss": ([], [("no-items.rss", "a feed without items")]),
    "text-named.docx": ([], [("text-named.docx", "a damaged zip archive: file is not a zip file")]),
    "text-named.zip": ([], [("text-named.zip", "a damaged zip archive: file is not a zip file")]),
    "text-named.tar": (
        [],
        [("text-named.tar", "a damaged tar archive: invalid header; the rest is not read")],
    ),
    "directions.fr.txt": (["Le solde est de \u202e000 5\u202c euros\u2066 exactement\u2069.\n"], []),
    "controls.xlf": (["Il a\ufffd dit\ufffd.\ufffd[2J"], []),
    "surrogates.jsonl": (["Il a dit \ufffd."], []),
    "line-ends.tsv": (["Il a dit.", "Elle a dit.", "Ils ont dit."], []),
    "bad-bytes.po": (["l\ufffdgume été à Noël, où l'on chôme"], []),
}


def test_every_file_of_the_folder_is_tried() -> None:
    assert {path.name for path in HOSTILE.iterdir()} == set(WRITTEN)


@pytest.mark.parametrize("name", WRITTEN)
def test_written_by_hand(name: str) -> None:
    assert seen(HOSTILE / name) == WRITTEN[name]


def packed(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def stored(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name)  # not compressed


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, size
    return info


def tarred(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


STORY = b"Le ministre est arriv\xc3\xa9.\n"
TOO_MUCH = "unpacks to more than 200 times its size, or 512 MB"


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def damaged(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new, 1)


def encrypted(path: Path) -> Path:
    """A zip archive that says of its file that it is encrypted, in both places where it must."""
    data = bytearray(packed(path, ("a.txt", STORY)).read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    return path


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


MADE: dict[str, tuple[Callable[[Path], Path], list[str], list[tuple[str, str]]]] = {
    "elements that never end": (
        lambda folder: written(folder / "x.xlf", b"<a>" * 1_000_000),
        [],
        [("x.xlf:1", f"elements nested more than 200 deep; {NOT_BEYOND}")],
    ),
    "a tag that never ends": (
        lambda folder: written(folder / "x.tmx", b'<tmx a="' + b"x" * (3 * LINE_LIMIT)),
        [],
        [("x.tmx:1", f"a tag of more than 4,000,000 bytes; {NOT_BEYOND}")],
    ),
    "a unit without measure, and one after it": (
        lambda folder: written(
            folder / "x.tmx",
            b'<tmx><header srclang="ar"/><body>\n<tu><tuv xml:lang="fr"><seg>'
            + b"x" * (LINE_LIMIT + 1)
            + b"</seg></tuv></tu>\n"
            b'<tu><tuv xml:lang="ar"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu></body></tmx>',
        ),
        ["b"],
        [("x.tmx:2", "a unit too large to be read")],
    ),
    "JSON without end": (
        lambda folder: written(folder / "x.json", b'{"headline":' * 100_000),
        [],
        [("x.json", "not valid JSON: nested too deep")],
    ),
    "a token of a million characters": (
        lambda folder: written(folder / "x.fr.txt", b"a" * 1_000_000),
        ["a" * 1_000_000],
        [],
    ),
    "a line of many megabytes": (
        lambda folder: written(folder / "x.po", b'msgid "' + b"a" * (LINE_LIMIT + 1) + b'"\nmsgid "b"\nmsgstr "c"\n'),
        ["c"],
        [("x.po:1", "a line of more than 4,000,000 characters")],
    ),
    "elements in an endless row": (
        lambda folder: written(folder / "x.xlf", b"<xliff><unit>" + b"<segment/>" * 100_001 + b"</unit></xliff>"),
        [],
        [("x.xlf:1", "a unit too large to be read")],
    ),
    "a zip archive that climbs": (
        lambda folder: packed(folder / "x.zip", ("../../a.txt", STORY), ("b/../../c.txt", STORY), ("..\\d.txt", STORY)),
        [],
        [
            ("x.zip/../../a.txt", "a name that leads out of the archive, not read"),
            ("x.zip/..\\d.txt", "a name that leads out of the archive, not read"),
            ("x.zip/b/../../c.txt", "a name that leads out of the archive, not read"),
        ],
    ),
    "a zip archive with absolute names": (
        lambda folder: packed(folder / "x.zip", ("/etc/a.txt", STORY), ("C:\\b.txt", STORY)),
        [],
        [
            ("x.zip//etc/a.txt", "a name that leads out of the archive, not read"),
            ("x.zip/C:\\b.txt", "a name that leads out of the archive, not read"),
        ],
    ),
    "a link in a zip archive": (
        lambda folder: packed(folder / "x.zip", (link("a.txt"), b"/etc/passwd"), ("b.txt", STORY)),
        [STORY.decode()],
        [("x.zip/a.txt", "a link, not followed")],
    ),
    "a zip bomb": (
        lambda folder: packed(folder / "x.zip", ("a.txt", STORY), ("b.txt", bytes(30_000_000)), ("c.txt", STORY)),
        [STORY.decode()],
        [("x.zip", f"{TOO_MUCH}; x.zip/b.txt and the rest are not read")],
    ),
    "an archive in an archive": (
        lambda folder: packed(folder / "x.zip", ("y.zip", b"PK"), ("a.txt", STORY)),
        [STORY.decode()],
        [("x.zip", "kinds of file that are not read: y.zip")],
    ),
    "an encrypted archive": (
        lambda folder: encrypted(folder / "x.zip"),
        [],
        [("x.zip/a.txt", "protected by a password")],
    ),
    "a damaged file in an archive": (
        lambda folder: written(
            folder / "x.zip",
            damaged(
                packed(folder / "y", (stored("a.txt"), b"Fini."), ("b.txt", STORY)).read_bytes(), b"Fini.", b"Finis"
            ),
        ),
        [STORY.decode()],
        [("x.zip/a.txt", "damaged: bad CRC-32 for file 'a.txt'")],
    ),
    "a name that is empty": (
        lambda folder: packed(folder / "x.zip", (zipfile.ZipInfo(""), STORY), ("a.txt", STORY)),
        [STORY.decode()],
        [("x.zip", "a file without a name, not read")],
    ),
    "one name twice": (
        lambda folder: packed(folder / "x.zip", ("a.txt", STORY), ("./a.txt", b"Autre.\n")),
        [STORY.decode()],
        [("x.zip/a.txt", "twice in the archive; the first is read")],
    ),
    "an archive cut short": (
        lambda folder: written(folder / "x.zip", packed(folder / "y", ("a.txt", STORY)).read_bytes()[:-30]),
        [],
        [("x.zip", "a damaged zip archive: file is not a zip file")],
    ),
    "more files than anybody has": (
        lambda folder: packed(folder / "x.zip", *((f"{n}.txt", b"") for n in range(limits.MEMBER_LIMIT + 1))),
        [],
        [("x.zip", "an archive of more than 10,000 files")],
    ),
    "a tar archive that climbs and links": (
        lambda folder: tarred(
            folder / "x.tar",
            (member("../a.txt"), STORY),
            (member("b.txt", tarfile.SYMTYPE, "/etc/passwd"), b""),
            (member("c.txt", tarfile.LNKTYPE, "b.txt"), b""),
            (member("d.txt", tarfile.CHRTYPE), b""),
            (member("e.txt"), STORY),
        ),
        [STORY.decode()],
        [
            ("x.tar/../a.txt", "a name that leads out of the archive, not read"),
            ("x.tar/b.txt", "a link, not followed"),
            ("x.tar/c.txt", "a link, not followed"),
            ("x.tar/d.txt", "not a regular file"),
        ],
    ),
    "a tar bomb": (
        lambda folder: tarred(folder / "x.tar.gz", (member("a.txt"), STORY), (member("b.txt"), bytes(30_000_000))),
        [STORY.decode()],
        [("x.tar.gz", f"{TOO_MUCH}; x.tar.gz/b.txt and the rest are not read")],
    ),
    "a tar archive cut short": (
        lambda folder: written(
            folder / "x.tar",
            tarred(folder / "y", (member("a.txt"), STORY), (member("b.txt"), STORY * 90)).read_bytes()[:2100],
        ),
        [STORY.decode()],
        [
            ("x.tar", "a damaged tar archive: unexpected end of data; the rest is not read"),
            ("x.tar/b.txt", "damaged: unexpected end of data"),
        ],
    ),
    "a header as large as a disk": (
        lambda folder: written(folder / "x.tar", member("a", tarfile.XHDTYPE, size=1 << 40).tobuf(tarfile.GNU_FORMAT)),
        [],
        [("x.tar", f"{TOO_MUCH}; the rest is not read")],
    ),
    "a document without its text": (
        lambda folder: packed(folder / "x.docx", ("word/styles.xml", b"<a/>")),
        [],
        [("x.docx", "not a Word document: no word/document.xml in it")],
    ),
    "a document that is a bomb": (
        lambda folder: packed(folder / "x.fr.odt", ("content.xml", b"<a>" + b" " * 30_000_000)),
        [],
        [("x.fr.odt", TOO_MUCH)],
    ),
    "a document with entities": (
        lambda folder: packed(folder / "x.docx", ("word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        [],
        [("x.docx/word/document.xml:1", f"declares the entity 'b', and entities are never expanded; {NOT_BEYOND}")],
    ),
    "a pipe": (lambda folder: pipe(folder / "x.xlf"), [], [("x.xlf", "not a regular file")]),
    "bytes of no text": (
        lambda folder: written(folder / "x.html", bytes(range(256)) * 9),
        [],
        [("x.html", "binary file, not text")],
    ),
}


@pytest.mark.parametrize("case", MADE)
def test_made_here_because_they_are_large_or_binary(case: str, tmp_path: Path) -> None:
    make, texts, problems = MADE[case]
    path = make(tmp_path)
    before = {found.name for found in tmp_path.parent.iterdir()}
    found = seen(path)
    where = f"{path.parent.as_posix()}/"
    assert (found[0], [(p, r.replace(where, "")) for p, r in found[1]]) == (texts, problems)
    assert {found.name for found in tmp_path.parent.iterdir()} == before


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.xlf").mkdir()
    (tmp_path / "x.xlf" / "a.txt").write_bytes(STORY)
    assert seen(tmp_path / "x.xlf") == ([STORY.decode()], [])


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    (tmp_path / "secret.fr.txt").write_bytes(STORY)
    (tmp_path / "feed" / "a.fr.txt").symlink_to(tmp_path / "secret.fr.txt")
    assert seen(tmp_path / "feed") == ([], [("feed/a.fr.txt", "a link that leads out of the folder, not followed")])
    assert seen(tmp_path / "feed" / "a.fr.txt") == ([STORY.decode()], [])


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path / "d") + b"\xe9p\xfbch.xlf"))
    try:
        path.write_bytes(b"<xliff/>")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert seen(path) == ([], [("d\\xe9p\\xfbch.xlf", "no rows")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_must_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path / "x.docx", b"PK")
    path.chmod(0)
    assert seen(path) == ([], [("x.docx", "permission denied")])
