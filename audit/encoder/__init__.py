"""Multilingual token states and sentence vectors from a transformer encoder.

>>> encoded = load_encoder().encode(["Le ministre est arrivé."])[0]
>>> encoded.states.shape, encoded.offsets[1].tolist()
((5, 384), [3, 11])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Encode", "Encoded", "Encoder", "load_encoder"]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text's tokens, without the encoder's prefix and special tokens.

    ``states`` is [tokens, width] float32. ``offsets`` is [tokens, 2] int32: half-open spans in code points of the text,
    without the whitespace around a token, in order; a token that stands for whitespace alone has an empty span.
    """

    states: np.ndarray
    offsets: np.ndarray


Encode = Callable[[Sequence[str]], list[Encoded]]
"""Token states of each text, in order; see ``Encoder.encode``."""


class Encoder(Protocol):
    """What every encoder offers."""

    @property
    def signature(self) -> str:
        """What a score needs to be reproducible: the model, the layer, and the arithmetic."""

    @property
    def width(self) -> int:
        """The length of a state."""

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Token states of each text, in order, whatever its length; an empty text has none.

        Each distinct text is computed once a call. The result takes 4 bytes a token and channel (1.5 kB a token with
        the bundled encoder), so hand over a long input in parts.
        """

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """A vector of unit length for each text: the mean of its last states, [texts, width] float32."""


def load_encoder(name: str | None = None) -> Encoder:
    """The bundled encoder, or the Hugging Face encoder ``name`` (a model's name or a folder).

    Raises AuditError where the encoder cannot be loaded, MissingExtra where ``name`` needs the extra ``torch``.
    """
    if name is None:
        from audit.encoder.bundled import BundledEncoder

        return BundledEncoder()
    from audit.encoder.huggingface import HuggingFaceEncoder

    return HuggingFaceEncoder(name)
