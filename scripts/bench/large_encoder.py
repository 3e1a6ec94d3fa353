"""An encoder of the shape of COMETKiwi-22's (Rei et al., 2022), with random weights: what it costs, not what it finds.

COMETKiwi-22 reads target and source together, through InfoXLM-large: the architecture of XLM-RoBERTa (Conneau et al.,
2020) with 24 layers, 1,024 channels, 16 heads and a vocabulary of 250,002. Its scores come of a small network on top,
which costs next to nothing beside that. Run in 32 bits on ONNX Runtime, on batches packed as this tool packs its own.

    python -m scripts.bench.large_encoder GRAPH.onnx    # writes the graph, and 2.2 GB of weights beside it
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 24, 1024, 16, 4096, 250_002, 514
_SPREAD = 0.02  # the standard deviation that such weights are initialized with
_BUDGET = 512  # tokens a batch
_FIRST_POSITION = 2  # positions are counted from the one after padding's
_SPECIAL = 4  # <s> target </s> </s> source </s>


@dataclass
class _Graph:
    """An ONNX graph whose weights are written to a file of their own as they come."""

    weights: Any
    name: str
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        from onnx import helper

        output = f"{kind}-{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def small(self, value: np.ndarray) -> str:
        from onnx import numpy_helper

        name = f"constant-{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def random(self, *shape: int) -> str:
        import numpy as np
        from onnx import TensorProto

        name, start = f"weight-{len(self.constants)}", self.weights.tell()
        draw = np.random.default_rng(len(self.constants))
        for _ in range(shape[0]):
            row = draw.standard_normal(shape[1:], np.float32)
            row *= _SPREAD
            row.tofile(self.weights)
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape, data_location=TensorProto.EXTERNAL)
        place = {"location": self.name, "offset": start, "length": self.weights.tell() - start}
        for key, value in place.items():
            tensor.external_data.add(key=key, value=str(value))
        self.constants.append(tensor)
        return name

    def product(self, states: str, inputs: int, outputs: int) -> str:
        import numpy as np

        bias = self.small(np.zeros(outputs, np.float32))
        return self.node("Add", self.node("MatMul", states, self.random(inputs, outputs)), bias)

    def norm(self, states: str) -> str:
        import numpy as np

        parts = (self.small(value(WIDTH, np.float32)) for value in (np.ones, np.zeros))
        return self.node("LayerNormalization", states, *parts, epsilon=1e-5)


def build(path: Path) -> None:
    """Write the graph to ``path``, and its weights beside it. Token ids [batch, tokens] go in, states come out."""
    import numpy as np
    from onnx import TensorProto, helper, save_model

    weights = path.with_suffix(".weights")
    with weights.open("wb") as file:
        graph = _Graph(file, weights.name)
        words = graph.node("Gather", graph.random(VOCABULARY, WIDTH), "ids")
        tokens = graph.node("Shape", "ids", start=1, end=2)
        first, one = (np.array([number], np.int64) for number in (_FIRST_POSITION, 1))
        last = graph.node("Add", tokens, graph.small(first))
        places = graph.node("Slice", graph.random(POSITIONS, WIDTH), graph.small(first), last, graph.small(one * 0))
        states = graph.norm(graph.node("Add", words, places))
        for _ in range(LAYERS):
            states = _layer(graph, states)
        graph.nodes.append(helper.make_node("Identity", [states], ["states"]))
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "tokens"])
    out = helper.make_tensor_value_info("states", TensorProto.FLOAT, ["batch", "tokens", WIDTH])
    made = helper.make_graph(graph.nodes, "xlm-r-large", [ids], [out], graph.constants)
    save_model(helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=9), str(path))


def _layer(graph: _Graph, states: str) -> str:
    """Self-attention and a feed-forward network, each added to what went in and normalized."""
    import numpy as np

    heads = graph.small(np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
    joined = graph.small(np.array([0, 0, WIDTH], np.int64))

    def split(order: Sequence[int]) -> str:
        return graph.node("Transpose", graph.node("Reshape", graph.product(states, WIDTH, WIDTH), heads), perm=order)

    queries, keys, values = split((0, 2, 1, 3)), split((0, 2, 3, 1)), split((0, 2, 1, 3))
    scale = graph.small(np.float32((WIDTH // HEADS) ** -0.5))
    shares = graph.node("Softmax", graph.node("Mul", graph.node("MatMul", queries, keys), scale), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", shares, values), perm=(0, 2, 1, 3))
    attended = graph.product(graph.node("Reshape", mixed, joined), WIDTH, WIDTH)
    states = graph.norm(graph.node("Add", states, attended))
    inner = graph.node("Gelu", graph.product(states, WIDTH, INNER))
    return graph.norm(graph.node("Add", states, graph.product(inner, INNER, WIDTH)))


def encode(path: Path, pairs: Sequence[tuple[str, str]]) -> Iterator[np.ndarray]:
    """The states of each batch of (target, source) pairs, [batch, tokens, 1024]."""
    import numpy as np
    import onnxruntime

    from audit.encoder.batching import batches
    from audit.encoder.session import each_batch
    from audit.encoder.tokenizer import Tokenizer
    from audit.encoder.weights import WeightsFile, bundled_weights

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # a batch a core, as this tool has it
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer(WeightsFile(bundled_weights()))  # XLM-RoBERTa's vocabulary, as InfoXLM has it
    special = np.zeros(_SPECIAL // 2, np.int64)
    texts = [np.concatenate([special, *(tokenizer(text).ids for text in pair), special]) for pair in pairs]
    ids = [text[: POSITIONS - _FIRST_POSITION].astype(np.int64) for text in texts]
    packed = [np.stack([ids[i] for i in batch]) for batch in batches([len(text) for text in ids], _BUDGET)]
    yield from each_batch(lambda batch: session.run(None, {"ids": batch})[0], packed)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
