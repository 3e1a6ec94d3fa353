"""Rounds weight matrices to 8 bits so that integer kernels compute them exactly on every processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

ACTIVATION_MAX = 255
_WEIGHT_MAX = 127
# Processors with AVX2 but without VNNI add the products of two neighbouring inputs in 16 bits and cut the sum off at
# 32767. One is taken off because rounding may lift a pair of weights by as much.
_PAIR_MAX = 32767 // ACTIVATION_MAX - 1


def quantize(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights [outputs, inputs] as int8 [inputs, outputs] and the float32 scale of each output.

    Each output's scale is the finest for which no weight passes 127 and no two neighbouring products, whatever the
    activations (0 to 255), overflow 16 bits. ``inputs`` must be even.
    """
    import numpy as np

    positive, negative = np.maximum(matrix, 0), np.maximum(-matrix, 0)
    pairs = np.maximum(positive[:, ::2] + positive[:, 1::2], negative[:, ::2] + negative[:, 1::2])
    scales = np.maximum(np.abs(matrix).max(axis=1) / _WEIGHT_MAX, pairs.max(axis=1) / _PAIR_MAX)
    scales = np.where(scales > 0, scales, 1).astype(np.float32)
    rounded = np.rint(matrix / scales[:, None]).astype(np.int8)
    return np.ascontiguousarray(rounded.T), scales
