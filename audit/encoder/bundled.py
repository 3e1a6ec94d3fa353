"""The encoder that is installed with the program: multilingual-e5-small (Wang et al., 2024), 4-bit weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audit.encoder import Encoded
from audit.encoder.batching import Window, batches, windows
from audit.encoder.graph import GRAPH_VERSION, STATES_LAYER, lower_graph, tensors_below, upper_graph
from audit.encoder.session import Session, each_batch
from audit.encoder.tokenizer import Tokenizer
from audit.encoder.weights import WeightsFile, bundled_weights

if TYPE_CHECKING:
    import numpy as np

_PREFIX = "query: "  # the model was trained with it for symmetric tasks
_OVERLAP = 128  # tokens that neighbouring windows of a long text share
_BUDGET = 768  # tokens a batch: large enough for the kernels, small enough for the caches


@dataclass(frozen=True, slots=True)
class _Part:
    """One window of one text, as the encoder reads it: ``ids`` with prefix and special tokens."""

    text: str
    window: Window
    ids: np.ndarray


class BundledEncoder:
    """multilingual-e5-small on ONNX Runtime; see ``Encoder`` for what it offers."""

    signature = f"multilingual-e5-small:q4|layer:{STATES_LAYER}|ort:fp32"

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
        key = self._weights.digest(tensors_below(layers))
        return Session(f"{name}-{GRAPH_VERSION}-{key}", lambda: build(self._weights))

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Token states at layer 7; see ``Encoder.encode``."""
        import numpy as np

        tokens = {text: self._tokenizer(text) for text in dict.fromkeys(texts)}
        states = {text: np.empty((len(t.ids), self.width), np.float32) for text, t in tokens.items()}
        before = len(self._before)
        for part, output in self._run(self._states, [p for text, t in tokens.items() for p in self._parts(text, t.ids)]):
            window = part.window
            first = before + window.keep_start - window.start
            kept = output[first : first + window.keep_end - window.keep_start]
            states[part.text][window.keep_start : window.keep_end] = kept
        return [Encoded(states[text], tokens[text].offsets) for text in texts]

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Mean-pooled last layer; see ``Encoder.embed``. A long text's windows all count, by their lengths."""
        import numpy as np

        order = {text: i for i, text in enumerate(dict.fromkeys(texts))}
        sums = np.zeros((len(order), self.width), np.float32)
        parts = [part for text in order for part in self._parts(text, self._tokenizer(text).ids)]
        for part, output in self._run(self._last, parts):
            sums[order[part.text]] += output.sum(axis=0)
        vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors[[order[text] for text in texts]]

    def _parts(self, text: str, ids: np.ndarray) -> list[_Part]:
        import numpy as np

        return [
            _Part(text, window, np.concatenate([self._before, ids[window.start : window.end], self._after]))
            for window in windows(len(ids), self._capacity, _OVERLAP)
        ]

    def _run(
        self, function: Callable[[list[np.ndarray]], np.ndarray], parts: list[_Part]
    ) -> Iterator[tuple[_Part, np.ndarray]]:
        """Each part with its rows of what ``function`` makes of the batch it is in."""
        packed = batches([len(part.ids) for part in parts], _BUDGET)
        outputs = each_batch(lambda batch: function([parts[i].ids for i in batch]), packed)
        for batch, output in zip(packed, outputs, strict=True):
            for index, rows in zip(batch, output, strict=True):
                yield parts[index], rows[: len(parts[index].ids)]

    def _states(self, batch: list[np.ndarray]) -> np.ndarray:
        """Layer 7 of token ids, [batch, tokens, width]."""
        import numpy as np

        lengths = np.array([len(ids) for ids in batch], np.int32)
        words = np.zeros((len(batch), lengths.max(), self.width), np.float32)
        for row, ids in zip(words, batch, strict=True):
            row[: len(ids)] = self._weights.rows("emb.word", ids)
        return self._lower(words=words, lengths=lengths)

    def _last(self, batch: list[np.ndarray]) -> np.ndarray:
        """The last layer of token ids, [batch, tokens, width]."""
        import numpy as np

        lengths = np.array([len(ids) for ids in batch], np.int32)
        return self._upper(states=self._states(batch), lengths=lengths)
