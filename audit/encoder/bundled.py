"""The encoder that is installed with the program: multilingual-e5-small (Wang et al., 2024), 4-bit weights, tuned.

Token states are those of layer 7 with the estimator's updates; sentence vectors are the original model's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audit.encoder import Encoded
from audit.encoder.adapter import TunedWeights
from audit.encoder.batching import Window, batches, windows
from audit.encoder.graph import STATES_LAYER, encoder_graph, graph_key
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

    def __init__(self) -> None:
        self._weights = TunedWeights(bundled_weights())
        self.width = self._weights.shape.width
        self.signature = f"multilingual-e5-small:q4+{self._weights.updates_digest}|layer:{STATES_LAYER}|ort:int8"
        self._after = [self._weights.special.eos]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(self._weights)

    @cached_property
    def _before(self) -> list[int]:
        return [self._weights.special.bos, *self._tokenizer(_PREFIX).ids.tolist()]

    @property
    def _capacity(self) -> int:
        return self._weights.shape.positions - len(self._before) - len(self._after)

    @cached_property
    def _tuned(self) -> Session:
        return _session(self._weights, STATES_LAYER)

    @cached_property
    def _original(self) -> Session:
        return _session(WeightsFile(self._weights.path), self._weights.shape.layers)

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Token states at layer 7; see ``Encoder.encode``."""
        import numpy as np

        tokens = {text: self._tokenizer(text) for text in dict.fromkeys(texts)}
        states = {text: np.empty((len(t.ids), self.width), np.float32) for text, t in tokens.items()}
        parts = [part for text, t in tokens.items() for part in self._parts(text, t.ids)]
        for part, output in self._run(parts, self._tuned):
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
        for part, output in self._run(parts, self._original):
            sums[order[part.text]] += output.sum(axis=0)
        vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors[[order[text] for text in texts]]

    def _parts(self, text: str, ids: np.ndarray) -> list[_Part]:
        import numpy as np

        return [
            _Part(text, window, np.concatenate([self._before, ids[window.start : window.end], self._after]))
            for window in windows(len(ids), self._capacity, _OVERLAP)
        ]

    def _run(self, parts: list[_Part], session: Session) -> Iterator[tuple[_Part, np.ndarray]]:
        """Each part with its states, [tokens, width]."""
        packed = [[parts[i] for i in batch] for batch in batches([len(part.ids) for part in parts], _BUDGET)]

        def states(batch: list[_Part]) -> np.ndarray:
            return session(self._words(batch))

        for batch, output in zip(packed, each_batch(states, packed), strict=True):
            yield from zip(batch, output, strict=True)

    def _words(self, batch: list[_Part]) -> np.ndarray:
        """Word embeddings, [batch, tokens, width]."""
        import numpy as np

        ids = np.stack([part.ids for part in batch])
        return self._weights.rows("emb.word", ids.ravel()).reshape(*ids.shape, self.width)


def _session(weights: WeightsFile, layers: int) -> Session:
    name = f"encoder-{layers}-{graph_key(weights, layers)}"
    return Session(name, lambda: encoder_graph(weights, layers))
