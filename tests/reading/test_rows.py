"""JSONL, TSV and CSV: rows are segments as given."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.reading import read
from audit.reading.rows import CHUNK, MOST_PROBLEMS
from audit.reading.stream import LINE_LIMIT
from audit.records import Document, Problem, Segment
from audit.settings import Settings

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file into the working folder."""
    monkeypatch.chdir(tmp_path)

    def make(name: str, content: str | bytes) -> Path:
        data = content.encode() if isinstance(content, str) else content
        Path(name).write_bytes(data)
        return Path(name)

    return make


def documents(path: str | Path, **options: Any) -> list[Document]:
    return [item for item in read([path], Settings(**options)) if isinstance(item, Document)]


def segments(path: str | Path, **options: Any) -> list[Segment]:
    return [segment for document in documents(path, **options) for segment in document.segments or ()]


def problems(path: str | Path) -> list[tuple[str, str]]:
    return [(p.path, p.reason) for p in read([path], Settings()) if isinstance(p, Problem)]


def test_jsonl(write: Write) -> None:
    row = {"id": "w1", "source": "قال", "target": "Il a dit", "desk": "monde", "score": 0.5, "tags": [1, None]}
    write("x.jsonl", json.dumps(row) + "\n\n" + json.dumps({"target": "Fin"}) + "\n")
    first, second = segments("x.jsonl")
    assert (first.id, first.document, first.index, first.source, first.target) == (
        "w1",
        "x.jsonl",
        1,
        "قال",
        "Il a dit",
    )
    assert (first.source_lines, first.target_lines) == ((1, 1), (1, 1))
    assert first.extra == {"desk": "monde", "score": 0.5, "tags": [1, None]}
    assert (second.id, second.source, second.source_lines, second.target_lines) == ("x.jsonl#2", None, None, (3, 3))
    assert second.extra == {}


@pytest.mark.parametrize("source", ["source", "src", "original", "Source", "ar"])
@pytest.mark.parametrize("target", ["target", "tgt", "mt", "translation", "TARGET", "fr"])
def test_the_names_of_the_fields(write: Write, source: str, target: str) -> None:
    write("x.jsonl", json.dumps({source: "s", target: "t", "more": "m"}))
    write("x.tsv", f"{source}\t{target}\tmore\ns\tt\tm\n")
    write("x.csv", f"{source},{target},more\ns,t,m\n")
    for name in ("x.jsonl", "x.tsv", "x.csv"):
        [segment] = segments(name, source="ar", target="fr")
        assert (segment.source, segment.target, segment.extra) == ("s", "t", {"more": "m"})


def test_null_is_no_source_and_empty_is_one_that_says_nothing(write: Write) -> None:
    write(
        "x.jsonl", '{"source": null, "target": "a"}\n{"source": "", "target": "b"}\n{"source": "c", "target": null}\n'
    )
    assert [(s.source, s.target) for s in segments("x.jsonl")] == [(None, "a"), ("", "b"), ("c", "")]


def test_an_empty_cell_is_no_source(write: Write) -> None:
    write("x.tsv", "source\ttarget\n\ta\nb\t\n")
    assert [(s.source, s.target) for s in segments("x.tsv")] == [(None, "a"), ("b", "")]


def test_the_preferred_name_wins_and_the_other_is_kept(write: Write) -> None:
    write("x.jsonl", '{"mt": "machine", "target": "human", "src": "s"}')
    [segment] = segments("x.jsonl")
    assert (segment.source, segment.target, segment.extra) == ("s", "human", {"mt": "machine"})


def test_numbers_are_good_ids(write: Write) -> None:
    write("x.jsonl", '{"id": 7, "target": "a", "document": 3}')
    [segment] = segments("x.jsonl")
    assert (segment.id, segment.document) == ("7", "3")


def test_rows_of_one_document_belong_together(write: Write) -> None:
    write("x.tsv", "document\ttarget\na\t1\na\t2\nb\t3\n\t4\n\t5\nb\t6\n")
    found = documents("x.tsv")
    assert [(d.name, d.shared, [s.document for s in d.segments or ()]) for d in found] == [
        ("x.tsv", True, ["a", "a", "b"]),
        ("x.tsv", False, ["x.tsv", "x.tsv"]),
        ("x.tsv", True, ["b"]),
    ]
    assert [s.id for d in found for s in d.segments or ()] == ["a#1", "a#2", "b#3", "x.tsv#4", "x.tsv#5", "b#6"]


def test_long_files_come_in_chunks(write: Write) -> None:
    count = 2 * CHUNK + 10
    write("x.jsonl", "".join(f'{{"target": "{i}"}}\n' for i in range(count)))
    found = documents("x.jsonl")
    assert [len(d.segments or ()) for d in found] == [CHUNK, CHUNK, 10]
    assert [s.target for d in found for s in d.segments or ()] == [str(i) for i in range(count)]


def test_a_document_is_not_cut_by_a_chunk_unless_it_is_longer(write: Write) -> None:
    sizes = {"a": CHUNK - 10, "b": 20, "c": CHUNK + 5, "d": 3}
    rows = [f"{name}\t{i}\n" for name, size in sizes.items() for i in range(size)]
    write("x.tsv", "document\ttarget\n" + "".join(rows))
    found = [[s.document for s in d.segments or ()] for d in documents("x.tsv")]
    assert [{name: chunk.count(name) for name in chunk} for chunk in found] == [
        {"a": CHUNK - 10},
        {"b": 20},
        {"c": CHUNK},
        {"c": 5, "d": 3},
    ]


def test_what_is_left_of_a_chunk_counts_towards_the_length_of_the_next(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit.reading.rows.CHUNK_CHARACTERS", 1_000)
    rows = [{"document": name, "target": "a" * 250} for name in "abbbb"]
    write("x.jsonl", "\n".join(map(json.dumps, rows)))
    found = [item for item in read(["x.jsonl"], Settings()) if isinstance(item, Document)]
    assert [[segment.document for segment in one.segments or ()] for one in found] == [["a"], ["b"] * 3, ["b"]]


def test_the_next_chunk_is_not_read_before_it_is_asked_for(write: Write) -> None:
    write("x.jsonl", '{"target": "a"}\n' * CHUNK + "broken\n" * 20_000)
    stream = read(["x.jsonl"], Settings())
    assert isinstance(next(stream), Problem)
    stream.close()  # type: ignore[attr-defined]


def test_broken_rows_of_jsonl(write: Write) -> None:
    rows = [
        '{"target": "good"}',
        '{"target": "cut',
        "[1, 2]",
        '{"source": "no target"}',
        '{"target": 5}',
        '{"source": ["a"], "target": "b"}',
        '{"id": true, "target": "b"}',
        '{"document": {}, "target": "b"}',
        "[" * 100_000,
        '{"target": "a", "n": ' + "1" * 5_000 + "}",
        '{"target": "a"} {"target": "b"}',
        '{"target": "tab\tin a string"}',
        '{"target": "last"}',
    ]
    write("x.jsonl", "\n".join(rows))
    assert [s.target for s in segments("x.jsonl")] == ["good", "last"]
    assert problems("x.jsonl") == [
        ("x.jsonl:2", "not valid JSON: unterminated string starting at (column 12)"),
        ("x.jsonl:3", "not a JSON object"),
        ("x.jsonl:4", "no field 'target' (or tgt, mt, translation)"),
        ("x.jsonl:5", "target is not text: 5"),
        ("x.jsonl:6", "source is not text: ['a']"),
        ("x.jsonl:7", "id is neither text nor a number: True"),
        ("x.jsonl:8", "document is neither text nor a number: {}"),
        ("x.jsonl:9", "not valid JSON: nested too deep"),
        ("x.jsonl:10", "not valid JSON: a number with too many digits"),
        ("x.jsonl:11", "not valid JSON: extra data (column 17)"),
        ("x.jsonl:12", "not valid JSON: invalid control character at (column 16)"),
    ]


@pytest.mark.parametrize("broken", ["[" * depth + "]" * depth for depth in (201, 500, 900)])
def test_a_row_that_no_report_could_write_again_is_broken(write: Write, broken: str) -> None:
    rows = f'{{"target": "a", "n": {broken}}}\n{{"target": "b", "n": {"[" * 199}{"]" * 199}}}\n'
    write("x.jsonl", rows)
    assert problems("x.jsonl") == [("x.jsonl:1", "not valid JSON: nested too deep")]
    assert [s.target for s in segments("x.jsonl")] == ["b"]


def test_what_python_writes_beyond_json_does_no_harm(write: Write) -> None:
    write("x.jsonl", '{"target": "half \\ud83d, whole \\ud83d\\ude00", "s": NaN, "l": ["\\udc00", Infinity]}')
    [segment] = segments("x.jsonl")
    assert segment.target == "half \ufffd, whole \U0001f600"
    assert segment.extra == {"s": None, "l": ["\ufffd", None]}


def test_no_end_of_broken_rows_is_summed_up(write: Write) -> None:
    write("x.jsonl", "broken\n" * 1_500 + '{"target": "good"}')
    found = problems("x.jsonl")
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == ("x.jsonl", "1,400 more broken rows")
    assert [s.target for s in segments("x.jsonl")] == ["good"]


def test_a_line_without_end_is_passed_over(write: Write) -> None:
    write("x.jsonl", '{"target": "a"}\n' + "[" * (2 * LINE_LIMIT + 5) + '\n{"target": "b"}')
    assert [(s.target, s.target_lines) for s in segments("x.jsonl")] == [("a", (1, 1)), ("b", (3, 3))]
    assert problems("x.jsonl") == [("x.jsonl:2", "a line of more than 4,000,000 characters")]


def test_long_rows_fill_a_chunk_sooner(write: Write) -> None:
    write("x.tsv", "target\n" + ("a" * (LINE_LIMIT // 2) + "\n") * 5)
    assert [len(d.segments or ()) for d in documents("x.tsv")] == [4, 1]


def test_tsv_quotes_are_text(write: Write) -> None:
    write("x.tsv", 'id\tsource\ttarget\n1\t"a\tb"c""\n2\t\'d\t"e"\n')
    assert [(s.source, s.target) for s in segments("x.tsv")] == [('"a', 'b"c""'), ("'d", '"e"')]


def test_broken_rows_of_tsv(write: Write) -> None:
    write("x.tsv", "id\ttarget\tnote\n1\ta\n\n2\n3\tb\tc\td\n4\te\tf\t\t\n5\tg\th\n")
    assert [(s.id, s.target, s.extra) for s in segments("x.tsv")] == [
        ("1", "a", {}),
        ("4", "e", {"note": "f"}),
        ("5", "g", {"note": "h"}),
    ]
    assert problems("x.tsv") == [
        ("x.tsv:4", "1 field, the header has 3"),
        ("x.tsv:5", "4 fields, the header has 3"),
    ]


def test_csv_by_the_standard(write: Write) -> None:
    write("x.csv", 'id,source,target\r\n1,"a, ""b""","c\r\nd"\r\n2,e,f g"h\r\n')
    first, second = segments("x.csv")
    assert (first.source, first.target, first.target_lines) == ('a, "b"', "c\nd", (2, 3))
    assert (second.source, second.target, second.target_lines) == ("e", 'f g"h', (4, 4))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_use_other_delimiters(write: Write, delimiter: str) -> None:
    write("x.csv", f'source{delimiter}target\na{delimiter}"b{delimiter},;c"\n')
    assert [(s.source, s.target) for s in segments("x.csv")] == [("a", f"b{delimiter},;c")]


def test_broken_rows_of_csv_and_the_rest_goes_on(write: Write) -> None:
    write("x.csv", 'id,target\n1,"never closed\n2,b\n3,"c"\n4,"d"e\n5,f,g\n6,h\n7,"open at the end\n8,i\n')
    assert [(s.id, s.target, s.target_lines) for s in segments("x.csv")] == [
        ("2", "b", (3, 3)),
        ("3", "c", (4, 4)),
        ("6", "h", (7, 7)),
        ("8", "i", (9, 9)),
    ]
    assert problems("x.csv") == [
        ("x.csv:2", "text after the quotation mark that closes a field"),
        ("x.csv:5", "text after the quotation mark that closes a field"),
        ("x.csv:6", "3 fields, the header has 2"),
        ("x.csv:8", "a quotation mark opens a field and none closes it"),
    ]


def test_an_open_quote_does_not_swallow_a_long_file(write: Write) -> None:
    write("x.csv", 'id,target\n0,"open\n' + "".join(f"{i},t\n" for i in range(1, 2_501)))
    assert [s.id for s in segments("x.csv")] == [str(i) for i in range(1, 2_501)]
    assert problems("x.csv") == [("x.csv:2", "a quotation mark opens a field and none closes it")]


def test_a_csv_line_without_end(write: Write) -> None:
    long = "x" * (LINE_LIMIT + 1)
    write("x.csv", f'target\na\n"b\n{long}\nc\n{long}')
    assert [s.target for s in segments("x.csv")] == ["a", "c"]
    assert problems("x.csv") == [
        ("x.csv:3", "a quotation mark opens a field and none closes it"),
        ("x.csv:4", "a line of more than 4,000,000 characters"),
        ("x.csv:6", "a line of more than 4,000,000 characters"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.tsv", "", "empty file"),
        ("x.tsv", "\n \n", "nothing but white space"),
        ("x.csv", "\n \n", "nothing but white space"),
        ("x.jsonl", "\n \n", "no rows"),
        ("x.csv", "source,target\n\n", "no rows"),
        ("x.tsv", "a\tb\n1\t2\n", "no column 'target' (or tgt, mt, translation) in its header: a, b"),
        ("x.csv", '"a\n', "no header: a quotation mark opens a field and none closes it"),
        ("x.jsonl", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file, not text"),
        ("x.tsv", "target\0\n", "binary file, not text"),
    ],
)
def test_files_that_hold_no_rows(write: Write, name: str, content: str, reason: str) -> None:
    write(name, content)
    assert problems(name) == [(name, reason)]
    assert documents(name) == []


def test_a_field_may_be_longer_than_the_csv_module_thinks(write: Write) -> None:
    long = "x" * 200_000
    write("x.csv", f'target,{long}\n"{long}",a\n')
    [segment] = segments("x.csv")
    assert (segment.target, segment.extra) == (long, {long: "a"})


def test_columns_without_a_name_or_with_one_twice_lose_nothing(write: Write) -> None:
    write("x.tsv", "target\tnote\tnote\t\tnote 6\tnote\na\tb\tc\td\te\tf\n")
    [segment] = segments("x.tsv")
    assert segment.extra == {"note": "b", "note 3": "c", "4": "d", "note 6": "e", "note 6 6": "f"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_in_any_encoding(write: Write, encoding: str) -> None:
    write("x.csv", "id,target\r\n1,Le président a été reçu\r\n".encode(encoding))
    write("x.jsonl", '{"target": "Le président a été reçu"}\r\n'.encode(encoding))
    for name in ("x.csv", "x.jsonl"):
        [segment] = segments(name)
        assert (segment.target, segment.extra) == ("Le président a été reçu", {})


def test_languages_are_those_of_the_settings(write: Write) -> None:
    write("x.tsv", "source\ttarget\na\tb\n")
    [document] = documents("x.tsv", source="ara", target="fra")
    assert (document.source_language, document.target_language) == ("ar", "fr")


def test_rows_tell_their_languages(write: Write) -> None:
    """One file may hold many pairs; what is asked for wins."""
    rows = [("ru", "fr"), ("ru", "fr"), ("zh-CN", "en_GB"), ("klingon", None)]
    write("x.jsonl", "\n".join(json.dumps({"source_lang": s, "target_lang": t, "mt": "x"}) for s, t in rows))
    found = documents("x.jsonl")
    assert [(d.source_language, d.target_language, len(d.segments or ())) for d in found] == [
        ("ru", "fr", 2),
        ("zh", "en", 1),
        (None, None, 1),
    ]
    assert [d.source_language for d in documents("x.jsonl", source="ar")] == ["ar"] * len(found)


CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0\r")
CELL = st.text(CHARACTERS, max_size=20)
ROWS = st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8)
MANY_CONTROLS = str.maketrans({chr(i): " " for i in range(32) if chr(i) not in "\t\n"})


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_jsonl_reads_what_was_written(rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / "x.jsonl"
    lines = [json.dumps({"source": s, "target": t, "more": [s]}, ensure_ascii=False) for s, t in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = segments(path)
    assert [(s.source, s.target, s.extra, s.target_lines) for s in found] == [
        (source, target, {"more": [source]}, (n, n)) for n, (source, target) in enumerate(rows, start=1)
    ]


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_csv_reads_what_was_written(rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / "x.csv"
    rows = [(source.translate(MANY_CONTROLS), target.translate(MANY_CONTROLS)) for source, target in rows]
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("id", "source", "target"), *(("i", s, t) for s, t in rows)])
    path.write_bytes(text.getvalue().encode())
    found = segments(path)
    assert [(s.source or "", s.target) for s in found] == rows
    assert [s.index for s in found] == list(range(1, len(rows) + 1))


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_tsv_reads_what_was_written(rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / "x.tsv"
    table = {ord("\t"): " ", ord("\n"): " "} | MANY_CONTROLS
    rows = [(source.translate(table), target.translate(table)) for source, target in rows]
    lines = ["id\tsource\ttarget", *(f"i\t{source}\t{target}" for source, target in rows)]
    path.write_bytes("\n".join(lines).encode())
    assert [(s.source or "", s.target) for s in segments(path)] == rows


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=200), suffix=st.sampled_from([".jsonl", ".tsv", ".csv", ".txt"]))
def test_any_bytes_are_read_or_reported(data: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rows") / f"x{suffix}"
    path.write_bytes((b"target,id\tb\n" if suffix != ".txt" else b"") + data)
    for item in read([path], Settings()):
        if isinstance(item, Problem):
            assert item.reason and "\n" not in item.reason
        else:
            assert item.target or item.segments


def test_parquet(write: Write) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra parquet: pip install 'wire-audit[parquet]'")
    from pyarrow import parquet

    rows = [
        {"id": 7, "Source": "قال", "target": "Il a dit", "desk": "monde", "tags": ["a"]},
        {"id": 8, "Source": None, "target": "Fin", "desk": None, "tags": None},
    ]
    path = write("x.parquet", b"")
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=1)
    first, second = segments(path)
    assert (first.id, first.source, first.target, first.source_lines) == ("7", "قال", "Il a dit", (1, 1))
    assert first.extra == {"desk": "monde", "tags": ["a"]}
    assert (second.source, second.source_lines, second.target_lines) == (None, None, (2, 2))


def test_what_is_no_parquet(write: Write) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra parquet: pip install 'wire-audit[parquet]'")
    from pyarrow import parquet

    ((path, reason),) = problems(write("x.parquet", b"PAR1 is how it begins"))
    assert path == "x.parquet"
    assert reason.startswith("no Parquet, or damaged: ")
    parquet.write_table(pyarrow.Table.from_pylist([{"text": "Fin"}]), "y.parquet")
    assert problems("y.parquet") == [("y.parquet", "no column 'target': text")]


def test_parquet_without_what_reads_it(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert problems(write("x.parquet", b"PAR1")) == [
        ("x.parquet", "Parquet needs an optional part: pip install 'wire-audit[parquet]'")
    ]
