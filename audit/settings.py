"""What a run is asked to do: the flags of the command line, or `audit.toml`, as one frozen record."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from audit.errors import AuditError

FILE_NAME = "audit.toml"
SENSITIVITIES = ("low", "normal", "high")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes an audit's result. Languages are ISO 639-1 codes; ``None`` means: detect."""

    source: str | None = None
    target: str | None = None
    pairs: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    sensitivity: str = "normal"
    encoder: str | None = None

    def __post_init__(self) -> None:
        if self.sensitivity not in SENSITIVITIES:
            raise AuditError(f"sensitivity: {self.sensitivity!r} is not one of {', '.join(SENSITIVITIES)}")

    def runs(self, code: str) -> bool:
        """Whether the rule ``code`` is wanted: the longest matching prefix of ``select`` and ``ignore`` decides."""

        def longest(prefixes: tuple[str, ...]) -> int:
            return max((len(p) for p in prefixes if code.startswith(p)), default=-1)

        chosen = longest(self.select) if self.select else 0
        return chosen >= 0 and chosen > longest(self.ignore)

    def updated(self, values: Mapping[str, Any], origin: str) -> Settings:
        """These settings with ``values`` put over them; ``origin`` names where they came from in an error.

        Raises:
            AuditError: a key is unknown (the nearest known one is named) or a value is of the wrong type.
        """
        known = {f.name for f in fields(self)}
        for key in values:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(sorted(known))}"
                raise AuditError(f"{origin}: unknown key {key!r}{hint}")
        return replace(self, **{key: _value(key, value, origin) for key, value in values.items()})


def load_settings(folder: Path) -> Settings:
    """Settings from the nearest ``audit.toml`` at or above ``folder``, or the defaults where there is none."""
    for place in (folder, *folder.parents):
        path = place / FILE_NAME
        if path.is_file():
            try:
                values = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise AuditError(f"{path}: not a valid TOML file: {error}") from None
            return Settings().updated(values, str(path))
    return Settings()


def _value(key: str, value: Any, origin: str) -> Any:
    """``value`` as the field ``key`` holds it: prefixes as a tuple, everything else as text."""
    if key in ("select", "ignore"):
        parts = value.split(",") if isinstance(value, str) else value
        if isinstance(parts, (list, tuple)) and all(isinstance(p, str) for p in parts):
            return tuple(p.strip().upper() for p in parts if p.strip())
        raise AuditError(f'{origin}: {key} takes rule prefixes such as "OM,NM" or ["OM", "NM"]')
    if value is None or isinstance(value, str):
        return value
    raise AuditError(f"{origin}: {key} takes text, not {value!r}")
