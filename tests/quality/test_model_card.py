"""The shipped weights do what their model card says."""

from __future__ import annotations

import io
import re
from importlib.resources import files

import numpy as np
import pytest

from scripts.estimator.development import figures


def test_the_development_figures_are_reproduced() -> None:
    card = (files("audit.quality") / "weights" / "README.md").read_text("utf-8")
    stated = {name: float(value) for name, value in re.findall(r"^\| (.+?) \| (\d\.\d{3}) \|$", card, re.MULTILINE)}
    measured = figures()
    assert measured.keys() <= stated.keys()
    for name, value in measured.items():
        assert value == pytest.approx(stated[name], abs=0.01), name


def test_the_weights_are_small_and_hold_nothing_but_numbers() -> None:
    weights = [files("audit.quality") / "weights" / "head.npz", files("audit.encoder") / "adapter.npz"]
    assert sum(len(path.read_bytes()) for path in weights) < 8_000_000
    for path in weights:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as archive:
            assert {archive[name].dtype for name in archive.files} == {np.dtype(np.float16)}
