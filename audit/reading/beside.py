"""Pairing two folders, one of originals and one of translations: files at the same place in both belong together."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from audit.errors import AuditError
from audit.reading.files import shown
from audit.reading.folders import Found
from audit.reading.pairing import Pairing
from audit.reading.patterns import Key, languages_of, pair_by_key
from audit.settings import Settings

Folders = tuple[Path, Path]
"""The originals' folder and the translations'."""


def pair_by_place(files: Sequence[Found], folders: Folders, settings: Settings) -> Pairing:
    """Pair ``files``, all of which lie in ``folders``, by their paths below them.

    Languages are those of the settings, else those that the folders' names tell. Files without a partner as in
    `patterns.pair_by_pattern`.

    Raises:
        AuditError: the two are one folder.
    """
    if folders[0].resolve() == folders[1].resolve():
        raise AuditError(f"{shown(folders[1])}: a folder of translations cannot be that of their originals")
    roots = PurePosixPath(shown(folders[0])), PurePosixPath(shown(folders[1]))
    keys: tuple[dict[Key, Found], dict[Key, Found]] = {}, {}
    # The inner one first, where one lies in the other.
    sides = sorted(zip(roots, keys, strict=True), key=lambda side: len(side[0].parts), reverse=True)
    for file in files:
        path = PurePosixPath(shown(file.path))
        root, side = next((root, side) for root, side in sides if path.is_relative_to(root))
        place = unicodedata.normalize("NFC", path.relative_to(root).as_posix())  # macOS takes accents apart
        side.setdefault((place,), file)
    names = f"{folders[0].resolve().name}/-", f"{folders[1].resolve().name}/-"
    paths = (lambda key: str(roots[0] / key[0])), (lambda key: str(roots[1] / key[0]))
    return pair_by_key(keys, languages_of(names, settings), paths)
