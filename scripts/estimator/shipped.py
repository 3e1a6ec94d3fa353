"""Where the files that are shipped lie."""

from __future__ import annotations

from pathlib import Path

_AUDIT = Path(__file__).parents[2] / "audit"
WEIGHTS = _AUDIT / "quality" / "weights"
HEAD = WEIGHTS / "head.npz"
CALIBRATION = WEIGHTS / "calibration.json"
ADAPTER = _AUDIT / "encoder" / "adapter.npz"
