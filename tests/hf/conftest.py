"""Tests of the metrics that need the extras `hf` and `comet`, on tiny real models that are built here: `make test-hf`.

Without the packages nothing here is collected, so that `make test` proves the default installation. Nothing is
downloaded: the hub is switched off.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
sys.path.insert(0, str(Path(__file__).parent))

collect_ignore = [
    name
    for name, package in (
        ("test_families.py", "torch"),
        ("test_learned.py", "torch"),
        ("test_comet.py", "comet"),
    )
    if importlib.util.find_spec(package) is None
]


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to build models in."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def learned(models: Path) -> Path:
    """An M2M-100 that has learned the toy in both directions; some seconds of training."""
    import tiny

    tiny.trained(models / "toy-m2m100")
    return models / "toy-m2m100"
