"""The development figures of the model card: the estimator alone on the project's own hand-labelled segments.

python -m scripts.estimator.development
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from audit.encoder import load_encoder
from audit.language import get
from audit.language.endings import unfinished
from audit.quality import Estimate, load_estimator
from scripts.estimator.fitting import auc

GOLD = Path(__file__).parents[2] / "corpora" / "gold"
OMITTED, ADDED = {"omission", "truncation"}, {"addition", "mistranslation"}


def segments() -> Iterator[dict[str, Any]]:
    """The hand-labelled segments that have an original."""
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            segment = json.loads(line)
            if segment["source"]:
                yield segment


def figures() -> dict[str, float]:
    """Each figure of the card by its name; areas under the curve of faulty against clean segments, 0 to 1."""
    labelled = list(segments())
    encoded = load_encoder().encode([text for s in labelled for text in (s["source"], s["target"])])
    pairs = list(zip(encoded[::2], encoded[1::2], strict=True))
    cut = unfinished([(s["source"], s["target"]) for s in labelled], get("fr"))
    estimates = load_estimator().estimate(pairs, cut)
    kinds = [{error["kind"] for error in s["errors"]} for s in labelled]

    def area(score: str, wanted: set[str], sign: float = 1.0) -> float:
        faulty = _scores(estimates, score, [bool(k & wanted) for k in kinds])
        clean = _scores(estimates, score, [not k for k in kinds])
        return auc(sign * faulty, sign * clean)

    return {
        "omission, of segments with an omission or a truncation": area("omission", OMITTED),
        "addition, of segments with an addition or a mistranslation": area("addition", ADDED),
        "quality, of segments with any of these": area("quality", OMITTED | ADDED, -1.0),
    }


def _scores(estimates: list[Estimate], name: str, chosen: list[bool]) -> np.ndarray:
    return np.array([getattr(e, name) for e, use in zip(estimates, chosen, strict=True) if use])


if __name__ == "__main__":
    for name, value in figures().items():
        print(f"| {name} | {value:.3f} |")
