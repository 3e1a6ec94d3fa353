"""Assembles the encoder's ONNX graphs from its weights, with 8-bit integer matrix products.

A graph goes from word embeddings to the states after a number of layers. Word embeddings are an input: the vocabulary's
96 million parameters stay in the weights file. The layers are BERT's (Devlin et al., 2019).

A few channels of the normalized states are far larger than the rest and would take the 8 bits for themselves; so the
products read a rescaled state in which those channels are small, and the weights carry the inverse (Xiao et al., 2023:
SmoothQuant). All sequences of a batch have one length: there is no padding, and a text's states do not depend on the
batch it came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.encoder.onnx_builder import CONTRIB, GraphBuilder, Integers, Shape
from audit.encoder.quantization import ACTIVATION_MAX
from audit.encoder.weights import WeightsFile

if TYPE_CHECKING:
    import numpy as np

GRAPH_VERSION = 2
STATES_LAYER = 7
_LAYER_PARTS = ("q", "k", "v", "ao", "aln", "fi", "fo", "oln")
_GELU_MINIMUM = -0.17
_GELU_ZERO = 28  # leaves room below zero for the little that GELU goes there


def encoder_graph(weights: WeightsFile, layers: int) -> bytes:
    """Word embeddings ``words`` to the ``states`` after ``layers`` layers, both [batch, tokens, width] float32."""
    graph = _Graph(weights)
    state = graph.rescaled(graph.embeddings("words"), "emb.ln")
    shape: Shape = ("batch", "tokens", weights.shape.width)
    return graph.model("encoder", {"words": shape}, {"states": (graph.layers(state, range(layers)), shape)})


def graph_key(weights: WeightsFile, layers: int) -> str:
    """A name for the graph of ``layers`` that changes with its weights and with how it is assembled."""
    names = [f"l{number}.{part}.{kind}" for number in range(layers) for part in _LAYER_PARTS for kind in "wb"]
    return f"{GRAPH_VERSION}-{weights.digest(['emb.pos', 'emb.type', 'emb.ln.w', 'emb.ln.b', *names])}"


@dataclass(frozen=True, slots=True)
class _State:
    """Token states as the products read them: the true states are ``values * scale``, channel by channel."""

    values: str
    scale: np.ndarray


class _Graph(GraphBuilder):
    """The encoder's graph; its methods add nodes and return the names of their outputs."""

    def __init__(self, weights: WeightsFile) -> None:
        super().__init__()
        self.weights, self.shape = weights, weights.shape

    def vector(self, name: str) -> np.ndarray:
        return self.weights.vector(name)

    def embeddings(self, words: str) -> str:
        """Word embeddings with positions and the one token type added."""
        import numpy as np

        positions = self.vector("emb.pos").reshape(self.shape.positions, self.shape.width)
        table = self.constant(positions + self.vector("emb.type")[: self.shape.width], "positions")
        tokens = self.node("Shape", words, start=1, end=2)
        return self.node("Add", words, self.node("Slice", table, self.constant(np.zeros(1, np.int64), "start"), tokens))

    def layers(self, state: _State, numbers: range) -> str:
        """The true states after the layers ``numbers``."""
        *earlier, last = numbers
        for number in earlier:
            state = self.rescaled(self.layer(state, f"l{number}"), f"l{number}.oln")
        return self.layer_norm(self.layer(state, f"l{last}"), f"l{last}.oln", 1)

    def layer(self, state: _State, name: str) -> str:
        """One transformer layer, but for its last norm."""
        state = self.rescaled(self.residual(self.attention(state, name), state, f"{name}.ao.b"), f"{name}.aln")
        return self.residual(self.feed_forward(state, name), state, f"{name}.fo.b")

    def attention(self, state: _State, name: str) -> str:
        import numpy as np

        width = self.shape.width
        integers = self.around_zero(state.values)
        parts = []
        for part in "qkv":
            matrix = self.weights.matrix(f"{name}.{part}.w", width, width)
            parts.append(self.product(integers, matrix * state.scale, f"{name}.{part}.w"))
        bias = self.constant(np.concatenate([self.vector(f"{name}.{part}.b") for part in "qkv"]), f"{name}.qkv.b")
        mixed = self.node("MultiHeadAttention", *parts, bias, domain=CONTRIB, num_heads=self.shape.heads)
        return self.product(self.around_zero(mixed), self.weights.matrix(f"{name}.ao.w", width, width), f"{name}.ao.w")

    def feed_forward(self, state: _State, name: str) -> str:
        width, inner = self.shape.width, self.shape.feed_forward
        matrix = self.weights.matrix(f"{name}.fi.w", inner, width)
        hidden = self.product(self.around_zero(state.values), matrix * state.scale, f"{name}.fi.w")
        bias = self.constant(self.vector(f"{name}.fi.b"), f"{name}.fi.b")
        active = self.node("FastGelu", hidden, bias, domain=CONTRIB)
        return self.product(self.above_gelu(active), self.weights.matrix(f"{name}.fo.w", width, inner), f"{name}.fo.w")

    def residual(self, output: str, state: _State, bias: str) -> str:
        """``output`` and its bias added to the true states."""
        skipped = self.node("Mul", state.values, self.constant(state.scale, f"{bias}.scale"))
        return self.node("Add", output, self.node("Add", skipped, self.constant(self.vector(bias), bias)))

    def rescaled(self, summed: str, norm: str) -> _State:
        """The states with their outlying channels made small."""
        scale = self.outlyingness(norm)
        return _State(self.layer_norm(summed, norm, scale), scale)

    def outlyingness(self, norm: str) -> np.ndarray:
        """By how much each channel's norm weight differs from the usual one, as a factor of 1 or more.

        The norm of a channel that training let grow far beyond the others is either large, or small to hold it down.
        """
        import numpy as np

        ratio = np.abs(self.vector(f"{norm}.w"))
        ratio = np.maximum(ratio / np.median(ratio), 1e-3)
        return np.maximum(ratio, 1 / ratio)

    def layer_norm(self, summed: str, norm: str, scale: np.ndarray | int) -> str:
        parts = [self.constant(self.vector(f"{norm}.{part}") / scale, f"{norm}.{part}") for part in "wb"]
        return self.node("LayerNormalization", summed, *parts, epsilon=self.shape.epsilon)

    def above_gelu(self, states: str) -> Integers:
        """What GELU gave in 8 bits, each token by its largest value; GELU is never below -0.17."""
        largest = self.node("ReduceMax", states, axes=[-1])
        room = -_GELU_MINIMUM * (ACTIVATION_MAX - _GELU_ZERO) / _GELU_ZERO
        return self.integers(states, self.node("Max", largest, self.number(room)), _GELU_ZERO)
