"""How the corpora that the estimator learns from are read."""

from pathlib import Path

import pytest

from scripts.estimator.corpora import likelihoods, mqm

HEADER = "mt_system\tdoc_id\tseg_id\tannotator_id\tsource\ttarget\tstart_ids\tend_ids\terrors\n"
ROWS = (
    "one\tnews\t1\trater1\tThe dam is full.\tDer Damm ist leer.\t13\t17\tmajor\n"
    "two\tnews\t2\trater1\tIt rained.\tEs regnete.\t-1\t-1\tno-error\n"
)


@pytest.mark.parametrize("header", ["", HEADER])
def test_annotations_are_read_from_files_with_and_without_a_header(header: str, tmp_path: Path) -> None:
    (tmp_path / "wmt-qe-2023" / "train").mkdir(parents=True)
    (tmp_path / "wmt-qe-2023" / "train" / "2021_en-de_processed.tsv").write_text(header + ROWS, "utf-8")
    wrong, right = mqm(tmp_path, "train")
    assert (wrong.pair, wrong.target, wrong.severe) == ("en-de", "Der Damm ist leer.", [(13, 17)])
    assert (right.target, right.severe, right.mqm) == ("Es regnete.", [], 0.0)


def test_likelihoods_of_pieces_stand_where_their_letters_do():
    text, values = "Die Ortsnamen blieben.", ["-0.5", "-1.5", "-0.25", "-2.0", "-0.1"]
    found = likelihoods(text, ["Die", "Orts@@", "namen", "blieben", "."], [*values, "-0.3"])  # the last is the end's
    assert [(text[start:end], value) for start, end, value in found or ()] == [
        ("Die", -0.5), ("Orts", -1.5), ("namen", -0.25), ("blieben", -2.0), (".", -0.1),
    ]  # fmt: skip
    assert likelihoods(text, ["▁Die", "▁Orts", "namen", "▁blieben", "."], values) == found


def test_likelihoods_that_do_not_fit_the_text_are_none():
    assert likelihoods("Die Namen.", ["Der", "Name", "."], ["-1", "-1", "-1"]) is None
    assert likelihoods("Die Namen.", ["Die", "Namen", "."], ["-1"]) is None
