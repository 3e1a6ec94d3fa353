"""CSV and Parquet: a row for each finding, and for each segment without one."""

from __future__ import annotations

import csv
import io
import sys

import pytest
from pyarrow import parquet
from report_examples import SOURCE, TARGET, document, finding, written

from audit.errors import MissingExtra
from audit.records import Span
from audit.reports import open_report
from audit.reports.flat import COLUMNS


def rows(made: str) -> list[dict[str, str]]:
    assert made.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(made.removeprefix("\ufeff"))))


def test_a_row_for_each_finding_and_each_clean_segment() -> None:
    made = rows(written("csv", document(finding(), finding(known=True))))
    assert [(row["id"], row["rule"], row["known"]) for row in made] == [
        ("feed/ar/0412.txt#3", "NM101", "0"), ("feed/ar/0412.txt#3", "NM101", "1"), ("feed/ar/0412.txt#4", "", ""),
    ]  # fmt: skip
    first = made[0]
    assert (first["source"], first["target"]) == (SOURCE, TARGET)
    assert (first["target_marked"], first["source_marked"]) == ("la tête de la source", SOURCE[22:31])
    assert (first["quality"], first["similarity"], first["target_line"]) == ("71.444", "0.9123", "5")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        " =1",
        "\n=1",
        "\u200b=1",
        "\uff1d1",
        "＠SUM(A1)",
        "=cmd|'/c calc'!A1",
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    (first, *_) = rows(written("csv", document(finding(message=text, suggestion=text), target=text + " " * 60)))
    for column in ("message", "suggestion", "target"):
        assert first[column].startswith("'")


def test_numbers_below_zero_stay_numbers() -> None:
    from dataclasses import replace

    from audit.records import Scores

    made = document(finding())
    negative = replace(made.segments[0], scores=Scores(similarity=-0.25))
    (first, *_) = rows(written("csv", replace(made, segments=(negative,))))
    assert first["similarity"] == "-0.25"


def test_parquet_has_types_and_spans_into_the_texts_as_they_are() -> None:
    hostile = "ab\ud800cd\x00\u202eef = fin"
    made = written("parquet", document(finding(target_span=Span(2, 4)), target=hostile))
    table = parquet.read_table(io.BytesIO(made))
    assert table.column_names == list(COLUMNS)
    first, second = table.to_pylist()
    assert first["target"] == "ab\ufffdcd\x00\u202eef = fin"
    assert first["target_marked"] == "\ufffdc" == first["target"][first["target_start"] : first["target_end"]]
    assert first["quality"] == 71.444
    assert (second["rule"], second["quality"], second["target_start"]) == (None, None, None)


def test_parquet_without_documents_is_a_table_without_rows() -> None:
    assert parquet.read_table(io.BytesIO(written("parquet"))).num_rows == 0


def test_without_pyarrow_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'wire-audit\[parquet\]'"):
        open_report("parquet", io.StringIO())
