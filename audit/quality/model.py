"""The shipped weights and calibration of the estimator, read and checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError
from audit.quality.head import Head
from audit.quality.scores import Line

if TYPE_CHECKING:
    import numpy as np

_HEAD, _CALIBRATION = "head.npz", "calibration.json"
SENSITIVITIES = ("low", "normal", "high")


@dataclass(frozen=True, slots=True)
class Model:
    """The network, the logistic models on top of it, and the thresholds and curves that spans are cut by."""

    head: Head
    lines: Mapping[str, Line]
    unfinished: float
    signature: str


@dataclass(frozen=True, slots=True)
class SpanSettings:
    """How spans are cut on one side.

    ``thresholds``: the segment score from which spans are reported, by sensitivity; what share of clean segments that
    flags is in the model card. ``seed``, ``extend``: token probabilities that start and that
    carry on a span. ``confidence``: points (score, share of real faults), increasing, between which confidence is
    interpolated.
    """

    thresholds: Mapping[str, float]
    seed: float
    extend: float
    confidence: tuple[tuple[float, float], ...]

    @classmethod
    def parse(cls, value: Mapping[str, Any]) -> SpanSettings:
        return cls(
            {name: float(value["thresholds"][name]) for name in SENSITIVITIES},
            float(value["seed"]),
            float(value["extend"]),
            tuple((float(x), float(y)) for x, y in value["confidence"]),
        )


def _content(name: str) -> bytes:
    try:
        return (files("audit.quality") / "weights" / name).read_bytes()
    except OSError as error:
        raise AuditError(f"the estimator's weights ({name}) are not installed; reinstall wire-audit") from error


def _arrays(name: str) -> dict[str, np.ndarray]:
    """The arrays of an npz file, read without pickle."""
    import io

    import numpy as np

    try:
        with np.load(io.BytesIO(_content(name)), allow_pickle=False) as archive:
            return {key: archive[key] for key in archive.files}
    except (ValueError, OSError, KeyError) as error:
        raise AuditError(f"the estimator's weights ({name}) are damaged; reinstall wire-audit") from error


@cache
def _calibration() -> dict[str, Any]:
    try:
        return json.loads(_content(_CALIBRATION))
    except ValueError as error:
        raise AuditError(f"the estimator's weights ({_CALIBRATION}) are damaged; reinstall wire-audit") from error


def load_model() -> Model:
    """The shipped model; raises AuditError where a file is missing, or calibration damaged."""
    calibration = _calibration()
    content = _content(_HEAD)
    digest = hashlib.blake2b(content + _content(_CALIBRATION), digest_size=6).hexdigest()
    head = Head(partial(_arrays, _HEAD), hashlib.blake2b(content, digest_size=12).hexdigest())
    lines = {name: Line.parse(value) for name, value in calibration["lines"].items()}
    return Model(head, lines, float(calibration["unfinished"]), f"estimator:{digest}|ort:fp32")


@cache
def span_settings(side: str) -> SpanSettings:
    """How spans are cut on ``side``, "omission" (in the source) or "addition" (in the target)."""
    return SpanSettings.parse(_calibration()["spans"][side])
