"""Runs ONNX graphs on ONNX Runtime, one batch a core."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from audit.errors import AuditError
from audit.store.built import kept

if TYPE_CHECKING:
    import numpy as np
    import onnxruntime

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """The cores this process may use; OMP_NUM_THREADS, where it is set, lowers the number."""
    affinity = getattr(os, "sched_getaffinity", None)
    available = len(affinity(0)) if affinity else os.cpu_count() or 1
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    return min(available, int(wanted)) if wanted.isdecimal() and int(wanted) else available


class Session:
    """A graph ready to run; safe to call from several threads at once."""

    def __init__(self, name: str, build: Callable[[], bytes]) -> None:
        """``name`` is the graph's name in the cache, ``build`` assembles it where it is not there."""
        self._session: onnxruntime.InferenceSession = kept(name, build, load_graph)

    def __call__(self, values: np.ndarray) -> np.ndarray:
        """The graph's one output for its one input."""
        source = self._session.get_inputs()[0].name
        return self._session.run(None, {source: values})[0]


def load_graph(graph: bytes) -> onnxruntime.InferenceSession:
    """The graph ready to run on one core; raises AuditError where it cannot be loaded."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Whole batches run side by side instead (each_batch): no waiting at the end of every operation.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's errors have no common base
        raise AuditError(f"ONNX Runtime cannot load the model: {error}; run: pip install -U onnxruntime") from error
    session._model_bytes = None  # what it has read by now, and would hold as long as it lives
    return session


def each_batch(function: Callable[[Item], Result], batches: Iterable[Item]) -> Iterator[Result]:
    """``function`` of each batch, in order, computed on all cores."""
    from concurrent.futures import ThreadPoolExecutor

    items = list(batches)
    threads = min(cores(), len(items))
    if threads < 2:
        yield from map(function, items)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(function, items)
