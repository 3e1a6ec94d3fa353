"""Metrics against references: values that sacreBLEU gives, and signatures that say how."""

from __future__ import annotations

import sacrebleu

from audit.metrics import METRICS, load_metric

TARGETS = ["Le convoi est arrivé samedi soir.", "La réunion a été reportée à mardi."]
REFERENCES = ["Le convoi est arrivé samedi soir.", "La réunion est reportée à mercredi."]


def test_corpus_scores_are_those_of_sacrebleu() -> None:
    made = {name: load_metric(name, "fr").corpus(TARGETS, REFERENCES) for name in METRICS}
    assert made == {
        "chrf": sacrebleu.corpus_chrf(TARGETS, [REFERENCES]).score,
        "bleu": sacrebleu.corpus_bleu(TARGETS, [REFERENCES]).score,
        "ter": sacrebleu.corpus_ter(TARGETS, [REFERENCES]).score,
    }


def test_a_perfect_segment_scores_the_best_there_is() -> None:
    best = {name: load_metric(name, "fr").segment(TARGETS[0], REFERENCES[0]) for name in METRICS}
    assert {name: round(value, 6) for name, value in best.items()} == {"chrf": 100.0, "bleu": 100.0, "ter": 0.0}


def test_a_short_segment_has_a_bleu_above_zero() -> None:
    assert load_metric("bleu").segment("Le convoi", "Le convoi arrive") > 0


def test_signatures_name_the_references_the_tokenizer_and_the_version() -> None:
    for name in METRICS:
        metric = load_metric(name, "fr")
        before = metric.signature
        metric.corpus(TARGETS, REFERENCES)
        assert metric.signature == before
        assert before.startswith("nrefs:1|")
        assert before.endswith(f"version:{sacrebleu.__version__}")
    assert "tok:13a" in load_metric("bleu", "fr").signature
    assert "tok:char" in load_metric("bleu", "ja").signature


def test_only_ter_is_better_when_lower() -> None:
    assert [name for name in METRICS if not load_metric(name).higher_is_better] == ["ter"]
