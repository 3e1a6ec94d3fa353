"""A short run of scripts/fuzz_readers.py: mutated files of every format are read or refused, and nothing else."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "fuzz_readers.py"


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_readers", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_readers"] = module
    spec.loader.exec_module(module)
    return module


def test_seeds_are_read_without_complaint(fuzz: ModuleType, tmp_path: Path) -> None:
    for name, data in fuzz.seeds().items():
        path = tmp_path / name
        path.write_bytes(data)
        found = fuzz.read_all(path)
        assert found["documents"] and not found["problems"] and not found["refused"], name


def test_mutated_files(fuzz: ModuleType, tmp_path: Path) -> None:
    totals = 0
    for name, data in fuzz.inputs(480, 1_000_000):
        path = tmp_path / name
        path.write_bytes(data)
        with fuzz.at_most(fuzz.SECONDS):
            found = fuzz.read_all(path)
        totals += found["documents"] + found["problems"] + found["refused"]
    assert totals > 480
