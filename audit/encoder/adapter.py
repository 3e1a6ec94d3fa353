"""The bundled encoder as the estimator's training left it: low-rank updates added to its layers.

An update of a matrix is the product of two thin ones (Hu et al., 2022: LoRA). The file ``adapter.npz`` holds both for
each matrix that was tuned, ``NAME.up`` [outputs, rank] and ``NAME.down`` [rank, inputs], float16.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from audit.encoder.weights import WeightsFile
from audit.errors import AuditError

if TYPE_CHECKING:
    import numpy as np

_FILE = "adapter.npz"


class TunedWeights(WeightsFile):
    """A weights file whose matrices come with the updates added.

    Raises AuditError on opening as ``WeightsFile`` does and where the updates are missing; when used,
    where they are damaged.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__(path)
        self._content = _content()
        self.updates_digest = hashlib.blake2b(self._content, digest_size=6).hexdigest()

    @cached_property
    def _updates(self) -> dict[str, np.ndarray]:
        return _arrays(self._content)

    def matrix(self, name: str, rows: int, cols: int) -> np.ndarray:
        """The matrix ``name`` with its update, [rows, cols] float32; one without an update is as in the file."""
        import numpy as np

        matrix = super().matrix(name, rows, cols)
        if f"{name}.up" in self._updates:
            up, down = (self._updates[f"{name}.{part}"].astype(np.float32) for part in ("up", "down"))
            matrix += up @ down
        return matrix

    def digest(self, names: Iterable[str] = ()) -> str:
        """As ``WeightsFile.digest``; of tensors, with the updates'."""
        listed = list(names)
        return f"{super().digest(listed)}-{self.updates_digest}" if listed else super().digest()


def _content() -> bytes:
    try:
        return (files("audit.encoder") / _FILE).read_bytes()
    except OSError as error:
        raise AuditError(f"the encoder's updates ({_FILE}) are not installed; reinstall wire-audit") from error


def _arrays(content: bytes) -> dict[str, np.ndarray]:
    import zipfile

    import numpy as np

    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            return {key: archive[key] for key in archive.files}
    except (ValueError, OSError, KeyError, zipfile.BadZipFile) as error:
        raise AuditError(f"the encoder's updates ({_FILE}) are damaged; reinstall wire-audit") from error
