"""The estimator's network on ONNX Runtime; its graph is assembled from the shipped weights when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime

SOURCE_OUTPUTS = ("omitted", "edited")
TARGET_OUTPUTS = ("faulty", "wrong", "severe", "edited", "gap_before", "gap_after", "edit_before", "edit_after")
SEGMENT_OUTPUTS = ("assessment", "effort", "mqm", "omission", "addition")


@dataclass(frozen=True, slots=True)
class Logits:
    """One pair's raw outputs: source [n, 2], target [m, 8], gaps and edit_gaps [m + 1], segment [5]; and how alike its
    sides are, a cosine."""

    source: np.ndarray
    target: np.ndarray
    gaps: np.ndarray
    edit_gaps: np.ndarray
    segment: np.ndarray
    similarity: float


class Head:
    """Runs the network over pairs of states."""

    def __init__(self, weights: Mapping[str, np.ndarray]) -> None:
        import numpy as np

        self._weights = {name: np.asarray(value, np.float32) for name, value in weights.items()}

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        from audit.encoder.session import load_graph
        from audit.quality.graph import build_graph

        return load_graph(build_graph(self._weights))

    def __call__(self, pairs: Sequence[tuple[np.ndarray, np.ndarray]]) -> list[Logits]:
        """Logits for pairs of states [n, 384] and [m, 384], neither empty, in order."""
        from audit.encoder.session import each_batch

        session = self._session
        return list(each_batch(lambda pair: _run(session, *pair), pairs))


def _run(session: onnxruntime.InferenceSession, source: np.ndarray, target: np.ndarray) -> Logits:
    tokens, pair, similarity = session.run(None, {"source": source, "target": target})
    width = len(SOURCE_OUTPUTS)
    of_source, of_target = tokens[1 : 1 + len(source), :width], tokens[1 + len(source) :, width:]
    gap, edit = TARGET_OUTPUTS.index("gap_before"), TARGET_OUTPUTS.index("edit_before")
    gaps, edits = _between(of_target, gap), _between(of_target, edit)
    return Logits(of_source, of_target, gaps, edits, pair, float(similarity))


def _between(target: np.ndarray, channel: int) -> np.ndarray:
    """The m + 1 places around m tokens: what the token after says plus what the token before says."""
    import numpy as np

    return np.r_[target[:, channel], 0] + np.r_[0, target[:, channel + 1]]
