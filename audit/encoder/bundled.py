"""The encoder that is installed with the program: multilingual-e5-small (Wang et al., 2024), 4-bit weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audit.encoder import Encoded
from audit.encoder.batching import Window, batches, windows
from audit.encoder.graph import STATES_LAYER, graph_key, lower_graph, upper_graph
from audit.encoder.session import Session, each_batch
from audit.encoder.tokenizer import Tokenizer
from audit.encoder.weights import WeightsFile, bundled_weights

if TYPE_CHECKING:
    import numpy as np

_PREFIX = "query: "  # the model was trained with it for symmetric tasks
_OVERLAP = 128  # tokens that neighbouring windows of a long text share
_BUDGET = 512  # tokens a batch: large enough for the kernels, small enough for the caches


@dataclass(frozen=True, slots=True)
class _Part:
    """One window of one text, as the encoder reads it: ``ids`` with prefix and special tokens."""

    text: str
    window: Window
    ids: np.ndarray


class BundledEncoder:
    """multilingual-e5-small on ONNX Runtime; see ``Encoder`` for what it offers."""

    signature = f"multilingual-e5-small:q4|layer:{STATES_LAYER}|ort:int8"

    def __init__(self) -> None:
        self._weights = WeightsFile(bundled_weights())
        self._tokenizer = Tokenizer(self._weights)
        shape, special = self._weights.shape, self._weights.special
        self.width = shape.width
        self._before = [special.bos, *self._tokenizer(_PREFIX).ids.tolist()]
        self._after = [special.eos]
        self._capacity = shape.positions - len(self._before) - len(self._after)

    @cached_property
    def _lower(self) -> Session:
        return self._session("lower", range(STATES_LAYER), lower_graph)

    @cached_property
    def _upper(self) -> Session:
        return self._session("upper", range(STATES_LAYER, self._weights.shape.layers), upper_graph)

    def _session(self, name: str, layers: range, build: Callable[[WeightsFile], bytes]) -> Session:
        return Session(f"{name}-{graph_key(self._weights, layers)}", lambda: build(self._weights))

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Token states at layer 7; see ``Encoder.encode``."""
        import numpy as np

        tokens = {text: self._tokenizer(text) for text in dict.fromkeys(texts)}
        states = {text: np.empty((len(t.ids), self.width), np.float32) for text, t in tokens.items()}
        parts = [part for text, t in tokens.items() for part in self._parts(text, t.ids)]
        for part, output in self._run(parts, self._lower):
            first, last = part.window.keep_start, part.window.keep_end
            skipped = len(self._before) - part.window.start
            states[part.text][first:last] = output[first + skipped : last + skipped]
        return [Encoded(states[text], tokens[text].offsets) for text in texts]

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Mean-pooled last layer; see ``Encoder.embed``. A long text's windows all count, by their lengths."""
        import numpy as np

        order = {text: i for i, text in enumerate(dict.fromkeys(texts))}
        sums = np.zeros((len(order), self.width), np.float32)
        parts = [part for text in order for part in self._parts(text, self._tokenizer(text).ids)]
        for part, output in self._run(parts, self._lower, self._upper):
            sums[order[part.text]] += output.sum(axis=0)
        vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors[[order[text] for text in texts]]

    def _parts(self, text: str, ids: np.ndarray) -> list[_Part]:
        import numpy as np

        return [
            _Part(text, window, np.concatenate([self._before, ids[window.start : window.end], self._after]))
            for window in windows(len(ids), self._capacity, _OVERLAP)
        ]

    def _run(self, parts: list[_Part], *sessions: Session) -> Iterator[tuple[_Part, np.ndarray]]:
        """Each part with its states, [tokens, width], after one session or the next."""
        packed = [[parts[i] for i in batch] for batch in batches([len(part.ids) for part in parts], _BUDGET)]

        def states(batch: list[_Part]) -> np.ndarray:
            result = self._words(batch)
            for session in sessions:
                result = session(result)
            return result

        for batch, output in zip(packed, each_batch(states, packed), strict=True):
            yield from zip(batch, output, strict=True)

    def _words(self, batch: list[_Part]) -> np.ndarray:
        """Word embeddings, [batch, tokens, width]."""
        import numpy as np

        ids = np.stack([part.ids for part in batch])
        return self._weights.rows("emb.word", ids.ravel()).reshape(*ids.shape, self.width)
