"""Fit the weights of `audit.checks.unlinked` on the hand-labelled segments, and measure them on folds held apart.

    python scripts/fit_unlinked.py --corpora DIR

Runs of words that an omission (or an addition) was labelled on stand against all others of `corpora/desk` and
`corpora/gold`, and against those of human translations: free ones, and NTREX-128, as far as they are held apart.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.alignment.passages import Passage
from audit.checks.evidence import Evidence
from audit.checks.gather import gather
from audit.checks.unlinked import runs
from audit.encoder import load_encoder
from audit.language import get
from audit.quality import load_estimator
from audit.quality.spans import ADDED, OMITTED
from audit.records import Segment, Span
from scripts.estimator import corpora
from scripts.estimator.fitting import fit_logistic
from scripts.estimator.retold import RETOLD_PAIRS, retold

HAND_LABELLED = Path(__file__).parents[1] / "corpora"
KINDS = {OMITTED: ("omission", "truncation"), ADDED: ("addition",)}
FOLDS = 5
SHARED = 0.4  # of the shorter of a run and a labelled stretch, from which the one is found by the other
RATES = (0.5, 0.6, 0.7, 0.85)

Row = Mapping[str, Any]


def labelled() -> list[Row]:
    paths = [*(HAND_LABELLED / "desk").glob("*-*.jsonl"), *(HAND_LABELLED / "gold").glob("ar-fr*.jsonl")]
    rows = [json.loads(line) for path in sorted(paths) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{"source_lang": "ar", "target_lang": "fr", **row} for row in rows if row.get("source") and row["target"]]


def faultless(root: Path) -> Iterator[Row]:
    """Human translations held apart."""
    for number, line in enumerate(corpora.ntrex(root)):
        if corpora.held_apart(line.document):
            yield _row(f"ntrex.{number}", ("ar", "fr"), (line.texts["ar"], line.texts["fr"]))
    for pair in retold(RETOLD_PAIRS):
        if corpora.held_apart(pair.name):
            yield _row(pair.name, pair.languages, pair.texts)


def _row(name: str, languages: tuple[str, str], texts: tuple[str, str]) -> Row:
    return {
        "id": name,
        "source_lang": languages[0],
        "target_lang": languages[1],
        "source": texts[0],
        "target": texts[1],
    }


def evidence(rows: Iterable[Row]) -> Iterator[tuple[Row, Evidence]]:
    encoder, estimator = load_encoder(), load_estimator()

    def languages(row: Row) -> tuple[str, str]:
        return row["source_lang"], row["target_lang"]

    for (source, target), group in groupby(sorted(rows, key=languages), key=languages):
        some = list(group)
        for start in range(0, len(some), 128):
            part = some[start : start + 128]
            encoded = iter(encoder.encode([text for row in part for text in (row["source"], row["target"])]))
            segments = [Segment(row["id"], "", 1, row["source"], row["target"]) for row in part]
            passages = [Passage(segment, next(encoded), next(encoded)) for segment in segments]
            yield from zip(part, gather(passages, get(source), get(target), estimator, "normal"), strict=True)


def samples(rows: Iterable[Row], kind: str) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Features [runs, 9], whether each run is a fault of ``kind`` (-1 where it is another), and its segment's id."""
    features, labels, names = [], [], []
    for row, one in evidence(rows):
        words, doubt = (one.target_words, one.unsupported) if kind == ADDED else (one.source_words, one.missing)
        doubts = [doubt(word) for word in words]
        stretches = list(_stretches(row, "target" if kind == ADDED else "source"))
        for span, values in runs(one, doubts, kind):
            found = [error for error, stretch in stretches if _is_found(stretch, span)]
            features.append(values)
            labels.append(1 if any(error in KINDS[kind] for error in found) else -1 if found else 0)
            names.append(row["id"])
    return np.array(features), np.array(labels), names


def _stretches(row: Row, side: str) -> Iterator[tuple[str, Span]]:
    for error in row.get("errors", ()):
        start = row[side].find(error[side]) if error[side] else -1
        if start >= 0:
            yield error["kind"], Span(start, start + len(error[side]))


def _is_found(stretch: Span, run: Span) -> bool:
    shared = min(stretch.end, run.end) - max(stretch.start, run.start)
    return shared >= SHARED * min(len(stretch), len(run))


def fitted(features: np.ndarray, labels: np.ndarray, clean: np.ndarray) -> tuple[np.ndarray, float]:
    known = labels >= 0
    rows, truth = np.vstack([features[known], clean]), np.r_[labels[known], np.zeros(len(clean))]
    line = fit_logistic(rows, truth, ridge=0.05)
    return np.array(line["weights"]), line["bias"]


def probability(features: np.ndarray, weights: np.ndarray, bias: float) -> np.ndarray:
    return 1 / (1 + np.exp(-(features @ weights + bias)))


def report(kind: str, hand: tuple[np.ndarray, np.ndarray, list[str]], clean: np.ndarray, names: Sequence[str]) -> None:
    """The weights, and what every fold finds by those fitted on the others."""
    features, labels, segments = hand
    fold = np.array([int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS for name in segments])
    told = np.zeros(len(labels))
    for k in range(FOLDS):
        told[fold == k] = probability(features[fold == k], *fitted(features[fold != k], labels[fold != k], clean[::2]))
    weights, bias = fitted(features, labels, clean[::2])
    print(kind, "weights", np.round(weights, 3).tolist(), "bias", round(bias, 3))
    apart = probability(clean[1::2], weights, bias)
    for rate in RATES:
        found = {segments[i] for i in np.flatnonzero((told >= rate) & (labels == 1))}
        wrong = {segments[i] for i in np.flatnonzero((told >= rate) & (labels == 0))}
        alarms = len({names[1::2][i] for i in np.flatnonzero(apart >= rate)})
        print(f"  from {rate}: {len(found)} segments rightly, {len(wrong)} wrongly, {alarms} human translations")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    root = parser.parse_args().corpora
    hand, human = labelled(), list(faultless(root))
    for kind in KINDS:
        clean, _, names = samples(human, kind)
        report(kind, samples(hand, kind), clean, names)


if __name__ == "__main__":
    main()
