"""Keep the run-time encoder's states of unchanged texts on disk: labels are carried from side to side along them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from audit.encoder import Encoded, load_encoder

_SHARD = 4000


class StateStore:
    """States by text, [tokens, width] float16, memory-mapped in shards."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._entries: dict[str, Encoded] = {}
        for path in sorted(folder.glob("*.json")):
            self._load(path)

    def __contains__(self, text: str) -> bool:
        return text in self._entries

    def __getitem__(self, text: str) -> Encoded:
        return self._entries[text]

    def __len__(self) -> int:
        return len(self._entries)

    def _load(self, path: Path) -> None:
        states = np.load(path.with_suffix(".states.npy"), mmap_mode="r")
        offsets = np.load(path.with_suffix(".offsets.npy"), mmap_mode="r")
        at = 0
        for text, count in json.loads(path.read_text(encoding="utf-8")):
            self._entries[text] = Encoded(states[at : at + count], offsets[at : at + count])
            at += count

    def add(self, texts: Iterable[str]) -> None:
        """Encode the texts that are not here yet, a shard at a time."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._entries]
        for begin in range(0, len(missing), _SHARD):
            self._write(missing[begin : begin + _SHARD])

    def _write(self, texts: list[str]) -> None:
        encoded = load_encoder().encode(texts)
        path = self._folder / f"{len(list(self._folder.glob('*.json'))):04d}.json"
        np.save(path.with_suffix(".states.npy"), np.concatenate([x.states.astype(np.float16) for x in encoded]))
        np.save(path.with_suffix(".offsets.npy"), np.concatenate([x.offsets for x in encoded]))
        path.write_text(
            json.dumps([(t, len(x.offsets)) for t, x in zip(texts, encoded, strict=True)]), encoding="utf-8"
        )
        self._load(path)
