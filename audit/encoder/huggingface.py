"""Any Hugging Face encoder in place of the bundled one; needs the extra ``torch``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.encoder import Encoded
from audit.encoder.batching import Window, batches, windows
from audit.errors import AuditError, MissingExtra

if TYPE_CHECKING:
    import numpy as np

_OVERLAP = 64  # tokens that neighbouring windows of a long text share
_BUDGET = 2048  # tokens a batch
_LONGEST = 512  # tokens a window, where the model states no limit


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    window: Window
    ids: list[int]


class HuggingFaceEncoder:
    """An encoder by its name on the hub or by its folder; see ``Encoder`` for what it offers.

    Word links are best in the middle of such models (Jalili Sabet et al., 2020: layer 8 of 12), so states are those of
    the layer two thirds up; vectors are means of the last.

    Raises MissingExtra without torch, AuditError where ``name`` is no encoder that can be loaded.
    """

    def __init__(self, name: str) -> None:
        try:
            import torch  # noqa: F401
        except ImportError as error:
            raise MissingExtra(f"the encoder {name}", "torch") from error
        from transformers import AutoModel, AutoTokenizer
        from transformers.utils import logging

        logging.set_verbosity_error()
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(name, use_fast=True)
            self._model: Any = AutoModel.from_pretrained(name).eval()
        except Exception as error:  # hub, file and configuration errors have no common base
            reason = str(error).strip().split("\n")[0]
            raise AuditError(f"cannot load the encoder {name}: {reason}; give a model's name or its folder") from error
        if not self._tokenizer.is_fast:
            raise AuditError(f"the encoder {name} has no fast tokenizer, so its tokens cannot be found in the text")
        self._model = getattr(self._model, "encoder", self._model) if _is_pair(self._model) else self._model
        config = self._model.config
        self.width: int = config.hidden_size
        self._layer = -(-2 * config.num_hidden_layers // 3)
        revision = getattr(config, "_commit_hash", None) or "local"
        self.signature = f"{name}:{revision}|layer:{self._layer}|torch:fp32"
        self._before, self._after = self._around()
        limits = (self._tokenizer.model_max_length, getattr(config, "max_position_embeddings", _LONGEST) - 2, _LONGEST)
        self._capacity = min(limits) - len(self._before) - len(self._after)

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Token states two thirds up the model; see ``Encoder.encode``."""
        import numpy as np

        tokens = {text: self._tokens(text) for text in dict.fromkeys(texts)}
        states = {text: np.empty((len(ids), self.width), np.float32) for text, (ids, _) in tokens.items()}
        for part, output in self._run(
            [p for text, (ids, _) in tokens.items() for p in self._parts(text, ids)], self._layer
        ):
            window = part.window
            kept = output[window.keep_start - window.start : window.keep_end - window.start]
            states[part.text][window.keep_start : window.keep_end] = kept
        return [Encoded(states[text], tokens[text][1]) for text in texts]

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """The mean of the last layer's states; see ``Encoder.embed``."""
        import numpy as np

        order = {text: i for i, text in enumerate(dict.fromkeys(texts))}
        sums = np.zeros((len(order), self.width), np.float32)
        for part, output in self._run([p for text in order for p in self._parts(text, self._tokens(text)[0])], -1):
            sums[order[part.text]] += output.sum(axis=0)
        vectors = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        return vectors[[order[text] for text in texts]]

    def _tokens(self, text: str) -> tuple[list[int], np.ndarray]:
        """Ids without special tokens, and their offsets without the whitespace around them."""
        import numpy as np

        found = self._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        spans = []
        for start, end in found["offset_mapping"]:
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            spans.append((start, end))
        return found["input_ids"], np.array(spans, np.int32).reshape(-1, 2)

    def _around(self) -> tuple[list[int], list[int]]:
        """The special tokens that the model wants before and after a text."""
        probe = self._tokenizer("a", return_special_tokens_mask=True)
        own = [place for place, special in enumerate(probe["special_tokens_mask"]) if not special]
        return probe["input_ids"][: own[0]], probe["input_ids"][own[-1] + 1 :]

    def _parts(self, text: str, ids: list[int]) -> list[_Part]:
        cuts = windows(len(ids), self._capacity, min(_OVERLAP, self._capacity // 2)) if ids else []
        return [_Part(text, cut, ids[cut.start : cut.end]) for cut in cuts]

    def _run(self, parts: list[_Part], layer: int) -> Iterator[tuple[_Part, np.ndarray]]:
        """Each part with its own tokens' states after ``layer``, [tokens, width]."""
        import torch

        first = len(self._before)
        for batch in batches([len(part.ids) for part in parts], _BUDGET):
            chosen = [parts[i] for i in batch]
            rows = [[*self._before, *part.ids, *self._after] for part in chosen]
            with torch.inference_mode():
                output = self._model(torch.tensor(rows), output_hidden_states=True).hidden_states[layer].numpy()
            for part, states in zip(chosen, output, strict=True):
                yield part, states[first : first + len(part.ids)]


def _is_pair(model: Any) -> bool:
    """Whether the model also has a decoder, which is not needed."""
    return bool(getattr(model.config, "is_encoder_decoder", False))
