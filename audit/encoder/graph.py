"""Assembles the encoder's ONNX graphs from its weights.

There are two, so that one set of weights serves both uses: the lower one goes from word embeddings to the states of the
layer that the metrics read, the upper one from there to the pooled last layer. Word embeddings are an input: the
vocabulary's 96 million parameters stay in the weights file. The layers are BERT's (Devlin et al., 2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.encoder.weights import WeightsFile

if TYPE_CHECKING:
    import numpy as np

GRAPH_VERSION = 1
STATES_LAYER = 7
_CONTRIB = "com.microsoft"


def tensors_below(layers: range) -> list[str]:
    """The names of the tensors that a graph of ``layers`` is made of."""
    parts = ["q.w", "q.b", "k.w", "k.b", "v.w", "v.b", "ao.w", "ao.b", "aln.w", "aln.b"]
    parts += ["fi.w", "fi.b", "fo.w", "fo.b", "oln.w", "oln.b"]
    return [f"l{layer}.{part}" for layer in layers for part in parts]


def lower_graph(weights: WeightsFile) -> bytes:
    """Word embeddings ``words`` [batch, tokens, width] and ``lengths`` [batch] to ``states`` [batch, tokens, width]."""
    graph = _Graph(weights)
    states = graph.embeddings("words")
    for layer in range(STATES_LAYER):
        states = graph.layer(states, layer)
    return graph.model("words", states, "states")


def upper_graph(weights: WeightsFile) -> bytes:
    """``states`` [batch, tokens, width] and ``lengths`` [batch] to the last layer's ``last`` [batch, tokens, width]."""
    graph = _Graph(weights)
    states = "states"
    for layer in range(STATES_LAYER, weights.shape.layers):
        states = graph.layer(states, layer)
    return graph.model("states", states, "last")


class _Graph:
    """An ONNX graph under construction; its methods add nodes and return the name of their output."""

    def __init__(self, weights: WeightsFile) -> None:
        self.weights = weights
        self.nodes: list = []
        self.constants: list = []

    def constant(self, name: str, value: np.ndarray) -> str:
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def node(self, kind: str, inputs: list[str], domain: str = "", **attributes: object) -> str:
        from onnx import helper

        output = f"{kind}-{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def vector(self, name: str) -> str:
        return self.constant(name, self.weights.vector(name))

    def linear(self, states: str, name: str, outputs: int, inputs: int) -> str:
        """``states`` times the matrix ``name``, without its bias."""
        import numpy as np

        matrix = self.weights.matrix(name, outputs, inputs)
        return self.node("MatMul", [states, self.constant(name, np.ascontiguousarray(matrix.T))])

    def embeddings(self, words: str) -> str:
        """Word embeddings with positions and the one token type added, normalized."""
        import numpy as np

        shape = self.weights.shape
        positions = self.weights.vector("emb.pos").reshape(shape.positions, shape.width)
        positions = positions + self.weights.vector("emb.type")[: shape.width]
        size = self.node("Shape", [words], start=1, end=2)
        zero = self.constant("zero", np.zeros(1, np.int64))
        table = self.node("Slice", [self.constant("positions", positions), zero, size])
        added = self.node("Add", [words, table])
        norms = [self.vector("emb.ln.w"), self.vector("emb.ln.b")]
        return self.node("LayerNormalization", [added, *norms], epsilon=shape.epsilon)

    def layer(self, states: str, number: int) -> str:
        """One transformer layer: attention, then the feed-forward part, each added to its input and normalized."""
        attended = self.attention(states, f"l{number}")
        states = self.normalized(attended, states, f"l{number}.ao.b", f"l{number}.aln")
        width, feed_forward = self.weights.shape.width, self.weights.shape.feed_forward
        inner = self.linear(states, f"l{number}.fi.w", feed_forward, width)
        inner = self.node("BiasGelu", [inner, self.vector(f"l{number}.fi.b")], _CONTRIB)
        outer = self.linear(inner, f"l{number}.fo.w", width, feed_forward)
        return self.normalized(outer, states, f"l{number}.fo.b", f"l{number}.oln")

    def attention(self, states: str, layer: str) -> str:
        import numpy as np

        width, heads = self.weights.shape.width, self.weights.shape.heads
        parts = [self.linear(states, f"{layer}.{part}.w", width, width) for part in "qkv"]
        biases = np.concatenate([self.weights.vector(f"{layer}.{part}.b") for part in "qkv"])
        inputs = [*parts, self.constant(f"{layer}.qkv.b", biases), "lengths"]
        mixed = self.node("MultiHeadAttention", inputs, _CONTRIB, num_heads=heads)
        return self.linear(mixed, f"{layer}.ao.w", width, width)

    def normalized(self, states: str, skip: str, bias: str, norm: str) -> str:
        norms = [self.vector(f"{norm}.w"), self.vector(f"{norm}.b"), self.vector(bias)]
        epsilon = self.weights.shape.epsilon
        return self.node("SkipLayerNormalization", [states, skip, *norms], _CONTRIB, epsilon=epsilon)

    def model(self, source: str, result: str, output: str) -> bytes:
        from onnx import TensorProto, helper

        self.nodes.append(helper.make_node("Identity", [result], [output]))
        shape = ["batch", "tokens", self.weights.shape.width]
        inputs = [
            helper.make_tensor_value_info(source, TensorProto.FLOAT, shape),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ]
        outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString()
