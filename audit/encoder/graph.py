"""Assembles the encoder's ONNX graphs from its weights, with 8-bit integer matrix products.

There are two graphs, so that one set of weights serves both uses: the lower one goes from word embeddings to the states
of the layer that the metrics read, the upper one from there to the last layer. Word embeddings are an input: the
vocabulary's 96 million parameters stay in the weights file. The layers are BERT's (Devlin et al., 2019).

Weights have a scale for each output, activations one for each token, found as they come (Yao et al., 2022: ZeroQuant).
A few channels of the normalized states are far larger than the rest and would take the 8 bits for themselves; so the
products read a rescaled state in which those channels are small, and the weights carry the inverse (Xiao et al., 2023:
SmoothQuant). All sequences of a batch have one length: there is no padding, and a text's states do not depend on the
batch it came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.encoder.quantization import ACTIVATION_MAX, quantize
from audit.encoder.weights import WeightsFile

if TYPE_CHECKING:
    import numpy as np

GRAPH_VERSION = 1
STATES_LAYER = 7
_CONTRIB = "com.microsoft"
_LAYER_PARTS = ("q", "k", "v", "ao", "aln", "fi", "fo", "oln")
_GELU_MINIMUM = -0.17
_GELU_ZERO = 28  # leaves room below zero for the little that GELU goes there


def lower_graph(weights: WeightsFile) -> bytes:
    """Word embeddings ``words`` to layer 7's ``states``, both [batch, tokens, width] float32."""
    graph = _Graph(weights)
    state = graph.rescaled(graph.embeddings("words"), "emb.ln")
    return graph.model("words", graph.layers(state, range(STATES_LAYER)), "states")


def upper_graph(weights: WeightsFile) -> bytes:
    """Layer 7's ``states`` to the ``last`` layer's, both [batch, tokens, width] float32."""
    graph = _Graph(weights)
    state = graph.rescaled_again("states", f"l{STATES_LAYER - 1}.oln")
    return graph.model("states", graph.layers(state, range(STATES_LAYER, weights.shape.layers)), "last")


def graph_key(weights: WeightsFile, layers: range) -> str:
    """A name for the graph of ``layers`` that changes with its weights and with how it is assembled."""
    names = [f"l{number}.{part}.{kind}" for number in layers for part in _LAYER_PARTS for kind in "wb"]
    return f"{GRAPH_VERSION}-{weights.digest(['emb.pos', 'emb.type', 'emb.ln.w', 'emb.ln.b', *names])}"


@dataclass(frozen=True, slots=True)
class _State:
    """Token states as the products read them: the true states are ``values * scale``, channel by channel."""

    values: str
    scale: np.ndarray


@dataclass(frozen=True, slots=True)
class _Integers:
    """8-bit activations: the true ones are ``(values - zero) * scale``, with one scale a token."""

    values: str
    scale: str
    zero: str


class _Graph:
    """An ONNX graph under construction; its methods add nodes and return the names of their outputs."""

    def __init__(self, weights: WeightsFile) -> None:
        self.weights = weights
        self.shape = weights.shape
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def node(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        output = f"{kind}-{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def constant(self, value: np.ndarray | np.generic, name: str = "") -> str:
        import numpy as np
        from onnx import numpy_helper

        name = name or f"{value.dtype}-{value}"
        self.constants.setdefault(name, numpy_helper.from_array(np.asarray(value), name))
        return name

    def number(self, value: float) -> str:
        import numpy as np

        return self.constant(np.float32(value))

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
        mixed = self.node("MultiHeadAttention", *parts, bias, domain=_CONTRIB, num_heads=self.shape.heads)
        return self.product(self.around_zero(mixed), self.weights.matrix(f"{name}.ao.w", width, width), f"{name}.ao.w")

    def feed_forward(self, state: _State, name: str) -> str:
        width, inner = self.shape.width, self.shape.feed_forward
        matrix = self.weights.matrix(f"{name}.fi.w", inner, width)
        hidden = self.product(self.around_zero(state.values), matrix * state.scale, f"{name}.fi.w")
        bias = self.constant(self.vector(f"{name}.fi.b"), f"{name}.fi.b")
        active = self.node("FastGelu", hidden, bias, domain=_CONTRIB)
        return self.product(self.above_gelu(active), self.weights.matrix(f"{name}.fo.w", width, inner), f"{name}.fo.w")

    def residual(self, output: str, state: _State, bias: str) -> str:
        """``output`` and its bias added to the true states."""
        skipped = self.node("Mul", state.values, self.constant(state.scale, f"{bias}.scale"))
        return self.node("Add", output, self.node("Add", skipped, self.constant(self.vector(bias), bias)))

    def rescaled(self, summed: str, norm: str) -> _State:
        """The states with their outlying channels made small."""
        scale = self.outlyingness(norm)
        return _State(self.layer_norm(summed, norm, scale), scale)

    def rescaled_again(self, states: str, norm: str) -> _State:
        """The same of states that have been normalized already."""
        scale = self.outlyingness(norm)
        return _State(self.node("Div", states, self.constant(scale, f"{norm}.scale")), scale)

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

    def around_zero(self, states: str) -> _Integers:
        """``states`` in 8 bits, each token by its largest value, of either sign."""
        largest = self.node("ReduceMax", self.node("Abs", states), axes=[-1])
        return self.integers(states, self.node("Max", largest, self.number(1e-9)), (ACTIVATION_MAX + 1) // 2)

    def above_gelu(self, states: str) -> _Integers:
        """What GELU gave in 8 bits, each token by its largest value; GELU is never below -0.17."""
        largest = self.node("ReduceMax", states, axes=[-1])
        room = -_GELU_MINIMUM * (ACTIVATION_MAX - _GELU_ZERO) / _GELU_ZERO
        return self.integers(states, self.node("Max", largest, self.number(room)), _GELU_ZERO)

    def integers(self, states: str, largest: str, zero: int) -> _Integers:
        import numpy as np

        steps = self.number(ACTIVATION_MAX - zero)
        scaled = self.node("Mul", states, self.node("Div", steps, largest))
        offset = self.constant(np.uint8(zero))
        values = self.node("QuantizeLinear", scaled, self.number(1), offset)
        return _Integers(values, self.node("Div", largest, steps), offset)

    def product(self, states: _Integers, matrix: np.ndarray, name: str) -> str:
        """The true ``states`` times ``matrix`` [outputs, inputs], computed in integers."""
        weights, scales = quantize(matrix)
        inputs = [states.values, self.constant(weights, name), self.number(1), self.constant(scales, f"{name}.scale")]
        return self.node("Mul", self.node("MatMulIntegerToFloat", *inputs, states.zero, domain=_CONTRIB), states.scale)

    def model(self, source: str, result: str, output: str) -> bytes:
        """The graph from the input ``source`` to ``output``, the node ``result``; both [batch, tokens, width]."""
        from onnx import TensorProto, helper

        shape: list[str | int | None] = ["batch", "tokens", self.shape.width]
        values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in (source, output)]
        nodes = [*self.nodes, helper.make_node("Identity", [result], [output])]
        graph = helper.make_graph(nodes, "encoder", values[:1], values[1:], list(self.constants.values()))
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString()
