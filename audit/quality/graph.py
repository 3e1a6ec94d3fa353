"""Assembles the estimator's network as an ONNX graph: alignment features, and a small transformer over both sides.

The inputs are the encoder's states of one pair, ``source`` [n, states] and ``target`` [m, states]. The network reads
[segment; source tokens; target tokens]; the cosines of the states are added to the attention between the two sides. A
pair is a run of its own, so that nothing is padded and no result depends on other pairs. The large matrix products are
computed in 8-bit integers, as the encoder's are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from audit.encoder.onnx_builder import CONTRIB, GraphBuilder, Integers

if TYPE_CHECKING:
    import numpy as np

CENTRE = 0.6  # cosines of two tokens' states lie around it
TEMPERATURE = 0.04  # of the soft links
_FAR = 8  # a jump between neighbours' links beyond this many tokens counts as this many
_SHARPEST = 1e-6  # the least variance of a soft link's place
_LONGEST = 512  # tokens on a side


def build_graph(weights: Mapping[str, np.ndarray]) -> bytes:
    """The network as a serialized ONNX model.

    Outputs are ``tokens`` [1 + n + m, 10], ``pair`` [5], and ``similarity`` [], the mean cosine of each token with its
    best counterpart, both ways, as in BERTScore (Zhang et al., 2020).
    """
    return _Graph(weights).network()


class _Graph(GraphBuilder):
    """The network's graph; its methods add nodes and return the names of their outputs."""

    def __init__(self, weights: Mapping[str, np.ndarray]) -> None:
        super().__init__()
        self.weights, self.width = weights, len(weights["segment"])

    def network(self) -> bytes:
        states = self.weights["project.weight"].shape[1]
        sizes = [self.node("Shape", side, start=0, end=1) for side in ("source", "target")]
        unit = [self.normalized(side) for side in ("source", "target")]
        forward = self.node("MatMul", unit[0], self.node("Transpose", unit[1], perm=[1, 0]))
        backward = self.node("Transpose", forward, perm=[1, 0])
        own = self.tokens("source", self.features(forward, sizes[0], sizes[1]), sizes[0], 0)
        other = self.tokens("target", self.features(backward, sizes[1], sizes[0]), sizes[1], 1)
        x = self.node("Concat", self.constant(self.weights["segment"][None], "segment"), own, other, axis=0)
        links = self.links(forward, backward, *sizes)
        for number in range(sum(name.endswith("link_scale") for name in self.weights)):
            x = self.block(x, links, f"blocks.{number}")
        x = self.norm(x, "norm")
        tokens = self.node("Concat", self.linear(x, "source_out"), self.linear(x, "target_out"), axis=1)
        pair, similarity = self.pair_outputs(x, *sizes), self.similarity(forward)
        outputs = {"tokens": (tokens, None), "pair": (pair, None), "similarity": (similarity, None)}
        return self.model("estimator", {"source": ["n", states], "target": ["m", states]}, outputs)

    def normalized(self, states: str) -> str:
        length = self.node("ReduceL2", states, axes=[1], keepdims=1)
        return self.node("Div", states, self.node("Max", length, self.number(1e-12)))

    def similarity(self, cosines: str) -> str:
        best = [self.node("ReduceMax", cosines, axes=[axis], keepdims=0) for axis in (0, 1)]
        means = [self.node("ReduceMean", side, keepdims=0) for side in best]
        return self.node("Mul", self.node("Add", *means), self.number(0.5))

    def linear(self, value: str, name: str) -> str:
        product = self.node("MatMul", value, self.constant(self.weights[f"{name}.weight"].T, f"{name}.weight"))
        return self.node("Add", product, self.constant(self.weights[f"{name}.bias"], f"{name}.bias"))

    def integer_linear(self, value: Integers, name: str) -> str:
        product = self.product(value, self.weights[f"{name}.weight"], f"{name}.weight")
        return self.node("Add", product, self.constant(self.weights[f"{name}.bias"], f"{name}.bias"))

    def norm(self, value: str, name: str) -> str:
        parts = [self.constant(self.weights[f"{name}.{part}"], f"{name}.{part}") for part in ("weight", "bias")]
        return self.node("LayerNormalization", value, *parts, epsilon=1e-5)

    def features(self, cosines: str, own: str, other: str) -> str:
        """14 features of one side's tokens, [n, 14], from their cosines with the other side's, [n, m].

        How good the best and the second match are, and the best beside its rival's; the mean; how sharp the soft link
        is and how much of the other side it claims; the own place, how far the link's lies from it, and its spread;
        the ratio of lengths; the jumps to the neighbours' links; how many share the link; whether it is mutual.
        """
        padded = self.node("Pad", cosines, self.axes(0, 0, 0, 1), self.number(-1))
        best_two, links = self.nodes("TopK", 2, padded, self.axes(2), axis=1)
        best, second = self.nodes("Split", 2, best_two, self.axes(1, 1), axis=1)
        link, _ = self.nodes("Split", 2, links, self.axes(1, 1), axis=1)
        lone = self.node("Equal", other, self.axes(1))
        second = self.node("Where", lone, best, second)
        rival = self.node("Gather", self.node("ReduceMax", cosines, axes=[0], keepdims=0), link)
        short = self.node("Sub", best, rival)
        sharp = self.node("Mul", cosines, self.number(1 / TEMPERATURE))
        forward = self.node("Softmax", sharp, axis=1)
        claimed = self.node("ReduceSum", self.node("Softmax", sharp, axis=0), self.axes(1), keepdims=1)
        place, places = self.places(own), self.places(other)
        expected = self.node("MatMul", forward, places)
        squares = self.node("MatMul", forward, self.node("Mul", places, places))
        spread = self.node("Sub", squares, self.node("Mul", expected, expected))
        spread = self.node("Sqrt", self.node("Max", spread, self.number(_SHARPEST)))
        even = self.node("Mul", place, self.number(0))
        ratio = self.node("Log", self.node("Div", self.real(own), self.real(other)))
        left, right = self.jumps(link, own)
        columns = (
            self.scaled(best, CENTRE, 4),
            self.scaled(second, CENTRE, 4),
            self.scaled(short, 0, 8),
            self.scaled(self.node("ReduceMean", cosines, axes=[1], keepdims=1), CENTRE, 4),
            self.node("ReduceMax", forward, axes=[1], keepdims=1),
            self.node("Log", self.node("Add", claimed, self.number(1))),
            place,
            self.node("Sub", expected, place),
            self.scaled(spread, 0, 2),
            self.node("Add", even, ratio),
            left,
            right,
            self.sharers(link),
            self.node("Cast", self.node("GreaterOrEqual", short, self.number(0)), to=1),
        )
        return self.node("Concat", *columns, axis=1)

    def scaled(self, value: str, centre: float, factor: float) -> str:
        shifted = self.node("Sub", value, self.number(centre)) if centre else value
        return self.node("Mul", shifted, self.number(factor))

    def real(self, count: str) -> str:
        return self.node("Cast", count, to=1)

    def places(self, count: str) -> str:
        """0, 1/n, … as a column."""
        import numpy as np

        table = self.constant(np.arange(_LONGEST, dtype=np.float32)[:, None], "places")
        return self.node("Div", self.node("Slice", table, self.axes(0), count), self.real(count))

    def jumps(self, link: str, count: str) -> tuple[str, str]:
        """How far each token's link lies from that of the token before and after it; a half at the ends."""
        after = self.node("Slice", link, self.axes(1), count, self.axes(0))
        before = self.node("Slice", link, self.axes(0), self.axes(-1), self.axes(0))
        distance = self.real(self.node("Abs", self.node("Sub", after, before)))
        near = self.scaled(self.node("Min", distance, self.number(_FAR)), 0, 1 / _FAR)
        half = self.node("Reshape", self.number(0.5), self.axes(1, 1))
        return self.node("Concat", half, near, axis=0), self.node("Concat", near, half, axis=0)

    def sharers(self, link: str) -> str:
        """How many other tokens link to the same one, four at most."""
        same = self.node("Equal", link, self.node("Transpose", link, perm=[1, 0]))
        others = self.node("Sub", self.node("ReduceSum", self.real(same), self.axes(1), keepdims=1), self.number(1))
        return self.scaled(self.node("Min", others, self.number(4)), 0, 0.25)

    def tokens(self, states: str, features: str, count: str, side: int) -> str:
        """What the transformer reads of one side, [n, width]."""
        table = self.constant(positions(_LONGEST, self.width) + self.weights["sides"][side], f"positions-{side}")
        place = self.node("Slice", table, self.axes(0), count)
        both = self.node("Add", self.linear(states, "project"), self.linear(features, "features"))
        return self.node("Add", both, place)

    def links(self, forward: str, backward: str, own: str, other: str) -> str:
        """What is added to the attention, [1, 1, tokens, tokens]: the cosines between the sides, 0 within them."""
        zero, one = self.axes(0), self.axes(1)
        beyond = self.node("Add", own, one)
        before_and_after = (one, beyond, other, zero), (beyond, one, zero, other)
        parts = [
            self.node("Pad", self.scaled(cosines, CENTRE, 4), self.node("Concat", *pads, axis=0))
            for cosines, pads in zip((forward, backward), before_and_after, strict=True)
        ]
        return self.node("Unsqueeze", self.node("Add", *parts), self.axes(0, 1))

    def block(self, x: str, links: str, name: str) -> str:
        """A pre-norm transformer layer."""
        mixed = self.attention(self.norm(x, f"{name}.norm1"), links, name)
        x = self.node("Add", x, self.integer_linear(self.around_zero(mixed), f"{name}.out"))
        inner = self.integer_linear(self.around_zero(self.norm(x, f"{name}.norm2")), f"{name}.up")
        return self.node("Add", x, self.integer_linear(self.above_zero(self.node("Relu", inner)), f"{name}.down"))

    def above_zero(self, states: str) -> Integers:
        largest = self.node("ReduceMax", states, axes=[-1])
        return self.integers(states, self.node("Max", largest, self.number(1e-9)), 0)

    def attention(self, x: str, links: str, name: str) -> str:
        import numpy as np

        integers = self.around_zero(x)
        weight = self.weights[f"{name}.qkv.weight"]
        parts = [
            self.node("Unsqueeze", self.product(integers, piece, f"{name}.{part}"), self.axes(0))
            for part, piece in zip("qkv", np.split(weight, 3), strict=True)
        ]
        scale = self.weights[f"{name}.link_scale"]
        bias = self.node("Mul", links, self.constant(scale.reshape(1, -1, 1, 1), f"{name}.link_scale"))
        inputs = [*parts, self.constant(self.weights[f"{name}.qkv.bias"], f"{name}.qkv.bias"), "", bias]
        mixed = self.node("MultiHeadAttention", *inputs, domain=CONTRIB, num_heads=len(scale))
        return self.node("Squeeze", mixed, self.axes(0))

    def pair_outputs(self, x: str, own: str, other: str) -> str:
        """From [segment, mean source, mean target, their distance, their product]."""
        sizes = self.node("Concat", self.axes(1), own, other, axis=0)
        parts = self.nodes("Split", 3, x, sizes, axis=0)
        segment, source, target = (self.node("ReduceMean", part, axes=[0], keepdims=1) for part in parts)
        distance = self.node("Abs", self.node("Sub", source, target))
        pooled = self.node("Concat", segment, source, target, distance, self.node("Mul", source, target), axis=1)
        hidden = self.node("Relu", self.linear(pooled, "pool_hidden"))
        return self.node("Squeeze", self.linear(hidden, "pool_out"), self.axes(0))


def positions(count: int, width: int) -> np.ndarray:
    """Sinusoidal positions (Vaswani et al., 2017), sine and cosine interleaved, [count, width] float32."""
    import numpy as np

    angles = np.arange(count)[:, None] / 10000 ** (np.arange(0, width, 2) / width)[None]
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(count, width).astype(np.float32)
