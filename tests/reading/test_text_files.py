"""Plain text as it comes: line endings, sizes, and what is no text."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from audit.errors import UnreadableFile
from audit.reading import LineIndex
from audit.reading.text import SIZE_LIMIT, read_text
from audit.records import Span


def written(folder: Path, data: bytes) -> Path:
    path = folder / "x.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending_keeps_line_numbers(tmp_path: Path, end: str) -> None:
    text = read_text(written(tmp_path, end.join(["Titre", "", "Sanaa – été", "Fin"]).encode()))
    assert text.content == "Titre\n\nSanaa – été\nFin"
    start = text.content.index("Sanaa")
    assert LineIndex(text.content).lines(Span(start, start + 5)) == (3, 3)


def test_mixed_line_endings(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"a\r\nb\rc\nd\n\r")).content == "a\nb\nc\nd\n\n"


def test_other_separators_are_characters_of_the_text(tmp_path: Path) -> None:
    content = "a\u2028b\u2029c\x0bd\x0ce\x85f"
    assert read_text(written(tmp_path, content.encode())).content == content


def test_the_text_knows_where_it_comes_from(tmp_path: Path) -> None:
    path = written(tmp_path, "été".encode("cp1252"))
    text = read_text(path, "fr")
    assert (text.path, text.language, text.encoding) == (path.as_posix(), "fr", "cp1252")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (codecs.BOM_UTF8, "nothing but white space"),
        (codecs.BOM_UTF16_LE, "nothing but white space"),
        (" \n\t\r\n\u00a0\u200b".encode(), "nothing but white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file, not text"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0", "binary file, not text"),
        (b"Bonjour\0", "binary file, not text"),
        (bytes(range(1, 32)) * 4, "binary file, not text"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, reason: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(UnreadableFile) as error:
        read_text(path)
    assert str(error.value) == f"{path.as_posix()}: {reason}"


def test_a_stray_control_character_is_text(tmp_path: Path) -> None:
    content = "Le ministre a déclaré mardi que la réunion aura lieu.\x1a"
    assert read_text(written(tmp_path, content.encode())).content == content


def test_files_too_large_for_one_text(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(SIZE_LIMIT + 1_500_000)
    with pytest.raises(UnreadableFile) as error:
        read_text(path)
    assert error.value.reason == "65.5 MB of text, the limit is 64 MB: split the file"


def test_a_file_that_went_away(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as error:
        read_text(tmp_path / "x.txt")
    assert error.value.reason == "no such file or directory"
