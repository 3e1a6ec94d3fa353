"""Keep the states of unchanged texts on disk, so that nothing is encoded twice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from scripts.estimator.backbone import Backbone

_SHARD = 2000


@dataclass(frozen=True, slots=True)
class Stored:
    """A text's token offsets, its states after layer 4 with all marks, and the frozen ones after layer 7 without."""

    offsets: np.ndarray
    lower: np.ndarray
    upper: np.ndarray | None


class StateStore:
    """States by text, float16, memory-mapped in shards."""

    def __init__(self, folder: Path, backbone: Backbone) -> None:
        self._folder, self._backbone = folder, backbone
        folder.mkdir(parents=True, exist_ok=True)
        self._entries: dict[str, Stored] = {}
        for path in sorted(folder.glob("*.json")):
            self._load(path)

    def __contains__(self, text: str) -> bool:
        return text in self._entries

    def __getitem__(self, text: str) -> Stored:
        return self._entries[text]

    def get(self, text: str) -> Stored | None:
        return self._entries.get(text)

    def __len__(self) -> int:
        return len(self._entries)

    def _load(self, path: Path) -> None:
        texts = json.loads(path.read_text(encoding="utf-8"))
        arrays = {kind: np.load(path.with_suffix(f".{kind}.npy"), mmap_mode="r") for kind in ("offsets", "lower")}
        upper_path = path.with_suffix(".upper.npy")
        upper = np.load(upper_path, mmap_mode="r") if upper_path.exists() else None
        at, marks = 0, self._backbone.tokenizer.marks
        for number, (text, count) in enumerate(texts):
            start = at + number * marks
            self._entries[text] = Stored(
                arrays["offsets"][at : at + count],
                arrays["lower"][start : start + count + marks],
                None if upper is None else upper[at : at + count],
            )
            at += count

    def add(self, texts: Iterable[str], upper: bool) -> None:
        """Encode the texts that are not here yet, a shard at a time."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._entries]
        for begin in range(0, len(missing), _SHARD):
            self._write(missing[begin : begin + _SHARD], upper)

    def _write(self, texts: list[str], upper: bool) -> None:
        tokens = [self._backbone.tokenizer(text) for text in texts]
        lower = self._backbone.encode_lower(tokens)
        path = self._folder / f"{len(list(self._folder.glob('*.json'))):04d}.json"
        np.save(path.with_suffix(".offsets.npy"), np.concatenate([t.offsets for t in tokens]))
        np.save(path.with_suffix(".lower.npy"), np.concatenate(lower))
        if upper:
            with torch.no_grad():
                states = self._backbone.encode_upper(lower)
            first = self._backbone.tokenizer.first
            np.save(
                path.with_suffix(".upper.npy"), np.concatenate([x[first:-1].numpy().astype(np.float16) for x in states])
            )
        path.write_text(json.dumps([(t, len(k.offsets)) for t, k in zip(texts, tokens, strict=True)]), encoding="utf-8")
        self._load(path)
