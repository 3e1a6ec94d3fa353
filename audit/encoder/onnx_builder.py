"""Puts ONNX graphs together, with matrix products in 8-bit integers.

Weights have a scale for each output, activations one for each token, found as they come (Yao et al., 2022: ZeroQuant).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.encoder.quantization import ACTIVATION_MAX, quantize

if TYPE_CHECKING:
    import numpy as np

CONTRIB = "com.microsoft"
Shape = Sequence[str | int | None]


@dataclass(frozen=True, slots=True)
class Integers:
    """8-bit activations: the true ones are ``(values - zero) * scale``, with one scale a token."""

    values: str
    scale: str
    zero: str


class GraphBuilder:
    """An ONNX graph under construction; its methods add nodes and return the names of their outputs."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._constants: dict[str, Any] = {}

    def nodes(self, kind: str, count: int, *inputs: str, domain: str = "", **attributes: Any) -> list[str]:
        """A node with ``count`` outputs."""
        from onnx import helper

        outputs = [f"{kind}-{len(self._nodes)}-{number}" for number in range(count)]
        self._nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **attributes))
        return outputs

    def node(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        return self.nodes(kind, 1, *inputs, domain=domain, **attributes)[0]

    def constant(self, value: np.ndarray | np.generic, name: str = "") -> str:
        import numpy as np
        from onnx import numpy_helper

        array = np.asarray(value, order="C")
        name = name or f"{array.dtype}-{array.tolist()}"
        self._constants.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def number(self, value: float) -> str:
        import numpy as np

        return self.constant(np.float32(value))

    def axes(self, *numbers: int) -> str:
        import numpy as np

        return self.constant(np.array(numbers, np.int64))

    def around_zero(self, states: str) -> Integers:
        """``states`` in 8 bits, each token by its largest value, of either sign."""
        largest = self.node("ReduceMax", self.node("Abs", states), axes=[-1])
        return self.integers(states, self.node("Max", largest, self.number(1e-9)), (ACTIVATION_MAX + 1) // 2)

    def integers(self, states: str, largest: str, zero: int) -> Integers:
        """``states`` in 8 bits, ``largest`` as the largest integer and zero as ``zero``."""
        import numpy as np

        steps = self.number(ACTIVATION_MAX - zero)
        scaled = self.node("Mul", states, self.node("Div", steps, largest))
        offset = self.constant(np.uint8(zero))
        values = self.node("QuantizeLinear", scaled, self.number(1), offset)
        return Integers(values, self.node("Div", largest, steps), offset)

    def product(self, states: Integers, matrix: np.ndarray, name: str) -> str:
        """The true ``states`` times ``matrix`` [outputs, inputs], computed in integers."""
        weights, scales = quantize(matrix)
        inputs = [states.values, self.constant(weights, name), self.number(1), self.constant(scales, f"{name}.scale")]
        return self.node("Mul", self.node("MatMulIntegerToFloat", *inputs, states.zero, domain=CONTRIB), states.scale)

    def model(self, name: str, inputs: Mapping[str, Shape], outputs: Mapping[str, tuple[str, Shape | None]]) -> bytes:
        """The serialized graph. ``inputs`` have shapes; ``outputs`` have the node that gives them, and a shape."""
        from onnx import TensorProto, helper

        def values(shapes: Mapping[str, Shape | None]) -> list[Any]:
            return [helper.make_tensor_value_info(key, TensorProto.FLOAT, shape) for key, shape in shapes.items()]

        last = [helper.make_node("Identity", [made], [key]) for key, (made, _) in outputs.items()]
        shapes = {key: shape for key, (_, shape) in outputs.items()}
        constants = list(self._constants.values())
        graph = helper.make_graph([*self._nodes, *last], name, values(inputs), values(shapes), constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString()
