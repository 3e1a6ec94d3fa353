"""The estimator's network on ONNX Runtime; its graph is assembled once from the shipped weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime

_GRAPH_VERSION = 1  # of what ``build_graph`` makes of the weights
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

    def __init__(self, weights: Callable[[], Mapping[str, np.ndarray]], digest: str = "") -> None:
        """``weights`` are asked for where the graph that goes by their ``digest`` is not kept yet, or there is none."""
        self._weights, self._digest = weights, digest

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        from audit.encoder.session import load_graph
        from audit.store.built import kept

        if self._digest:
            return kept(f"estimator-{_GRAPH_VERSION}-{self._digest}", self._graph, load_graph)
        return load_graph(self._graph())

    def _graph(self) -> bytes:
        import numpy as np

        from audit.quality.graph import build_graph

        return build_graph({name: np.asarray(value, np.float32) for name, value in self._weights().items()})

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

    places = np.zeros(len(target) + 1, np.float32)
    places[:-1] = target[:, channel]
    places[1:] += target[:, channel + 1]
    return places
