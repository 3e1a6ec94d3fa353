"""Fits and measures the confidence of `--pair-by content` on NTREX documents, of which every other one is held apart.

    python scripts/fit_content_pairing.py --corpora DIR

Documents of two languages are put into folders of 25 and their translations found again. Features as in
`audit.reading.content.features`; publication dates are drawn: those of a pair are a day apart at most, others within
a month, and half of the folders have none.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from audit.encoder import Encoder, load_encoder
from audit.reading import content
from audit.reading.folders import Found
from audit.reading.sides import Side

FOLDER = 25
LANGUAGES = (("ar", "fr"), ("en", "fr"), ("ar", "en"), ("ru", "de"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    folder = parser.parse_args().corpora / "ntrex"
    encoder = load_encoder()
    numbers = (folder / "document_ids.tsv").read_text("utf-8").split("\n")
    fitted: list[np.ndarray] = []
    measured: dict[str, list[tuple[np.ndarray, int]]] = defaultdict(list)
    chance = random.Random(7)
    for source, target in LANGUAGES:
        documents = [_documents(folder, language, numbers) for language in (source, target)]
        for held in (0, 1):
            names = [name for place, name in enumerate(documents[0]) if place % 2 == held]
            chance.shuffle(names)
            for start in range(0, len(names), FOLDER):
                chosen = names[start : start + FOLDER]
                features = _features(chosen, documents, encoder, chance, dated=bool(start // FOLDER % 2))
                # A fifth of the targets is taken away, so that some sources have no partner.
                kept = max(1, len(chosen) * 4 // 5)
                features = features[:, :kept]
                features[..., 1] = content._margin(features[..., 0])
                if held:
                    measured[f"{source}-{target}"].append((features, kept))
                else:
                    fitted.append(features)
    weights = _fitted(fitted)
    print("weights", np.round(weights[:-1], 2).tolist(), "bias", round(float(weights[-1]), 2))
    for pair, folders in measured.items():
        _report(pair, folders, weights)


def _documents(folder: Path, language: str, numbers: list[str]) -> dict[str, str]:
    [path] = folder.glob(f"*{language}*.txt")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number, line in zip(numbers, path.read_text("utf-8").split("\n"), strict=False):
        if number.strip():
            found[number.strip()].append(line)
    return {name: "\n\n".join(lines) for name, lines in found.items()}


def _features(
    names: list[str], documents: list[dict[str, str]], encoder: Encoder, chance: random.Random, dated: bool
) -> np.ndarray:
    sides: list[list[Side]] = [[], []]
    for name in names:
        day = datetime(2025, 3, 1) + timedelta(days=chance.random() * 30)
        for side, texts, date in zip(sides, documents, (day, day + timedelta(days=chance.random())), strict=True):
            told = date.isoformat() if dated else None
            side.append(Side(Found(Path(name), 0), 0, None, None, name, texts[name][:6000], (), told))
    return content.features(sides[0], sides[1], encoder)


def _fitted(folders: list[np.ndarray]) -> np.ndarray:
    """Logistic regression by Newton's method with a little ridge; each true pair weighs as much as all its rivals."""
    rows, truth, weight = [], [], []
    for features in folders:
        for i in range(features.shape[0]):
            for j in range(features.shape[1]):
                rows.append([*features[i, j], 1.0])
                truth.append(float(i == j))
                weight.append(1.0 if i == j else 2.0 / features.shape[1])
    x, y, w = np.array(rows), np.array(truth), np.array(weight)
    beta = np.zeros(x.shape[1])
    ridge = 0.1 * np.eye(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (y - p)) - ridge @ beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + ridge
        beta = beta + np.linalg.solve(hessian, gradient)
    return beta


def _report(pair: str, folders: list[tuple[np.ndarray, int]], weights: np.ndarray) -> None:
    found = right = there = 0
    said: list[float] = []
    for features, kept in folders:
        confidence = 1 / (1 + np.exp(-(features @ weights[:-1] + weights[-1])))
        there += kept
        for i in range(len(confidence)):
            j = int(np.argmax(confidence[i]))
            if confidence[i, j] >= 0.5 and int(np.argmax(confidence[:, j])) == i:
                found += 1
                right += i == j
                said.append(float(confidence[i, j]))
    print(f"{pair}: {right} of {there} pairs found, {found - right} wrong, least confidence {min(said):.2f}")


if __name__ == "__main__":
    main()
