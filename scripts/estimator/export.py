"""Write a checkpoint's averaged weights as the files that are shipped.

python -m scripts.estimator.export CHECKPOINT
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch

from scripts.estimator.shipped import ADAPTER, HEAD, WEIGHTS


def export(checkpoint: Path) -> None:
    """The head, and the updates of the encoder, float16."""
    average = torch.load(checkpoint, weights_only=True)["average"]
    head = {k.removeprefix("head."): _half(v) for k, v in average.items() if k.startswith("head.")}
    head = {k: v for k, v in head.items() if not k.startswith("exercise.")}
    WEIGHTS.mkdir(exist_ok=True)
    np.savez_compressed(HEAD, **head)
    updates = {}
    for name, value in average.items():
        if name.startswith("layers."):
            _, layer, _, matrix, part = name.split(".")
            updates[f"l{layer}.{matrix}.w.{part}"] = _half(value)
    np.savez_compressed(ADAPTER, **updates)


def _half(value: torch.Tensor) -> np.ndarray:
    return value.numpy().astype(np.float16)


if __name__ == "__main__":
    export(Path(sys.argv[1]))
